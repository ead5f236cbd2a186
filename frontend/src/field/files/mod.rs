//! Files: chosen, dropped or photographed, looked at and kept in the browser until the application
//! is submitted; listed, to be named, ordered and taken away.

mod item;

use std::rc::Rc;

use js_sys::{Array, Reflect};
use leptos::prelude::set_timeout;
use shared::kind::Media;
use shared::{Session, Value};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement};

use super::{Field, framed, told};
use crate::element::{Element, Held, el, text};
use crate::page;
use crate::submission::part;
use crate::words::{Words, fill};

/// The files of a field.
pub(super) struct Files {
    field: Field,
    /// The lines of the answer, one for each file.
    lines: Held<Vec<String>>,
    /// What is said of files that were not taken.
    refused: Held<Vec<String>>,
    /// Which one is being named.
    named: Held<Option<usize>>,
    /// Whether photos that only some programs can read are made into JPEGs.
    converts: bool,
}

pub(super) fn files(field: &Field, types: &[Media], max: u32) -> Element {
    let before = match &field.value {
        Some(Value::Text(text)) => text,
        _ => &field.typed,
    };
    let files = Rc::new(Files {
        field: Rc::clone(field),
        lines: Held::new(before.lines().map(str::to_owned).collect()),
        refused: Held::default(),
        named: Held::default(),
        converts: types.contains(&Media::Jpeg),
    });
    let words = field.application.shell.words();
    let mut accepted: Vec<&str> = types.iter().map(|media| media.media_type()).collect();
    if files.converts {
        accepted.extend(["image/heic", "image/heif"]);
    }
    let choosing = Rc::clone(&files);
    let mut input =
        told(field, el("input", "kern-form-input__input"), "kern-form-input__input--error")
            .attr("type", "file")
            .attr("accept", &accepted.join(","))
            .on("change", move |event| choosing.choose(&event));
    if max > 1 {
        input = input.attr("multiple", "");
    }
    let (listed, said, dropping) = (Rc::clone(&files), Rc::clone(&files), Rc::clone(&files));
    let control = el("div", "files")
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| dropping.drop(&event))
        .child(input)
        .child(text("p", "kern-body kern-body--muted files__drop", words.file_drop()))
        .maybe(files.converts.then(|| camera(&files, words)))
        .child(el("div", "").content(move || {
            let said = said.refused.get();
            said.iter().map(|said| text("p", "kern-error", said)).collect()
        }))
        .child(el("ul", "files__list").content(move || item::items(&listed)));
    framed::single(field, control)
}

/// A button that opens the camera; only devices that are held in the hand show it.
fn camera(files: &Rc<Files>, words: &'static Words) -> Element {
    let choosing = Rc::clone(files);
    let input = el("input", "")
        .attr("type", "file")
        .attr("accept", "image/jpeg")
        .attr("capture", "environment")
        .attr("hidden", "")
        .on("change", move |event| choosing.choose(&event));
    let opened = input.clone();
    let button = page::quiet("photograph", words.file_photograph()).press(move || {
        opened.node().unchecked_ref::<HtmlElement>().click();
    });
    el("div", "files__camera").child(input).child(button)
}

impl Files {
    /// What was chosen in a control.
    fn choose(self: &Rc<Self>, event: &Event) {
        let Some(input) = event.target() else { return };
        let chosen = member(&input, "files");
        self.take(Array::from(&chosen).to_vec());
        // The same file can be chosen again after it was taken away.
        let _ = Reflect::set(&input, &"value".into(), &"".into());
    }

    /// What was dropped. Whoever has no mouse chooses.
    fn drop(self: &Rc<Self>, event: &Event) {
        event.prevent_default();
        let dropped = member(&member(event, "dataTransfer"), "files");
        if !dropped.is_undefined() {
            self.take(Array::from(&dropped).to_vec());
        }
    }

    /// Looks at files, one after the other, and adds them.
    fn take(self: &Rc<Self>, chosen: Vec<JsValue>) {
        let files = Rc::clone(self);
        let shell = files.field.application.shell;
        let words = shell.words();
        shell.announce(words.loading().to_owned());
        spawn_local(async move {
            let key = files.field.application.key();
            let (mut taken, mut refused) = (Vec::new(), Vec::new());
            for file in chosen {
                let name = member(&file, "name").as_string().unwrap_or_default();
                let kept = match part::part().await {
                    Some(part) => part.keep(&key, &file, files.converts).await,
                    None => Err(JsValue::UNDEFINED),
                };
                match kept.map(|line| line.as_string()) {
                    Ok(Some(line)) => taken.push(line),
                    Ok(None) => {}
                    Err(why) => refused.push(fill(flaw(why.as_string(), words), &name)),
                }
            }
            let said = match refused.is_empty() {
                true => fill(
                    words.added(),
                    &taken.iter().map(|line| name(line)).collect::<Vec<_>>().join(", "),
                ),
                false => refused.join(" "),
            };
            shell.announce(said);
            files.refused.set(refused);
            if !taken.is_empty() {
                let mut all = files.lines.peek();
                all.extend(taken);
                files.answer(all);
            }
        });
    }

    /// Other files, or the same in another order or with another name.
    fn answer(&self, all: Vec<String>) {
        self.field.type_in(&all.join("\n"));
        self.named.change(None);
        self.lines.set(all);
        let field = Rc::clone(&self.field);
        set_timeout(move || field.leave(), std::time::Duration::ZERO);
    }

    /// A file that was taken away is forgotten, unless another answer has it, too.
    fn forget(&self, line: String) {
        let application = self.field.application;
        let hash = line.split(' ').next().unwrap_or_default();
        let draft = serde_json::Value::Object(application.session(Session::draft).0);
        if shared::json::write(&draft).contains(hash) {
            return;
        }
        spawn_local(async move {
            if let Some(part) = part::part().await {
                let _ = part.forget(&application.key(), &line).await;
            }
        });
    }
}

/// The name in a line of the answer.
fn name(line: &str) -> &str {
    line.splitn(4, ' ').nth(3).unwrap_or_default()
}

/// What is said of a file that was not taken.
fn flaw(why: Option<String>, words: &'static Words) -> &'static str {
    match why.as_deref() {
        Some("empty") => words.file_empty(),
        Some("encrypted") => words.file_encrypted(),
        Some("corrupt") => words.file_corrupt(),
        Some("picture") => words.file_picture(),
        Some("unstored") => words.file_unstored(),
        _ => words.file_unread(),
    }
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
