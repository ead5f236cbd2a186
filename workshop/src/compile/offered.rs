//! Codes of a choice that are offered only under a condition.

use std::collections::BTreeSet;

use shared::kind::Kind;
use shared::service::{MAX_OFFERED, NodeId, Offered};
use shared::value::Type;

use super::formula::formula;
use super::nodes::Compiler;
use crate::definition::{NodeDefinition, OfferedDefinition};
use crate::expression::Wanted;
use crate::finding::did_you_mean;

/// The conditions of a field's codes; nothing when one of them is wrong, which is reported.
pub(super) fn compile(
    id: NodeId,
    node: &NodeDefinition,
    kind: Option<&Kind>,
    compiler: &mut Compiler<'_>,
) -> Option<Vec<Offered>> {
    let Some(first) = node.offered.first() else { return Some(Vec::new()) };
    let list = match kind {
        Some(Kind::Choice { list } | Kind::Choices { list }) => usize::try_from(*list).ok(),
        Some(_) => {
            let message = "only choices have codes that can be offered";
            compiler.findings.error(first.when.at, message, "remove `offered`");
            return None;
        }
        None => return None,
    };
    if node.offered.len() > MAX_OFFERED {
        let message = format!("there are more than {MAX_OFFERED} conditions for codes");
        let advice = "put codes with the same condition together";
        compiler.findings.error(first.when.at, message, advice);
        return None;
    }
    let list = compiler.names.lists.get(list?)?;
    let mut seen = BTreeSet::new();
    for code in node.offered.iter().flat_map(|offered| &offered.codes) {
        if !list.1.contains(&code.text) {
            let known = list.1.iter().map(String::as_str);
            let message = format!("the list `{}` has no code `{}`", list.0, code.text);
            let advice = did_you_mean(&code.text, known, "remove it");
            compiler.findings.error(code.at, message, advice);
        } else if !seen.insert(code.text.as_str()) {
            let message = format!("the code `{}` has two conditions", code.text);
            compiler.findings.error(code.at, message, "join both with `&&` or `||`");
        }
    }
    let offered = node.offered.iter().map(|offered| condition(id, offered, compiler));
    offered.collect::<Vec<_>>().into_iter().collect()
}

fn condition(
    id: NodeId,
    offered: &OfferedDefinition,
    compiler: &mut Compiler<'_>,
) -> Option<Offered> {
    if offered.codes.is_empty() {
        let message = "this condition is for no code";
        compiler.findings.error(offered.when.at, message, "add `codes: […]`");
        return None;
    }
    let wanted = Wanted { value: Type::YesNo, list: None };
    let (names, scope) = (compiler.names, compiler.scope);
    let lowered = formula(&offered.when, scope, wanted, names, compiler.findings)?;
    if let Some((_, at)) = lowered.reads.iter().find(|(node, _)| *node == id) {
        let at = compiler.findings.at_character(&offered.when, *at);
        let message = "what is offered cannot depend on what is chosen";
        compiler.findings.error(at, message, "name another field, or write a check");
        return None;
    }
    let codes = offered.codes.iter().map(|code| code.text.clone()).collect();
    Some(Offered { codes, when: lowered.expression })
}
