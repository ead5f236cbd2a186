//! What views read; whatever they read they follow.

use leptos::prelude::{ArcTrigger, Track};
use shared::Session;
use shared::Value;
use shared::assessment::Fault;
use shared::export::{Composer, instance};
use shared::kind::Kind;
use shared::service::{CodeList, Content, Node, NodeId, Texts};
use shared::session::{Key, Place};

use super::Filling;
use crate::navigation::Route;
use crate::part::takes;
use crate::words::Wording;

/// The state of one node in one instance, as it was when it was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// Whether it is asked, and not hidden.
    pub(crate) shown: bool,
    pub(crate) required: bool,
    pub(crate) readonly: bool,
    /// Which of the node's conditions for codes hold.
    pub(crate) offered: u64,
    /// Whether the person has done nothing about it yet: its value is the default, if there is one.
    pub(crate) untouched: bool,
    /// The valid value: given, computed or the default.
    pub(crate) value: Option<Value>,
    /// The text typed when it cannot be read.
    pub(crate) typed: Option<String>,
    /// What is wrong, and whether it only warns.
    pub(crate) problems: Vec<(Fault, bool)>,
}

/// What is wrong with an answer.
pub(crate) struct Sentence {
    pub(crate) text: String,
    /// Whether it only warns.
    pub(crate) soft: bool,
    /// Whether the service says so, in its own language.
    pub(crate) theirs: bool,
}

