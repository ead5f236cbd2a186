//! A declaration that must be given: a checkbox.

use std::rc::Rc;

use shared::Value;

use super::{Field, faulty, framed, told};
use crate::element::{Element, el, ticked};

pub(super) fn declaration(field: &Field) -> Element {
    let giving = Rc::clone(field);
    let checkbox = el("input", "kern-form-check__checkbox");
    let checkbox = told(field, checkbox, "kern-form-check__checkbox--error")
        .attr("type", "checkbox")
        .property("checked", field.value == Some(Value::YesNo(true)))
        .on("change", move |event| {
            giving.give(ticked(&event).then_some(Value::YesNo(true)));
            giving.leave();
        });
    let check = el("div", "kern-form-check")
        .class_while("kern-form-check--error", faulty(field))
        .child(checkbox)
        .child(framed::label(field, "label").attr("for", &field.id));
    el("div", "").child(check).maybe(framed::hint(field)).child(framed::problems(
        field.application,
        field.place,
        &field.id,
    ))
}
