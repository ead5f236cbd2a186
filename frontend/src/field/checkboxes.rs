//! Several choices: checkboxes.

use std::cell::RefCell;
use std::rc::Rc;

use shared::Value;

use super::{Field, framed, invalid};
use crate::element::{Element, el, text, ticked};

/// The codes chosen.
type Chosen = Rc<RefCell<Vec<String>>>;

pub(super) fn checkboxes(field: &Field) -> Element {
    let chosen: Chosen = match &field.value {
        Some(Value::Codes(codes)) => Rc::new(RefCell::new(codes.clone())),
        _ => Chosen::default(),
    };
    let options = field.codes().into_iter().enumerate().map(|(at, (code, label))| {
        let id = if at == 0 { field.id.clone() } else { [&field.id, "--", code].concat() };
        option(field, &id, code, &label, Rc::clone(&chosen))
    });
    framed::several(field, el("div", "stack").children(options.collect()))
}

fn option(field: &Field, id: &str, code: &'static str, label: &str, chosen: Chosen) -> Element {
    let checked = chosen.borrow().iter().any(|other| other == code);
    let choosing = Rc::clone(field);
    let checkbox = el("input", "kern-form-check__checkbox");
    let checkbox = invalid(field, checkbox, "kern-form-check__checkbox--error")
        .attr("type", "checkbox")
        .id(id)
        .attr("name", &field.id)
        .attr("value", code)
        .property("checked", checked)
        .on("change", move |event| {
            chosen.borrow_mut().retain(|other| other != code);
            if ticked(&event) {
                chosen.borrow_mut().push(code.to_owned());
            }
            choosing.give(in_order(&choosing, &chosen.borrow()));
            choosing.leave();
        });
    let label = field.application.shell.theirs(text("span", "", label));
    let label = el("label", "kern-label").attr("for", id).child(label);
    el("div", "kern-form-check").child(checkbox).child(label)
}

/// What is chosen, in the order of the list; none when nothing is.
fn in_order(field: &Field, chosen: &[String]) -> Option<Value> {
    let codes = field.codes().into_iter().map(|(code, _)| code);
    let codes: Vec<String> =
        codes.filter(|code| chosen.iter().any(|other| other == code)).map(str::to_owned).collect();
    (!codes.is_empty()).then_some(Value::Codes(codes))
}
