//! Why a case is outside of the documented subset: judged by the words of its expression, the
//! types of its values, and what the compiler says.

use super::textproto::{Message, Value};

/// What values have that no answer can be.
pub(crate) fn value(message: &Message) -> Option<&'static str> {
    for (name, inner) in &message.0 {
        let reason = match name.as_str() {
            "double_value" => Some("floating point"),
            "uint64_value" => Some("unsigned integers"),
            "bytes_value" => Some("bytes"),
            "map_value" => Some("maps"),
            "null_value" => Some("`null`: what is unanswered is unknown"),
            "type_value" => Some("types as values"),
            "object_value" | "enum_value" => Some("protobuf messages, timestamps and durations"),
            _ => None,
        };
        if reason.is_some() {
            return reason;
        }
        let inner: Vec<&Message> = match inner {
            Value::Message(inner) => vec![inner],
            Value::List(items) => items
                .iter()
                .filter_map(|item| match item {
                    Value::Message(inner) => Some(inner),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        if let Some(reason) = inner.into_iter().find_map(value) {
            return Some(reason);
        }
    }
    None
}

/// A word of CEL.
#[derive(Debug, PartialEq)]
enum Word {
    /// A name, and whether a bracket follows.
    Name(String, bool),
    /// A number as written.
    Number(String),
    /// A text, with its prefix and mark, and what is in it.
    Text(String, String),
    Sign(char),
}

/// What the words of an expression say.
pub(crate) fn words(text: &str) -> Option<&'static str> {
    let words = split(text);
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let reason = match word {
            Word::Number(number) => number_reason(number),
            Word::Text(form, inside) => text_reason(form, inside),
            Word::Name(name, called) => name_reason(name, *called),
            Word::Sign('{') => Some("maps and messages"),
            Word::Sign('?') if before == Some(&Word::Sign('.')) => Some("optional values"),
            Word::Sign('[') => match before {
                Some(Word::Name(name, false)) if name != "in" => {
                    Some("an item by its place, `list[0]`")
                }
                Some(Word::Sign(')' | ']')) => Some("an item by its place, `list[0]`"),
                _ => None,
            },
            Word::Sign('.')
                if !matches!(
                    before,
                    Some(Word::Name(..) | Word::Text(..) | Word::Sign(')' | ']'))
                ) =>
            {
                Some("names with dots, containers, and names that are not bound")
            }
            Word::Sign('`') => Some("quoted names"),
            _ => None,
        };
        if reason.is_some() {
            return reason;
        }
    }
    None
}

fn number_reason(number: &str) -> Option<&'static str> {
    let hex = number.starts_with("0x") || number.starts_with("0X");
    match number {
        _ if number.ends_with(['u', 'U']) => Some("unsigned integers"),
        _ if hex => Some("hexadecimal numbers"),
        _ if number.contains(['.', 'e', 'E']) => Some("floating point"),
        _ if number.parse::<i64>().map_or(true, |value| value > 9_007_199_254_740_991) => {
            Some("numbers beyond ±(2^53−1)")
        }
        _ => None,
    }
}

fn text_reason(form: &str, inside: &str) -> Option<&'static str> {
    if form.contains(['b', 'B']) {
        return Some("bytes");
    }
    if form.contains(['r', 'R']) || form.len() > 1 {
        return Some("raw and triple-quoted texts");
    }
    let mut characters = inside.chars();
    while let Some(one) = characters.next() {
        if one == '\\' && !characters.next().is_some_and(|next| "\\'\"nt".contains(next)) {
            return Some(r#"escapes other than `\\`, `\'`, `\"`, `\n` and `\t`"#);
        }
    }
    None
}

