//! What rules do to fields and groups.

use super::condition::Condition;
use super::scope::Answer;

/// What happens to a field or group, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) when: Condition,
    pub(super) deed: Deed,
    /// The field or group; for a check, the one that it stands at.
    pub(super) target: usize,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// It is asked (aktivieren, anzeigen).
    Show,
    /// It is not asked (deaktivieren, ausblenden, nicht befüllen).
    Hide,
    /// It must be answered (Pflichtfeld, muss befüllt werden).
    Require,
    /// It need not be answered (optionales Feld).
    Relax,
    /// It reads as this answer from the start (vorbefüllen).
    Prefill(Answer),
    /// It is part of the answers and not shown (vorbefüllt und ausgeblendet).
    Conceal,
    /// Something must hold.
    Check(Check),
}

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// One at least: what each asks, with the field or group that it is of.
    OneOf(Vec<(usize, Condition)>),
    /// Exactly one.
    EitherOf(Vec<(usize, Condition)>),
    /// The first day is before the second; or on it.
    Before { first: usize, second: usize, same: bool },
    /// The answer is not this one.
    Never(Condition),
    /// Day, month and year are a day of the calendar.
    Calendar { day: usize, month: usize, year: usize },
}
