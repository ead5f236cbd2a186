//! A day: day, month and year, each in a field of its own.

use std::cell::RefCell;
use std::rc::Rc;

use shared::Value;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, Node};

use super::{Field, framed, invalid};
use crate::element::{Element, el, text, typed};

const NARROW: &str = "kern-form-input__input kern-form-input__input--width-2";
const WIDE: &str = "kern-form-input__input kern-form-input__input--width-4";

/// What was typed, in the order day, month, year.
type Parts = [String; 3];

pub(super) fn date(field: &Field) -> Element {
    let words = field.application.shell.words();
    let parts = Rc::new(RefCell::new(parts(field)));
    let inputs = [
        ("", words.day, NARROW, "bday-day"),
        ("-month", words.month, NARROW, "bday-month"),
        ("-year", words.year, WIDE, "bday-year"),
    ];
    let inputs = inputs.into_iter().enumerate().map(|(at, (suffix, label, class, birthday))| {
        let id = [&field.id, suffix].concat();
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
    let (typing, parts) = (Rc::clone(field), Rc::clone(parts));
    invalid(field, el("input", class), "kern-form-input__input--error")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .property("value", before)
        .on("input", move |event| {
            if let Some(part) = parts.borrow_mut().get_mut(at) {
                typed(&event).trim().clone_into(part);
            }
            typing.application.type_in_day(typing.place, &joined(&parts.borrow()));
        })
}

/// What is shown at first: the parts of the day, or of what was typed.
fn parts(field: &Field) -> Parts {
    if let Some(Value::Date(date)) = &field.value {
        return [date.day(), date.month(), date.year()].map(|part| part.to_string());
    }
    let mut typed = field.typed.splitn(3, '.').map(str::to_owned);
    std::array::from_fn(|_| typed.next().unwrap_or_default())
}

/// The parts as one text; empty when nothing was typed.
fn joined(parts: &Parts) -> String {
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join(".") }
}

/// Whether the focus only goes to another part of the same day.
fn stays(event: &Event) -> bool {
    let row = event.current_target().map(JsCast::unchecked_into::<Node>);
    let to = event.unchecked_ref::<FocusEvent>().related_target();
    let to = to.map(JsCast::unchecked_into::<Node>);
    row.is_some_and(|row| row.contains(to.as_ref()))
}
