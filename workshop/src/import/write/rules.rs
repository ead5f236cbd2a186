//! The rules in `service.yaml`.

use super::super::draft::{Draft, RuleState};
use super::yaml::{Yaml, list};

/// Writes what the schema's rules say, and what became of each.
pub(super) fn rules(yaml: &mut Yaml, draft: &Draft) {
    if draft.rules.is_empty() {
        return;
    }
    yaml.line(0, "");
    yaml.line(0, "rules:");
    for rule in &draft.rules {
        yaml.line(1, &format!("- rule: {}", rule.identity));
        yaml.text(2, "name", &rule.name);
        let mut of: Vec<String> = rule
            .carriers
            .iter()
            .filter_map(|path| draft.find(path))
            .map(|at| draft.path(at))
            .collect();
        of.dedup();
        if !of.is_empty() {
            yaml.line(2, &format!("of: {}", list(of.iter().map(String::as_str))));
        }
        yaml.text(2, "text", &rule.text);
        match &rule.state {
            RuleState::Compiled => {}
            RuleState::Open(reason) => yaml.text(2, "open", reason),
            RuleState::Rejected(reason) => yaml.text(2, "rejected", reason),
        }
        if !rule.into.is_empty() {
            yaml.line(2, &format!("into: {}", list(rule.into.iter().map(String::as_str))));
        }
    }
}
