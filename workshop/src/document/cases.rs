//! Nested conditionals as the rows of a decision table, of which the first that holds applies.

use shared::Date;
use shared::expression::{Environment, Expression, Found, Literal, Operator, Reading, evaluate};
use shared::kind::Kind;
use shared::service::NodeId;
use shared::value::{Type, Value};

use super::Subject;
use super::condition::conjuncts;

/// Beyond so many rows a table says less than the formula.
const MOST: usize = 40;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    /// All of these; none stands for all other cases.
    pub(super) conditions: Vec<Expression>,
    /// What follows.
    pub(super) result: Expression,
}

/// The rows of a calculation; one without conditions when there is nothing to decide.
pub(super) fn cases(rule: &Expression) -> Vec<Case> {
    let found = decided(rule);
    if found.len() <= MOST { found } else { vec![Case::always(rule.clone())] }
}

impl Case {
    fn always(result: Expression) -> Self {
        Self { conditions: Vec::new(), result }
    }
}

fn decided(rule: &Expression) -> Vec<Case> {
    match rule {
        Expression::If(parts) => {
            let holds = conjuncts(&parts.0);
            let then = decided(&parts.1).into_iter().map(|mut case| {
                case.conditions.splice(0..0, holds.clone());
                case
            });
            then.chain(decided(&parts.2)).take(MOST + 1).collect()
        }
        Expression::Calculate(operator, pair) => {
            // The rows of both sides, crossed in order: the first that holds is still the right
            // one, since the last of either side always holds.
            let (left, right) = (decided(&pair.0), decided(&pair.1));
            let mut rows = Vec::new();
            for one in &left {
                for other in right.iter().take(MOST + 1 - rows.len().min(MOST)) {
                    rows.push(Case {
                        conditions: [one.conditions.as_slice(), &other.conditions].concat(),
                        result: simpler(*operator, one.result.clone(), other.result.clone()),
                    });
                }
            }
            rows
        }
        Expression::Call(function, given) => {
            let sides: Vec<Vec<Case>> = given.iter().map(decided).collect();
            let mut rows = vec![(Vec::new(), Vec::new())];
            for side in &sides {
                rows = rows
                    .iter()
                    .flat_map(|(conditions, given): &(Vec<Expression>, Vec<Expression>)| {
                        side.iter().map(move |case| {
                            let conditions = [conditions.as_slice(), &case.conditions].concat();
                            let mut given = given.clone();
                            given.push(case.result.clone());
                            (conditions, given)
                        })
                    })
                    .take(MOST + 1)
                    .collect();
            }
            rows.into_iter()
                .map(|(conditions, given)| Case {
                    conditions,
                    result: Expression::Call(*function, given),
                })
                .collect()
        }
        other => vec![Case::always(other.clone())],
    }
}

/// `x × 100 ÷ 100` and `x + 0` are `x`.
fn simpler(operator: Operator, left: Expression, right: Expression) -> Expression {
    let zero = Expression::Literal(Literal::Number(0));
    match (operator, &left, &right) {
        (Operator::Divide, Expression::Calculate(Operator::Multiply, inner), divisor)
            if inner.1 == *divisor
                && matches!(divisor, Expression::Literal(Literal::Number(number)) if *number != 0) =>
        {
            inner.0.clone()
        }
        (Operator::Add, _, other) if *other == zero => left,
        (Operator::Add, other, _) if *other == zero => right,
        _ => Expression::Calculate(operator, Box::new((left, right))),
    }
}

/// What a row gives in this municipality, when nothing but its parameters matters.
pub(super) fn fixed(subject: &Subject<'_>, case: &Case) -> Option<String> {
    if matches!(case.result, Expression::Literal(_)) || depends(&case.result) {
        return None;
    }
    let of = subject.type_of(&case.result).or(Some(Type::Integer));
    known(subject, &case.result).map(|value| subject.value(&value, of))
}

/// A value as a field of a kind shows it, when nothing but the municipality's parameters matters.
pub(super) fn settled(subject: &Subject<'_>, value: &Expression, kind: &Kind) -> Option<String> {
    if depends(value) {
        return None;
    }
    known(subject, value).map(|value| kind.show(&value, subject.language, &str::to_owned))
}

fn known(subject: &Subject<'_>, expression: &Expression) -> Option<Value> {
    let count = subject.plan.service().parameters.len();
    let settings =
        Settings { values: (0..count).map(|at| subject.setting(at)).collect(), today: subject.day };
    match evaluate(expression, &settings, ()) {
        Reading::Known(datum) => Some(datum.to_value()),
        _ => None,
    }
}

/// Whether it reads an answer or the day.
fn depends(expression: &Expression) -> bool {
    match expression {
        Expression::Literal(_) | Expression::Setting(_) => false,
        Expression::Calculate(_, pair) => depends(&pair.0) || depends(&pair.1),
        Expression::Call(_, given) => given.iter().any(depends),
        _ => true,
    }
}

/// Parameters alone.
struct Settings {
    values: Vec<Option<Value>>,
    today: Date,
}

impl Environment for Settings {
    type Instance = ();

    fn home(&self, _: NodeId) -> Option<NodeId> {
        None
    }

    fn climb(&self, (): (), _: Option<NodeId>) -> Option<()> {
        None
    }

    fn answer(&self, _: NodeId, (): ()) -> Found<'_> {
        Found::Unknown
    }

    fn instances(&self, _: NodeId, (): ()) -> (&[()], bool) {
        (&[], false)
    }

    fn position(&self, (): ()) -> i64 {
        1
    }

    fn setting(&self, parameter: u32) -> Found<'_> {
        let value = usize::try_from(parameter).ok().and_then(|at| self.values.get(at));
        value.and_then(Option::as_ref).map_or(Found::Unknown, Found::Known)
    }

    fn today(&self) -> Date {
        self.today
    }
}
