//! The answers page by page, as people read them.

use super::{Composer, label, shown};
use crate::Session;
use crate::kind::Kind;
use crate::language::Language;
use crate::service::{Content, Texts};
use crate::session::{Key, Place};

/// What was answered on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The page's id.
    pub page: String,
    /// The page's title.
    pub title: String,
    /// Its fields in the order of the form.
    pub rows: Vec<Row>,
}

/// One field with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the session.
    pub place: Place,
    /// Its path, such as `dogs[2].name`.
    pub path: String,
    /// In a repeated group, which instance: `Hund 2`.
    pub instance: Option<String>,
    /// What the group is called that it stands in, the innermost that has a label: several groups
    /// may ask the same.
    pub group: Option<String>,
    /// The question.
    pub label: String,
    /// The answer in its text form; one that cannot be read as it was typed; the language's
    /// words for no answer where there is none.
    pub value: String,
    /// Whether there is no answer: passed over on purpose, or not given yet.
    pub blank: bool,
}

impl Row {
    /// What it stands under within its page: `Hund 2`, `Wo lebt der Hund?`, or both.
    pub fn heading(&self) -> Option<String> {
        match (&self.instance, &self.group) {
            (Some(instance), Some(group)) => Some([instance, ": ", group].concat()),
            (instance, group) => instance.clone().or_else(|| group.clone()),
        }
    }
}

/// The relevant fields of all pages reached, calculated ones with a value among them. Information,
/// what is hidden, and pages without such a field are left out.
pub fn sections(session: &Session, texts: &Texts, language: Language) -> Vec<Section> {
    let pages = session.plan().service().pages.iter().enumerate();
    let reached = pages.filter(|(at, _)| session.page_relevant(*at));
    let sections = reached.map(|(at, page)| Section {
        page: page.id.clone(),
        title: match texts.pages.get(&page.id) {
            Some(page) => Composer { session, texts, language }.line(&page.title, Key::ROOT),
            None => page.id.clone(),
        },
        rows: session
            .page_places(at)
            .into_iter()
            .filter_map(|place| row(session, place, texts, language))
            .collect(),
    });
    sections.filter(|section| !section.rows.is_empty()).collect()
}

/// The row of a place, unless it is none that people read.
fn row(session: &Session, place: Place, texts: &Texts, language: Language) -> Option<Row> {
    let plan = session.plan();
    let node = plan.node(place.node);
    let Content::Field(kind) = &node.content else { return None };
    let cell = session.cell(place);
    let silent = node.calculate.is_some() && cell.value.is_none();
    if !cell.relevant || cell.hidden || matches!(kind, Kind::Information) || silent {
        return None;
    }
    let answer = match (cell.value, cell.typed) {
        (Some(value), _) => Some(shown(kind, value, plan, texts, language)),
        (None, typed) => typed.map(str::to_owned),
    };
    let path = session.path(place);
    let composer = Composer { session, texts, language };
    Some(Row {
        place,
        instance: instance(&path, texts),
        group: group(&composer, place),
        path,
        label: label(&composer, place),
        blank: answer.is_none(),
        value: answer.unwrap_or_else(|| language.words().blank.to_owned()),
    })
}

/// The label of the innermost group around a field that has one, within its repeated group.
fn group(composer: &Composer<'_>, place: Place) -> Option<String> {
    let plan = composer.session.plan();
    let home = plan.home(place.node);
    let mut next = plan.spot(place.node).parent();
    while let Some(node) = next.filter(|node| Some(*node) != home) {
        let texts = composer.texts.nodes.get(&plan.path(node));
        let label = texts.map(|own| composer.line(&own.label, place.instance));
        match label.filter(|label| !label.is_empty()) {
            None => next = plan.spot(node).parent(),
            label => return label,
        }
    }
    None
}

/// The names of the instances that a path leads through: `Hund 2`. None outside of repeated groups.
pub fn instance(path: &str, texts: &Texts) -> Option<String> {
    let mut definition = String::new();
    let mut names = Vec::new();
    for part in path.split('.') {
        let (name, position) = match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((name, position)) => (name, Some(position)),
            None => (part, None),
        };
        if !definition.is_empty() {
            definition.push('.');
        }
        definition.push_str(name);
        if let Some(position) = position {
            let own = texts.nodes.get(&definition);
            let called = own.map(|own| own.instance.as_ref().unwrap_or(&own.label));
            names.push([called.map_or(name, String::as_str), " ", position].concat());
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}
