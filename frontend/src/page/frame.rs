//! What stands around every view: header, notice, footer.

use browser::site;
use leptos::prelude::untrack;
use shared::language::{Language, PLAIN};

use super::parts::{Mood, alert, anchor, link, p};
use crate::element::{Element, el, text};
use crate::navigation::Route;
use crate::shell::{Shell, focus};

/// The page while everything is loaded.
pub(super) fn loading(shell: &Shell) -> Element {
    let main = el(&site::main(), "wrap").id("main").attr("data-page", "loading");
    main.child(p(shell.words().loading()).attr("role", "status"))
}

/// What the header asks of what is shown below it.
pub(super) trait Headed {
    /// Whether there are texts in plain language.
    fn has_plain(&self) -> bool;

    /// Shows another language, `plain` or not.
    fn speak(&'static self, language: Language, plain: bool);

    /// The way to the task list, where there is one.
    fn to_tasks(&'static self) -> Option<Element> {
        None
    }

    /// What has to be read before all else.
    fn notice(&'static self) -> Vec<Element> {
        Vec::new()
    }
}

impl Headed for Shell {
    fn has_plain(&self) -> bool {
        false
    }

    fn speak(&'static self, language: Language, _: bool) {
        self.speak(language);
    }
}

/// A view with its name.
pub(super) type View = (&'static str, Vec<Element>);

/// A view with header and footer.
pub(super) fn frame(
    shell: &'static Shell,
    headed: &'static dyn Headed,
    view: Box<dyn Fn() -> View>,
) -> Vec<Element> {
    let skip =
        el("a", "kern-link skip").attr("href", "#main").text_of(|| shell.words().skip().to_owned());
    let skip = skip.on("click", |event| {
        event.prevent_default();
        focus("main");
    });
    let main = el(&site::main(), "wrap").id("main").attr("tabindex", "-1");
    let named = main.clone();
    let main = main.content(move || {
        shell.language.get();
        let (name, content) = view();
        let _ = named.clone().attr("data-page", name);
        site::tell("page", name, "");
        content
    });
    vec![
        skip,
        untrack(|| header(shell, headed)),
        el("div", "").content(move || demo(shell)),
        el("div", "").content(move || headed.notice()),
        main,
        el("div", "").content(move || footer(shell)),
    ]
}

fn header(shell: &'static Shell, headed: &'static dyn Headed) -> Element {
    let municipality =
        move || shell.settings.get().map_or_else(String::new, |own| own.name.clone());
    let name = el("div", "head__name")
        .child(el("span", "kern-body kern-body--muted").text_of(municipality))
        .child(el("div", "").content(move || {
            let service = text("span", "kern-body kern-body--bold", &shell.service.get());
            vec![shell.theirs(service)]
        }));
    let plain = headed.has_plain();
    // All are shown: who cannot read the page finds the own language by its name alone.
    let mut tongues = Vec::new();
    for language in Language::ALL {
        tongues.push(speaks(shell, headed, language, false));
        if plain && language == Language::De {
            tongues.push(speaks(shell, headed, language, true));
        }
    }
    let tongues = el("div", "row")
        .attr("role", "group")
        .attr("translate", "no")
        .attr_of("aria-label", move || Some(shell.words().language().to_owned()))
        .children(tongues);
    let tasks = el("div", "").content(move || headed.to_tasks().into_iter().collect());
    let tools = el("div", "head__tools").child(tasks).child(tongues);
    let announced = el("div", "unseen").attr("role", "status").attr("aria-live", "polite");
    el("header", "head")
        .child(el("div", "wrap head__row").child(name).child(tools))
        .child(announced.text_of(move || shell.announced.get()))
}

fn speaks(
    shell: &'static Shell,
    headed: &'static dyn Headed,
    language: Language,
    plain: bool,
) -> Element {
    let (tag, name) = match plain {
        true => (PLAIN, "Einfache Sprache"),
        false => (language.tag(), language.name()),
    };
    let pressed = move || {
        let pressed = shell.language.get() == language && shell.plain.get() == plain;
        Some(if pressed { "true" } else { "false" }.to_owned())
    };
    el("button", "kern-btn kern-btn--tertiary tongue")
        .attr("type", "button")
        .attr("lang", language.tag())
        .attr("data-action", "language")
        .attr("data-language", tag)
        .attr_of("aria-pressed", pressed)
        .child(text("span", "kern-label", name))
        .press(move || headed.speak(language, plain))
}

fn demo(shell: &Shell) -> Vec<Element> {
    let words = shell.words();
    let demo = shell.settings.get().filter(|settings| settings.demo).map(|_| {
        let notice = alert(Mood::Info, words.notice(), vec![p(words.demo())]);
        el("section", "wrap demo").attr("aria-label", words.notice()).child(notice)
    });
    demo.into_iter().collect()
}

fn footer(shell: &Shell) -> Vec<Element> {
    let words = shell.words();
    let footer = shell.settings.get().map(|settings| {
        let feedback = ["mailto:", &settings.feedback].concat();
        let links = [
            link("imprint", words.imprint(), &Route::Imprint),
            link("privacy", words.privacy(), &Route::Privacy),
            link("accessibility", words.accessibility(), &Route::Accessibility),
            link(
                "applications",
                words.applications(),
                &Route::Submitted("applications".to_owned()),
            ),
            link("device", words.device(), &Route::Device),
            anchor(&feedback, words.feedback()),
        ];
        let links = links.map(|link| el("li", "").child(link));
        let links = el("ul", "row plain").children(Vec::from(links));
        el("footer", "foot").child(el("div", "wrap").child(links))
    });
    footer.into_iter().collect()
}
