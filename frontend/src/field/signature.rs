//! A signature: the name typed, or a drawing. Whoever uses a keyboard types.

use std::rc::Rc;

use shared::Value;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::{Field, framed, told};
use crate::element::{Element, Held, el, typed};
use crate::page;
use crate::shell::focus;
use crate::submission::part;

pub(super) fn signature(field: &Field) -> Element {
    let words = field.application.shell.words();
    let path = match &field.value {
        Some(Value::Text(text)) if is_drawn(text) => text.clone(),
        _ => String::new(),
    };
    let drawn = Rc::new(Held::new(!path.is_empty()));
    let name = if path.is_empty() { field.typed.clone() } else { String::new() };
    let canvas = el("canvas", "signature").attr("aria-hidden", "true");
    let input = told(field, el("input", "kern-form-input__input"), "kern-form-input__input--error")
        .attr("type", "text")
        .attr("autocomplete", field.autocomplete)
        .attr("spellcheck", "false")
        .attr("dir", "auto")
        .property("value", name);
    let (typing, leaving, cleared) = (Rc::clone(field), Rc::clone(field), Rc::clone(&drawn));
    let (pad, over) = (canvas.clone(), canvas.clone());
    let input = input
        .on("input", move |event| {
            wipe(&pad);
            cleared.change(false);
            typing.type_in(&typed(&event));
        })
        .on("change", move |_| leaving.leave());
    prepare(field, &canvas, &input, &drawn, path);
    let (wiping, shown, told) = (Rc::clone(field), Rc::clone(&drawn), Rc::clone(&drawn));
    let button = page::quiet("wipe", words.signature_wipe())
        .attr_of("hidden", move || (!shown.get()).then(String::new))
        .press(move || {
            wipe(&over);
            drawn.change(false);
            wiping.type_in("");
            // The button is gone.
            focus(&wiping.id);
        });
    let status = el("div", "kern-hint").id(&[&field.id, "-state"].concat()).attr("role", "status");
    let status = status.text_of(move || match told.get() {
        true => words.signature_drawn().to_owned(),
        false => String::new(),
    });
    let control = el("div", "stack").child(input).child(canvas).child(status).child(button);
    framed::single(field, control)
}

/// Makes the canvas a pad, as soon as the part is there that does.
fn prepare(field: &Field, canvas: &Element, input: &Element, drawn: &Rc<Held<bool>>, path: String) {
    let (field, drawn) = (Rc::clone(field), Rc::clone(drawn));
    let (canvas, input) = (canvas.clone(), input.clone());
    spawn_local(async move {
        let Some(part) = part::part().await else { return };
        let taken = move |path: String| {
            let _ = input.clone().property("value", "");
            drawn.change(true);
            field.type_in(&path);
            field.leave();
        };
        let taken = Closure::<dyn FnMut(String)>::new(taken).into_js_value();
        part.pad(canvas.node(), &path, &taken);
    });
}

fn wipe(canvas: &Element) {
    if let Ok(event) = Event::new("wipe") {
        let _ = canvas.node().dispatch_event(&event);
    }
}

/// Whether a signature is a drawing: the path of a picture.
fn is_drawn(text: &str) -> bool {
    text.strip_prefix('M').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
}
