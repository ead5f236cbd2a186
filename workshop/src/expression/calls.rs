//! Functions.

use shared::expression::{Expression, Function, Literal, Want};
use shared::value::Type;

use super::lower::{Lowering, Typed, Wanted, word};
use super::names::Reading;
use super::term::{Form, Segment, Term};
use crate::finding::did_you_mean;

/// All functions with how they are written.
const SIGNATURES: [(&str, &str); 17] = [
    ("answered", "answered(field)"),
    ("size", "size(repeated_group) or size(group.filter(x, condition))"),
    ("sum", "sum(group.map(x, number))"),
    ("position", "position(repeated_group)"),
    ("date", "date('YYYY-MM-DD') or date(year, month, day)"),
    ("year", "year(date)"),
    ("month", "month(date)"),
    ("day", "day(date)"),
    ("add_days", "add_days(date, number)"),
    ("add_months", "add_months(date, number)"),
    ("days_between", "days_between(from, to)"),
    ("age", "age(birth, on)"),
    ("min", "min(a, b)"),
    ("max", "max(a, b)"),
    ("length", "length(text)"),
    ("starts_with", "starts_with(text, start)"),
    ("exists", "group.exists(x, condition)"),
];

impl Lowering<'_> {
    pub(super) fn call(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        use Type::{Date, Integer, Text};
        match function.name.as_str() {
            "answered" => self.answered(function, arguments),
            "size" => self.size(function, arguments),
            "sum" => self.sum(function, arguments),
            "position" => self.position(function, arguments),
            "date" => self.date(function, arguments),
            "min" => self.extreme(Function::Min, function, arguments),
            "max" => self.extreme(Function::Max, function, arguments),
            "year" => self.plain(Function::Year, &[Date], Integer, function, arguments),
            "month" => self.plain(Function::Month, &[Date], Integer, function, arguments),
            "day" => self.plain(Function::Day, &[Date], Integer, function, arguments),
            "add_days" => {
                self.plain(Function::AddDays, &[Date, Integer], Date, function, arguments)
            }
            "add_months" => {
                self.plain(Function::AddMonths, &[Date, Integer], Date, function, arguments)
            }
            "days_between" => {
                self.plain(Function::DaysBetween, &[Date, Date], Integer, function, arguments)
            }
            "age" => self.plain(Function::Age, &[Date, Date], Integer, function, arguments),
            "length" => self.plain(Function::Length, &[Text], Integer, function, arguments),
            "starts_with" => {
                self.plain(Function::StartsWith, &[Text, Text], Type::YesNo, function, arguments)
            }
            name => {
                let known = SIGNATURES.iter().map(|(known, _)| *known);
                let all: Vec<&str> = known.clone().collect();
                let all = format!("functions are {}", all.join(", "));
                let close = did_you_mean(name, known, "");
                let signature = SIGNATURES
                    .iter()
                    .find(|(known, _)| close.contains(&format!("`{known}`")))
                    .map(|(_, signature)| format!("did you mean `{signature}`?"));
                let message = format!("there is no function `{name}`");
                self.mistake(function.at, message, signature.unwrap_or(all));
                None
            }
        }
    }

    /// Reports that a function is not used as it is written.
    fn misused(&mut self, function: &Segment, at: usize) {
        let signature = SIGNATURES
            .iter()
            .find(|(name, _)| *name == function.name)
            .map_or("", |(_, signature)| signature);
        let message = format!("`{}` cannot be used like this", function.name);
        self.mistake(at, message, format!("write `{signature}`"));
    }

    fn plain(
        &mut self,
        called: Function,
        types: &[Type],
        value: Type,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        if arguments.len() != types.len() {
            self.misused(function, function.at);
            return None;
        }
        let lowered: Vec<Option<Expression>> = arguments
            .iter()
            .zip(types)
            .map(|(term, wanted)| self.wanted(term, Wanted { value: *wanted, list: None }))
            .collect();
        let lowered: Option<Vec<Expression>> = lowered.into_iter().collect();
        Some(self.function(called, lowered?, value))
    }

    fn date(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        if let [Term { form: Form::Text(text), at, .. }] = arguments {
            let Ok(day) = text.parse() else {
                let message = format!("`{text}` is no day of the calendar");
                self.mistake(*at, message, "write it as `date('2026-01-31')`");
                return None;
            };
            return Some(Typed::new(Expression::Literal(Literal::Date(day)), Type::Date));
        }
        let types = [Type::Integer; 3];
        let typed = self.plain(Function::Date, &types, Type::Date, function, arguments)?;
        let constant = match &typed.expression {
            Expression::Call(_, parts) => {
                parts.iter().all(|part| matches!(part, Expression::Literal(_)))
            }
            _ => false,
        };
        if constant && super::constant::fold(&typed.expression).is_none() {
            let message = "the calendar has no such day";
            self.mistake(function.at, message, "write `date(year, month, day)`");
            return None;
        }
        Some(typed)
    }

    /// `min` and `max` of numbers, amounts or days.
    fn extreme(
        &mut self,
        called: Function,
        function: &Segment,
        arguments: &[Term],
    ) -> Option<Typed> {
        let [left, right] = arguments else {
            self.misused(function, function.at);
            return None;
        };
        let (first, second) = self.pair(left, right)?;
        if !first.value.has_order() {
            let message = format!("{} has no order", word(first.value));
            self.mistake(left.at, message, "write numbers, amounts or days");
            return None;
        }
        let flexible = first.flexible && second.flexible;
        let value = first.value;
        let typed = self.function(called, vec![first.expression, second.expression], value);
        Some(Typed { flexible, ..typed })
    }

    fn answered(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        let [Term { form: Form::Path(path), at, .. }] = arguments else {
            self.misused(function, function.at);
            return None;
        };
        let found = self.find(path)?;
        match self.names.get(found.node)?.reading {
            Reading::Value(..) => {
                let reference = self.reference(&found, *at)?;
                Some(Typed::new(Expression::Answered(reference), Type::YesNo))
            }
            Reading::Unclear => None,
            Reading::Group | Reading::Information => {
                let path = self.names.path(found.node);
                let message = format!("`{path}` is no field that is answered");
                self.mistake(*at, message, "name a field; for repeated groups use `size(group)`");
                None
            }
        }
    }

    fn size(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        match arguments {
            [Term { form: Form::Method(receiver, inner, of), .. }] if inner.name == "filter" => {
                self.each(Want::Count, receiver, inner, of)
            }
            [Term { form: Form::Path(path), at, .. }] => {
                let found = self.find(path)?;
                if found.variable || !self.names.is_repeated(found.node) {
                    let path = self.names.path(found.node);
                    let message = format!("`{path}` is no repeated group");
                    let advice = "`size` counts instances; for texts use `length(text)`";
                    self.mistake(*at, message, advice);
                    return None;
                }
                let reference = self.reference(&found, *at)?;
                Some(Typed::new(Expression::Size(reference), Type::Integer))
            }
            _ => {
                self.misused(function, function.at);
                None
            }
        }
    }

    fn sum(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        match arguments {
            [Term { form: Form::Method(receiver, inner, of), .. }] if inner.name == "map" => {
                self.each(Want::Sum, receiver, inner, of)
            }
            _ => {
                self.misused(function, function.at);
                None
            }
        }
    }

    fn position(&mut self, function: &Segment, arguments: &[Term]) -> Option<Typed> {
        let [Term { form: Form::Path(path), at, .. }] = arguments else {
            self.misused(function, function.at);
            return None;
        };
        let found = self.find(path)?;
        if !self.names.is_repeated(found.node) {
            let path = self.names.path(found.node);
            self.mistake(*at, format!("`{path}` is no repeated group"), "name a repeated group");
            return None;
        }
        let reference = self.instance_of(&found, *at)?;
        Some(Typed::new(Expression::Position(reference), Type::Integer))
    }
}
