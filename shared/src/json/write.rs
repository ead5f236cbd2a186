//! Writing, in the order in which the members stand.

use serde_json::Value as Json;

/// A value as JSON without white space.
///
/// The same as `to_string` of `serde_json`, without its tables for floating point: a number that
/// is not whole, which no answer has, is written as `null`.
pub fn write(json: &Json) -> String {
    let mut text = String::new();
    value(json, &mut text);
    text
}

fn value(json: &Json, into: &mut String) {
    match json {
        Json::Null => into.push_str("null"),
        Json::Bool(true) => into.push_str("true"),
        Json::Bool(false) => into.push_str("false"),
        Json::Number(number) => match number.as_i64() {
            Some(number) => into.push_str(&number.to_string()),
            None => into.push_str("null"),
        },
        Json::String(string) => quoted(string, into),
        Json::Array(items) => {
            into.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    into.push(',');
                }
                value(item, into);
            }
            into.push(']');
        }
        Json::Object(members) => {
            into.push('{');
            for (at, (name, member)) in members.iter().enumerate() {
                if at > 0 {
                    into.push(',');
                }
                quoted(name, into);
                into.push(':');
                value(member, into);
            }
            into.push('}');
        }
    }
}

fn quoted(string: &str, into: &mut String) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    into.push('"');
    for letter in string.chars() {
        let short = match letter {
            '"' | '\\' => letter,
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..' ' => {
                into.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                let digit = usize::try_from(u32::from(letter) % 16).ok();
                into.extend(digit.and_then(|digit| DIGITS.get(digit)));
                continue;
            }
            _ => {
                into.push(letter);
                continue;
            }
        };
        into.extend(['\\', short]);
    }
    into.push('"');
}
