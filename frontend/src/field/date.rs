//! A day: day, month and year, each in a field of its own; or what is asked or known of one.

use std::cell::RefCell;
use std::rc::Rc;

use browser::site;
use shared::Value;
use shared::kind::Form;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlInputElement, Node};

use super::{Field, framed, invalid};
use crate::element::{Element, el, text, typed};

const NARROW: &str = "kern-form-input__input kern-form-input__input--width-2";
const WIDE: &str = "kern-form-input__input kern-form-input__input--width-4";

/// What is added to the field's id for each part.
const SUFFIXES: [&str; 3] = ["", "-month", "-year"];

/// What was typed, in the order day, month, year.
type Parts = [String; 3];

pub(super) fn date(field: &Field) -> Element {
    let words = field.application.shell.words();
    let parts = Rc::new(RefCell::new(parts(field)));
    let inputs = [
        (words.day(), NARROW, "bday-day"),
        (words.month(), NARROW, "bday-month"),
        (words.year(), WIDE, "bday-year"),
    ];
    let inputs = inputs.into_iter().zip(SUFFIXES).enumerate().skip(first(field));
    let inputs = inputs.map(|(at, ((label, class, birthday), suffix))| {
        let id = id(field, at, suffix);
        // Browsers know a birthday by its parts.
        let autocomplete = if field.autocomplete == "bday" { birthday } else { "off" };
        let input = part(field, &parts, at, class).attr("autocomplete", autocomplete).id(&id);
        let label = text("label", "kern-label", label).attr("for", &id);
        el("div", "kern-form-input").child(label).child(input)
    });
    let leaving = Rc::clone(field);
    let row = el("div", "row date").children(inputs.collect()).on("focusout", move |event| {
        let touched = parts.borrow().iter().any(|part| !part.is_empty());
        if touched && !stays(&event) {
            leaving.leave();
        }
    });
    framed::several(field, row)
}

fn part(field: &Field, parts: &Rc<RefCell<Parts>>, at: usize, class: &str) -> Element {
    let before = parts.borrow().get(at).cloned().unwrap_or_default();
    let (typing, parts, first) = (Rc::clone(field), Rc::clone(parts), first(field));
    invalid(field, el("input", class), "kern-form-input__input--error")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("dir", "ltr")
        .property("value", before)
        .on("input", move |event| {
            let written = typed(&event);
            let whole = if at == first { whole(written.trim(), first) } else { None };
            if let Some(whole) = whole {
                show(&typing, &whole);
                *parts.borrow_mut() = whole;
            } else if let Some(part) = parts.borrow_mut().get_mut(at) {
                written.trim().clone_into(part);
            }
            let joined = joined(parts.borrow().get(first..).unwrap_or_default());
            typing.application.type_in_day(typing.place, &joined);
        })
}

/// Which part is asked first: a month has no day.
fn first(field: &Field) -> usize {
    usize::from(matches!(field.kind.form(), Some(Form::Month { .. })))
}

/// What is shown at first: the parts of the value, or of what was typed.
fn parts(field: &Field) -> Parts {
    let mut parts = Parts::default();
    let known = match &field.value {
        Some(Value::Date(date)) => Some(date.to_string()),
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    match known {
        // From the year on; what is not known is behind the others.
        Some(known) => {
            for (part, own) in parts.iter_mut().rev().zip(known.split('-')) {
                own.trim_start_matches('0').clone_into(part);
            }
        }
        None => {
            for (part, own) in parts.iter_mut().skip(first(field)).zip(field.typed.splitn(3, '.')) {
                own.clone_into(part);
            }
        }
    }
    parts
}

/// The parts of a whole day that was pasted, or typed, into the first field: `1.2.1990`, `1/2/1990`
/// or `1990-02-01`; of a month without the day.
fn whole(written: &str, first: usize) -> Option<Parts> {
    let mut found: Vec<&str> = written.split(['.', '/', '-']).map(str::trim).collect();
    if found.first().is_some_and(|year| year.len() == 4) {
        found.reverse();
    }
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let short = |part: &&str| (1..=2).contains(&part.len());
    let (year, before) = found.split_last()?;
    let fits = before.len() + first == 2 && before.iter().all(short) && year.len() == 4;
    if !fits || !found.iter().all(digits) {
        return None;
    }
    let mut parts = Parts::default();
    for (part, own) in parts.iter_mut().skip(first).zip(found) {
        own.clone_into(part);
    }
    Some(parts)
}

/// Shows the parts in their fields.
fn show(field: &Field, parts: &Parts) {
    for (at, (part, suffix)) in parts.iter().zip(SUFFIXES).enumerate().skip(first(field)) {
        let input = site::find(&id(field, at, suffix));
        if let Some(input) = input {
            input.unchecked_into::<HtmlInputElement>().set_value(part);
        }
    }
}

/// The first has the field's own id, so that links to the field lead there.
fn id(field: &Field, at: usize, suffix: &str) -> String {
    [field.id.as_str(), if at == first(field) { "" } else { suffix }].concat()
}

/// The parts as one text; empty when nothing was typed.
fn joined(parts: &[String]) -> String {
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join(".") }
}

/// Whether the focus only goes to another part of the same day.
fn stays(event: &Event) -> bool {
    let row = event.current_target().map(JsCast::unchecked_into::<Node>);
    let to = event.unchecked_ref::<FocusEvent>().related_target();
    let to = to.map(JsCast::unchecked_into::<Node>);
    row.is_some_and(|row| row.contains(to.as_ref()))
}
