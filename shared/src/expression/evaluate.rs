//! Evaluation: total, bounded, three-valued.

use super::arithmetic::{calculate, call, compare, number};
use super::{Comparison, Expression, Literal, MAX_STEPS, Over, Reference, Want};
use crate::service::NodeId;
use crate::{Date, Value};

/// How many arguments a function takes at most.
const MOST_ARGUMENTS: usize = 3;

/// A value, borrowed from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum<'a> {
    /// True or false.
    YesNo(bool),
    /// A number or an amount in cents.
    Number(i64),
    /// A text or a code.
    Text(&'a str),
    /// A day.
    Date(Date),
    /// The codes of a multiple choice.
    Codes(&'a [String]),
}

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Something that it needs is unanswered.
    Unknown,
    /// A question that was passed over on purpose.
    Blank,
    /// Overflow, division by zero, an impossible day, or too many steps.
    Failed,
    /// A value.
    Known(Datum<'a>),
}

/// Where an expression finds what it reads.
pub trait Environment {
    /// Names an instance of a repeated group, or what is outside of all.
    type Instance: Copy;

    /// The repeated group that a node stands in, if any.
    fn home(&self, node: NodeId) -> Option<NodeId>;
    /// The instance of a group (none: outside of all) that encloses or is this instance.
    fn climb(&self, from: Self::Instance, group: Option<NodeId>) -> Option<Self::Instance>;
    /// What a field reads in the instance where it stands.
    fn answer(&self, field: NodeId, at: Self::Instance) -> Reading<'_>;
    /// What a field reads in the instance of its home that encloses or is this one.
    fn answer_around(&self, field: NodeId, from: Self::Instance) -> Reading<'_> {
        match self.climb(from, self.home(field)) {
            Some(instance) => self.answer(field, instance),
            None => Reading::Unknown,
        }
    }
    /// The instances of a relevant repeated group that stands in this instance.
    fn instances(&self, group: NodeId, at: Self::Instance) -> &[Self::Instance];
    /// Which of its siblings an instance is, from 1.
    fn position(&self, instance: Self::Instance) -> i64;
    /// What the municipality set.
    fn setting(&self, parameter: u32) -> Reading<'_>;
    /// The day of the assessment.
    fn today(&self) -> Date;
}

/// Evaluates an expression of a node in the instance where that node stands.
pub fn evaluate<'a, E: Environment>(
    expression: &'a Expression,
    environment: &'a E,
    at: E::Instance,
) -> Reading<'a> {
    Evaluation { environment, base: at, steps: MAX_STEPS }.reading(expression, None)
}

impl<'a> Reading<'a> {
    /// A truth value.
    pub fn yes_no(value: bool) -> Self {
        Self::Known(Datum::YesNo(value))
    }

    /// Whether it is known to be true.
    pub fn is_true(self) -> bool {
        self == Self::yes_no(true)
    }

    /// Whether it is known to be false.
    pub fn is_false(self) -> bool {
        self == Self::yes_no(false)
    }
}

impl<'a> Datum<'a> {
    /// Whether both are of one type.
    pub(super) fn same_type(self, other: Datum<'_>) -> bool {
        matches!(
            (self, other),
            (Self::YesNo(_), Datum::YesNo(_))
                | (Self::Number(_), Datum::Number(_))
                | (Self::Text(_), Datum::Text(_))
                | (Self::Date(_), Datum::Date(_))
                | (Self::Codes(_), Datum::Codes(_))
        )
    }

    /// The value, owned.
    pub fn to_value(self) -> Value {
        match self {
            Self::YesNo(value) => Value::YesNo(value),
            Self::Number(value) => Value::Number(value),
            Self::Text(value) => Value::Text(value.to_owned()),
            Self::Date(value) => Value::Date(value),
            Self::Codes(value) => Value::Codes(value.to_vec()),
        }
    }
}

impl Value {
    /// The value, borrowed.
    pub fn datum(&self) -> Datum<'_> {
        match self {
            Self::YesNo(value) => Datum::YesNo(*value),
            Self::Number(value) => Datum::Number(*value),
            Self::Text(value) => Datum::Text(value),
            Self::Date(value) => Datum::Date(*value),
            Self::Codes(value) => Datum::Codes(value),
        }
    }
}

impl Literal {
    fn datum(&self) -> Datum<'_> {
        match self {
            Self::YesNo(value) => Datum::YesNo(*value),
            Self::Number(value) => Datum::Number(*value),
            Self::Text(value) => Datum::Text(value),
            Self::Date(value) => Datum::Date(*value),
        }
    }
}

