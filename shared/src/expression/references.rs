//! What an expression depends on.

use super::{Expression, MAX_DEPTH, Reference};
use crate::service::NodeId;

/// A field or repeated group that an expression reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency<'a> {
    /// What is read; for a repeated group, which instances it has.
    pub node: NodeId,
    /// The repeated groups over whose instances it is read, as they are written: the first need
    /// not be the one that encloses the others.
    pub over: &'a [NodeId],
}

/// Calls `visit` for everything that an expression reads; false when it is deeper than
/// [`MAX_DEPTH`].
pub fn dependencies(expression: &Expression, visit: &mut dyn FnMut(Dependency<'_>)) -> bool {
    walk(expression, &mut Vec::new(), MAX_DEPTH, visit)
}

fn walk(
    expression: &Expression,
    over: &mut Vec<NodeId>,
    depth: usize,
    visit: &mut dyn FnMut(Dependency<'_>),
) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let mut read = |reference: &Reference| visit(Dependency { node: reference.node, over });
    match expression {
        Expression::Answer(reference)
        | Expression::Answered(reference)
        | Expression::Size(reference)
        | Expression::Position(reference) => {
            read(reference);
            true
        }
        Expression::Literal(_)
        | Expression::Setting(_)
        | Expression::Today
        | Expression::Item(_)
        | Expression::List(_) => true,
        Expression::Not(inner) => walk(inner, over, depth, visit),
        Expression::And(parts)
        | Expression::Or(parts)
        | Expression::Values(parts)
        | Expression::Call(_, parts) => parts.iter().all(|part| walk(part, over, depth, visit)),
        Expression::Each(each) => {
            walk(&each.list, over, depth, visit) && walk(&each.body, over, depth, visit)
        }
        Expression::Compare(_, sides) | Expression::Calculate(_, sides) | Expression::In(sides) => {
            walk(&sides.0, over, depth, visit) && walk(&sides.1, over, depth, visit)
        }
        Expression::If(parts) => {
            walk(&parts.0, over, depth, visit)
                && walk(&parts.1, over, depth, visit)
                && walk(&parts.2, over, depth, visit)
        }
        Expression::Over(inner) => {
            read(&inner.group);
            over.push(inner.group.node);
            let shallow = walk(&inner.body, over, depth, visit);
            over.pop();
            shallow
        }
    }
}
