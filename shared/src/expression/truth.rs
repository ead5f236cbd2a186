//! Conditions, which most expressions are: they make no values.

use super::arithmetic::compare;
use super::datum::{Found, Plain, Reading, Seen, Side};
use super::evaluate::{Binding, Environment, Evaluation, WEIGHT_OF_STEP, count, weight};
use super::{Comparison, Expression};
use crate::Value;

/// What a condition gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// Something that it needs is unanswered.
    Unknown,
    /// It failed, or is no condition.
    Failed,
}

impl Truth {
    pub(super) fn known(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Of two that are open, the one that weighs more.
    fn worse(self, other: Self) -> Self {
        if self == Self::Failed { self } else { other }
    }
}

impl From<Truth> for Reading<'_> {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::yes_no(true),
            Truth::No => Self::yes_no(false),
            Truth::Unknown => Self::Unknown,
            Truth::Failed => Self::Failed,
        }
    }
}

impl<'a, E: Environment> Evaluation<'a, E> {
    pub(super) fn truth(&mut self, expression: &'a Expression, bound: Binding<'_, 'a, E>) -> Truth {
        match self.spend(1) {
            true => self.condition(expression, bound),
            false => Truth::Failed,
        }
    }

    /// Whether an expression holds whose own step is spent.
    pub(super) fn condition(
        &mut self,
        expression: &'a Expression,
        bound: Binding<'_, 'a, E>,
    ) -> Truth {
        match expression {
            Expression::Answer(reference) => match self.answer(*reference, bound) {
                Found::Known(Value::YesNo(value)) => Truth::known(*value),
                Found::Known(_) => Truth::Failed,
                Found::Unknown | Found::Open | Found::Blank => Truth::Unknown,
            },
            Expression::Answered(reference) => match self.answer(*reference, bound) {
                Found::Known(_) => Truth::Yes,
                Found::Unknown | Found::Blank => Truth::No,
                Found::Open => Truth::Unknown,
            },
            Expression::Not(inner) => match self.truth(inner, bound) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                open => open,
            },
            Expression::And(parts) => self.all(parts, Truth::No, bound),
            Expression::Or(parts) => self.all(parts, Truth::Yes, bound),
            Expression::Compare(comparison, sides) => self.compare(*comparison, sides, bound),
            Expression::In(sides) => self.contained(sides, bound),
            Expression::If(parts) => match self.truth(&parts.0, bound) {
                Truth::Yes => self.truth(&parts.1, bound),
                Truth::No => self.truth(&parts.2, bound),
                open => open,
            },
            other => self.made(other, bound).truth(),
        }
    }

    /// Conjunction (decided by what does not hold) or disjunction (by what does).
    fn all(
        &mut self,
        parts: &'a [Expression],
        decisive: Truth,
        bound: Binding<'_, 'a, E>,
    ) -> Truth {
        let mut result = Truth::known(decisive == Truth::No);
        for part in parts {
            match self.truth(part, bound) {
                found if found == decisive => return decisive,
                Truth::Yes | Truth::No => {}
                open => result = result.worse(open),
            }
        }
        result
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        sides: &'a (Expression, Expression),
        bound: Binding<'_, 'a, E>,
    ) -> Truth {
        let (left, right) = (self.side(&sides.0, bound), self.side(&sides.1, bound));
        match (left.seen(), right.seen()) {
            (Seen::Known(left), Seen::Known(right)) => {
                match self.spend(weight(left).min(weight(right)) / WEIGHT_OF_STEP) {
                    true => compare(comparison, left, right),
                    false => Truth::Failed,
                }
            }
            (Seen::Blank, Seen::Known(_)) | (Seen::Known(_), Seen::Blank) => match comparison {
                Comparison::Equal => Truth::No,
                Comparison::NotEqual => Truth::Yes,
                _ => Truth::Unknown,
            },
            (Seen::Failed, _) | (_, Seen::Failed) => Truth::Failed,
            _ => Truth::Unknown,
        }
    }

    fn contained(
        &mut self,
        sides: &'a (Expression, Expression),
        bound: Binding<'_, 'a, E>,
    ) -> Truth {
        let left = self.side(&sides.0, bound);
        let value = match left.seen() {
            Seen::Known(value) => value,
            open => return open.undecided(),
        };
        if let Expression::List(literals) = &sides.1 {
            return Truth::known(literals.iter().any(|literal| literal.plain() == value));
        }
        let right = self.side(&sides.1, bound);
        match (value, right.seen()) {
            (Plain::Text(code), Seen::Known(Plain::Codes(codes))) => {
                Truth::known(codes.iter().any(|chosen| chosen == code))
            }
            (value, Seen::Known(Plain::List(items))) => match self.spend(count(items.len())) {
                true => Truth::known(items.iter().any(|item| item.plain() == value)),
                false => Truth::Failed,
            },
            (_, other) => other.undecided(),
        }
    }

    /// One of two values that are looked at.
    fn side(&mut self, expression: &'a Expression, bound: Binding<'_, 'a, E>) -> Side<'a> {
        if !self.spend(1) {
            return Side::Made(Reading::Failed);
        }
        match expression {
            Expression::Literal(literal) => Side::Standing(Seen::Known(literal.plain())),
            Expression::Answer(reference) => Side::Standing(self.answer(*reference, bound).seen()),
            Expression::Setting(parameter) => {
                Side::Standing(self.environment.setting(*parameter).seen())
            }
            other => Side::Made(self.made(other, bound)),
        }
    }
}
