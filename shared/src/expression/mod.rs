//! Typed conditions and calculations, as the workshop compiled them.
//!
//! Authors write them in CEL syntax; only this tree is shipped. Evaluation cannot loop, call
//! out or panic, its steps are bounded, and its logic is Kleene's three-valued one.

mod arithmetic;
mod evaluate;
mod references;

use serde::{Deserialize, Serialize};

pub use evaluate::{Datum, Environment, Reading, evaluate};
pub use references::{Dependency, dependencies};

use crate::Date;
use crate::service::NodeId;

/// The deepest tree that a service may contain.
pub const MAX_DEPTH: usize = 64;

/// What evaluation may cost, in nodes of the tree visited, for one expression of one node.
pub const MAX_STEPS: u32 = 200_000;

/// A typed condition or calculation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression {
    /// A constant.
    Literal(Literal),
    /// The answer to a field.
    Answer(Reference),
    /// Whether a field has a valid answer; always known.
    Answered(Reference),
    /// How many instances a repeated group has; always known. CEL `size(dogs)`.
    Size(Reference),
    /// Which instance of the repeated group this is, counted from 1. CEL `position(dogs)`.
    Position(Reference),
    /// What the municipality set for a parameter of the service, by its place in
    /// [`Service::parameters`](crate::service::Service::parameters). CEL `settings.name`.
    Setting(u32),
    /// The day of the assessment. CEL `today`.
    Today,
    /// Logical negation.
    Not(Box<Expression>),
    /// Conjunction: false as soon as one is false, else unknown as soon as one is unknown.
    And(Vec<Expression>),
    /// Disjunction: true as soon as one is true, else unknown as soon as one is unknown.
    Or(Vec<Expression>),
    /// A comparison of two values of one type.
    Compare(Comparison, Box<(Expression, Expression)>),
    /// A calculation with numbers.
    Calculate(Operator, Box<(Expression, Expression)>),
    /// CEL `condition ? then : otherwise`.
    If(Box<(Expression, Expression, Expression)>),
    /// CEL `value in [a, b]`, and `code in multiple_choice`.
    In(Box<(Expression, Expression)>),
    /// A list of constants of one type, at the right of `in`.
    List(Vec<Literal>),
    /// Something over all instances of a repeated group. CEL `dogs.exists(d, …)` and the like.
    Over(Over),
    /// A function of values.
    Call(Function, Vec<Expression>),
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// True or false.
    YesNo(bool),
    /// A number, or an amount in cents.
    Number(i64),
    /// A text or a code.
    Text(String),
    /// A day.
    Date(Date),
}

/// A field or repeated group that an expression reads.
///
/// It is read in the context of the node that carries the expression: inside a repeated group,
/// the own instance's; inside [`Over`], the instance at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What is read.
    pub node: NodeId,
    /// How many of the innermost instances bound for its group are passed over, so that
    /// `dogs.exists(d, d.chip == chip)` can compare an instance with another.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub outer: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(outer: &u8) -> bool {
    *outer == 0
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// How two numbers are combined. What leaves ±(2^53−1) fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`, towards zero; fails for a divisor of zero.
    Divide,
    /// `%`, with the sign of the dividend; fails for a divisor of zero.
    Remainder,
}

/// Something over all instances of a repeated group, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Over {
    /// What is wanted.
    pub want: Want,
    /// The repeated group.
    pub group: Reference,
    /// What is evaluated for each instance.
    pub body: Box<Expression>,
}

/// What is wanted of all instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// True when the body is true for one. CEL `dogs.exists(d, …)`.
    Exists,
    /// True when the body is true for all. CEL `dogs.all(d, …)`.
    All,
    /// For how many the body is true; unknown as soon as one is unknown. CEL
    /// `size(dogs.filter(d, …))`.
    Count,
    /// The sum of the body; unknown as soon as one is unknown. CEL `sum(dogs.map(d, …))`.
    Sum,
}

/// A function of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// `date(year, month, day)`: fails for a day that the calendar lacks.
    Date,
    /// `year(date)`
    Year,
    /// `month(date)`, 1 to 12
    Month,
    /// `day(date)`, 1 to 31
    Day,
    /// `add_days(date, number)`
    AddDays,
    /// `add_months(date, number)`: the month's last day where it is shorter.
    AddMonths,
    /// `days_between(from, to)`
    DaysBetween,
    /// `age(birth, on)`: completed years.
    Age,
    /// `min(a, b)` of numbers or days
    Min,
    /// `max(a, b)` of numbers or days
    Max,
    /// `length(text)` in characters
    Length,
    /// `starts_with(text, start)`
    StartsWith,
}
