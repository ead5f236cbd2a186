//! What an answer is bounded by.

use serde_json::Value;

use super::cursor::{Cursor, Open, Step, shortened};
use crate::pattern::{Pattern, Verdict};
use crate::problem::Code;
use crate::schema::{DataType, Field, Precision};

/// Reads bounds: attributes in XDatenfelder 3, a JSON object in the text of XDatenfelder 2, or there
/// what editors thought of, such as `1..31`.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<Precision> {
    let text = cursor.text(open)?;
    let object = text.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let object = object.filter(Value::is_object);
    let part = |name: &str| {
        let own = open.attribute(name).or_else(|| match object.as_ref()?.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        own.map(|own| own.trim().to_owned()).filter(|own| !own.is_empty())
    };
    let mut precision = Precision {
        min_value: part("minValue"),
        max_value: part("maxValue"),
        pattern: part("pattern").map(Pattern::new),
        ..Precision::default()
    };
    for (name, length) in
        [("minLength", &mut precision.min_length), ("maxLength", &mut precision.max_length)]
    {
        let Some(written) = part(name) else { continue };
        *length = written.parse().ok();
        if length.is_none() {
            let message =
                format!("`{name}` is `{}`, and no length; it was left out", shortened(&written));
            cursor.note(open.offset, Code::Bounds, message);
        }
    }
    if object.is_none()
        && let Some(text) = text
    {
        if let Some((min, max)) = text.split_once("..")
            && [min, max].iter().all(|side| decimal(side).is_some())
        {
            precision.min_value = Some(min.trim().to_owned());
            precision.max_value = Some(max.trim().to_owned());
        }
        precision.note = Some(text);
    }
    Ok(precision)
}

/// Leaves out bounds that cannot hold together, and says so; says of a pattern what is wrong with
/// it.
pub(super) fn check(cursor: &mut Cursor<'_>, offset: usize, field: &mut Field) {
    let mut note = |code, message: String| cursor.note(offset, code, message);
    let precision = &mut field.precision;
    if let (Some(min), Some(max)) = (precision.min_length, precision.max_length)
        && min > max
    {
        note(
            Code::Bounds,
            format!(
                "no text is at least {min} and at most {max} characters long; both were left out"
            ),
        );
        (precision.min_length, precision.max_length) = (None, None);
    }
    let data_type = field.data_type;
    let comparable = |value: &str| match data_type {
        DataType::Integer | DataType::Number | DataType::Money => decimal(value),
        DataType::Date => day(value),
        _ => None,
    };
    let ordered = [DataType::Integer, DataType::Number, DataType::Money, DataType::Date];
    for value in [&mut precision.min_value, &mut precision.max_value] {
        // Days may be written in words, such as the current one; of texts a value bounds nothing.
        let wrong = |own: &mut String| ordered.contains(&data_type) && comparable(own).is_none();
        if let Some(own) = value.take_if(wrong) {
            let code = data_type.code();
            note(
                Code::Bounds,
                format!("`{}` is no value of a `{code}`; the bound was left out", shortened(&own)),
            );
        }
    }
    if let (Some(min), Some(max)) = (&precision.min_value, &precision.max_value)
        && let (Some(least), Some(most)) = (comparable(min), comparable(max))
        && least > most
    {
        note(
            Code::Bounds,
            format!("nothing is at least {min} and at most {max}; both were left out"),
        );
        (precision.min_value, precision.max_value) = (None, None);
    }
    if let Some(pattern) = &precision.pattern {
        let why = match pattern.verdict {
            Verdict::Sound => return,
            Verdict::Prose => "is no pattern but words; it is not checked",
            Verdict::Broken => "is no pattern that is understood; it is not checked",
            Verdict::Explosive => "may take for ever; it is not checked",
        };
        note(Code::Pattern, format!("`{}` {why}", shortened(&pattern.text)));
    }
}

/// A number in billionths, so that two compare.
fn decimal(text: &str) -> Option<i128> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 18
        || fraction.len() > 9
        || !plain(whole)
        || !plain(fraction)
    {
        return None;
    }
    let number: i128 = format!("{whole}{fraction:0<9}").parse().ok()?;
    Some(if negative { -number } else { number })
}

/// A day as a number whose order is that of the calendar.
fn day(text: &str) -> Option<i128> {
    let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
    let part = |digits: &str, length: usize| {
        let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i128>().ok().filter(|_| plain)
    };
    let (year, month, day) = (part(year, 4)?, part(month, 2)?, part(day, 2)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year * 12 + month) * 31 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_numbers_and_days() {
        assert!(decimal("0.1") < decimal("0,11") && decimal("-2") < decimal("1"));
        assert!(day("2024-12-31") < day("2025-01-01"));
        for text in ["", "-", "1.0000000001", "1e5", "1.2.3", "٣"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        for text in ["", "2024-1-1", "2024-13-01", "heute", "2024-01-01-01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
