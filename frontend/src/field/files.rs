//! Files: chosen, looked at in the browser, listed. Their content stays where it is.

use std::rc::Rc;

use js_sys::{Array, Reflect};
use leptos::prelude::set_timeout;
use shared::Value;
use shared::kind::Media;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::{Field, framed, told};
use crate::element::{Element, Held, el, text};
use crate::page;
use crate::shell::focus;
use crate::submission::part;
use crate::words::fill;

/// The lines of the answer, one for each file.
type Lines = Rc<Held<Vec<String>>>;

pub(super) fn files(field: &Field, types: &[Media], max: u32) -> Element {
    let before = match &field.value {
        Some(Value::Text(text)) => text,
        _ => &field.typed,
    };
    let lines: Lines = Rc::new(Held::new(before.lines().map(str::to_owned).collect()));
    let accepted: Vec<&str> = types.iter().map(|media| media.media_type()).collect();
    let (choosing, chosen) = (Rc::clone(field), Rc::clone(&lines));
    let mut input =
        told(field, el("input", "kern-form-input__input"), "kern-form-input__input--error")
            .attr("type", "file")
            .attr("accept", &accepted.join(","))
            .on("change", move |event| choose(&choosing, &chosen, &event));
    if max > 1 {
        input = input.attr("multiple", "");
    }
    framed::single(field, el("div", "files").child(input).child(list(field, &lines)))
}

/// The files that were chosen, each with its size and a button that takes it away.
fn list(field: &Field, lines: &Lines) -> Element {
    let (field, lines) = (Rc::clone(field), Rc::clone(lines));
    el("ul", "files__list").content(move || {
        let items = lines.get().into_iter().enumerate();
        let items = items.map(|(at, line)| {
            let name = line.splitn(4, ' ').nth(3).unwrap_or_default().to_owned();
            let shown = field.application.show(field.kind, &Value::Text(line));
            let remove = fill(field.application.shell.words().file_remove, &name);
            let (own, kept) = (Rc::clone(&field), Rc::clone(&lines));
            let button = page::quiet("remove", &remove).press(move || {
                let mut left = kept.peek();
                if at < left.len() {
                    left.remove(at);
                }
                answer(&own, &kept, left);
                // The button is gone, and the list may be.
                focus(&own.id);
            });
            let shown = if shown.is_empty() { name } else { shown };
            el("li", "kern-body")
                .child(text("bdi", "", &shown).attr("translate", "no"))
                .child(button)
        });
        items.collect()
    })
}

/// Looks at what was chosen, one after the other, and adds it.
fn choose(field: &Field, lines: &Lines, event: &Event) {
    let Some(input) = event.target() else { return };
    let chosen = Reflect::get(&input, &"files".into()).unwrap_or(JsValue::UNDEFINED);
    let chosen: Vec<JsValue> = Array::from(&chosen).to_vec();
    // The same file can be chosen again after it was taken away.
    let _ = Reflect::set(&input, &"value".into(), &"".into());
    let (field, lines) = (Rc::clone(field), Rc::clone(lines));
    spawn_local(async move {
        let mut all = lines.peek();
        for file in chosen {
            let found = match part::part().await {
                Some(part) => part.identify(&file).await.ok().and_then(|line| line.as_string()),
                None => None,
            };
            match found {
                Some(line) => all.push(line),
                None => {
                    let shell = field.application.shell;
                    shell.announce(shell.words().file_unread.to_owned());
                }
            }
        }
        answer(&field, &lines, all);
    });
}

fn answer(field: &Field, lines: &Lines, all: Vec<String>) {
    field.type_in(&all.join("\n"));
    lines.change(all);
    let field = Rc::clone(field);
    set_timeout(move || field.leave(), std::time::Duration::ZERO);
}
