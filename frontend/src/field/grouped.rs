//! A long number, shown in groups while it is typed and however it is pasted. Spaces mean nothing in
//! it.

use js_sys::Reflect;
use shared::kind::{Form, Kind, Letters};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::{Field, line};
use crate::element::{Element, el};

/// The longest text that is put into groups; no such number is as long.
const LONGEST: usize = 60;

/// From how many digits on a number is hard to keep in view, such as that of a dog's chip (15,
/// ISO 11784).
const MANY: u32 = 9;

/// How many characters of a kind's answers stand together: of account numbers four (ISO 13616), of
/// other long numbers three, as of all that is counted; none of most kinds.
pub(super) fn group_of(kind: &Kind) -> Option<usize> {
    match kind {
        Kind::Iban => Some(4),
        Kind::Text { letters: Letters::Digits, max: MANY.., .. } => Some(3),
        Kind::Spelled(spelled) if spelled.form == Form::CreditorId => Some(4),
        _ => None,
    }
}

pub(super) fn grouped(field: &Field, size: usize) -> Element {
    let before = &field.typed;
    let shown = regrouped(before, before.len(), size);
    let shown = shown.map_or_else(|| before.clone(), |(shown, _)| shown);
    el("div", "")
        .child(line::line_of(field, shown))
        .on("input", move |event| {
            // What a phone's keyboard still composes must stay as it is: it would come twice.
            let composing = Reflect::get(&event, &"isComposing".into());
            if composing.is_ok_and(|composing| !composing.is_truthy()) {
                group(&event, true, size);
            }
        })
        .on("change", move |event| group(&event, false, size))
}

/// Whoever has left the field must not be called back into it, which some browsers do with a caret.
fn group(event: &Event, typing: bool, size: usize) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let before = input.value();
    let caret = input.selection_start().ok().flatten().and_then(|caret| caret.try_into().ok());
    let Some((after, caret)) = regrouped(&before, caret.unwrap_or(usize::MAX), size) else {
        return;
    };
    input.set_value(&after);
    if let (true, Ok(caret)) = (typing, u32::try_from(caret)) {
        let _ = input.set_selection_range(caret, caret);
    }
}

/// A text in groups, and where the caret is then: behind the same character. Nothing where it is in
/// groups already, or is something else.
fn regrouped(text: &str, caret: usize, size: usize) -> Option<(String, usize)> {
    let own = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if text.len() > LONGEST || !text.bytes().all(own) {
        return None;
    }
    let letters = || text.chars().enumerate().filter(|(_, letter)| *letter != ' ');
    let mut grouped = String::new();
    for (count, (_, letter)) in letters().enumerate() {
        if count > 0 && count % size == 0 {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    let passed = letters().filter(|(at, _)| *at < caret).count();
    let caret = passed + passed.saturating_sub(1) / size;
    (grouped != text).then_some((grouped, caret))
}

#[cfg(test)]
mod tests {
    use super::regrouped;

    #[test]
    fn the_caret_stays_behind_the_same_character() {
        // The caret is `|`.
        let cases = [
            (4, "DE12|", None),
            (4, "DE123|", Some("DE12 3|")),
            (4, "DE12 |", Some("DE12|")),
            (4, "DE12|3456", Some("DE12| 3456")),
            (4, "DE1|2345 6", Some("DE1|2 3456")),
            (4, "DE12 3X|45 67", Some("DE12 3X|45 67")),
            (4, "DE12 34X|5 67", Some("DE12 34X|5 67")),
            (4, "de89370400440532013000|", Some("de89 3704 0044 0532 0130 00|")),
            (4, "DE12-3456|", None),
            (4, "|", None),
            (3, "2760|", Some("276 0|")),
            (3, "276098106|123456", Some("276 098 106| 123 456")),
        ];
        for (size, before, expected) in cases {
            let caret = before.find('|').unwrap_or(0);
            let found = regrouped(&before.replace('|', ""), caret, size);
            let found = found.map(|(mut text, caret)| {
                text.insert(caret, '|');
                text
            });
            let same = Some(before) == expected;
            assert_eq!(found.as_deref(), expected.filter(|_| !same), "{before}");
        }
    }
}
