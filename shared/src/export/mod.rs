//! Forms of an application: readable ones for the check of one's answers, the office and the paper,
//! and those that the office's programs take.

mod amt24;
mod application;
mod berlin;
mod compose;
mod data;
mod format;
mod labelled;
pub(crate) mod markup;
mod section;
mod words;

pub use amt24::amt24_xml;
pub use application::{ApplicationHead, Due, Fee, application_html};
pub use compose::Composer;
pub use data::{DataElement, DataSchema, Holds, NAMESPACE, data_json, data_xml};
pub use format::Format;
pub use labelled::answers_with_labels;
pub use section::{Row, Section, instance, sections};

use crate::Value;
use crate::kind::Kind;
use crate::language::Language;
use crate::service::{CodeList, Plan, Texts};
use crate::session::Place;

/// What a node is called: its label, or its path where the texts lack it.
fn label(composer: &Composer<'_>, place: Place) -> String {
    let path = composer.session.plan().path(place.node);
    match composer.texts.nodes.get(&path) {
        Some(own) => composer.line(&own.label, place.instance),
        None => path,
    }
}

/// The text form of a value, codes by their labels.
fn shown(kind: &Kind, value: &Value, plan: &Plan, texts: &Texts, language: Language) -> String {
    let list = match kind {
        Kind::Choice { list } | Kind::Choices { list } => list_of(plan, *list),
        _ => None,
    };
    let labels = list.and_then(|list| texts.lists.get(&list.id));
    kind.show(value, language, &|code| match labels.and_then(|labels| labels.get(code)) {
        Some(label) => label.clone(),
        None => code.to_owned(),
    })
}

fn list_of(plan: &Plan, list: u32) -> Option<&CodeList> {
    plan.service().lists.get(usize::try_from(list).ok()?)
}

#[cfg(test)]
mod tests;
