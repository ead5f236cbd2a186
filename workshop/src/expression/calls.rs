//! Functions.

use shared::expression::{Expression, Function, Literal, Want};
use shared::value::Type;

use super::lower::{Lowering, Typed, Wanted, word};
use super::names::Reading;
use super::signature::{Shape, Signature, named, plain, signatures};
use super::term::{Form, Segment, Term};
use crate::finding::did_you_mean;

impl Lowering<'_> {
    /// `function(arguments)`, or `first.function(rest)`.
    pub(super) fn call(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
        match plain(&function.name).as_str() {
            "answered" => self.answered(function, arguments),
            "size" => self.size(function, arguments),
            "sum" => self.sum(function, arguments),
            "position" => self.position(function, arguments),
            "date" => self.date(function, arguments),
            "min" => self.extreme(Function::Min, function, arguments),
            "max" => self.extreme(Function::Max, function, arguments),
            _ => self.overloaded(function, arguments),
        }
    }

    /// The form of a function that its arguments fit.
    fn overloaded(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
        let forms: Vec<&Signature> = named(&function.name)
            .into_iter()
            .filter(|form| form.function.is_some() && form.takes.len() == arguments.len())
            .collect();
        match forms.as_slice() {
            [] if named(&function.name).is_empty() => {
                self.no_function(function);
                None
            }
            [] => {
                self.misused(function, function.at);
                None
            }
            [only] => {
                let lowered: Vec<Option<Expression>> = arguments
                    .iter()
                    .zip(only.takes)
                    .map(|(term, wanted)| self.shaped(term, *wanted))
                    .collect();
                let lowered: Option<Vec<Expression>> = lowered.into_iter().collect();
                Some(called(only, lowered?))
            }
            several => {
                let typed: Vec<Option<Typed>> =
                    arguments.iter().map(|term| self.typed(term)).collect();
                let typed: Vec<Typed> = typed.into_iter().collect::<Option<_>>()?;
                let fits = |form: &&&Signature| {
                    form.takes.iter().zip(&typed).all(|(shape, typed)| shape.takes(typed.shape()))
                };
                let Some(form) = several.iter().find(fits) else {
                    self.misused(function, function.at);
                    return None;
                };
                Some(called(form, typed.into_iter().map(|typed| typed.expression).collect()))
            }
        }
    }

    fn shaped(&mut self, term: &Term, shape: Shape) -> Option<Expression> {
        let value = match shape {
            Shape::One(value) => return self.wanted(term, Wanted { value, list: None }),
            Shape::Many(value) => value,
        };
        let typed = self.typed(term)?;
        if typed.shape() == shape || typed.value == Type::Codes && value == Type::Text {
            return Some(typed.expression);
        }
        let message = format!("this is {}, not a list of texts", typed.described());
        self.mistake(term.at, message, "write a list such as `['a', 'b']`");
        None
    }

    fn no_function(&mut self, function: &Segment) {
        let name = function.name.as_str();
        let mut all: Vec<&str> = signatures().map(|signature| signature.name).collect();
        all.dedup();
        let close = did_you_mean(name, all.iter().copied(), "");
        let known = signatures()
            .find(|signature| close.contains(&format!("`{}`", signature.name)))
            .map(|signature| format!("did you mean `{}`?", signature.form));
        let all = format!("functions are {}", all.join(", "));
        let message = format!("there is no function `{name}`");
        self.mistake(function.at, message, known.unwrap_or(all));
    }

    /// Reports that a function is not used as it is written.
    fn misused(&mut self, function: &Segment, at: usize) {
        let forms: Vec<String> =
            named(&function.name).iter().map(|form| format!("`{}`", form.form)).collect();
        let message = format!("`{}` cannot be used like this", function.name);
        self.mistake(at, message, format!("write {}", forms.join(" or ")));
    }

    fn date(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
        if let [Term { form: Form::Text(text), at, .. }] = arguments {
            let Ok(day) = text.parse() else {
                let message = format!("`{text}` is no day of the calendar");
                self.mistake(*at, message, "write it as `date('2026-01-31')`");
                return None;
            };
            return Some(Typed::new(Expression::Literal(Literal::Date(day)), Type::Date));
        }
        let typed = self.overloaded(function, arguments)?;
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

    /// `min` and `max` of two numbers, amounts or days, or of a list of them.
    fn extreme(
        &mut self,
        called: Function,
        function: &Segment,
        arguments: &[&Term],
    ) -> Option<Typed> {
        let (first, second) = match arguments {
            [list] => (self.many(function, list)?, None),
            [left, right] => {
                let (first, second) = self.pair(left, right)?;
                if first.many {
                    self.misused(function, function.at);
                    return None;
                }
                (first, Some(second))
            }
            _ => {
                self.misused(function, function.at);
                return None;
            }
        };
        if !first.value.has_order() {
            let message = format!("{} has no order", word(first.value));
            let at = arguments.first().map_or(function.at, |term| term.at);
            self.mistake(at, message, "write numbers, amounts or days");
            return None;
        }
        let flexible = first.flexible && second.as_ref().is_some_and(|second| second.flexible);
        let value = first.value;
        let values = [first.expression].into_iter().chain(second.map(|second| second.expression));
        let typed = Typed::new(Expression::Call(called, values.collect()), value);
        Some(Typed { flexible, ..typed })
    }

    /// A list of values.
    fn many(&mut self, function: &Segment, term: &Term) -> Option<Typed> {
        let typed = self.typed(term)?;
        if !typed.many {
            self.misused(function, function.at);
            return None;
        }
        Some(typed)
    }

    fn answered(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
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

    /// How many instances, values or characters there are.
    fn size(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
        let [term] = arguments else {
            self.misused(function, function.at);
            return None;
        };
        if let Some(chosen) = self.chosen(term) {
            let chosen = chosen?;
            let expression = match chosen.condition {
                Some(condition) => Self::over(Want::Count, chosen.group, condition),
                None => Expression::Size(chosen.group),
            };
            return Some(Typed::new(expression, Type::Integer));
        }
        let typed = self.typed(term)?;
        let function = match (typed.many, typed.value) {
            (true, _) | (_, Type::Codes) => Function::Count,
            (false, Type::Text) => Function::Length,
            _ => {
                let message = format!("{} has no size", typed.described());
                let advice = "`size` counts instances of a repeated group, values of a list and \
                              characters of a text";
                self.mistake(term.at, message, advice);
                return None;
            }
        };
        Some(Typed::new(Expression::Call(function, vec![typed.expression]), Type::Integer))
    }

    fn sum(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
        let [term] = arguments else {
            self.misused(function, function.at);
            return None;
        };
        if let Form::Method(receiver, inner, of) = &term.form
            && inner.name == "map"
            && let Some(chosen) = self.chosen(receiver)
        {
            return self.added(chosen?, inner, of);
        }
        let typed = self.many(function, term)?;
        let number = matches!(typed.value, Type::Integer | Type::Money | Type::Decimal { .. });
        if !number {
            let message = format!("{} cannot be added up", word(typed.value));
            self.mistake(term.at, message, "write a list of numbers or amounts");
            return None;
        }
        let expression = Expression::Call(Function::Sum, vec![typed.expression]);
        Some(Typed::new(expression, typed.value))
    }

    fn position(&mut self, function: &Segment, arguments: &[&Term]) -> Option<Typed> {
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

fn called(form: &Signature, values: Vec<Expression>) -> Typed {
    let expression = match form.function {
        Some(function) => Expression::Call(function, values),
        None => Expression::Values(values),
    };
    match form.gives {
        Shape::One(value) => Typed::new(expression, value),
        Shape::Many(value) => Typed { many: true, ..Typed::new(expression, value) },
    }
}
