//! Conditions and calculations as people say them: `„Wer hält den Hund?“ mit „Eine Person“
//! beantwortet ist`. In German a condition is a subordinate clause without its conjunction, so
//! that it follows `wenn` and `dass` alike.

use shared::expression::{Comparison, Expression, Function, Literal, Operator, Reference, Want};
use shared::kind::Kind;
use shared::language::Language;
use shared::service::{Content, NodeId};
use shared::value::{Type, Value};

use super::Subject;
use super::condition::negate;
use super::phrases as say;
use super::words::fill;

impl Subject<'_> {
    /// A condition.
    pub(super) fn condition(&self, expression: &Expression) -> String {
        self.clause(expression, true)
    }

    /// What a calculation gives; as the value of a field, where it is one.
    pub(super) fn amount(&self, expression: &Expression, field: Option<NodeId>) -> String {
        let of = field.and_then(|field| match &self.plan.node(field).content {
            Content::Field(kind) => kind.value_type(),
            Content::Group => None,
        });
        let named = field.map_or_else(|| expression.clone(), |field| self.named(field, expression));
        match of {
            Some(Type::YesNo) => self.clause(&named, true),
            _ => self.term(&named, of.or_else(|| self.type_of(expression)), false),
        }
    }

    /// The labels in place of the codes that a calculated choice can have.
    fn named(&self, field: NodeId, expression: &Expression) -> Expression {
        match expression {
            Expression::Literal(Literal::Text(code)) => {
                Expression::Literal(Literal::Text(self.code(field, code)))
            }
            Expression::If(parts) => Expression::If(Box::new((
                parts.0.clone(),
                self.named(field, &parts.1),
                self.named(field, &parts.2),
            ))),
            other => other.clone(),
        }
    }

    /// `open`: whether nothing stands around that a list could be taken to go on with.
    pub(super) fn clause(&self, expression: &Expression, open: bool) -> String {
        match expression {
            Expression::And(parts) => self.joined(parts, say::AND, open),
            Expression::Or(parts) => self.joined(parts, say::OR, open),
            Expression::Not(inner) => self.denied(inner, open),
            Expression::Answer(reference) => self.said(*reference, true),
            Expression::Answered(reference) => {
                fill(self.word(say::ANSWERED), &[&self.quoted(reference.node)])
            }
            Expression::Compare(comparison, pair) => self.compared(*comparison, &pair.0, &pair.1),
            Expression::In(pair) => self.member(&pair.0, &pair.1, true),
            Expression::Over(over) => self.over(over, true),
            Expression::Literal(Literal::YesNo(value)) => {
                self.word(if *value { say::ALWAYS } else { say::NEVER }).to_owned()
            }
            Expression::If(parts) => {
                let (condition, then) = (&parts.0, &parts.1);
                let other = [negate(condition), parts.2.clone()];
                let both = [
                    Expression::And(vec![condition.clone(), then.clone()]),
                    Expression::And(other.to_vec()),
                ];
                self.joined(&both, say::OR, open)
            }
            Expression::Each(each) => self.each(each, true),
            Expression::Call(function, given) => self.truth(*function, given, true),
            other => fill(self.word(say::TRUE), &[&self.term(other, None, false)]),
        }
    }

    fn denied(&self, inner: &Expression, open: bool) -> String {
        match inner {
            Expression::Answer(reference) => self.said(*reference, false),
            Expression::Answered(reference) => {
                fill(self.word(say::NOT_ANSWERED), &[&self.quoted(reference.node)])
            }
            Expression::In(pair) => self.member(&pair.0, &pair.1, false),
            Expression::Over(over) if over.want == Want::Exists => self.over(over, false),
            Expression::Each(each) if each.want == Want::Exists => self.each(each, false),
            Expression::Call(function, given) => self.truth(*function, given, false),
            other => match negate(other) {
                Expression::Not(_) => fill(self.word(say::NOT), &[&self.clause(other, true)]),
                without => self.clause(&without, open),
            },
        }
    }

    fn joined(&self, parts: &[Expression], with: super::words::Word, open: bool) -> String {
        let inner: Vec<String> = parts.iter().map(|part| self.clause(part, false)).collect();
        let text = inner.join(self.word(with));
        if open || parts.len() < 2 { text } else { format!("({text})") }
    }

    /// A field that is itself yes or no.
    fn said(&self, reference: Reference, yes: bool) -> String {
        let node = self.plan.node(reference.node);
        let word = match (&node.content, node.calculate.is_some(), yes) {
            (_, true, true) => say::APPLIES,
            (_, true, false) => say::APPLIES_NOT,
            (Content::Field(Kind::Declaration), _, true) => say::DECLARED,
            (Content::Field(Kind::Declaration), _, false) => say::NOT_DECLARED,
            (_, _, true) => say::YES,
            (_, _, false) => say::NO,
        };
        fill(self.word(word), &[&self.quoted(reference.node)])
    }

    fn compared(&self, how: Comparison, left: &Expression, right: &Expression) -> String {
        let equal = match how {
            Comparison::Equal => Some(true),
            Comparison::NotEqual => Some(false),
            _ => None,
        };
        if let (Some(equal), Expression::Answer(reference)) = (equal, left) {
            match right {
                Expression::Literal(Literal::YesNo(value)) => {
                    return self.said(*reference, *value == equal);
                }
                Expression::Literal(Literal::Text(code)) if self.is_choice(*reference) => {
                    let code = self.quote(&self.code(reference.node, code));
                    let word = self.answered_with(*reference, equal);
                    return fill(self.word(word), &[&self.quoted(reference.node), &code]);
                }
                _ => {}
            }
        }
        if let (Some(equal), Expression::Call(Function::Weekday, day)) = (equal, left)
            && let (Some(name), Some(day)) = (self.weekday(right), day.first())
        {
            let word = if equal { say::IS_A } else { say::IS_NO };
            return self.filled(word, &[self.term(day, None, false), name.to_owned()]);
        }
        let of = self.type_of(left).or_else(|| self.type_of(right));
        let day = self.is_day(left) || self.is_day(right);
        let word = match (how, day) {
            (Comparison::Equal, _) => say::EQUAL,
            (Comparison::NotEqual, _) => say::NOT_EQUAL,
            (Comparison::Less, true) => say::BEFORE,
            (Comparison::LessOrEqual, true) => say::NOT_AFTER,
            (Comparison::Greater, true) => say::AFTER,
            (Comparison::GreaterOrEqual, true) => say::NOT_BEFORE,
            (Comparison::Less, false) => say::LESS,
            (Comparison::LessOrEqual, false) => say::AT_MOST,
            (Comparison::Greater, false) => say::MORE,
            (Comparison::GreaterOrEqual, false) => say::AT_LEAST,
        };
        // In German one lies before a day (dative), and is greater than it (nominative).
        let object = matches!(how, Comparison::Equal | Comparison::NotEqual) || day;
        self.filled(word, &[self.term(left, of, false), self.term(right, of, object)])
    }

    fn answered_with(&self, reference: Reference, yes: bool) -> super::words::Word {
        match (self.plan.node(reference.node).calculate.is_some(), yes) {
            (false, true) => say::CHOSEN,
            (false, false) => say::NOT_CHOSEN,
            (true, true) => say::WORKED_OUT,
            (true, false) => say::NOT_WORKED_OUT,
        }
    }

    fn member(&self, left: &Expression, right: &Expression, within: bool) -> String {
        match (left, right) {
            (Expression::Answer(reference), Expression::List(codes)) => {
                let codes: Vec<String> = codes
                    .iter()
                    .map(|code| match code {
                        Literal::Text(code) => self.quote(&self.code(reference.node, code)),
                        other => self.literal(other, None),
                    })
                    .collect();
                let word = self.answered_with(*reference, within);
                let list = self.list(&codes, say::OR);
                fill(self.word(word), &[&self.quoted(reference.node), &list])
            }
            (Expression::Literal(Literal::Text(code)), Expression::Answer(reference)) => {
                let code = self.quote(&self.code(reference.node, code));
                let word = if within { say::TICKED } else { say::NOT_TICKED };
                fill(self.word(word), &[&self.quoted(reference.node), &code])
            }
            _ => {
                let word = if within { say::AMONG } else { say::NOT_AMONG };
                self.filled(word, &[self.term(left, None, false), self.term(right, None, true)])
            }
        }
    }

    /// A value; `object`: whether it is what something else is measured by (in German: dative).
    pub(super) fn term(&self, expression: &Expression, of: Option<Type>, object: bool) -> String {
        let text = self.plain_term(expression, of);
        match (object, self.language) {
            (true, language) if language != Language::En => dative(text, self.is_day(expression)),
            _ => text,
        }
    }

    fn plain_term(&self, expression: &Expression, of: Option<Type>) -> String {
        match expression {
            Expression::Literal(literal) => self.literal(literal, of),
            Expression::Answer(reference) => self.quoted(reference.node),
            Expression::Setting(at) => self.parameter(*at),
            Expression::Today => self.word(say::TODAY).to_owned(),
            Expression::Size(reference) => {
                fill(self.word(say::SIZE), &[&self.quote(&self.instance(reference.node))])
            }
            Expression::Position(reference) => {
                let word = if reference.outer > 0 { say::POSITION } else { say::OWN_POSITION };
                fill(self.word(word), &[&self.quote(&self.instance(reference.node))])
            }
            Expression::Calculate(operator, pair) => {
                let wrapped = |side: &Expression| {
                    let text = self.term(side, of, false);
                    match side {
                        Expression::Calculate(inner, _) if loose(*inner) && !loose(*operator) => {
                            format!("({text})")
                        }
                        _ => text,
                    }
                };
                let scale = |side: &Expression| {
                    // What an amount is multiplied with or divided by is no amount.
                    if loose(*operator) { wrapped(side) } else { self.scaled(side) }
                };
                let sides = match self.type_of(&pair.0) {
                    Some(Type::Money) => [wrapped(&pair.0), scale(&pair.1)],
                    _ if of == Some(Type::Money) => [scale(&pair.0), wrapped(&pair.1)],
                    _ => [wrapped(&pair.0), wrapped(&pair.1)],
                };
                let word = match operator {
                    Operator::Add => say::PLUS,
                    Operator::Subtract => say::MINUS,
                    Operator::Multiply => say::TIMES,
                    Operator::Divide => say::DIVIDED,
                    Operator::Remainder => say::REMAINDER,
                };
                self.filled(word, &sides)
            }
            Expression::If(parts) => {
                let [then, otherwise] = [&parts.1, &parts.2].map(|part| self.term(part, of, false));
                self.filled(say::IF, &[self.clause(&parts.0, true), then, otherwise])
            }
            Expression::List(literals) => {
                let texts: Vec<String> =
                    literals.iter().map(|literal| self.literal(literal, of)).collect();
                self.list(&texts, say::AND)
            }
            Expression::Values(values) => {
                let texts: Vec<String> =
                    values.iter().map(|value| self.term(value, of, false)).collect();
                self.list(&texts, say::AND)
            }
            Expression::Over(over) => self.over(over, true),
            Expression::Each(each) => self.each(each, true),
            Expression::Item(outer) => {
                self.word(if *outer == 0 { say::ITEM } else { say::OUTER_ITEM }).to_owned()
            }
            Expression::Call(function, given) => self.call(*function, given),
            other => self.clause(other, false),
        }
    }

    fn scaled(&self, side: &Expression) -> String {
        let text = self.term(side, None, false);
        match side {
            Expression::Calculate(inner, _) if loose(*inner) => format!("({text})"),
            _ => text,
        }
    }

    fn parameter(&self, at: u32) -> String {
        let Ok(at) = usize::try_from(at) else { return String::new() };
        let Some(parameter) = self.plan.service().parameters.get(at) else { return String::new() };
        match self.setting(at) {
            Some(value) => {
                let value = self.value(&value, Some(parameter.value));
                fill(self.word(say::PARAMETER), &[&parameter.name, &value])
            }
            None => parameter.name.clone(),
        }
    }

    fn literal(&self, literal: &Literal, of: Option<Type>) -> String {
        match literal {
            Literal::YesNo(value) => self.value(&Value::YesNo(*value), of),
            Literal::Number(number) => self.value(&Value::Number(*number), of),
            Literal::Text(text) => self.quote(text),
            Literal::Date(day) => self.value(&Value::Date(*day), of),
        }
    }

    pub(super) fn list(&self, items: &[String], with: super::words::Word) -> String {
        match items.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, first)) => format!("{}{}{last}", first.join(", "), self.word(with)),
            None => String::new(),
        }
    }

    pub(super) fn filled(&self, word: super::words::Word, given: &[String]) -> String {
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        fill(self.word(word), &given)
    }

    fn is_choice(&self, reference: Reference) -> bool {
        matches!(self.plan.node(reference.node).content, Content::Field(Kind::Choice { .. }))
    }
}

/// A German phrase in the dative: `der heutige Tag` becomes `dem heutigen Tag`. What begins without
/// an article stays, but for a day in figures.
fn dative(text: String, day: bool) -> String {
    let article = match text.split_once(' ') {
        Some(("der" | "das", _)) => "dem",
        Some(("die", _)) => "der",
        _ if day && text.starts_with(|first: char| first.is_ascii_digit()) => {
            return format!("dem {text}");
        }
        _ => return text,
    };
    let rest = text.split_once(' ').map_or("", |(_, rest)| rest);
    match rest.split_once(' ') {
        Some((adjective, noun))
            if adjective.ends_with('e') && adjective.starts_with(char::is_lowercase) =>
        {
            format!("{article} {adjective}n {noun}")
        }
        _ => format!("{article} {rest}"),
    }
}

/// Whether an operator binds less than multiplication.
fn loose(operator: Operator) -> bool {
    matches!(operator, Operator::Add | Operator::Subtract | Operator::Remainder)
}
