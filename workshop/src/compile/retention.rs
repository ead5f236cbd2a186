//! How long what was submitted is kept.

use std::collections::BTreeMap;

use shared::language::Language;
use shared::service::NodeId;

use crate::definition::{RetentionDefinition, ServiceDefinition};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean};

/// How long something is kept (Aufbewahrung), for the record of processing activities (Art. 30
/// (1) (f) GDPR).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The groups and fields; none for everything that no other retention is about.
    pub of: Vec<NodeId>,
    /// The period in words, by language.
    pub period: BTreeMap<String, String>,
    /// The legal basis.
    pub basis: Vec<String>,
}

pub(super) fn compile(
    definition: &ServiceDefinition,
    names: &Names,
    findings: &mut Findings,
) -> Vec<Retention> {
    let mut seen = Vec::new();
    let retentions = definition.retention.iter();
    retentions.map(|retention| one(retention, definition, names, &mut seen, findings)).collect()
}

fn one(
    retention: &RetentionDefinition,
    definition: &ServiceDefinition,
    names: &Names,
    seen: &mut Vec<Option<NodeId>>,
    findings: &mut Findings,
) -> Retention {
    let mut of = Vec::new();
    for path in &retention.of {
        match names.find(&path.text) {
            Some(node) if seen.contains(&Some(node)) => {
                let message = format!("`{}` has a retention already", path.text);
                findings.error(path.at, message, "remove one of the two");
            }
            Some(node) => {
                seen.push(Some(node));
                of.push(node);
            }
            None => {
                let paths: Vec<String> = names.all().map(|(node, _)| names.path(node)).collect();
                let known = paths.iter().map(String::as_str);
                let message = format!("there is no field or group `{}`", path.text);
                findings.error(path.at, message, did_you_mean(&path.text, known, "remove it"));
            }
        }
    }
    if retention.of.is_empty() {
        if seen.contains(&None) {
            let message = "a retention of everything else stands here twice";
            findings.error(retention.at, message, "add `of: […]` to one of the two");
        }
        seen.push(None);
    }
    // Variants in plain language are for citizens, who do not read this.
    let spoken = |tag: &str| Language::from_tag(tag).is_some_and(|known| known.tag() == tag);
    for language in definition.languages.iter().filter(|language| spoken(&language.text)) {
        if !retention.period.iter().any(|(tag, _)| tag.text == language.text) {
            let message =
                format!("the period of this retention has no text in `{}`", language.text);
            findings.error(retention.at, message, format!("add `{}: …`", language.text));
        }
    }
    for (tag, text) in &retention.period {
        if !definition.languages.iter().any(|language| language.text == tag.text) {
            let message = format!("`{}` is no language of the service", tag.text);
            findings.error(tag.at, message, "add it to `languages`, or remove the text");
        } else if text.text.trim().is_empty() {
            findings.error(text.at, "this text is empty", "write how long it is kept");
        }
    }
    let period = retention.period.iter();
    Retention {
        of,
        period: period.map(|(tag, text)| (tag.text.clone(), text.text.trim().to_owned())).collect(),
        basis: retention.basis.iter().map(|basis| basis.text.clone()).collect(),
    }
}
