//! A file in the list: what it is, and what can be done with it. Every button says which file it is
//! for, and the focus stays with that file.

use std::rc::Rc;

use leptos::prelude::event_target_value;
use shared::Value;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::{Files, name};
use crate::element::{Element, el, text};
use crate::page;
use crate::shell::focus_soon;
use crate::submission::part;
use crate::words::fill;

/// All files of a field.
pub(super) fn items(files: &Rc<Files>) -> Vec<Element> {
    let named = files.named.get();
    let lines = files.lines.get();
    let count = lines.len();
    let item = |(at, line): (usize, String)| {
        let actions = match named == Some(at) {
            true => naming(files, at, &line),
            false => actions(files, at, count, &line),
        };
        let application = files.field.application;
        let shown = application.show(files.field.kind, &Value::Text(line.clone()));
        let shown = if shown.is_empty() { name(&line).to_owned() } else { shown };
        el("li", "kern-body")
            .maybe(preview(files, &line))
            .child(text("bdi", "", &shown).attr("translate", "no"))
            .child(actions)
    };
    lines.into_iter().enumerate().map(item).collect()
}

fn actions(files: &Rc<Files>, at: usize, count: usize, line: &str) -> Element {
    let words = files.field.application.shell.words();
    let button = |action: &str, label: &str, act: fn(&Rc<Files>, usize)| {
        let files = Rc::clone(files);
        let id = id(&files, at, action);
        page::quiet(action, &fill(label, name(line))).id(&id).press(move || act(&files, at))
    };
    let row = el("div", "row").child(button("rename", words.file_rename(), |files, at| {
        files.named.set(Some(at));
        focus_soon(id(files, at, "name"));
    }));
    let row = match at {
        0 => row,
        _ => row.child(button("up", words.file_up(), |files, at| {
            swap(files, at, at.saturating_sub(1))
        })),
    };
    let row = match at + 1 < count {
        true => row.child(button("down", words.file_down(), |files, at| swap(files, at, at + 1))),
        false => row,
    };
    row.child(button("remove", words.file_remove(), remove))
}

/// The name as it can be changed, in place of the buttons.
fn naming(files: &Rc<Files>, at: usize, line: &str) -> Element {
    let words = files.field.application.shell.words();
    let own = name(line);
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let field = id(files, at, "name");
    let label = text("label", "kern-label", &fill(words.file_name(), own)).attr("for", &field);
    let input = el("input", "kern-form-input__input")
        .id(&field)
        .attr("type", "text")
        .attr("maxlength", "100")
        .attr("autocomplete", "off")
        .property("value", stem);
    let (entering, pressing, typed) = (Rc::clone(files), Rc::clone(files), input.clone());
    let input = input.on("keydown", move |event: Event| {
        let is = |event: &Event| js_sys::Reflect::get(event, &"key".into()).ok()?.as_string();
        if is(&event).as_deref() == Some("Enter") {
            event.prevent_default();
            rename(&entering, at, &event_target_value(&event));
        }
    });
    let apply = page::quiet("apply", words.file_apply()).press(move || {
        let typed = js_sys::Reflect::get(typed.node(), &"value".into());
        rename(&pressing, at, &typed.ok().and_then(|typed| typed.as_string()).unwrap_or_default());
    });
    el("div", "stack").child(label).child(input).child(apply)
}

/// Gives a file another name; an empty one leaves it as it is.
fn rename(files: &Rc<Files>, at: usize, typed: &str) {
    let mut lines = files.lines.peek();
    if let (Some(line), Some(part)) = (lines.get_mut(at), part::there()) {
        *line = part.rename(line, typed);
    }
    files.answer(lines);
    focus_soon(id(files, at, "rename"));
}

fn swap(files: &Rc<Files>, at: usize, to: usize) {
    let mut lines = files.lines.peek();
    if at.max(to) >= lines.len() {
        return;
    }
    lines.swap(at, to);
    let moved = lines.get(to).map(|line| name(line).to_owned()).unwrap_or_default();
    let last = lines.len().saturating_sub(1);
    files.answer(lines);
    files.field.application.shell.announce([&(to + 1).to_string(), ". ", &moved].concat());
    // At an end there is one way only.
    let action = match to {
        0 => "down",
        _ if to == last => "up",
        _ if to < at => "up",
        _ => "down",
    };
    focus_soon(id(files, to, action));
}

fn remove(files: &Rc<Files>, at: usize) {
    let mut lines = files.lines.peek();
    if at >= lines.len() {
        return;
    }
    let line = lines.remove(at);
    let shell = files.field.application.shell;
    shell.announce(fill(shell.words().removed(), name(&line)));
    let next = lines.len().checked_sub(1).map(|last| at.min(last));
    files.refused.set(Vec::new());
    files.answer(lines);
    files.forget(line);
    focus_soon(match next {
        Some(next) => id(files, next, "remove"),
        None => files.field.id.clone(),
    });
}

/// What a picture shows, small. Its name stands beside it.
fn preview(files: &Rc<Files>, line: &str) -> Option<Element> {
    let media = line.split(' ').nth(2)?;
    if media != "image/jpeg" && media != "image/png" {
        return None;
    }
    // The address is not needed once the picture is there.
    let image = el("img", "files__preview").attr("alt", "").on("load", |event| {
        let source = event
            .target()
            .and_then(|image| js_sys::Reflect::get(&image, &"src".into()).ok()?.as_string());
        let _ = web_sys::Url::revoke_object_url(&source.unwrap_or_default());
    });
    let (drawn, line) = (image.clone(), line.to_owned());
    let key = files.field.application.key();
    spawn_local(async move {
        let Some(part) = part::part().await else { return };
        let address = part.address(&key, &line).await.ok().and_then(|own| own.as_string());
        if let Some(address) = address {
            drop(drawn.attr("src", &address));
        }
    });
    Some(image)
}

/// The id of what can be done with a file.
fn id(files: &Rc<Files>, at: usize, action: &str) -> String {
    [&files.field.id, "-", &at.to_string(), "-", action].concat()
}