/// The instances bound by [`Over`], innermost first.
struct Bound<'b, I> {
    group: NodeId,
    instance: I,
    outer: Option<&'b Bound<'b, I>>,
}

struct Evaluation<'a, E: Environment> {
    environment: &'a E,
    base: E::Instance,
    steps: u32,
}

type Binding<'b, 'a, E> = Option<&'b Bound<'b, <E as Environment>::Instance>>;

impl<'a, E: Environment> Evaluation<'a, E> {
    fn reading(&mut self, expression: &'a Expression, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        match self.steps.checked_sub(1) {
            Some(left) => self.steps = left,
            None => return Reading::Failed,
        }
        match expression {
            Expression::Literal(literal) => Reading::Known(literal.datum()),
            Expression::Answer(reference) => self.answer(*reference, bound),
            Expression::Answered(reference) => {
                Reading::yes_no(matches!(self.answer(*reference, bound), Reading::Known(_)))
            }
            Expression::Size(group) => {
                number(i64::try_from(self.instances(*group, bound).len()).ok())
            }
            Expression::Position(group) => self.position(*group, bound),
            Expression::Setting(parameter) => self.environment.setting(*parameter),
            Expression::Today => Reading::Known(Datum::Date(self.environment.today())),
            Expression::Not(inner) => match self.reading(inner, bound) {
                Reading::Known(Datum::YesNo(value)) => Reading::yes_no(!value),
                other => undecided(other),
            },
            Expression::And(parts) => self.all(parts, false, bound),
            Expression::Or(parts) => self.all(parts, true, bound),
            Expression::Compare(comparison, sides) => self.compare(*comparison, sides, bound),
            Expression::Calculate(operator, sides) => {
                match (self.reading(&sides.0, bound), self.reading(&sides.1, bound)) {
                    (Reading::Known(Datum::Number(left)), Reading::Known(Datum::Number(right))) => {
                        calculate(*operator, left, right)
                    }
                    (left, right) => open(left, right),
                }
            }
            Expression::If(parts) => match self.reading(&parts.0, bound) {
                Reading::Known(Datum::YesNo(true)) => self.reading(&parts.1, bound),
                Reading::Known(Datum::YesNo(false)) => self.reading(&parts.2, bound),
                other => undecided(other),
            },
            Expression::In(sides) => self.contained(sides, bound),
            Expression::List(_) => Reading::Failed,
            Expression::Over(over) => self.over(over, bound),
            Expression::Call(function, arguments) => {
                // No function takes more; what is left over makes none of them fit.
                let mut values = [Datum::YesNo(false); MOST_ARGUMENTS + 1];
                for (argument, value) in arguments.iter().zip(&mut values) {
                    match self.reading(argument, bound) {
                        Reading::Known(known) => *value = known,
                        other => return undecided(other),
                    }
                }
                call(*function, values.get(..arguments.len()).unwrap_or_default())
            }
        }
    }

    /// Conjunction (`decides` false) or disjunction (`decides` true).
    fn all(
        &mut self,
        parts: &'a [Expression],
        decides: bool,
        bound: Binding<'_, 'a, E>,
    ) -> Reading<'a> {
        let mut result = Reading::yes_no(!decides);
        for part in parts {
            match self.reading(part, bound) {
                Reading::Known(Datum::YesNo(value)) if value == decides => {
                    return Reading::yes_no(decides);
                }
                Reading::Known(Datum::YesNo(_)) => {}
                other => result = worse(result, undecided(other)),
            }
        }
        result
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        sides: &'a (Expression, Expression),
        bound: Binding<'_, 'a, E>,
    ) -> Reading<'a> {
        match (self.reading(&sides.0, bound), self.reading(&sides.1, bound)) {
            (Reading::Known(left), Reading::Known(right)) => compare(comparison, left, right),
            (Reading::Blank, Reading::Known(_)) | (Reading::Known(_), Reading::Blank) => {
                match comparison {
                    Comparison::Equal => Reading::yes_no(false),
                    Comparison::NotEqual => Reading::yes_no(true),
                    _ => Reading::Unknown,
                }
            }
            (left, right) => open(left, right),
        }
    }

    fn contained(
        &mut self,
        sides: &'a (Expression, Expression),
        bound: Binding<'_, 'a, E>,
    ) -> Reading<'a> {
        let left = match self.reading(&sides.0, bound) {
            Reading::Known(value) => value,
            other => return undecided(other),
        };
        if let Expression::List(literals) = &sides.1 {
            return Reading::yes_no(literals.iter().any(|literal| literal.datum() == left));
        }
        match (left, self.reading(&sides.1, bound)) {
            (Datum::Text(code), Reading::Known(Datum::Codes(codes))) => {
                Reading::yes_no(codes.iter().any(|chosen| chosen == code))
            }
            (_, other) => undecided(other),
        }
    }

    fn over(&mut self, over: &'a Over, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        let mut undecided_so_far = None;
        let mut count = Some(0_i64);
        for instance in self.instances(over.group, bound) {
            let inner = Bound { group: over.group.node, instance: *instance, outer: bound };
            match (over.want, self.reading(&over.body, Some(&inner))) {
                (Want::Exists, Reading::Known(Datum::YesNo(true))) => return Reading::yes_no(true),
                (Want::All, Reading::Known(Datum::YesNo(false))) => return Reading::yes_no(false),
                (Want::Count, Reading::Known(Datum::YesNo(true))) => {
                    count = count.and_then(|count| count.checked_add(1));
                }
                (Want::Exists | Want::All | Want::Count, Reading::Known(Datum::YesNo(_))) => {}
                (Want::Sum, Reading::Known(Datum::Number(value))) => {
                    count = count.and_then(|count| count.checked_add(value));
                }
                (_, other) => {
                    let other = undecided(other);
                    undecided_so_far =
                        Some(undecided_so_far.map_or(other, |earlier| worse(earlier, other)));
                }
            }
        }
        undecided_so_far.unwrap_or(match over.want {
            Want::Exists => Reading::yes_no(false),
            Want::All => Reading::yes_no(true),
            Want::Count | Want::Sum => number(count),
        })
    }

    fn answer(&self, reference: Reference, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        if bound.is_none() {
            return self.environment.answer_around(reference.node, self.base);
        }
        match self.resolve(self.environment.home(reference.node), reference.outer, bound) {
            Some(instance) => self.environment.answer(reference.node, instance),
            None => Reading::Unknown,
        }
    }

    fn instances(&self, group: Reference, bound: Binding<'_, 'a, E>) -> &'a [E::Instance] {
        match self.resolve(self.environment.home(group.node), group.outer, bound) {
            Some(instance) => self.environment.instances(group.node, instance),
            None => &[],
        }
    }

    fn position(&self, group: Reference, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        match self.resolve(Some(group.node), group.outer, bound) {
            Some(instance) => number(Some(self.environment.position(instance))),
            None => Reading::Unknown,
        }
    }

    /// The instance of `home` at hand: the innermost bound one after `outer` others, else the
    /// one that the carrier of the expression stands in.
    fn resolve(
        &self,
        home: Option<NodeId>,
        outer: u8,
        bound: Binding<'_, 'a, E>,
    ) -> Option<E::Instance> {
        let mut pass = outer;
        let mut next = bound;
        while let Some(binding) = next {
            if Some(binding.group) == home {
                match pass.checked_sub(1) {
                    Some(left) => pass = left,
                    None => return Some(binding.instance),
                }
            }
            next = binding.outer;
        }
        self.environment.climb(self.base, home)
    }
}

/// What stays of a reading that is no value of the type needed.
fn undecided(reading: Reading<'_>) -> Reading<'_> {
    match reading {
        Reading::Unknown | Reading::Blank => Reading::Unknown,
        Reading::Failed => Reading::Failed,
        // A value of another type: only a bundle that no workshop made has this.
        Reading::Known(_) => Reading::Failed,
    }
}

/// What two readings give of which not both are values of the types needed.
fn open<'a>(left: Reading<'a>, right: Reading<'a>) -> Reading<'a> {
    match (left, right) {
        (Reading::Failed, _) | (_, Reading::Failed) => Reading::Failed,
        (Reading::Known(_), Reading::Known(_)) => Reading::Failed,
        _ => Reading::Unknown,
    }
}

/// Of two readings without a usable value, the one that weighs more: failed before unknown.
fn worse<'a>(left: Reading<'a>, right: Reading<'a>) -> Reading<'a> {
    match (left, right) {
        (Reading::Failed, _) | (_, Reading::Failed) => Reading::Failed,
        (Reading::Unknown, _) | (_, Reading::Unknown) => Reading::Unknown,
        _ => left,
    }
}
