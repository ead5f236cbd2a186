//! A typed tree as people read it: the CEL source that it could have been compiled from.

use shared::expression::Reference;
use shared::expression::{Comparison, Expression, Function, Literal, Operator, Over, Want};
use shared::service::{NodeId, Service};

use super::resolve::RESERVED;
use super::signature::{self, Signature};

/// The expression in CEL syntax, with the names of its service, as the node `at` carries it (none:
/// no node does). Compiled again, it gives the same tree.
pub fn show(expression: &Expression, service: &Service, at: Option<NodeId>) -> String {
    let scope = at.and_then(|node| parent(service, node));
    let mut writer = Writer { service, scope, frames: Vec::new(), text: String::new() };
    writer.write(expression, Power::Choice);
    writer.text
}

/// How strongly a part binds, the weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Power {
    Choice,
    Or,
    And,
    Compare,
    Sum,
    Product,
    Sign,
    Value,
}

struct Writer<'a> {
    service: &'a Service,
    scope: Option<NodeId>,
    /// The variables with the repeated groups over whose instances they go; none over values.
    frames: Vec<(String, Option<NodeId>)>,
    text: String,
}

impl Writer<'_> {
    /// Writes a part, in brackets when it binds less than what is around it.
    fn write(&mut self, expression: &Expression, around: Power) {
        let power = power(expression);
        if power < around {
            self.text.push('(');
        }
        self.part(expression, power);
        if power < around {
            self.text.push(')');
        }
    }

    fn part(&mut self, expression: &Expression, power: Power) {
        match expression {
            Expression::Literal(literal) => self.literal(literal),
            Expression::Answer(reference) => self.reference(*reference),
            Expression::Answered(reference) => {
                self.called("answered", |writer| writer.reference(*reference));
            }
            Expression::Size(group) => self.called("size", |writer| writer.reference(*group)),
            Expression::Position(group) => self.called("position", |writer| writer.own(*group)),
            Expression::Setting(place) => {
                let parameters = &self.service.parameters;
                let parameter = usize::try_from(*place).ok().and_then(|at| parameters.get(at));
                let name = parameter.map_or("?", |parameter| parameter.name.as_str());
                self.text.push_str("settings.");
                self.text.push_str(name);
            }
            Expression::Today => self.text.push_str("today"),
            Expression::Not(inner) => {
                self.text.push('!');
                self.write(inner, Power::Sign);
            }
            Expression::And(parts) => self.joined(parts, " && ", "true", Power::And),
            Expression::Or(parts) => self.joined(parts, " || ", "false", Power::Or),
            Expression::Compare(comparison, sides) => {
                self.sides(sides, compared(*comparison), power);
            }
            Expression::Calculate(Operator::Subtract, sides) if power == Power::Sign => {
                self.text.push('-');
                self.write(&sides.1, Power::Sign);
            }
            Expression::Calculate(operator, sides) => self.sides(sides, sign(*operator), power),
            Expression::If(parts) => {
                self.write(&parts.0, Power::Or);
                self.text.push_str(" ? ");
                self.write(&parts.1, Power::Choice);
                self.text.push_str(" : ");
                self.write(&parts.2, Power::Choice);
            }
            Expression::In(sides) => self.sides(sides, "in", power),
            Expression::List(literals) => {
                self.text.push('[');
                self.separated(literals, |writer, literal| writer.literal(literal));
                self.text.push(']');
            }
            Expression::Values(values) => {
                self.text.push('[');
                self.separated(values, |writer, value| writer.write(value, Power::Choice));
                self.text.push(']');
            }
            Expression::Over(over) => self.over(over),
            Expression::Each(each) => {
                self.write(&each.list, Power::Value);
                self.bound(each.want, None, &each.body);
            }
            Expression::Item(outer) => {
                let values = self.frames.iter().rev().filter(|(_, group)| group.is_none());
                let found = values.skip(usize::from(*outer)).map(|(name, _)| name.clone()).next();
                self.text.push_str(&found.unwrap_or_else(|| "?".to_owned()));
            }
            Expression::Call(Function::Concat, values) => {
                for (at, value) in values.iter().enumerate() {
                    let around = if at == 0 { Power::Sum } else { Power::Product };
                    if at > 0 {
                        self.text.push_str(" + ");
                    }
                    self.write(value, around);
                }
            }
            Expression::Call(function, values) => self.call(*function, values),
        }
    }

    fn called(&mut self, name: &str, arguments: impl FnOnce(&mut Self)) {
        self.text.push_str(name);
        self.text.push('(');
        arguments(self);
        self.text.push(')');
    }

    fn separated<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            write(self, item);
        }
    }

    fn joined(&mut self, parts: &[Expression], sign: &str, none: &str, power: Power) {
        if parts.is_empty() {
            self.text.push_str(none);
        }
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.text.push_str(sign);
            }
            self.write(part, power);
        }
    }

    /// Two parts with an operator that binds to the left.
    fn sides(&mut self, sides: &(Expression, Expression), sign: &str, power: Power) {
        self.write(&sides.0, power);
        self.text.push(' ');
        self.text.push_str(sign);
        self.text.push(' ');
        let right = match power {
            Power::Compare => Power::Sum,
            Power::Sum => Power::Product,
            _ => Power::Sign,
        };
        self.write(&sides.1, right);
    }

    fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::YesNo(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Literal::Number(value) => self.text.push_str(&value.to_string()),
            Literal::Text(text) => self.text.push_str(&quoted(text)),
            Literal::Date(day) => self.text.push_str(&format!("date('{day}')")),
        }
    }

    fn call(&mut self, function: Function, values: &[Expression]) {
        let written = signature::of(function);
        let name = match function {
            Function::Count => "size",
            Function::Sum => "sum",
            Function::Min => "min",
            Function::Max => "max",
            _ => written.map_or("?", |signature| signature.name),
        };
        let mut rest = values;
        if written.is_some_and(Signature::is_method)
            && let [first, others @ ..] = values
        {
            self.write(first, Power::Value);
            self.text.push('.');
            rest = others;
        }
        self.called(name, |writer| {
            writer.separated(rest, |writer, one| writer.write(one, Power::Choice));
        });
    }

    fn over(&mut self, over: &Over) {
        let before = match over.want {
            Want::Count => "size(",
            Want::Sum => "sum(",
            _ => "",
        };
        self.text.push_str(before);
        self.reference(over.group);
        self.bound(over.want, Some(over.group.node), &over.body);
        if !before.is_empty() {
            self.text.push(')');
        }
    }

    /// What is wanted of all instances of a group, or of all values.
    fn bound(&mut self, want: Want, group: Option<NodeId>, body: &Expression) {
        let (method, parts) = match want {
            Want::Exists => ("exists", vec![body]),
            Want::ExistsOne => ("exists_one", vec![body]),
            Want::All => ("all", vec![body]),
            Want::Count => ("filter", vec![body]),
            Want::Sum => ("map", vec![body]),
            Want::Gather => match body {
                Expression::If(parts) => match (&parts.0, single(&parts.1)) {
                    (condition, Some(Expression::Item(0))) if group.is_none() => {
                        ("filter", vec![condition])
                    }
                    (condition, Some(value)) => ("map", vec![condition, value]),
                    (_, None) => ("map", vec![body]),
                },
                body => ("map", vec![single(body).unwrap_or(body)]),
            },
        };
        let variable = self.variable(group);
        self.text.push('.');
        self.called(method, |writer| {
            writer.text.push_str(&variable);
            writer.frames.push((variable, group));
            for part in parts {
                writer.text.push_str(", ");
                writer.write(part, Power::Choice);
            }
            writer.frames.pop();
        });
    }

    /// A field or group, through the variable of the instance that is meant.
    fn reference(&mut self, reference: Reference) {
        let path = match home(self.service, reference.node) {
            Some(home) => self.through(home, reference),
            None => None,
        };
        let path = path.unwrap_or_else(|| self.path(reference.node));
        self.text.push_str(&path);
    }

    /// The instance of a repeated group that is meant.
    fn own(&mut self, reference: Reference) {
        let variable = self.frame(reference.node, reference.outer).map(str::to_owned);
        let written = variable.unwrap_or_else(|| self.path(reference.node));
        self.text.push_str(&written);
    }

    fn through(&self, home: NodeId, reference: Reference) -> Option<String> {
        let variable = self.frame(home, reference.outer)?;
        let path = relative(self.service, reference.node, Some(home))?;
        Some(format!("{variable}.{path}"))
    }

    /// The variable that stands for the instance of a group, so many others passed over.
    fn frame(&self, group: NodeId, outer: u8) -> Option<&str> {
        let bound = self.frames.iter().rev().filter(|(_, over)| *over == Some(group));
        bound.skip(usize::from(outer)).map(|(variable, _)| variable.as_str()).next()
    }

    /// The shortest path that is read as this node.
    fn path(&self, node: NodeId) -> String {
        for level in levels(self.service, self.scope) {
            let path = relative(self.service, node, level).filter(|path| !path.is_empty());
            let Some(path) = path else { continue };
            let mut nearer =
                levels(self.service, self.scope).into_iter().take_while(|other| *other != level);
            if !nearer.any(|other| leads(self.service, other, &path)) {
                return path;
            }
        }
        relative(self.service, node, None).unwrap_or_else(|| "?".to_owned())
    }

    /// A name for the variable that means nothing else here.
    fn variable(&self, group: Option<NodeId>) -> String {
        let node = group.and_then(|group| self.service.nodes.get(group.index()));
        let first: String = node.map_or("x", |node| &node.name).chars().take(1).collect();
        let letters = ('a'..='z').map(String::from);
        let numbered = (1_usize..).map(|number| format!("x{number}"));
        let mut candidates = std::iter::once(first).chain(letters).chain(numbered);
        candidates.find(|candidate| !self.is_taken(candidate)).unwrap_or_default()
    }

    fn is_taken(&self, name: &str) -> bool {
        name.is_empty()
            || RESERVED.contains(&name)
            || self.frames.iter().any(|(variable, _)| variable == name)
            || levels(self.service, self.scope)
                .into_iter()
                .any(|level| leads(self.service, level, name))
    }
}

