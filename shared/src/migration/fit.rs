//! Whether an answer fits a field of the newer version.

use serde_json::{Value as Json, json};

use super::Reason;
use super::step::Step;
use crate::answers::TYPED;
use crate::json::Tree;
use crate::kind::Kind;
use crate::language::Language;
use crate::service::{CodeList, Service};
use crate::value::{Type, Value};

/// What becomes of an answer.
pub(super) enum Fit {
    /// It is kept, in this form, without the codes that are gone.
    Kept(Json, Vec<String>),
    /// It is kept as typed, to be corrected.
    ToCorrect(Json),
    /// It is not kept.
    Lost(Reason),
}

/// Fits an answer into a field of this kind.
pub(super) fn fit(kind: &Kind, given: &Json, service: &Service, steps: &[&Step]) -> Fit {
    if kind.value_type().is_none() {
        return Fit::Lost(Reason::Gone);
    }
    // What was passed over, and what could not be read: the session reads it again.
    if given.is_null() || given.get(TYPED).is_some_and(Json::is_string) {
        return kept(given.clone());
    }
    if let Kind::Choice { list } | Kind::Choices { list } = kind {
        let list = usize::try_from(*list).ok().and_then(|at| service.lists.get(at));
        return match list {
            Some(list) => codes(kind, given, list, steps),
            None => Fit::Lost(Reason::Retyped),
        };
    }
    if kind.accept(&Tree::of(given), &service.lists).is_ok() {
        return kept(given.clone());
    }
    let chosen = matches!(kind.value_type(), Some(Type::YesNo | Type::Codes));
    match given {
        Json::Bool(_) if kind.value_type() == Some(Type::YesNo) => kept(given.clone()),
        Json::String(text) if !chosen => {
            match kind.read(text, Language::De, &service.lists) {
                Ok(_) => kept(typed(text)),
                // A session shows it as it was typed.
                Err(_) => Fit::ToCorrect(given.clone()),
            }
        }
        Json::Number(number) if !chosen => number_as_typed(kind, number, service),
        _ => Fit::Lost(Reason::Retyped),
    }
}

/// A number where a text is wanted, or one that is out of bounds now.
fn number_as_typed(kind: &Kind, number: &serde_json::Number, service: &Service) -> Fit {
    let text = match (kind.value_type(), number.as_i64()) {
        (Some(Type::Integer | Type::Money | Type::Decimal { .. }), Some(number)) => {
            kind.show(&Value::Number(number), Language::De, &str::to_owned)
        }
        (Some(Type::Text), Some(number)) => number.to_string(),
        _ => return Fit::Lost(Reason::Retyped),
    };
    match kind.read(&text, Language::De, &service.lists) {
        Ok(_) => kept(typed(&text)),
        Err(_) => Fit::ToCorrect(typed(&text)),
    }
}

/// Codes, renamed as stated; one becomes several where several may be chosen, and the only one of
/// several becomes the one where one must be.
fn codes(kind: &Kind, given: &Json, list: &CodeList, steps: &[&Step]) -> Fit {
    let given_codes: Option<Vec<&str>> = match given {
        Json::String(code) => Some(vec![code]),
        Json::Array(codes) => codes.iter().map(Json::as_str).collect(),
        _ => None,
    };
    let Some(given_codes) = given_codes else { return Fit::Lost(Reason::Retyped) };
    let (mut found, mut gone): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for old in &given_codes {
        let mut code = *old;
        for step in steps {
            let renamed = step.codes.get(&list.id).and_then(|codes| codes.get(code));
            code = renamed.map_or(code, String::as_str);
        }
        match list.codes.iter().any(|known| known == code) {
            false => gone.push((*old).to_owned()),
            true if found.contains(&code) => {}
            true => found.push(code),
        }
    }
    let json = match (kind, found.as_slice()) {
        (Kind::Choice { .. }, [code]) => json!(code),
        (Kind::Choice { .. }, [_, _, ..]) => return Fit::Lost(Reason::Retyped),
        (Kind::Choices { .. }, [_, ..]) => json!(found),
        // No code was chosen to begin with.
        _ if gone.is_empty() => given.clone(),
        _ => Json::Null,
    };
    match json {
        Json::Null => Fit::Lost(Reason::CodeGone),
        json => Fit::Kept(json, gone),
    }
}

fn kept(json: Json) -> Fit {
    Fit::Kept(json, Vec::new())
}

/// A text that the session reads as if it was typed.
fn typed(text: &str) -> Json {
    json!({ TYPED: text })
}
