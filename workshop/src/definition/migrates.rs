//! `migrates` of `service.yaml`: what changed from one version to the next.

use super::members::{Members, pairs, text, texts};
use super::shape::MIGRATION;
use super::yaml::{Tree, Written};
use crate::finding::Findings;

/// What changed with the version after one.
#[derive(Debug)]
pub struct StepDefinition {
    /// The last version that it leads on from.
    pub from: Written,
    /// Old and new definition paths.
    pub renames: Vec<(Written, Written)>,
    /// Old and new codes by the list's new name.
    pub codes: Vec<(Written, Vec<(Written, Written)>)>,
    /// What must be answered again.
    pub again: Vec<Written>,
}

/// Reads the steps; what cannot be read is left out and reported.
pub(super) fn read_steps(trees: &[Tree], findings: &mut Findings) -> Vec<StepDefinition> {
    trees.iter().filter_map(|tree| read_step(tree, findings)).collect()
}

fn read_step(tree: &Tree, findings: &mut Findings) -> Option<StepDefinition> {
    let mut members = Members::of(tree, &MIGRATION, findings)?;
    let from = members.need_text("from", findings);
    let renames = members.take("renames").map_or(Vec::new(), |tree| words(tree, findings));
    let codes = members.take("codes").map_or(Vec::new(), |tree| {
        let lists = pairs(tree, "`codes`", findings);
        lists.iter().map(|list| (list.key.clone(), words(&list.value, findings))).collect()
    });
    let again = texts(members.items("again", findings), findings);
    members.finish(findings);
    Some(StepDefinition { from: from?, renames, codes, again })
}

fn words(tree: &Tree, findings: &mut Findings) -> Vec<(Written, Written)> {
    let pairs = pairs(tree, "this part", findings);
    pairs.iter().filter_map(|pair| Some((pair.key.clone(), text(&pair.value, findings)?))).collect()
}
