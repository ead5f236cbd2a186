//! Why something can never be, in a few lines.

use shared::Date;
use shared::expression::Expression;
use shared::service::{NodeId, Plan};

use super::possible::{Possible, Values};
use super::world::{Cell, Rule, Why, World};

/// The most codes that a line names.
const MOST_NAMED: usize = 4;

/// The longest expression that is shown whole, in characters.
const LONGEST: usize = 160;

/// An expression in CEL syntax; a long one is cut.
pub fn show(plan: &Plan, expression: &Expression) -> String {
    let text = crate::expression::show(expression, plan.service(), None);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// What led to the contradiction of a rule, one line for each thing learned.
pub(super) fn lines(world: &mut World<'_>, rule: usize) -> Vec<String> {
    let Some(last) = world.rules.get(rule).cloned() else { return Vec::new() };
    let cells = world.cells_of(last.expression, last.frame);
    let mut needed: Vec<usize> = Vec::new();
    for (at, learned) in world.learned.iter().enumerate() {
        let newest = !world.learned.iter().skip(at + 1).any(|later| later.cell == learned.cell);
        if newest && cells.contains(&learned.cell) && learned.rule != usize::MAX {
            needed.push(at);
        }
    }
    let mut lines = Vec::new();
    for at in needed {
        let Some(learned) = world.learned.get(at) else { continue };
        let Some(from) = world.rules.get(learned.rule) else { continue };
        let line = format!(
            "{}: then {}",
            reason(world, from.why, show(world.plan, from.expression)),
            named(world, learned.cell, &learned.left)
        );
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let reason = reason(world, last.why, show(world.plan, last.expression));
    lines.push(format!("{reason}: this cannot be"));
    lines
}

fn reason(world: &World<'_>, why: Why, expression: String) -> String {
    match why {
        Why::Goal => format!("wanted is `{expression}`"),
        Why::Supposed => format!("here `{expression}`"),
        Why::Asked(node) => format!("`{}` is asked only if `{expression}`", world.plan.path(node)),
    }
}

/// What is supposed in a case, in words.
pub(super) fn supposed(world: &World<'_>, rules: &[Rule<'_>]) -> String {
    let all = rules.iter().map(|rule| {
        let expression = show(world.plan, rule.expression);
        let holds = if rule.want.is_no() { "is false" } else { "holds" };
        format!("`{expression}` {holds}")
    });
    all.collect::<Vec<_>>().join(" and ")
}

/// A cell with what it may be, in words.
pub(super) fn named(world: &World<'_>, cell: Cell, left: &Possible<'_>) -> String {
    let name = match cell {
        Cell::Field(node, _) => quoted(world, node),
        Cell::Size(group, _) => format!("the number of {}", quoted(world, group)),
        Cell::Position(frame) => match world.frame(frame).group {
            Some(group) => format!("the position in {}", quoted(world, group)),
            None => "the position".to_owned(),
        },
        Cell::Setting(at) => {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            let parameter = world.plan.service().parameters.get(at);
            format!("`settings.{}`", parameter.map_or("", |own| own.name.as_str()))
        }
        Cell::Today => "`today`".to_owned(),
    };
    format!("{name} is {}", possible(left))
}

fn quoted(world: &World<'_>, node: NodeId) -> String {
    format!("`{}`", world.plan.path(node))
}

fn possible(left: &Possible<'_>) -> String {
    let mut words = Vec::new();
    if left.has_value() {
        words.push(values(&left.values));
    }
    if left.unknown {
        words.push("unanswered".to_owned());
    }
    if left.blank {
        words.push("passed over".to_owned());
    }
    if words.is_empty() { "impossible".to_owned() } else { words.join(" or ") }
}

fn values(values: &Values<'_>) -> String {
    let codes = |codes: &[&str]| {
        let named: Vec<String> =
            codes.iter().take(MOST_NAMED).map(|code| format!("`{code}`")).collect();
        let more = codes.len().saturating_sub(MOST_NAMED);
        let named = named.join(", ");
        if more > 0 { format!("{named} or one of {more} more") } else { named }
    };
    match values {
        Values::YesNo { yes: true, no: false } => "yes".to_owned(),
        Values::YesNo { yes: false, no: true } => "no".to_owned(),
        Values::Numbers(least, most) if least == most => least.to_string(),
        Values::Numbers(least, most) => format!("between {least} and {most}"),
        Values::Days(least, most) if least == most => day(*least),
        Values::Days(least, most) => format!("between {} and {}", day(*least), day(*most)),
        Values::Only(texts) => codes(texts),
        Values::Like { start, .. } if !start.is_empty() => {
            format!("a text that begins with `{start}`")
        }
        Values::Codes { must, .. } if !must.is_empty() => format!("a choice with {}", codes(must)),
        Values::Codes { may, .. } => format!("a choice among {}", codes(may)),
        _ => "answered".to_owned(),
    }
}

fn day(number: i64) -> String {
    Date::from_days_since_epoch(number).map_or_else(|_| number.to_string(), |day| day.to_string())
}
