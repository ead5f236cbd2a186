//! Id, version, LeiKa keys and languages.

use std::collections::BTreeSet;

use shared::language::{Language, PLAIN};

use crate::definition::{ServiceDefinition, Written};
use crate::finding::Findings;

pub(super) struct Head {
    pub(super) id: String,
    pub(super) version: String,
}

pub(super) fn compile(definition: &ServiceDefinition, findings: &mut Findings) -> Option<Head> {
    if let Some(id) = &definition.id
        && !is_id(&id.text, b"-")
    {
        let advice = "use lower-case letters, digits and `-`, beginning with a letter";
        findings.error(id.at, format!("`{}` is no id for a service", id.text), advice);
    }
    if let Some(version) = &definition.version
        && !is_version(&version.text)
    {
        let message = format!("`{}` is no semantic version", version.text);
        findings.error(version.at, message, "write three numbers, such as `1.0.0`");
    }
    for key in &definition.leika {
        if key.text.len() != 14 || !key.text.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = format!("`{}` is no LeiKa key", key.text);
            let advice = "write its 14 digits in quotation marks, such as `\"99102013104000\"`";
            findings.error(key.at, message, advice);
        }
    }
    unique(&definition.leika, "LeiKa key", findings);
    languages(definition, findings);
    Some(Head {
        id: definition.id.as_ref()?.text.clone(),
        version: definition.version.as_ref()?.text.clone(),
    })
}

fn languages(definition: &ServiceDefinition, findings: &mut Findings) {
    for tag in &definition.languages {
        let known = Language::from_tag(&tag.text).is_some_and(|own| own.tag() == tag.text);
        if !known && tag.text != PLAIN {
            let message = format!("`{}` is no language of the assistant", tag.text);
            findings.error(tag.at, message, format!("possible are {}", possible()));
        }
    }
    unique(&definition.languages, "language", findings);
    if let Some(first) = definition.languages.first()
        && first.text != "de"
    {
        findings.error(first.at, "the first language must be `de`", "write `[de, …]`");
    }
}

/// The languages that services can have.
fn possible() -> String {
    let tags = Language::ALL.map(Language::tag).into_iter().chain([PLAIN]);
    tags.map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ")
}

/// Reports every text that stands twice.
pub(super) fn unique(texts: &[Written], what: &str, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for written in texts {
        if !seen.insert(written.text.as_str()) {
            let message = format!("the {what} `{}` stands here twice", written.text);
            findings.error(written.at, message, "remove one of the two");
        }
    }
}

/// Lower-case letters, digits and some signs, beginning with a letter.
pub(super) fn is_id(text: &str, signs: &[u8]) -> bool {
    text.len() <= 100
        && text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || signs.contains(&byte))
}

/// Semantic Versioning 2.0.0 without build metadata, pre-release allowed.
pub(super) fn is_version(text: &str) -> bool {
    let (core, pre) = match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (text, None),
    };
    let number = |part: &str| {
        (1..=9).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let word = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 40
        && core.split('.').count() == 3
        && core.split('.').all(number)
        && pre.is_none_or(|pre| pre.split('.').all(word))
}
