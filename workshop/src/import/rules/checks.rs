//! What must hold, with what is said where it does not.

use std::collections::BTreeMap;

use super::condition::Condition;
use super::deed::Check;
use super::scope::{Doubt, Scope};
use crate::import::draft::DraftCheck;
use crate::import::optional::{any_of, anything};

/// A check, and the field or group that it stands at. Groups that are `filled` in any case are not
/// left out; in one that can be, it matters once anything is answered. Nothing where it would always
/// hold: one of all that a group has is answered once anything in it is.
pub(super) fn check(
    scope: &Scope<'_>,
    check: &Check,
    when: &Condition,
    filled: &BTreeMap<usize, Vec<usize>>,
) -> Result<Option<(usize, DraftCheck)>, Doubt> {
    let nodes: Vec<usize> = match check {
        Check::OneOf(all) | Check::EitherOf(all) => all.iter().map(|own| own.0).collect(),
        Check::Before { second, .. } => vec![*second],
        Check::Never(condition) => condition.reads(),
        Check::Calendar { day, month, year } => vec![*day, *month, *year],
    };
    let last = nodes.last().copied().unwrap_or_default();
    let at = if nodes.len() > 1 { scope.around(&nodes).unwrap_or(last) } else { last };
    let holds = match check {
        Check::OneOf(all) => {
            let any = Condition::any(all.iter().map(|own| own.1.clone()));
            scope.written(&any, at)?
        }
        Check::EitherOf(all) => {
            let one = |here: usize| {
                let each = all.iter().enumerate().map(|(other, own)| match other == here {
                    true => own.1.clone(),
                    false => own.1.clone().not(),
                });
                each.fold(Condition::Always, Condition::and)
            };
            scope.written(&Condition::any((0..all.len()).map(one)), at)?
        }
        Check::Before { first, second, same } => {
            let sign = if *same { "<=" } else { "<" };
            format!("{} {sign} {}", scope.from(*first, at)?, scope.from(*second, at)?)
        }
        Check::Never(condition) => scope.written(&condition.clone().not(), at)?,
        Check::Calendar { day, month, year } => {
            let [day, month, year] = [*day, *month, *year].map(|own| scope.from(own, at));
            let (day, month, year) = (day?, month?, year?);
            format!(
                "{year} >= 1 && {year} <= 9999 && {month} >= 1 && {month} <= 12 && {day} >= 1 && \
                 {day} <= day(last_of_month(date({year}, {month}, 1)))"
            )
        }
    };
    let mut reasons = Vec::new();
    let asks = matches!(check, Check::OneOf(_) | Check::EitherOf(_));
    if let Some(group) = left_out(scope, at, filled).filter(|_| asks) {
        let none = vec![None; scope.draft.nodes.len()];
        let path = scope.from(group, at)?;
        let all = any_of(&anything(scope.draft, &none, group, &format!("{path}.")));
        if all == holds {
            return Ok(None);
        }
        reasons.push(format!("!({all})"));
    }
    if *when != Condition::Always {
        reasons.push(scope.written(&when.clone().not(), at)?);
    }
    let holds = match (reasons.is_empty(), holds.contains(" && ")) {
        (true, _) => holds,
        (false, true) => format!("{} || ({holds})", reasons.join(" || ")),
        (false, false) => format!("{} || {holds}", reasons.join(" || ")),
    };
    let check =
        DraftCheck { id: id(check).to_owned(), holds, soft: false, message: message(scope, check) };
    Ok(Some((at, check)))
}

/// The innermost group around, or the node itself, that can be left out as a whole. What is answered
/// in a group for something to be asked says that the group is not left out.
fn left_out(scope: &Scope<'_>, at: usize, filled: &BTreeMap<usize, Vec<usize>>) -> Option<usize> {
    let mut here = Some(at);
    let mut answered: Vec<usize> = Vec::new();
    while let Some(own) = here {
        let node = scope.node(own)?;
        if node.repeated.is_some() || answered.iter().any(|field| scope.is_in(*field, own)) {
            return None;
        }
        match filled.get(&own) {
            Some(reads) => answered.extend(reads),
            None if node.kind.is_none() && node.occurs.0.min == 0 => return Some(own),
            None => {}
        }
        here = node.parent;
    }
    None
}

fn id(check: &Check) -> &'static str {
    match check {
        Check::OneOf(_) => "one_of",
        Check::EitherOf(_) => "either",
        Check::Before { .. } => "order",
        Check::Never(_) => "never",
        Check::Calendar { .. } => "calendar",
    }
}

fn message(scope: &Scope<'_>, check: &Check) -> String {
    let label = |node: usize| {
        let node = scope.node(node);
        let label = node.and_then(|own| own.texts.label.clone());
        format!("„{}“", label.unwrap_or_default())
    };
    let list = |all: &[(usize, Condition)]| {
        let all: Vec<String> = all.iter().map(|own| label(own.0)).collect();
        match all.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} oder {last}", rest.join(", ")),
            None => String::new(),
        }
    };
    let answered =
        |own: &(usize, Condition)| matches!(own.1, Condition::Answered(_) | Condition::Filled(_));
    match check {
        Check::OneOf(all) if all.iter().all(answered) => {
            format!("Bitte geben Sie mindestens eines davon an: {}.", list(all))
        }
        Check::OneOf(all) => format!("Mindestens eines davon muss zutreffen: {}.", list(all)),
        Check::EitherOf(all) => format!("Bitte geben Sie genau eines davon an: {}.", list(all)),
        Check::Before { first, second, same: false } => {
            format!("{} muss nach {} liegen.", label(*second), label(*first))
        }
        Check::Before { first, second, same: true } => {
            format!("{} darf nicht vor {} liegen.", label(*second), label(*first))
        }
        Check::Never(Condition::Among { field, codes, .. }) => {
            let values = scope.values(*field).iter();
            let names: Vec<&str> = values
                .filter(|own| codes.contains(&own.code))
                .map(|own| own.name.as_str())
                .collect();
            match names.as_slice() {
                [] => "Diese Antwort ist hier nicht möglich.".to_owned(),
                names => format!("„{}“ ist hier nicht möglich.", names.join(", ")),
            }
        }
        Check::Never(_) => "Diese Antwort ist hier nicht möglich.".to_owned(),
        Check::Calendar { .. } => {
            "Diesen Tag gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr.".to_owned()
        }
    }
}