fn power(expression: &Expression) -> Power {
    match expression {
        Expression::If(_) => Power::Choice,
        Expression::Or(parts) if parts.len() > 1 => Power::Or,
        Expression::And(parts) if parts.len() > 1 => Power::And,
        Expression::Compare(..) | Expression::In(_) => Power::Compare,
        Expression::Calculate(operator, sides) => match operator {
            Operator::Subtract if negates(sides) => Power::Sign,
            Operator::Add | Operator::Subtract => Power::Sum,
            Operator::Multiply | Operator::Divide | Operator::Remainder => Power::Product,
        },
        Expression::Call(Function::Concat, _) => Power::Sum,
        Expression::Not(_) => Power::Sign,
        Expression::Literal(Literal::Number(number)) if *number < 0 => Power::Sign,
        _ => Power::Value,
    }
}

/// Whether `-a` is meant by `0 - a`: not of a number, which would be read as a negative one.
fn negates(sides: &(Expression, Expression)) -> bool {
    sides.0 == Expression::Literal(Literal::Number(0)) && !matches!(sides.1, Expression::Literal(_))
}

fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Remainder => "%",
    }
}

/// The only value of a list.
fn single(list: &Expression) -> Option<&Expression> {
    match list {
        Expression::Values(values) => match values.as_slice() {
            [value] => Some(value),
            _ => None,
        },
        _ => None,
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\\' | '\'' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

fn parent(service: &Service, node: NodeId) -> Option<NodeId> {
    service.nodes.get(node.index()).and_then(|node| node.parent)
}

/// The innermost repeated group around a node.
fn home(service: &Service, node: NodeId) -> Option<NodeId> {
    let repeated =
        |group: &NodeId| service.nodes.get(group.index()).is_some_and(|own| own.repeats.is_some());
    std::iter::successors(parent(service, node), |group| parent(service, *group)).find(repeated)
}

/// The groups in which a name is looked for, the own one first, then outward to the top.
fn levels(service: &Service, scope: Option<NodeId>) -> Vec<Option<NodeId>> {
    let groups = std::iter::successors(scope, |group| parent(service, *group));
    groups.map(Some).chain([None]).collect()
}

/// The path of a node from a group around it, or from the top.
fn relative(service: &Service, node: NodeId, group: Option<NodeId>) -> Option<String> {
    let mut names = Vec::new();
    let mut next = Some(node);
    while next != group {
        let own = service.nodes.get(next?.index())?;
        names.push(own.name.as_str());
        next = own.parent;
    }
    names.reverse();
    Some(names.join("."))
}

/// Whether a path leads to some node from a group, or from the top.
fn leads(service: &Service, group: Option<NodeId>, path: &str) -> bool {
    let child = |group: Option<NodeId>, name: &str| {
        let nodes = (0..).map(NodeId).zip(&service.nodes);
        let mut named = nodes.filter(|(_, node)| node.parent == group && node.name == name);
        named.next().map(|(id, _)| Some(id))
    };
    path.split('.').try_fold(group, child).is_some()
}
