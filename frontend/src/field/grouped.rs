//! An account number, shown in groups of four while it is typed and however it is pasted. Spaces
//! mean nothing in it.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::{Field, line};
use crate::element::{Element, el};

/// How many characters stand together (ISO 13616).
const GROUP: usize = 4;

/// The longest text that is put into groups; no account number is as long.
const LONGEST: usize = 60;

pub(super) fn grouped(field: &Field) -> Element {
    el("div", "")
        .child(line::line(field))
        .on("input", |event| {
            // What a phone's keyboard still composes must stay as it is: it would come twice.
            let composing = Reflect::get(&event, &"isComposing".into());
            if composing.is_ok_and(|composing| !composing.is_truthy()) {
                group(&event, true);
            }
        })
        .on("change", |event| group(&event, false))
}

/// Whoever has left the field must not be called back into it, which some browsers do with a caret.
fn group(event: &Event, typing: bool) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let before = input.value();
    let caret = input.selection_start().ok().flatten().and_then(|caret| caret.try_into().ok());
    let Some((after, caret)) = regrouped(&before, caret.unwrap_or(usize::MAX)) else { return };
    input.set_value(&after);
    if let (true, Ok(caret)) = (typing, u32::try_from(caret)) {
        let _ = input.set_selection_range(caret, caret);
    }
}

/// A text in groups, and where the caret is then: behind the same character. Nothing where it is in
/// groups already, or is something else.
fn regrouped(text: &str, caret: usize) -> Option<(String, usize)> {
    let own = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if text.len() > LONGEST || !text.bytes().all(own) {
        return None;
    }
    let letters = || text.chars().enumerate().filter(|(_, letter)| *letter != ' ');
    let mut grouped = String::new();
    for (count, (_, letter)) in letters().enumerate() {
        if count > 0 && count % GROUP == 0 {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    let passed = letters().filter(|(at, _)| *at < caret).count();
    let caret = passed + passed.saturating_sub(1) / GROUP;
    (grouped != text).then_some((grouped, caret))
}

#[cfg(test)]
mod tests {
    use super::regrouped;

    #[test]
    fn the_caret_stays_behind_the_same_character() {
        // The caret is `|`.
        let cases = [
            ("DE12|", None),
            ("DE123|", Some("DE12 3|")),
            ("DE12 |", Some("DE12|")),
            ("DE12|3456", Some("DE12| 3456")),
            ("DE1|2345 6", Some("DE1|2 3456")),
            ("DE12 3X|45 67", Some("DE12 3X|45 67")),
            ("DE12 34X|5 67", Some("DE12 34X|5 67")),
            ("de89370400440532013000|", Some("de89 3704 0044 0532 0130 00|")),
            ("DE12-3456|", None),
            ("|", None),
        ];
        for (before, expected) in cases {
            let caret = before.find('|').unwrap_or(0);
            let found = regrouped(&before.replace('|', ""), caret);
            let found = found.map(|(mut text, caret)| {
                text.insert(caret, '|');
                text
            });
            let same = Some(before) == expected;
            assert_eq!(found.as_deref(), expected.filter(|_| !same), "{before}");
        }
    }
}
