//! Translations of a schema: the same service in another language, and in plain German.

use std::collections::BTreeMap;

use fim::{CodeList, Node, Schema, Structure, TranslatedElement, Translation};

use super::draft::{Draft, DraftCheck, ListCodes};

/// A service's texts in a language of the assistant.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The language, as services name it: `en` or `de-x-simple`.
    pub tag: String,
    /// The service with its texts in that language; everything else is as in German.
    pub draft: Draft,
}

/// The schema with the texts of a translation in place of its own, and how many of its elements have
/// none there.
pub(super) fn translated(schema: &Schema, translation: &Translation) -> (Schema, usize) {
    let all = translation.elements.iter();
    let elements: BTreeMap<&str, &TranslatedElement> =
        all.map(|own| (own.identity.id.as_str(), own)).collect();
    let mut schema = schema.clone();
    if let Some(own) = elements.get(schema.about.identity.id.as_str()) {
        schema.title.clone_from(&own.wording.label);
    }
    // What it explains is not translated.
    schema.about.definition = None;
    schema.help = None;
    let mut missing = 0;
    level(&mut schema.structures, &elements, &mut missing);
    (schema, missing)
}

fn level(
    structures: &mut [Structure],
    elements: &BTreeMap<&str, &TranslatedElement>,
    missing: &mut usize,
) {
    for structure in structures {
        let found = elements.get(structure.node.about().identity.id.as_str());
        *missing += usize::from(found.is_none());
        match &mut structure.node {
            Node::Group(group) => {
                if let Some(own) = found {
                    group.wording.clone_from(&own.wording);
                }
                level(&mut group.structures, elements, missing);
            }
            Node::Field(field) => {
                let Some(own) = found else { continue };
                field.wording.clone_from(&own.wording);
                if own.content.is_some() {
                    field.content.clone_from(&own.content);
                }
                if let Some(CodeList::Inline(values)) = &mut field.code_list {
                    for value in values {
                        if let Some(other) = own.values.iter().find(|own| own.code == value.code) {
                            value.clone_from(other);
                        }
                    }
                }
            }
        }
    }
}

/// Gives a service made of a translated schema everything but its texts from the German one.
/// Nothing when it is not made of the same.
pub(super) fn same_as(german: &Draft, mut other: Draft) -> Option<Draft> {
    if other.nodes.len() != german.nodes.len() || other.pages.len() != german.pages.len() {
        return None;
    }
    let mut lists = german.lists.clone();
    for list in &mut lists {
        let uses = |node: &super::DraftNode| {
            node.kind.as_ref().is_some_and(|kind| kind.list.as_ref() == Some(&list.name))
        };
        let at = german.nodes.iter().position(uses);
        let own = at.and_then(|at| other.nodes.get(at)?.kind.as_ref()?.list.clone());
        if let Some(own) = own.and_then(|name| other.list(&name))
            && let ListCodes::Inline(_) = list.codes
        {
            list.codes.clone_from(&own.codes);
        }
    }
    other.lists = lists;
    for (node, own) in other.nodes.iter_mut().zip(&german.nodes) {
        node.name.clone_from(&own.name);
        node.checks.clone_from(&own.checks);
        node.kind.clone_from(&own.kind);
    }
    for (page, own) in other.pages.iter_mut().zip(&german.pages) {
        page.id.clone_from(&own.id);
    }
    Some(other)
}

/// The message of a check in English; that of a check that the import did not make stays.
pub(super) fn english(check: &DraftCheck) -> String {
    let bound = check.holds.rsplit(' ').next().unwrap_or_default();
    match check.id.as_str() {
        "length" => format!("Please write at most {bound} characters."),
        "short" => format!("Please write at least {bound} characters."),
        "least" => format!("Please choose at least {bound}."),
        "most" => format!("Please choose at most {bound}."),
        "pattern" => "The first digit is no zero.".to_owned(),
        id => match id.trim_end_matches(|letter: char| letter == '_' || letter.is_ascii_digit()) {
            "one_of" => "Please fill in at least one of these.".to_owned(),
            "either" => "Please fill in exactly one of these.".to_owned(),
            "order" => "The order of the two days is not possible.".to_owned(),
            "never" => "This answer is not possible here.".to_owned(),
            "calendar" => "There is no such day. Please check day, month and year.".to_owned(),
            _ => check.message.clone(),
        },
    }
}
