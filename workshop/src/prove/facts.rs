//! The same condition cannot both hold and not hold, whatever it is about.

use shared::expression::Expression;

use super::possible::Possible;
use super::world::{Rule, World};

/// The most facts that are compared with each other.
const MOST: usize = 200;

/// Something that must be, in a frame.
struct Fact<'a> {
    expression: &'a Expression,
    frame: usize,
    want: Possible<'a>,
}

/// The rule that demands the opposite of what one before it demands.
pub(super) fn opposed(world: &World<'_>) -> Option<usize> {
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for (at, rule) in world.rules.iter().enumerate() {
        let known = facts.len();
        collect(rule, rule.expression, rule.want.clone(), &mut facts);
        let (before, new) = facts.split_at(known);
        let opposite = |fact: &Fact<'_>, other: &Fact<'_>| {
            fact.frame == other.frame
                && fact.want.meet(&other.want).is_empty()
                && fact.expression == other.expression
        };
        let mut pairs = new.iter().enumerate();
        if pairs.any(|(place, fact)| {
            before.iter().chain(new.iter().take(place)).any(|other| opposite(fact, other))
        }) {
            return Some(at);
        }
    }
    None
}

/// What a rule demands of an expression and of its parts.
fn collect<'a>(
    rule: &Rule<'a>,
    expression: &'a Expression,
    want: Possible<'a>,
    facts: &mut Vec<Fact<'a>>,
) {
    if facts.len() >= MOST {
        return;
    }
    match expression {
        Expression::Not(inner) => {
            let values = Possible::truth(want.can_be_no(), want.can_be_yes()).values;
            let inner_want = Possible { blank: want.unknown, values, ..want.clone() };
            collect(rule, inner, inner_want, facts);
        }
        Expression::And(parts) if want.is_yes() => {
            parts.iter().for_each(|part| collect(rule, part, Possible::yes(), facts));
        }
        Expression::Or(parts) if !want.can_be_yes() => {
            let each = if want.is_no() { Possible::no() } else { Possible::not_yes() };
            parts.iter().for_each(|part| collect(rule, part, each.clone(), facts));
        }
        _ => {}
    }
    facts.push(Fact { expression, frame: rule.frame, want });
}
