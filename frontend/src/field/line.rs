//! A line of text: text, number, amount, e-mail, telephone, postcode, IBAN.

use std::rc::Rc;

use shared::kind::{Kind, Letters};

use super::{Field, framed, told};
use crate::element::{Element, el, text, typed};

const ERROR: &str = "kern-form-input__input--error";

pub(super) fn line(field: &Field) -> Element {
    let (input, mode, class) = help(field.kind);
    let money = matches!(field.kind, Kind::Money { .. });
    let before = if money { without_sign(&field.typed) } else { field.typed.clone() };
    let (typing, leaving) = (Rc::clone(field), Rc::clone(field));
    let mut control = told(field, el("input", class), ERROR)
        .attr("type", input)
        .attr("autocomplete", field.autocomplete)
        .attr("spellcheck", "false")
        .property("value", before)
        .on("input", move |event| typing.type_in(&typed(&event)))
        .on("change", move |_| leaving.leave());
    if !mode.is_empty() {
        control = control.attr("inputmode", mode);
    }
    if *field.kind == Kind::Iban {
        control = control.attr("autocapitalize", "characters");
    }
    framed::single(field, if money { amount(field, control) } else { control })
}

/// How a browser helps with a kind: the type of input, the keyboard, the width.
fn help(kind: &Kind) -> (&'static str, &'static str, &'static str) {
    const WIDE: &str = "kern-form-input__input";
    const SHORT: &str = "kern-form-input__input short";
    match kind {
        Kind::Email => ("email", "", WIDE),
        Kind::Telephone => ("tel", "", WIDE),
        Kind::Postcode | Kind::Integer { .. } => ("text", "numeric", SHORT),
        Kind::Money { .. } => ("text", "decimal", SHORT),
        Kind::Text { letters: Letters::Digits, .. } => ("text", "numeric", WIDE),
        _ => ("text", "", WIDE),
    }
}

/// An amount, with the sign of the currency behind it.
fn amount(field: &Field, control: Element) -> Element {
    let words = field.application.shell.words();
    let control = control.attr("title", words.in_euros);
    el("div", "amount")
        .child(control)
        .child(text("span", "kern-body", "€").attr("aria-hidden", "true"))
}

fn without_sign(amount: &str) -> String {
    amount.replace(['€', '\u{a0}'], "")
}
