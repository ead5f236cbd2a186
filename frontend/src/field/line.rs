//! A line of text: text, number, amount, e-mail, telephone, postcode, IBAN, other numbers of one
//! spelling, time, point.

use std::rc::Rc;

use shared::kind::{Form, Kind, Letters};

use super::{Field, framed, told};
use crate::element::{Element, el, text, typed};

const ERROR: &str = "kern-form-input__input--error";

pub(super) fn line(field: &Field) -> Element {
    line_of(field, field.typed.clone())
}

/// A line that shows what is typed in another way.
pub(super) fn line_of(field: &Field, shown: String) -> Element {
    let (input, mode, class) = help(field.kind);
    let unit = unit(field);
    let capitals = in_capitals(field.kind);
    // Numbers and the like read from left to right in every language.
    let free = input == "text" && mode.is_empty() && !capitals;
    let before = match (&field.value, unit) {
        (Some(_), Some(_)) => number(&shown),
        _ => shown,
    };
    let (typing, leaving) = (Rc::clone(field), Rc::clone(field));
    let mut control = told(field, el("input", class), ERROR)
        .attr("type", input)
        .attr("autocomplete", field.autocomplete)
        .attr("spellcheck", "false")
        .attr("dir", if free { "auto" } else { "ltr" })
        .property("value", before)
        .on("input", move |event| typing.type_in(&typed(&event)))
        .on("change", move |_| leaving.leave());
    if !mode.is_empty() {
        control = control.attr("inputmode", mode);
    }
    if capitals {
        control = control.attr("autocapitalize", "characters");
    }
    match unit {
        Some((sign, spoken)) => framed::single(field, counted(control, sign, spoken)),
        None => framed::single(field, control),
    }
}

/// How a browser helps with a kind: the type of input, the keyboard, the width.
fn help(kind: &Kind) -> (&'static str, &'static str, &'static str) {
    const WIDE: &str = "kern-form-input__input";
    const SHORT: &str = "kern-form-input__input short";
    match kind {
        // The keyboards for numbers have no minus everywhere.
        Kind::Integer { min: ..0, .. }
        | Kind::Money { min: ..0, .. }
        | Kind::Decimal { min: ..0, .. } => ("text", "text", SHORT),
        Kind::Email => ("email", "", WIDE),
        Kind::Telephone => ("tel", "", WIDE),
        Kind::Postcode | Kind::Integer { .. } => ("text", "numeric", SHORT),
        Kind::Year { .. } | Kind::Duration { .. } => ("text", "numeric", SHORT),
        Kind::Money { .. } | Kind::Decimal { .. } => ("text", "decimal", SHORT),
        Kind::Spelled(spelled) => match spelled.form {
            Form::Time { .. } => ("text", "", SHORT),
            Form::TaxId => ("text", "numeric", WIDE),
            _ => ("text", "", WIDE),
        },
        Kind::Text { letters: Letters::Digits, .. } => ("text", "numeric", WIDE),
        _ => ("text", "", WIDE),
    }
}

/// Whether phones should begin with capitals.
fn in_capitals(kind: &Kind) -> bool {
    let spelled = |form: &Form| {
        matches!(
            form,
            Form::LicencePlate
                | Form::VatId
                | Form::BusinessId
                | Form::CreditorId
                | Form::IdentityDocument
                | Form::CaseNumber
        )
    };
    matches!(kind, Kind::Iban) || kind.form().is_some_and(spelled)
}

/// What numbers are counted in, as it is shown behind the field and as it is said.
fn unit(field: &Field) -> Option<(&'static str, &'static str)> {
    let shell = field.application.shell;
    match field.kind {
        Kind::Money { .. } => Some(("€", shell.words().in_euros())),
        Kind::Duration { unit, .. } => {
            let word = unit.word(shell.language.get());
            Some((word, word))
        }
        _ => None,
    }
}

/// A number, with its unit behind it.
fn counted(control: Element, sign: &str, spoken: &str) -> Element {
    let control = control.attr("title", spoken);
    let sign = text("span", "kern-body", sign).attr("aria-hidden", "true");
    el("div", "amount").child(control).child(sign)
}

/// The number of a value that is shown with its unit.
fn number(shown: &str) -> String {
    let belongs = |letter: &char| letter.is_ascii_digit() || "-.,".contains(*letter);
    shown.chars().filter(belongs).collect()
}
