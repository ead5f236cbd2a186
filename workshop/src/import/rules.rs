//! The rules of a schema, each with what became of it.

use fim::Schema;

use super::draft::{Draft, DraftRule, RuleState};

/// Lists every rule, distinct by id, version and text, with all that carry it. All are open: nothing
/// is compiled yet.
pub(super) fn list(schema: &Schema, draft: &mut Draft) {
    for placed in schema.placed_rules() {
        let text = placed.rule.text.clone().unwrap_or_default();
        let same = |own: &&mut DraftRule| own.identity == placed.rule.identity && own.text == text;
        match draft.rules.iter_mut().find(same) {
            Some(rule) => rule.carriers.push(placed.path),
            None => draft.rules.push(DraftRule {
                identity: placed.rule.identity.clone(),
                name: placed.rule.name.clone(),
                text,
                carriers: vec![placed.path],
                state: RuleState::Open("no expression says it yet".to_owned()),
                into: Vec::new(),
            }),
        }
    }
}
