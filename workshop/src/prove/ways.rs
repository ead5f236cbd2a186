//! The ways in which something can come about.

use shared::expression::{Comparison, Expression, Literal};

use super::possible::Possible;
use super::world::{Here, Rule, Why, World};

/// How far calculations are followed.
const DEPTH: usize = 6;

/// The ways in which a rule can hold, each by other rules: at least one of them must be. One way
/// is the rule itself.
pub(super) fn ways<'a>(world: &World<'a>, rule: &Rule<'a>, depth: usize) -> Vec<Vec<Rule<'a>>> {
    let itself = || vec![vec![rule.clone()]];
    let (yes, no) = (rule.want.is_yes(), rule.want.is_no());
    if depth > DEPTH || !(yes || no) {
        return itself();
    }
    let way = |expression: &'a Expression, yes: bool| Rule {
        why: Why::Supposed,
        expression,
        frame: rule.frame,
        want: Possible::truth(yes, !yes),
    };
    match rule.expression {
        Expression::Or(parts) if yes => parts.iter().map(|part| vec![way(part, true)]).collect(),
        Expression::And(parts) if no => parts.iter().map(|part| vec![way(part, false)]).collect(),
        Expression::Or(parts) | Expression::And(parts) => {
            // All of them hold: the first that can come about in several ways is looked at.
            let several = parts.iter().map(|part| ways(world, &way(part, yes), depth + 1));
            several.into_iter().find(|ways| ways.len() > 1).unwrap_or_else(itself)
        }
        Expression::Not(inner) => ways(world, &way(inner, no), depth + 1),
        Expression::If(parts) => vec![
            vec![way(&parts.0, true), way(&parts.1, yes)],
            vec![way(&parts.0, false), way(&parts.2, yes)],
        ],
        Expression::Compare(Comparison::Equal, sides) => match (&sides.0, &sides.1) {
            (read @ Expression::Answer(_), Expression::Literal(Literal::YesNo(value))) if yes => {
                ways(world, &way(read, *value), depth + 1)
            }
            _ => itself(),
        },
        Expression::Answer(reference) => {
            let here = Here { frame: rule.frame, bound: None };
            let calculate = world.plan.node(reference.node).calculate.as_ref();
            match (calculate, world.place(*reference, here)) {
                (Some(expression), Some(frame)) => {
                    let inner = Rule { expression, frame, why: Why::Supposed, ..rule.clone() };
                    ways(world, &inner, depth + 1)
                }
                _ => itself(),
            }
        }
        _ => itself(),
    }
}
