//! Yes or no, and choices of few: radio buttons.

use std::rc::Rc;

use shared::Value;
use shared::kind::Kind;

use super::{Field, framed, invalid};
use crate::element::{Element, el, text};

pub(super) fn radio(field: &Field) -> Element {
    let words = field.application.shell.words();
    let yes_no = matches!(field.kind, Kind::YesNo);
    let options: Vec<(&str, String, Value)> = match yes_no {
        true => vec![
            ("true", words.yes().to_owned(), Value::YesNo(true)),
            ("false", words.no().to_owned(), Value::YesNo(false)),
        ],
        false => {
            let codes = field.codes().into_iter();
            codes.map(|(code, label)| (code, label, Value::Text(code.to_owned()))).collect()
        }
    };
    let options = options.into_iter().enumerate().map(|(at, (code, label, value))| {
        // The first has the field's own id, so that links to the field lead there.
        let id = if at == 0 { field.id.clone() } else { [&field.id, "--", code].concat() };
        let label = text("span", "", &label);
        let label = if yes_no { label } else { field.application.shell.theirs(label) };
        option(field, &id, code, label, value)
    });
    let class = if yes_no { "row" } else { "stack" };
    framed::several(field, el("div", class).children(options.collect()))
}

fn option(field: &Field, id: &str, code: &str, label: Element, value: Value) -> Element {
    let choosing = Rc::clone(field);
    let radio = el("input", "kern-form-check__radio");
    let radio = invalid(field, radio, "kern-form-check__radio--error")
        .attr("type", "radio")
        .id(id)
        .attr("name", &field.id)
        .attr("value", code)
        .property("checked", field.value.as_ref() == Some(&value))
        .on("change", move |_| {
            choosing.give(Some(value.clone()));
            choosing.leave();
        });
    let label = el("label", "kern-label").attr("for", id).child(label);
    el("div", "kern-form-check").child(radio).child(label)
}