impl Filling {
    /// The session, for reading without following it.
    pub(crate) fn session<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    /// The session, for reading what follows from all answers: fee, pages and the like.
    pub(crate) fn results<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.watches.borrow().results.track();
        read(&self.session.borrow())
    }

    /// One node's state.
    pub(crate) fn answer(&self, place: Place) -> Answer {
        self.watch(place).track();
        let session = self.session.borrow();
        let cell = session.cell(place);
        Answer {
            shown: cell.relevant && !cell.hidden,
            required: cell.required,
            readonly: cell.readonly,
            offered: cell.offered,
            untouched: cell.given.is_none() && cell.typed.is_none() && !cell.blank,
            value: cell.value.cloned(),
            typed: cell.typed.map(str::to_owned),
            problems: cell.problems.to_vec(),
        }
    }

    /// Follows every answer.
    pub(crate) fn follow_answers(&self) {
        self.watches.borrow().answers.track();
    }

    /// A text with what follows from the answers, which it does not follow: a line is whole, of
    /// other texts the paragraphs that are known.
    pub(crate) fn composed(&self, text: &str, at: Key, whole: bool) -> String {
        let language = self.shell.language.peek();
        let (session, texts) = (&self.session.borrow(), &self.texts.peek());
        let composer = Composer { session, texts, language };
        if whole { composer.line(text, at) } else { composer.text(text, at) }
    }

    /// The instances of a repeated group.
    pub(crate) fn instances(&self, group: Place) -> Vec<Key> {
        self.watches.borrow().shape.track();
        self.session.borrow().instances(group)
    }

    /// The path of a place, by positions.
    pub(crate) fn path(&self, place: Place) -> String {
        self.watches.borrow().shape.track();
        self.session.borrow().path(place)
    }

    /// A node's definition.
    pub(crate) fn node(&self, node: NodeId) -> &'static Node {
        self.loaded.plan.node(node)
    }

    /// A field's kind; none for a group.
    pub(crate) fn kind(&self, node: NodeId) -> Option<&'static Kind> {
        match &self.node(node).content {
            Content::Field(kind) => Some(kind),
            Content::Group => None,
        }
    }

    /// A value as people read it.
    pub(crate) fn show(&self, kind: &Kind, value: &Value) -> String {
        let list = match kind {
            Kind::Choice { list } | Kind::Choices { list } => self.code_list(*list),
            _ => None,
        };
        kind.show(value, self.shell.language.get(), &|code| match list {
            Some(list) => self.label_of(list, code),
            None => code.to_owned(),
        })
    }

    /// A code list by its place.
    pub(crate) fn code_list(&self, list: u32) -> Option<&'static CodeList> {
        self.loaded.plan.service().lists.get(usize::try_from(list).ok()?)
    }

    /// What a code is called; the code itself where the texts lack it.
    pub(crate) fn label_of(&self, list: &CodeList, code: &str) -> String {
        let label = self.texts(|texts| texts.lists.get(&list.id)?.get(code).cloned());
        label.unwrap_or_else(|| code.to_owned())
    }

    /// The texts, in the language shown.
    pub(crate) fn texts<T>(&self, read: impl FnOnce(&Texts) -> T) -> T {
        read(&self.texts.get())
    }

    /// How a node is put into words; empty where the texts have nothing.
    pub(crate) fn wording(&self, node: NodeId) -> Wording {
        let path = self.loaded.plan.path(node);
        self.texts(|texts| {
            texts.nodes.get(&path).map(|own| Wording {
                label: own.label.clone(),
                hint: own.hint.clone(),
                help: own.help.clone(),
                instance: own.instance.clone(),
                missing: own.missing.clone(),
                checks: own.checks.clone(),
            })
        })
        .unwrap_or_default()
    }

    /// What the instance of a repeated group is called that a place is in.
    pub(crate) fn instance_of(&self, place: Place) -> Option<String> {
        self.texts(|texts| instance(&self.path(place), texts))
    }

    /// What a place is called away from its question: its label, after the instance of a repeated
    /// group that it is in.
    pub(crate) fn named(&self, place: Place) -> String {
        let label = self.label(place);
        match self.instance_of(place) {
            Some(instance) => [&instance, ": ", &label].concat(),
            None => label,
        }
    }

    /// What a place is called: its label, or for a group without one the title of its page.
    pub(crate) fn label(&self, place: Place) -> String {
        let label = self.composed(&self.wording(place.node).label, place.instance, true);
        match self.loaded.plan.page(place.node) {
            Some(page) if label.is_empty() => self.page_title(page),
            _ => label,
        }
    }

    /// A page's title.
    pub(crate) fn page_title(&self, page: usize) -> String {
        let id = self.page_id(page);
        let title = self.texts(|texts| texts.pages.get(id).map(|page| page.title.clone()));
        title.map_or_else(|| id.to_owned(), |title| self.composed(&title, Key::ROOT, true))
    }

    /// The way to a page.
    pub(crate) fn route_to(&self, page: usize, returning: bool) -> Route {
        Route::Page { id: self.page_id(page).to_owned(), returning }
    }

    /// A page's id.
    pub(crate) fn page_id(&self, page: usize) -> &'static str {
        self.loaded.plan.service().pages.get(page).map_or("", |page| page.id.as_str())
    }

    /// What is wrong at a place, in sentences; nothing before the person has left it.
    pub(crate) fn shown_problems(&'static self, place: Place) -> Vec<Sentence> {
        let answer = self.answer(place);
        if !answer.shown || !self.left.borrow().contains(&place) {
            return Vec::new();
        }
        self.sentences(place, &answer.problems)
    }

    /// What is wrong at a place, in sentences; nothing before what says it is there.
    pub(crate) fn sentences(
        &'static self,
        place: Place,
        problems: &[(Fault, bool)],
    ) -> Vec<Sentence> {
        match takes().filter(|_| !problems.is_empty()) {
            Some(part) => part.sentences(self, place, problems),
            None => Vec::new(),
        }
    }

    /// The id of the element that takes the focus for a place: `f-dogs-k3-name`.
    pub(crate) fn element_id(&self, place: Place) -> String {
        let plan = &self.loaded.plan;
        let path = plan.path(place.node);
        let mut id = String::from("f-");
        match plan.home(place.node) {
            Some(home) => {
                let home = plan.path(home);
                id.push_str(&home);
                id.push_str("-k");
                id.push_str(&place.instance.0.to_string());
                id.push_str(path.get(home.len()..).unwrap_or_default());
            }
            None => id.push_str(&path),
        }
        id.replace('.', "-")
    }

    pub(super) fn watch(&self, place: Place) -> ArcTrigger {
        let places = &mut self.watches.borrow_mut().places;
        let at = places.partition_point(|(other, _)| *other < place);
        if let Some((_, watch)) = places.get(at).filter(|(other, _)| *other == place) {
            return watch.clone();
        }
        let watch = ArcTrigger::new();
        places.insert(at, (place, watch.clone()));
        watch
    }
}
