//! Rules of the FIM schema that a service was made of.

use super::members::{Members, texts};
use super::shape::RULE;
use super::yaml::{Tree, Written};
use crate::finding::{At, Findings};

/// A rule, and what became of it. It is not published: it tells authors what is still to be done.
#[derive(Debug)]
pub struct RuleDefinition {
    /// Where it begins.
    pub at: At,
    /// Its id and version.
    pub rule: Written,
    /// What it says.
    pub text: Written,
    /// Definition paths of what carries it; none for the whole schema.
    pub of: Vec<Written>,
    /// Why it, or a part of it, is in no expression.
    pub open: Option<Written>,
    /// Why it cannot be meant so.
    pub rejected: Option<Written>,
    /// Where its expressions stand: path and facet.
    pub into: Vec<Written>,
}

/// Reads rules; what cannot be read is left out and reported.
pub(super) fn read_rules(items: &[Tree], findings: &mut Findings) -> Vec<RuleDefinition> {
    items.iter().filter_map(|tree| read(tree, findings)).collect()
}

fn read(tree: &Tree, findings: &mut Findings) -> Option<RuleDefinition> {
    let mut members = Members::of(tree, &RULE, findings)?;
    let rule = members.need_text("rule", findings);
    let text = members.need_text("text", findings);
    // It is for people only.
    let _ = members.text("name", findings);
    let of = texts(members.items("of", findings), findings);
    let open = members.text("open", findings);
    let rejected = members.text("rejected", findings);
    let into = texts(members.items("into", findings), findings);
    members.finish(findings);
    Some(RuleDefinition { at: tree.at, rule: rule?, text: text?, of, open, rejected, into })
}
