//! Expressions as authors write them.

use shared::expression::{Comparison, Expression, Function, Literal, Operator, Over, Want};
use shared::service::Plan;

/// The longest expression that is shown whole, in characters.
const LONGEST: usize = 160;

/// An expression in CEL syntax, fields by their paths from the top; a long one is cut.
pub fn show(plan: &Plan, expression: &Expression) -> String {
    let text = Shown { plan }.text(expression, 0, &mut Vec::new());
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

struct Shown<'p> {
    plan: &'p Plan,
}

type Variables = Vec<(shared::service::NodeId, String)>;

impl Shown<'_> {
    /// The text; in brackets when it binds weaker than `power`.
    fn text(&self, expression: &Expression, power: u8, bound: &mut Variables) -> String {
        let (text, own) = match expression {
            Expression::Literal(literal) => (constant(literal), 9),
            Expression::Answer(read) => (self.path(read.node, read.outer, bound), 9),
            Expression::Answered(read) => {
                (format!("answered({})", self.path(read.node, read.outer, bound)), 9)
            }
            Expression::Size(group) => (format!("size({})", self.plan.path(group.node)), 9),
            Expression::Position(group) => {
                let mut all = bound.iter().rev().filter(|(own, _)| *own == group.node);
                let name = all.nth(usize::from(group.outer)).map(|(_, name)| name.clone());
                let name = name.unwrap_or_else(|| self.plan.path(group.node));
                (format!("position({name})"), 9)
            }
            Expression::Setting(at) => {
                let at = usize::try_from(*at).unwrap_or(usize::MAX);
                let name = self.plan.service().parameters.get(at);
                (format!("settings.{}", name.map_or("", |own| own.name.as_str())), 9)
            }
            Expression::Today => ("today".to_owned(), 9),
            Expression::Not(inner) => (format!("!{}", self.text(inner, 8, bound)), 8),
            Expression::And(parts) => (self.joined(parts, " && ", 3, bound), 2),
            Expression::Or(parts) => (self.joined(parts, " || ", 2, bound), 1),
            Expression::Compare(comparison, sides) => {
                let sign = comparison_sign(*comparison);
                let (left, right) = (self.text(&sides.0, 5, bound), self.text(&sides.1, 5, bound));
                (format!("{left} {sign} {right}"), 4)
            }
            Expression::Calculate(operator, sides) => {
                let (sign, own) = operator_sign(*operator);
                let (left, right) =
                    (self.text(&sides.0, own, bound), self.text(&sides.1, own + 1, bound));
                (format!("{left} {sign} {right}"), own)
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = (
                    self.text(&parts.0, 1, bound),
                    self.text(&parts.1, 1, bound),
                    self.text(&parts.2, 0, bound),
                );
                (format!("{condition} ? {then} : {otherwise}"), 0)
            }
            Expression::In(sides) => {
                let (left, right) = (self.text(&sides.0, 5, bound), self.text(&sides.1, 5, bound));
                (format!("{left} in {right}"), 4)
            }
            Expression::Over(over) => (self.over(over, bound), 9),
            Expression::Call(function, arguments) => {
                let all: Vec<String> =
                    arguments.iter().map(|argument| self.text(argument, 0, bound)).collect();
                (format!("{}({})", name(*function), all.join(", ")), 9)
            }
            other => (self.list(other), 9),
        };
        if own < power { format!("({text})") } else { text }
    }

    fn joined(&self, parts: &[Expression], sign: &str, power: u8, bound: &mut Variables) -> String {
        let all: Vec<String> = parts.iter().map(|part| self.text(part, power, bound)).collect();
        all.join(sign)
    }

    fn list(&self, expression: &Expression) -> String {
        match expression {
            Expression::List(literals) => {
                let all: Vec<String> = literals.iter().map(constant).collect();
                format!("[{}]", all.join(", "))
            }
            _ => "…".to_owned(),
        }
    }

    fn path(&self, node: shared::service::NodeId, outer: u8, bound: &Variables) -> String {
        let path = self.plan.path(node);
        let Some(home) = self.plan.home(node) else { return path };
        let variable = bound.iter().rev().filter(|(own, _)| *own == home).nth(usize::from(outer));
        match (variable, path.strip_prefix(&self.plan.path(home))) {
            (Some((_, name)), Some(rest)) => format!("{name}{rest}"),
            _ => path,
        }
    }

    fn over(&self, over: &Over, bound: &mut Variables) -> String {
        let group = self.plan.path(over.group.node);
        let variable = match bound.len() {
            0 => "x".to_owned(),
            more => format!("x{}", more + 1),
        };
        bound.push((over.group.node, variable.clone()));
        let body = self.text(&over.body, 0, bound);
        bound.pop();
        match over.want {
            Want::Exists => format!("{group}.exists({variable}, {body})"),
            Want::All => format!("{group}.all({variable}, {body})"),
            Want::Count => format!("size({group}.filter({variable}, {body}))"),
            want if want == Want::Sum => format!("sum({group}.map({variable}, {body}))"),
            _ => format!("{group}.…({variable}, {body})"),
        }
    }
}

fn constant(literal: &Literal) -> String {
    match literal {
        Literal::YesNo(value) => value.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => format!("'{text}'"),
        Literal::Date(day) => format!("date('{day}')"),
    }
}

fn comparison_sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

fn operator_sign(operator: Operator) -> (&'static str, u8) {
    match operator {
        Operator::Add => ("+", 5),
        Operator::Subtract => ("-", 5),
        Operator::Multiply => ("*", 6),
        Operator::Divide => ("/", 6),
        Operator::Remainder => ("%", 6),
    }
}

fn name(function: Function) -> String {
    // The name in the JSON form is the one in CEL.
    serde_json::to_value(function)
        .ok()
        .and_then(|json| json.as_str().map(str::to_owned))
        .unwrap_or_default()
}
