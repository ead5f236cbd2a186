//! Functions of texts, as in CEL and its string extension: places are counted in characters,
//! from 0.

use super::Function;
use super::arithmetic::number;
use super::datum::{Datum, Reading};
use crate::kind::LONGEST_TEXT;

/// Calls a function of a text and what follows it; a failure when that is not what it takes.
pub(super) fn call<'a>(function: Function, text: &str, rest: &[Datum<'a>]) -> Reading<'a> {
    use Datum::{Number, Text};
    match (function, rest) {
        (Function::Length, []) => place(text.chars().count()),
        (Function::StartsWith, [Text(part)]) => Reading::yes_no(text.starts_with(part.as_ref())),
        (Function::EndsWith, [Text(part)]) => Reading::yes_no(text.ends_with(part.as_ref())),
        (Function::Contains, [Text(part)]) => Reading::yes_no(find(text, part).is_some()),
        (Function::CharAt, [Number(at)]) => cut(text, *at, at.saturating_add(1), true),
        (Function::IndexOf, [Text(part)]) => index(text, part, 0),
        (Function::IndexOf, [Text(part), Number(from)]) => index(text, part, *from),
        (Function::LastIndexOf, [Text(part)]) => last_index(text, part, Some(text.len())),
        (Function::LastIndexOf, [Text(part), Number(from)]) => {
            last_index(text, part, byte(text, *from))
        }
        (Function::LowerAscii, []) => made(text.to_ascii_lowercase()),
        (Function::UpperAscii, []) => made(text.to_ascii_uppercase()),
        (Function::Replace, [Text(old), Text(new)]) => replace(text, old, new, -1),
        (Function::Replace, [Text(old), Text(new), Number(most)]) => replace(text, old, new, *most),
        (Function::Split, [Text(separator)]) => split(text, separator, -1),
        (Function::Split, [Text(separator), Number(most)]) => split(text, separator, *most),
        (Function::Substring, [Number(from)]) => cut(text, *from, i64::MAX, false),
        (Function::Substring, [Number(from), Number(to)]) => cut(text, *from, *to, true),
        (Function::Trim, []) => made(text.trim().to_owned()),
        (Function::Concat, [Text(other)]) => made([text, other].concat()),
        (Function::String, []) => made(text.to_owned()),
        _ => Reading::Failed,
    }
}

/// The texts of a list, one after another.
pub(super) fn join<'a>(items: &[Datum<'a>], rest: &[Datum<'a>]) -> Reading<'a> {
    let separator = match rest {
        [] => "",
        [Datum::Text(separator)] => separator,
        _ => return Reading::Failed,
    };
    let mut joined = String::new();
    for (at, item) in items.iter().enumerate() {
        let Datum::Text(text) = item else { return Reading::Failed };
        if at > 0 {
            joined.push_str(separator);
        }
        joined.push_str(text);
        if too_long(&joined) {
            return Reading::Failed;
        }
    }
    made(joined)
}

/// A text that was made; a failure when no field could have it.
fn made<'a>(text: String) -> Reading<'a> {
    match too_long(&text) {
        true => Reading::Failed,
        false => Reading::Known(Datum::made(text)),
    }
}

fn too_long(text: &str) -> bool {
    usize::try_from(LONGEST_TEXT).map_or(true, |most| text.len() > most)
}

fn place<'a>(count: usize) -> Reading<'a> {
    number(i64::try_from(count).ok())
}

/// How many characters there are before a byte.
fn before<'a>(text: &str, at: usize) -> Reading<'a> {
    place(text.get(..at).unwrap_or_default().chars().count())
}

fn rest_of(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The byte at which a part begins. Texts are short: the library's search would be a kilobyte
/// more for every citizen to load.
fn find(text: &str, part: &str) -> Option<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.find(|at| rest_of(text, *at).starts_with(part))
}

/// The byte at which a character stands; the end's for as many as there are.
fn byte(text: &str, at: i64) -> Option<usize> {
    let at = usize::try_from(at).ok()?;
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(at)
}

fn index<'a>(text: &str, part: &str, from: i64) -> Reading<'a> {
    let Some(from) = byte(text, from) else { return Reading::Failed };
    match find(rest_of(text, from), part) {
        Some(at) => before(text, from + at),
        None => number(Some(-1)),
    }
}

/// Where a part last stands, beginning at a byte or before.
fn last_index<'a>(text: &str, part: &str, from: Option<usize>) -> Reading<'a> {
    let Some(from) = from else { return Reading::Failed };
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let here = |at: &usize| *at <= from && rest_of(text, *at).starts_with(part);
    match starts.rev().find(here) {
        Some(at) => before(text, at),
        None => number(Some(-1)),
    }
}

/// The characters from one place to another; `exact` when the end must be there, too, but for a
/// single character behind the last.
fn cut<'a>(text: &str, from: i64, to: i64, exact: bool) -> Reading<'a> {
    let Some(begin) = byte(text, from) else { return Reading::Failed };
    let end = match byte(text, to) {
        Some(end) => end,
        None if !exact || begin == text.len() && to == from.saturating_add(1) => text.len(),
        None => return Reading::Failed,
    };
    text.get(begin..end).map_or(Reading::Failed, |part| made(part.to_owned()))
}

fn replace<'a>(text: &str, old: &str, new: &str, most: i64) -> Reading<'a> {
    let mut replaced = String::new();
    let mut left = text;
    let mut count = 0_i64;
    while count != most {
        let Some(at) = find(left, old) else { break };
        replaced.push_str(left.get(..at).unwrap_or_default());
        replaced.push_str(new);
        left = rest_of(left, at + old.len());
        count += 1;
        // Nothing stands before every character, and behind the last.
        if old.is_empty() {
            let Some(first) = left.chars().next() else { break };
            if count == most {
                break;
            }
            replaced.push(first);
            left = rest_of(left, first.len_utf8());
        }
        if too_long(&replaced) {
            return Reading::Failed;
        }
    }
    replaced.push_str(left);
    made(replaced)
}

fn split<'a>(text: &str, separator: &str, most: i64) -> Reading<'a> {
    let mut parts = Vec::new();
    let mut left = text;
    while most < 0 || i64::try_from(parts.len()).is_ok_and(|count| count + 1 < most) {
        let (at, width) = match (separator.is_empty(), left.chars().next()) {
            (false, _) => match find(left, separator) {
                Some(at) => (at, separator.len()),
                None => break,
            },
            (true, Some(first)) if first.len_utf8() < left.len() => (first.len_utf8(), 0),
            (true, _) => break,
        };
        parts.push(Datum::made(left.get(..at).unwrap_or_default().to_owned()));
        left = rest_of(left, at + width);
    }
    if most != 0 && !(separator.is_empty() && text.is_empty()) {
        parts.push(Datum::made(left.to_owned()));
    }
    Reading::Known(Datum::List(parts))
}
