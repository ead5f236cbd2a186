//! Typed conditions and calculations, as the workshop compiled them.
//!
//! Authors write them in CEL syntax; only this tree is shipped. Evaluation cannot loop, call
//! out or panic, its steps are bounded, and its logic is Kleene's three-valued one.

mod arithmetic;
mod call;
mod datum;
mod evaluate;
mod references;
mod text;
mod truth;

use serde::{Deserialize, Serialize};

pub use datum::{Datum, Found, Reading};
pub(crate) use evaluate::foresee;
pub use evaluate::{Environment, evaluate, truth};
pub use references::{Dependency, dependencies};
pub use truth::Truth;

use crate::Date;
use crate::service::NodeId;

/// The deepest tree that a service may contain.
pub const MAX_DEPTH: usize = 64;

/// What evaluation may cost for one expression of one node: nodes of the tree visited, items of
/// lists, and every 64 bytes of text worked through.
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
    /// A list of constants of one type.
    List(Vec<Literal>),
    /// A list of values of one type, known when all of them are. CEL `[a, b]`.
    Values(Vec<Expression>),
    /// Something over all instances of a repeated group. CEL `dogs.exists(d, …)` and the like.
    Over(Over),
    /// Something over all values of a list. CEL `list.exists(x, …)` and the like.
    Each(Each),
    /// The value at hand inside [`Each`], so many inner ones passed over.
    Item(u8),
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

/// Something over all values of a list, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Each {
    /// What is wanted.
    pub want: Want,
    /// The list.
    pub list: Box<Expression>,
    /// What is evaluated for each value.
    pub body: Box<Expression>,
}

/// What is wanted of all instances or values.
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
    /// True when the body is true for exactly one; unknown as soon as one is unknown. CEL
    /// `dogs.exists_one(d, …)`.
    ExistsOne,
    /// One list of the lists that the body gives; unknown as soon as one is unknown. CEL
    /// `dogs.map(d, value)`, `dogs.map(d, condition, value)` and `list.filter(x, condition)`.
    Gather,
}

/// A function of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// `date(year, month, day)`, and `date(text)` of `YYYY-MM-DD`: fails for a day that the
    /// calendar lacks.
    Date,
    /// `year(date)`
    Year,
    /// `month(date)`, 1 to 12
    Month,
    /// `day(date)`, 1 to 31
    Day,
    /// `weekday(date)`, 1 (Monday) to 7 (Sunday), as in ISO 8601
    Weekday,
    /// `add_days(date, number)`
    AddDays,
    /// `add_months(date, number)`: the month's last day where it is shorter.
    AddMonths,
    /// `add_years(date, number)`: 28 February where there is no 29th.
    AddYears,
    /// `add_workdays(date, number)`: so many days from Monday to Friday later; holidays count.
    AddWorkdays,
    /// `next_workday(date)`: this day or, from a weekend, the Monday after (§ 193 BGB without
    /// holidays).
    NextWorkday,
    /// `first_of_month(date)`
    FirstOfMonth,
    /// `last_of_month(date)`
    LastOfMonth,
    /// `days_between(from, to)`
    DaysBetween,
    /// `months_between(from, to)`: completed months.
    MonthsBetween,
    /// `age(birth, on)`: completed years.
    Age,
    /// `min(a, b)` of numbers or days, and `min(list)`, unknown of an empty one
    Min,
    /// `max(a, b)` of numbers or days, and `max(list)`, unknown of an empty one
    Max,
    /// `sum(list)`
    Sum,
    /// `size(list)`
    Count,
    /// `size(text)`, also `length(text)`, in characters
    Length,
    /// `text.startsWith(start)`
    StartsWith,
    /// `text.endsWith(end)`
    EndsWith,
    /// `text.contains(part)`
    Contains,
    /// `text.charAt(place)`: empty at the end, fails behind it.
    CharAt,
    /// `text.indexOf(part)`, `text.indexOf(part, from)`: −1 where there is none.
    IndexOf,
    /// `text.lastIndexOf(part)`, `text.lastIndexOf(part, from)`: −1 where there is none.
    LastIndexOf,
    /// `text.lowerAscii()`
    LowerAscii,
    /// `text.upperAscii()`
    UpperAscii,
    /// `text.replace(old, new)`, `text.replace(old, new, most)`
    Replace,
    /// `text.split(separator)`, `text.split(separator, most)`
    Split,
    /// `list.join()`, `list.join(separator)`
    Join,
    /// `text.substring(from)`, `text.substring(from, to)`
    Substring,
    /// `text.trim()`
    Trim,
    /// `a + b` of texts or lists
    Concat,
    /// `int(text)`: fails for what is no number; `int(amount)`: its cents.
    Int,
    /// `string(value)` of a number, day or condition
    String,
}