fn name_reason(name: &str, called: bool) -> Option<&'static str> {
    if name.starts_with("get") && called || matches!(name, "timestamp" | "duration") {
        return Some("protobuf messages, timestamps and durations");
    }
    Some(match name {
        "null" => "`null`: what is unanswered is unknown",
        "google" | "TestAllTypes" | "proto2" | "proto3" => {
            "protobuf messages, timestamps and durations"
        }
        "double" if called => "floating point",
        "uint" if called => "unsigned integers",
        "bytes" if called => "bytes",
        "type" if called => "types as values",
        "dyn" if called => "dynamic typing",
        "has" if called => "`has`: see `answered(field)`",
        "matches" if called => {
            "regular expressions: an engine is too much for every citizen to load"
        }
        "format" | "quote" | "reverse" if called => "formatting, quoting and reversing of texts",
        "bool" if called => "conversion to a truth value: compare the text",
        "bind" if called => "`cel.bind`: use a calculated field",
        "transformList" | "transformMap" if called => "macros with two variables",
        "exists_unique" | "existsUnique" => "macros with two variables",
        "list" | "int" | "string" | "map" | "double" | "bool" | "uint" | "bytes" | "null_type"
        | "type"
            if !called =>
        {
            "types as values"
        }
        _ => return None,
    })
}

fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(first) = characters.get(at).copied() {
        let rest = &characters[at..];
        let letter = |one: &&char| one.is_ascii_alphanumeric() || **one == '_';
        let mark = rest.iter().take_while(|one| "rRbB".contains(**one)).count().min(2);
        let second = rest.get(1).copied().unwrap_or(' ');
        if rest.get(mark).is_some_and(|one| "'\"".contains(*one)) {
            let quote = rest[mark];
            let triple = rest[mark..].iter().take(3).filter(|one| **one == quote).count() == 3;
            let width = if triple { 3 } else { 1 };
            let mut end = mark + width;
            while end < rest.len() {
                if rest[end] == '\\' && mark == 0 {
                    end += 2;
                    continue;
                }
                if rest[end..].iter().take(width).filter(|one| **one == quote).count() == width {
                    break;
                }
                end += 1;
            }
            let end = end.min(rest.len());
            let form: String = rest[..mark + width].iter().collect();
            let inside = rest[mark + width..end.max(mark + width)].iter().collect();
            words.push(Word::Text(form, inside));
            at += end + width;
        } else if first == '/' && second == '/' {
            at += rest.iter().take_while(|one| **one != '\n').count();
        } else if first.is_ascii_digit() || first == '.' && second.is_ascii_digit() {
            let mut end = 0;
            while let Some(one) = rest.get(end) {
                let exponent = end > 0 && "eE".contains(rest[end - 1]) && "+-".contains(*one);
                let fraction = *one == '.' && rest.get(end + 1).is_some_and(char::is_ascii_digit);
                if !(one.is_ascii_alphanumeric() || exponent || fraction) {
                    break;
                }
                end += 1;
            }
            words.push(Word::Number(rest[..end].iter().collect()));
            at += end;
        } else if letter(&&first) {
            let name: String = rest.iter().take_while(letter).collect();
            at += name.len();
            let after = characters[at..].iter().find(|one| !one.is_whitespace());
            words.push(Word::Name(name, after == Some(&'(')));
        } else {
            if !first.is_whitespace() {
                words.push(Word::Sign(first));
            }
            at += 1;
        }
    }
    words
}

/// What the compiler's message says of an expression that CEL takes.
pub(crate) fn refused(message: &str) -> Option<&'static str> {
    let reasons = [
        ("do not go together", "dynamic typing: the values are of different types"),
        ("write values of one type", "dynamic typing: lists of different types"),
        ("is never", "dynamic typing: a value of another type is never in the list"),
        ("has no order", "on purpose: texts and truth values have no order"),
        ("lists have no order", "on purpose: lists have no order"),
        ("an empty list has no type", "dynamic typing: an empty list has no type"),
        ("the list is empty", "on purpose: what can never hold is refused when compiled"),
        ("twice", "on purpose: a value that stands twice in a list is refused when compiled"),
        ("divides by zero", "on purpose: a constant division by zero is refused when compiled"),
        ("needs a variable and what", "macros with two variables"),
        ("a list cannot contain lists", "lists of lists"),
        ("already means something", "on purpose: a variable hides nothing"),
        ("too deep", "on purpose: expressions are nested at most 48 deep"),
        ("there is no field or group", "names with dots, containers, and names that are not bound"),
        ("there is no function", "functions that are not known"),
        ("not a condition", "dynamic typing: what is no truth value decides nothing"),
        ("numbers are needed", "dynamic typing: calculation with what is no number"),
    ];
    reasons.iter().find(|(part, _)| message.contains(part)).map(|(_, reason)| *reason)
}
