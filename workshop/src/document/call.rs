//! What functions give, and what is said over all entries of a group or all values of a list.

use shared::expression::{Each, Expression, Function, Literal, Operator, Over, Want};
use shared::value::Type;

use super::Subject;
use super::phrases as say;
use super::words::{Word, fill};

impl Subject<'_> {
    /// A function that is a condition by itself, or its opposite.
    pub(super) fn truth(&self, function: Function, given: &[Expression], holds: bool) -> String {
        let word = match (function, holds) {
            (Function::StartsWith, true) => say::STARTS_WITH,
            (Function::StartsWith, false) => say::STARTS_NOT_WITH,
            (Function::EndsWith, true) => say::ENDS_WITH,
            (Function::EndsWith, false) => say::ENDS_NOT_WITH,
            (Function::Contains, true) => say::CONTAINS,
            (Function::Contains, false) => say::CONTAINS_NOT,
            (other, true) => return fill(self.word(say::TRUE), &[&self.call(other, given)]),
            (other, false) => return fill(self.word(say::TRUE_NOT), &[&self.call(other, given)]),
        };
        self.filled(word, &self.terms(given))
    }

    /// What a function gives.
    pub(super) fn call(&self, function: Function, given: &[Expression]) -> String {
        if let Some(unit) = unit(function) {
            return self.later(given, unit);
        }
        let days = given.iter().any(|given| self.is_day(given));
        let word = match (function, given.len()) {
            (Function::Date, 1) => say::DAY_OF_TEXT,
            (Function::Date, _) => say::DATE,
            (Function::Year, _) => say::YEAR,
            (Function::Month, _) => say::MONTH,
            (Function::Day, _) => say::DAY,
            (Function::Weekday, _) => say::WEEKDAY,
            (Function::NextWorkday, _) => say::NEXT_WORKDAY,
            (Function::FirstOfMonth, _) => say::FIRST_OF_MONTH,
            (Function::LastOfMonth, _) => say::LAST_OF_MONTH,
            (Function::DaysBetween, _) => say::DAYS_BETWEEN,
            (Function::MonthsBetween, _) => say::MONTHS_BETWEEN,
            (Function::Age, _) => say::AGE,
            (Function::Min, 1) if days => say::EARLIEST,
            (Function::Min, 1) => say::SMALLEST,
            (Function::Min, _) if days => say::EARLIER,
            (Function::Min, _) => say::SMALLER,
            (Function::Max, 1) if days => say::LATEST,
            (Function::Max, 1) => say::GREATEST,
            (Function::Max, _) if days => say::LATER,
            (Function::Max, _) => say::GREATER,
            (Function::Sum, _) => say::SUM_OF_LIST,
            (Function::Count, _) => say::COUNT_OF_LIST,
            (Function::Length, _) => say::LENGTH,
            (Function::CharAt, _) => say::CHARACTER,
            (Function::IndexOf, ..=2) => say::PLACE,
            (Function::IndexOf, _) => say::PLACE_FROM,
            (Function::LastIndexOf, ..=2) => say::LAST_PLACE,
            (Function::LastIndexOf, _) => say::LAST_PLACE_FROM,
            (Function::LowerAscii, _) => say::LOWER,
            (Function::UpperAscii, _) => say::UPPER,
            (Function::Replace, ..=3) if given.last() == Some(&empty()) => say::TAKEN_OUT,
            (Function::Replace, ..=3) => say::REPLACED,
            (Function::Replace, _) => say::REPLACED_MOST,
            (Function::Split, ..=2) => say::PARTS,
            (Function::Split, _) => say::PARTS_MOST,
            (Function::Join, ..=1) => say::JOINED,
            (Function::Join, _) => say::JOINED_BY,
            (Function::Substring, ..=2) => say::REST,
            (Function::Substring, _) => say::SECTION,
            (Function::Trim, _) => say::TRIMMED,
            (Function::Int, _) => match given.first().and_then(|given| self.type_of(given)) {
                Some(Type::Money) => say::IN_CENTS,
                Some(Type::Decimal { .. }) => say::IN_LAST_PLACES,
                _ => say::AS_NUMBER,
            },
            (Function::String, _) => match given.first() {
                Some(given) if self.type_of(given) == Some(Type::YesNo) => {
                    return fill(self.word(say::WHETHER), &[&self.clause(given, true)]);
                }
                _ => say::AS_TEXT,
            },
            (Function::Concat, _) => {
                let parts = given.iter().map(|given| self.term(given, None, false));
                return parts.collect::<Vec<_>>().join(" + ");
            }
            (Function::StartsWith | Function::EndsWith | Function::Contains, _) => {
                return self.truth(function, given, true);
            }
            (
                Function::AddDays
                | Function::AddMonths
                | Function::AddYears
                | Function::AddWorkdays,
                _,
            ) => say::ADD,
        };
        let mut terms = self.terms(given);
        // What begins with a value is said of that value, in the case that is asked for.
        if word.0.starts_with("{}") || function == Function::Date {
            terms = given.iter().map(|given| self.term(given, None, false)).collect();
        }
        self.filled(word, &terms)
    }

    /// A day so many days, months and so on later or earlier.
    fn later(&self, given: &[Expression], [one, many]: [Word; 2]) -> String {
        let [day, by] = given else { return String::new() };
        let none = Expression::Literal(Literal::Number(0));
        let (word, by, unit) = match by {
            Expression::Calculate(Operator::Subtract, pair) if pair.0 == none => {
                (say::BACK, self.term(&pair.1, None, false), many)
            }
            Expression::Literal(Literal::Number(by)) => {
                let word = if *by < 0 { say::BACK } else { say::ADD };
                let unit = if by.unsigned_abs() == 1 { one } else { many };
                (word, by.unsigned_abs().to_string(), unit)
            }
            other => (say::ADD, self.term(other, None, false), many),
        };
        self.filled(word, &[self.term(day, None, false), by, self.word(unit).to_owned()])
    }

    /// Something over all entries of a repeated group, or that there is no such entry.
    pub(super) fn over(&self, over: &Over, yes: bool) -> String {
        let group = self.quote(&self.instance(over.group.node));
        let words = match (over.want, yes) {
            (Want::Exists, true) => say::EXISTS,
            (Want::Exists, false) => say::NONE_EXISTS,
            (Want::ExistsOne, _) => say::ONE_EXISTS,
            (Want::All, _) => say::ALL,
            (Want::Count, _) => say::COUNT,
            (Want::Sum, _) => say::SUM,
            (Want::Gather, _) => return self.gathered(group, &over.body, say::GATHERED),
        };
        self.through(words, over.want, group, &over.body)
    }

    /// Something over all values of a list, or that there is no such value.
    pub(super) fn each(&self, each: &Each, yes: bool) -> String {
        let list = self.term(&each.list, None, true);
        let words = match (each.want, yes) {
            (Want::Exists, true) => say::VALUE_EXISTS,
            (Want::Exists, false) => say::NO_VALUE_EXISTS,
            (Want::ExistsOne, _) => say::ONE_VALUE_EXISTS,
            (Want::All, _) => say::ALL_VALUES,
            (Want::Count, _) => say::COUNT_VALUES,
            (Want::Sum, _) => say::SUM_VALUES,
            (Want::Gather, _) => return self.gathered(list, &each.body, say::GATHERED_VALUES),
        };
        self.through(words, each.want, list, &each.body)
    }

    fn through(&self, word: Word, want: Want, what: String, body: &Expression) -> String {
        let body = match want {
            Want::Sum => self.term(body, self.type_of(body), true),
            _ => self.clause(body, true),
        };
        self.filled(word, &[what, body])
    }

    /// One list of what the body gives: `words` without and with a condition, and for the values
    /// themselves.
    fn gathered(&self, what: String, body: &Expression, words: [Word; 3]) -> String {
        let [always, under, chosen] = words;
        let (condition, values) = match body {
            Expression::If(parts) => (Some(&parts.0), &parts.1),
            other => (None, other),
        };
        let value = match values {
            Expression::Values(values) => values.first(),
            other => Some(other),
        };
        let said = value.map_or_else(String::new, |value| self.term(value, None, false));
        match (condition, value) {
            (Some(condition), Some(Expression::Item(0))) => {
                self.filled(chosen, &[what, self.clause(condition, true)])
            }
            (Some(condition), _) => self.filled(under, &[what, self.clause(condition, true), said]),
            (None, _) => self.filled(always, &[what, said]),
        }
    }

    /// The name of a day of the week by its number.
    pub(super) fn weekday(&self, number: &Expression) -> Option<&'static str> {
        let Expression::Literal(Literal::Number(number)) = number else { return None };
        let at = usize::try_from(*number).ok()?.checked_sub(1)?;
        say::WEEKDAYS.get(at).map(|name| self.word(*name))
    }

    fn terms(&self, given: &[Expression]) -> Vec<String> {
        given.iter().map(|given| self.term(given, None, true)).collect()
    }

    /// Whether an expression gives a day, or a list of days.
    pub(super) fn is_day(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Today | Expression::Literal(Literal::Date(_)) => true,
            Expression::List(values) => matches!(values.first(), Some(Literal::Date(_))),
            Expression::Values(values) => values.iter().any(|value| self.is_day(value)),
            Expression::Over(Over { want: Want::Gather, body, .. })
            | Expression::Each(Each { want: Want::Gather, body, .. }) => self.is_day(body),
            Expression::If(parts) => self.is_day(&parts.1) || self.is_day(&parts.2),
            Expression::Call(function, given) => match function {
                Function::Date
                | Function::NextWorkday
                | Function::FirstOfMonth
                | Function::LastOfMonth => true,
                Function::Min | Function::Max => given.iter().any(|given| self.is_day(given)),
                other => unit(*other).is_some(),
            },
            other => self.type_of(other) == Some(Type::Date),
        }
    }
}

fn empty() -> Expression {
    Expression::Literal(Literal::Text(String::new()))
}

/// What a day is moved by, one and several of it.
fn unit(function: Function) -> Option<[Word; 2]> {
    match function {
        Function::AddDays => Some(say::DAYS),
        Function::AddMonths => Some(say::MONTHS),
        Function::AddYears => Some(say::YEARS),
        Function::AddWorkdays => Some(say::WORKDAYS),
        _ => None,
    }
}
