//! What every view needs: language, place, focus and announcements.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::site;
use leptos::prelude::set_timeout;
use leptos::task::spawn_local;
use shared::language::Language;
use shared::settings::{LocalText, Settings};

use crate::element::{Element, Held, el};
use crate::load::{Failure, load_words};
use crate::navigation::{self, Route};
use crate::reading;
use crate::words::{Words, words};

/// The id of the heading that takes the focus on a new page.
pub(crate) const TITLE: &str = "title";

/// What every view needs, whatever was loaded.
pub(crate) struct Shell {
    /// The language shown.
    pub(crate) language: Held<Language>,
    /// Whether it is plain.
    pub(crate) plain: Held<bool>,
    /// The language of the service's texts, which may lack the one shown.
    pub(crate) tongue: Held<Language>,
    /// The language chosen last, and whether it is a plain one; both may still be loading.
    pub(crate) chosen: Cell<(Language, bool)>,
    /// Where the person is.
    pub(crate) route: Held<Route>,
    /// The municipality's settings, as soon as they are known.
    pub(crate) settings: Held<Option<&'static Settings>>,
    /// What the page is part of, for the header and the document's title.
    pub(crate) service: Held<String>,
    /// Whether this browser keeps drafts of the service.
    pub(crate) keeps: Held<bool>,
    /// Whether the page shown has errors that were pointed out.
    pub(crate) faulty: Held<bool>,
    /// What is said to screen readers.
    pub(crate) announced: Held<String>,
    /// The heading of the view.
    heading: RefCell<String>,
    /// The id of the element that takes the focus on the next page, in place of its heading.
    target: RefCell<Option<String>>,
}

impl Shell {
    /// A shell that follows the address, for as long as the page lives.
    pub(crate) fn new() -> &'static Self {
        let (language, plain) = reading::language();
        let shell: &'static Self = Box::leak(Box::new(Self {
            language: Held::new(language),
            plain: Held::new(plain),
            tongue: Held::new(language),
            chosen: Cell::new((language, plain)),
            route: Held::new(navigation::current()),
            settings: Held::new(None),
            service: Held::new(String::new()),
            keeps: Held::new(false),
            faulty: Held::new(false),
            announced: Held::new(String::new()),
            heading: RefCell::default(),
            target: RefCell::default(),
        }));
        navigation::follow(move || shell.arrive());
        shell
    }

    /// Shows another language as soon as the words are there.
    pub(crate) fn speak(&'static self, language: Language) {
        self.chosen.set((language, false));
        spawn_local(async move {
            match load_words(language, false).await {
                Ok(()) if self.chosen.get() == (language, false) => self.language.set(language),
                Ok(()) => {}
                Err(_) => self.announce(self.words().failure_unreachable().to_owned()),
            }
        });
    }

    /// Shows another language of a service as soon as its texts are there, and with them the
    /// words.
    pub(crate) fn speak_with<T: 'static>(
        &'static self,
        (language, plain): (Language, bool),
        texts: impl Future<Output = Result<T, Failure>> + 'static,
        show: impl FnOnce(T) + 'static,
    ) {
        self.chosen.set((language, plain));
        spawn_local(async move {
            match texts.await {
                // Another was chosen while this one was loading.
                Ok(_) if self.chosen.get() != (language, plain) => {}
                Ok(texts) => {
                    self.plain.change(plain);
                    self.language.set(language);
                    show(texts);
                }
                Err(_) => self.announce(self.words().failure_unreachable().to_owned()),
            }
        });
    }

    /// The interface's words in the language shown.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.language.get(), self.plain.get())
    }

    /// A municipality's text in the language shown, or in German.
    pub(crate) fn local(&self, text: &LocalText) -> Element {
        let shown = self.language.get();
        let language = if text.contains_key(shown.tag()) { shown } else { Language::De };
        let own = text.get(language.tag()).map_or("", String::as_str);
        self.spoken(el("span", ""), language).text(own)
    }

    /// Takes the title of a service, and the language that its texts are shown in.
    pub(crate) fn present(&self, title: &str, tongue: Language) {
        self.tongue.change(tongue);
        self.service.set(title.to_owned());
    }

    /// Marks a piece with a text of the service, for whoever reads it out.
    pub(crate) fn theirs(&self, piece: Element) -> Element {
        self.spoken(piece, self.tongue.peek())
    }

    /// Marks a piece in which another language is spoken than around it.
    pub(crate) fn spoken(&self, piece: Element, language: Language) -> Element {
        match language == self.language.peek() {
            true => piece,
            false => piece.attr("lang", language.tag()).attr("dir", language.direction()),
        }
    }

    /// Goes to a view.
    pub(crate) fn go(&self, route: &Route) {
        navigation::go(route);
    }

    /// The element of this id takes the focus on the next page.
    pub(crate) fn aim(&self, id: String) {
        self.target.replace(Some(id));
    }

    /// Whether something else than its heading takes the focus on the next page.
    pub(crate) fn aims(&self) -> bool {
        self.target.borrow().is_some()
    }

    /// Says something to screen readers.
    pub(crate) fn announce(&self, text: String) {
        self.announced.set(text);
    }

    /// Names the document after the heading of the view.
    pub(crate) fn entitle(&self, heading: &str) {
        heading.clone_into(&mut self.heading.borrow_mut());
        self.write_title();
    }

    /// Says in the document's title whether the page has errors that were pointed out.
    pub(crate) fn blame(&self, faulty: bool) {
        self.faulty.change(faulty);
        self.write_title();
    }

    /// Moves the focus to the heading, or to the element aimed at, once it is drawn.
    pub(crate) fn focus_title(&'static self) {
        let focus_now = move || {
            let target = self.target.take();
            site::rise();
            if !target.is_some_and(|id| focus(&id)) {
                focus(TITLE);
            }
        };
        set_timeout(focus_now, Duration::ZERO);
    }

    /// Shows what the address names now.
    pub(crate) fn arrive(&'static self) {
        let route = navigation::current();
        if route != self.route.peek() {
            self.blame(false);
            self.announced.set(String::new());
            self.route.set(route);
            self.focus_title();
        }
    }

    fn write_title(&self) {
        let language = self.language.peek();
        let (heading, service) = (self.heading.borrow(), self.service.peek());
        let mut title = String::new();
        if self.faulty.peek() {
            title.push_str(words(language, self.plain.peek()).error_prefix());
        }
        title.push_str(&heading);
        if !service.is_empty() && service != *heading {
            title.push_str(" – ");
            title.push_str(&service);
        }
        site::name(&title, language.tag(), language.direction());
    }
}

/// Gives the focus to the element of this id; tells whether there is one.
pub(crate) fn focus(id: &str) -> bool {
    site::find(id).is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the element of this id once what changes now is drawn.
pub(crate) fn focus_soon(id: String) {
    let focus_now = move || {
        focus(&id);
    };
    set_timeout(focus_now, Duration::ZERO);
}
