//! Values that fields take, for witnesses.

use shared::kind::Kind;
use shared::service::CodeList;
use shared::{Date, Value};

use super::possible::{Possible, Values};

/// Texts that one or another kind of field takes.
const TEXTS: [&str; 16] = [
    "Muster",
    "Ada Muster",
    "1",
    "04109",
    "ada@musterstadt.example",
    "030 23125 000",
    "DE02120300000000202051",
    "Musterstraße 1",
    "A1",
    "DE",
    "12:00",
    "2026-01",
    "2026",
    "C-XY 123",
    "86095742719",
    "000000000000000",
];

/// Which of the values that are possible is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The least, or the first.
    Least,
    /// The greatest, or the last.
    Greatest,
    /// One in the middle.
    Middle,
    /// None, wherever nothing forces one.
    Open,
}

/// A value of these that the kind takes.
pub(super) fn value(
    kind: &Kind,
    lists: &[CodeList],
    possible: &Possible<'_>,
    style: Style,
) -> Option<Value> {
    choices(&possible.values, style).into_iter().find(|value| kind.check(value, lists).is_ok())
}

/// Values of these, the one preferred first.
pub(super) fn choices(values: &Values<'_>, style: Style) -> Vec<Value> {
    let span = |least: i64, most: i64| match style {
        Style::Least | Style::Open => near_zero(least, most, least),
        Style::Greatest => most,
        Style::Middle => near_zero(least, most, least.midpoint(most)),
    };
    match values {
        Values::Nothing => Vec::new(),
        Values::YesNo { yes, no } => {
            let all = [(true, *yes), (false, *no)];
            let all = all.into_iter().filter(|(_, can)| *can).map(|(value, _)| Value::YesNo(value));
            turned(all.collect(), style)
        }
        Values::Numbers(least, most) => {
            [span(*least, *most), *least, *most].map(Value::Number).to_vec()
        }
        Values::Days(least, most) => {
            let day = |day| Date::from_days_since_epoch(day).ok().map(Value::Date);
            [span(*least, *most), *least, *most].into_iter().filter_map(day).collect()
        }
        Values::Only(texts) => {
            let all = texts.iter().map(|text| Value::Text((*text).to_owned()));
            turned(all.collect(), style)
        }
        Values::Like { start, not, least, most } => {
            let mut all = Vec::new();
            for text in TEXTS {
                all.push(text.to_owned());
                if !start.is_empty() {
                    // The beginning that is wanted, in place of the sample's own.
                    let rest: String = text.chars().skip(start.chars().count()).collect();
                    all.insert(0, format!("{start}{rest}"));
                }
            }
            let length = usize::try_from(*least).unwrap_or(0).min(10_000);
            for letter in ["A", "1"] {
                let missing = length.saturating_sub(start.chars().count());
                all.push(format!("{start}{}", letter.repeat(missing.max(1))));
                all.push(format!("{start}{}", letter.repeat(missing)));
            }
            for (number, text) in ["Muster", "04108", "Musterweg", "2"].iter().enumerate() {
                if number < not.len() + 4 {
                    all.push((*text).to_owned());
                }
            }
            let fits = |text: &String| {
                let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                values.has_text(text) && (*least..=*most).contains(&characters)
            };
            turned(all.into_iter().filter(fits).map(Value::Text).collect(), style)
        }
        Values::Codes { must, may } => {
            let taken: &[&str] = match (style, must.is_empty()) {
                (Style::Greatest, _) => may,
                (_, false) => must,
                _ => may.get(..1).unwrap_or_default(),
            };
            vec![Value::Codes(taken.iter().map(|code| (*code).to_owned()).collect())]
        }
        Values::Any => vec![Value::YesNo(true), Value::Number(1)],
    }
}

/// Zero or what is nearest to it, where a whole half of the numbers is open.
fn near_zero(least: i64, most: i64, otherwise: i64) -> i64 {
    let open = least < -1_000_000_000_000;
    if open { 0.clamp(least, most) } else { otherwise }
}

fn turned(mut all: Vec<Value>, style: Style) -> Vec<Value> {
    match style {
        Style::Greatest => all.reverse(),
        Style::Middle => {
            let half = all.len() / 2;
            all.rotate_left(half);
        }
        Style::Least | Style::Open => {}
    }
    all
}
