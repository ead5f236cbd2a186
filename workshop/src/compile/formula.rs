//! Expressions of a definition, with what is wrong in them reported at the very character.

use shared::expression::Expression;
use shared::service::NodeId;
use shared::value::Type;

use crate::definition::Written;
use crate::expression::{Lowered, Names, Wanted, lower_within};
use crate::finding::{Code, Findings};

/// An expression of the type wanted.
pub(super) fn formula(
    written: &Written,
    scope: Option<NodeId>,
    wanted: Wanted,
    names: &Names,
    findings: &mut Findings,
) -> Option<Lowered> {
    let within = names.block_around(scope, written.at.file);
    match lower_within(&written.text, names, scope, within, Some(wanted)) {
        Ok(lowered) => Some(lowered),
        Err(mistakes) => {
            let topic = findings.about(Code::Expression);
            for mistake in mistakes {
                let at = findings.at_character(written, mistake.at);
                let advice = match within {
                    // Alone the block is in order.
                    Some(group) => format!(
                        "the group `{}` includes this block: leave out or change with `with` what \
                         does not fit its other adaptations",
                        names.path(group)
                    ),
                    None => mistake.advice,
                };
                findings.error(at, mistake.message, advice);
            }
            findings.about(topic);
            None
        }
    }
}

/// A condition that no node carries.
pub(super) fn condition(
    written: &Written,
    names: &Names,
    findings: &mut Findings,
) -> Option<Expression> {
    whole(written, Type::YesNo, names, findings)
}

/// An expression of a type that no node carries.
pub(super) fn whole(
    written: &Written,
    value: Type,
    names: &Names,
    findings: &mut Findings,
) -> Option<Expression> {
    let wanted = Wanted { value, list: None };
    formula(written, None, wanted, names, findings).map(|lowered| lowered.expression)
}
