//! Expressions.

use shared::expression::{
    Comparison, Each, Expression, Function, Literal, Operator, Over, Reference, Want,
};
use shared::json::Tree;
use shared::service::NodeId;

use super::members::{Members, list, only, parsed, text, word};

/// An expression. Its depth is that of the JSON, which is bounded.
pub(super) fn expression(json: &Tree<'_>) -> Option<Expression> {
    if json.text() == Some("today") {
        return Some(Expression::Today);
    }
    let (name, json) = only(json)?;
    Some(match name {
        "literal" => Expression::Literal(literal(json)?),
        "answer" => Expression::Answer(reference(json)?),
        "answered" => Expression::Answered(reference(json)?),
        "size" => Expression::Size(reference(json)?),
        "position" => Expression::Position(reference(json)?),
        "setting" => Expression::Setting(json.number()?.try_into().ok()?),
        "not" => Expression::Not(Box::new(expression(json)?)),
        "and" => Expression::And(list(json, expression)?),
        "or" => Expression::Or(list(json, expression)?),
        "compare" => {
            let (comparison, pair) = two(json)?;
            Expression::Compare(word(comparison, &COMPARISONS)?, Box::new(both(pair)?))
        }
        "calculate" => {
            let (operator, pair) = two(json)?;
            Expression::Calculate(word(operator, &OPERATORS)?, Box::new(both(pair)?))
        }
        "if" => {
            let [condition, then, otherwise] = json.items()? else { return None };
            let parts = (expression(condition)?, expression(then)?, expression(otherwise)?);
            Expression::If(Box::new(parts))
        }
        "in" => Expression::In(Box::new(both(json)?)),
        "list" => Expression::List(list(json, literal)?),
        "values" => Expression::Values(list(json, expression)?),
        "over" => Expression::Over(over(json)?),
        "each" => Expression::Each(each(json)?),
        "item" => Expression::Item(json.number()?.try_into().ok()?),
        "call" => {
            let (function, arguments) = two(json)?;
            Expression::Call(word(function, &FUNCTIONS)?, list(arguments, expression)?)
        }
        _ => return None,
    })
}

pub(super) fn node(json: &Tree<'_>) -> Option<NodeId> {
    Some(NodeId(json.number()?.try_into().ok()?))
}

const COMPARISONS: [(&str, Comparison); 6] = [
    ("equal", Comparison::Equal),
    ("not_equal", Comparison::NotEqual),
    ("less", Comparison::Less),
    ("less_or_equal", Comparison::LessOrEqual),
    ("greater", Comparison::Greater),
    ("greater_or_equal", Comparison::GreaterOrEqual),
];

const OPERATORS: [(&str, Operator); 5] = [
    ("add", Operator::Add),
    ("subtract", Operator::Subtract),
    ("multiply", Operator::Multiply),
    ("divide", Operator::Divide),
    ("remainder", Operator::Remainder),
];

const WANTS: [(&str, Want); 6] = [
    ("exists", Want::Exists),
    ("all", Want::All),
    ("count", Want::Count),
    ("sum", Want::Sum),
    ("exists_one", Want::ExistsOne),
    ("gather", Want::Gather),
];

const FUNCTIONS: [(&str, Function); 36] = [
    ("date", Function::Date),
    ("year", Function::Year),
    ("month", Function::Month),
    ("day", Function::Day),
    ("weekday", Function::Weekday),
    ("add_days", Function::AddDays),
    ("add_months", Function::AddMonths),
    ("add_years", Function::AddYears),
    ("add_workdays", Function::AddWorkdays),
    ("next_workday", Function::NextWorkday),
    ("first_of_month", Function::FirstOfMonth),
    ("last_of_month", Function::LastOfMonth),
    ("days_between", Function::DaysBetween),
    ("months_between", Function::MonthsBetween),
    ("age", Function::Age),
    ("min", Function::Min),
    ("max", Function::Max),
    ("sum", Function::Sum),
    ("count", Function::Count),
    ("length", Function::Length),
    ("starts_with", Function::StartsWith),
    ("ends_with", Function::EndsWith),
    ("contains", Function::Contains),
    ("char_at", Function::CharAt),
    ("index_of", Function::IndexOf),
    ("last_index_of", Function::LastIndexOf),
    ("lower_ascii", Function::LowerAscii),
    ("upper_ascii", Function::UpperAscii),
    ("replace", Function::Replace),
    ("split", Function::Split),
    ("join", Function::Join),
    ("substring", Function::Substring),
    ("trim", Function::Trim),
    ("concat", Function::Concat),
    ("int", Function::Int),
    ("string", Function::String),
];

fn literal(json: &Tree<'_>) -> Option<Literal> {
    let (name, json) = only(json)?;
    Some(match name {
        "yes_no" => Literal::YesNo(json.yes_no()?),
        "number" => Literal::Number(json.number()?),
        "text" => Literal::Text(text(json)?),
        "date" => Literal::Date(parsed(json)?),
        _ => return None,
    })
}

fn reference(json: &Tree<'_>) -> Option<Reference> {
    let own = Members::of(json, &["node", "outer"])?;
    let outer = own.get("outer").map_or(Some(0), Tree::number)?;
    Some(Reference { node: node(own.get("node")?)?, outer: outer.try_into().ok()? })
}

fn over(json: &Tree<'_>) -> Option<Over> {
    let own = Members::of(json, &["want", "group", "body"])?;
    Some(Over {
        want: word(own.get("want")?, &WANTS)?,
        group: reference(own.get("group")?)?,
        body: Box::new(expression(own.get("body")?)?),
    })
}

fn each(json: &Tree<'_>) -> Option<Each> {
    let own = Members::of(json, &["want", "list", "body"])?;
    Some(Each {
        want: word(own.get("want")?, &WANTS)?,
        list: Box::new(expression(own.get("list")?)?),
        body: Box::new(expression(own.get("body")?)?),
    })
}

fn two<'a, 'b>(json: &'a Tree<'b>) -> Option<(&'a Tree<'b>, &'a Tree<'b>)> {
    match json.items()? {
        [first, second] => Some((first, second)),
        _ => None,
    }
}

fn both(json: &Tree<'_>) -> Option<(Expression, Expression)> {
    let (first, second) = two(json)?;
    Some((expression(first)?, expression(second)?))
}
