//! What is known of an expression without any answer.

use shared::Date;
use shared::expression::{Comparison, Expression, Function, Literal, Operator};
use shared::value::{MAX_NUMBER, Type};

use super::lower::Typed;

/// Whether a condition is true, or false, whatever is answered; nothing when that depends.
pub fn always(condition: &Expression) -> Option<bool> {
    match fold(condition) {
        Some(Literal::YesNo(value)) => Some(value),
        _ => None,
    }
}

pub(super) fn number(value: i64) -> Typed {
    let literal = Expression::Literal(Literal::Number(value));
    Typed { flexible: true, ..Typed::new(literal, Type::Integer) }
}

/// The constant that an expression is.
pub(super) fn literal(expression: &Expression) -> Option<Literal> {
    fold(expression)
}

/// The value of an expression if it is the same for all answers.
pub(super) fn fold(expression: &Expression) -> Option<Literal> {
    match expression {
        Expression::Literal(literal) => Some(literal.clone()),
        Expression::Not(inner) => always(inner).map(|value| Literal::YesNo(!value)),
        Expression::And(parts) => decide(parts, false),
        Expression::Or(parts) => decide(parts, true),
        Expression::Compare(comparison, sides) => {
            compare(*comparison, &fold(&sides.0)?, &fold(&sides.1)?).map(Literal::YesNo)
        }
        Expression::Calculate(operator, sides) => match (fold(&sides.0)?, fold(&sides.1)?) {
            (Literal::Number(left), Literal::Number(right)) => {
                calculate(*operator, left, right).map(Literal::Number)
            }
            _ => None,
        },
        Expression::If(parts) => match always(&parts.0)? {
            true => fold(&parts.1),
            false => fold(&parts.2),
        },
        Expression::In(sides) => match &sides.1 {
            Expression::List(literals) => {
                fold(&sides.0).map(|value| Literal::YesNo(literals.contains(&value)))
            }
            _ => None,
        },
        Expression::Call(Function::Date, parts) => match parts.as_slice() {
            [year, month, day] => match (fold(year)?, fold(month)?, fold(day)?) {
                (Literal::Number(year), Literal::Number(month), Literal::Number(day)) => {
                    Date::new(year, month, day).ok().map(Literal::Date)
                }
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

fn decide(parts: &[Expression], decides: bool) -> Option<Literal> {
    let values: Vec<Option<bool>> = parts.iter().map(always).collect();
    if values.contains(&Some(decides)) {
        return Some(Literal::YesNo(decides));
    }
    values.iter().all(Option::is_some).then_some(Literal::YesNo(!decides))
}

fn compare(comparison: Comparison, left: &Literal, right: &Literal) -> Option<bool> {
    let order = match (left, right) {
        (Literal::Number(left), Literal::Number(right)) => left.cmp(right),
        (Literal::Date(left), Literal::Date(right)) => left.cmp(right),
        (Literal::Text(left), Literal::Text(right)) => left.cmp(right),
        (Literal::YesNo(left), Literal::YesNo(right)) => left.cmp(right),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
}

fn calculate(operator: Operator, left: i64, right: i64) -> Option<i64> {
    let value = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        Operator::Remainder => left.checked_rem(right),
    }?;
    (-MAX_NUMBER..=MAX_NUMBER).contains(&value).then_some(value)
}
