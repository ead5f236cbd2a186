//! The rules of the FIM schema that a service was made of: only their references are checked, since
//! they are for authors.

use crate::definition::{RuleDefinition, ServiceDefinition, Written};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean, or_list};

/// The facets that hold what a rule says.
const FACETS: [&str; 7] =
    ["relevant", "required", "readonly", "hidden", "calculate", "default", "checks"];

pub(super) fn check(definition: &ServiceDefinition, names: &Names, findings: &mut Findings) {
    for rule in &definition.rules {
        for path in &rule.of {
            place(path, &path.text, names, findings);
        }
        for into in &rule.into {
            facet(into, names, findings);
        }
        state(rule, findings);
    }
}

fn facet(into: &Written, names: &Names, findings: &mut Findings) {
    match into.text.split_once(' ') {
        Some((path, facet)) if FACETS.contains(&facet) => place(into, path, names, findings),
        _ => {
            let message = format!("`{}` names no facet", into.text);
            let advice = format!("write a path and one of {}", or_list(FACETS));
            findings.error(into.at, message, advice);
        }
    }
}

fn place(written: &Written, path: &str, names: &Names, findings: &mut Findings) {
    if names.find(path).is_none() {
        let paths: Vec<String> = names.all().map(|(node, _)| names.path(node)).collect();
        let known = paths.iter().map(String::as_str);
        let message = format!("there is no field or group `{path}`");
        findings.error(written.at, message, did_you_mean(path, known, "remove it"));
    }
}

fn state(rule: &RuleDefinition, findings: &mut Findings) {
    if let (Some(_), Some(rejected)) = (&rule.open, &rule.rejected) {
        let message = "a rule is open or rejected, not both";
        findings.error(rejected.at, message, "keep one of the two");
    }
    if rule.open.is_none() && rule.rejected.is_none() && rule.into.is_empty() {
        let message =
            format!("`{}` is in no expression, and neither open nor rejected", rule.rule.text);
        let advice =
            "say with `into` where its expressions stand, or with `open` why there are none";
        findings.error(rule.at, message, advice);
    }
}
