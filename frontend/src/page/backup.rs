//! A draft in a file, protected by a passphrase: saved, and taken over on another device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::on_cleanup;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Url;

use super::asked::{Again, Asked, SURE, cancel};
use super::entered::field;
use super::kept;
use super::parts::{Look, anchor, button, p};
use crate::day::today;
use crate::draft::Listed;
use crate::element::{Element, Held, el};
use crate::shell::{Shell, focus_soon};
use crate::submission::part;
use crate::words::{Words, fill};

/// The fewest characters of a passphrase.
const LEAST: usize = 12;

/// The ids of the second passphrase, the link to the file, the file to take over and its passphrase.
const AGAIN: &str = "passphrase-again";
const SAVE: &str = "save";
const FILE: &str = "backup";
const OPENS: &str = "backup-passphrase";

/// What is typed or chosen, and what is wrong with it.
type Typed = Rc<RefCell<String>>;
type Wrong = Rc<Held<String>>;

/// Asks for a passphrase; then there is a file to save.
pub(super) fn export(shell: &'static Shell, own: &Listed, asked: &Asked) -> Element {
    let words = shell.words();
    let (first, second) = (Typed::default(), Typed::default());
    let (short, differs) = (Wrong::default(), Wrong::default());
    let made: Rc<Held<Option<String>>> = Rc::default();
    let hint = fill(words.passphrase_hint(), &LEAST.to_string());
    let one = field(SURE, words.passphrase(), Some(&hint), "password", &first, &short);
    let other = field(AGAIN, words.passphrase_again(), None, "password", &second, &differs);
    for control in [one.control, other.control] {
        drop(control.attr("autocomplete", "new-password"));
    }
    let save = button(Look::Primary, "export-save", words.export()).attr("type", "submit");
    let ways = el("div", "row").child(save).child(cancel(shell, asked));
    let key = own.key.clone();
    let name = file_name(own);
    let shown = Rc::clone(&made);
    let file = el("div", "").attr("role", "status").content(move || match shown.get() {
        Some(address) => saved(shell.words(), &address, &name),
        None => Vec::new(),
    });
    let busy = Rc::new(Cell::new(false));
    let form = el("form", "stack part")
        .child(p(words.export_why()))
        .child(one.around)
        .child(other.around)
        .child(ways)
        .child(file);
    form.on("submit", move |event| {
        event.prevent_default();
        let words = shell.words();
        let (passphrase, repeated) = (first.borrow().clone(), second.borrow().clone());
        let too_short = passphrase.chars().count() < LEAST;
        let (is_short, is_other) = (too_short, !too_short && passphrase != repeated);
        short.set(said(is_short, &fill(words.too_short(), &LEAST.to_string())));
        differs.set(said(is_other, words.passphrase_differs()));
        if is_short || is_other {
            focus_soon(if is_short { SURE } else { AGAIN }.to_owned());
            return;
        }
        if busy.replace(true) {
            return;
        }
        shell.announce(words.loading().to_owned());
        let (key, made, short, busy) =
            (key.clone(), Rc::clone(&made), Rc::clone(&short), Rc::clone(&busy));
        spawn_local(async move {
            let packed = match part().await {
                Some(part) => part.pack(&key, &passphrase).await,
                None => Err(JsValue::NULL),
            };
            busy.set(false);
            match packed.map(|address| address.as_string()) {
                Ok(Some(address)) => {
                    made.set(Some(address));
                    focus_soon(SAVE.to_owned());
                }
                other => {
                    let large = other.is_err_and(|why| why.as_string().as_deref() == Some("large"));
                    let words = shell.words();
                    short.set(
                        if large { words.export_large() } else { words.export_failed() }.to_owned(),
                    );
                    focus_soon(SURE.to_owned());
                }
            }
        });
    })
}

/// The link that saves the file. Its address lives as long as the link is shown.
fn saved(words: &Words, address: &str, name: &str) -> Vec<Element> {
    let link = anchor(address, words.export_save()).id(SAVE).attr("download", name);
    let address = address.to_owned();
    on_cleanup(move || {
        let _ = Url::revoke_object_url(&address);
    });
    vec![p(words.export_ready()), el("p", "kern-body").child(link.attr("data-action", "save"))]
}

/// Asks for a file and its passphrase, and takes the draft in it over.
pub(super) fn import(shell: &'static Shell, again: &Again) -> Element {
    let words = shell.words();
    let (name, typed) = (Typed::default(), Typed::default());
    let (unread, wrong) = (Wrong::default(), Wrong::default());
    let chosen: Rc<RefCell<JsValue>> = Rc::default();
    let file = field(FILE, words.import_file(), None, "file", &name, &unread);
    let choosing = Rc::clone(&chosen);
    drop(file.control.attr("accept", ".direktantrag").on("change", move |event| {
        let target = event.target().map(JsValue::from).unwrap_or_default();
        let files = Reflect::get(&target, &"files".into()).unwrap_or_default();
        choosing.replace(Reflect::get_u32(&files, 0).unwrap_or_default());
    }));
    let passphrase = field(OPENS, words.passphrase(), None, "password", &typed, &wrong);
    drop(passphrase.control.attr("autocomplete", "off"));
    let take = button(Look::Secondary, "import", words.file_apply()).attr("type", "submit");
    let again = Rc::clone(again);
    let busy = Rc::new(Cell::new(false));
    let form = el("form", "stack")
        .child(p(words.import_why()))
        .child(file.around)
        .child(passphrase.around)
        .child(el("div", "row").child(take));
    form.on("submit", move |event| {
        event.prevent_default();
        let words = shell.words();
        let file = chosen.borrow().clone();
        unread.set(said(!file.is_object(), words.import_missing()));
        wrong.set(String::new());
        if !file.is_object() {
            return focus_soon(FILE.to_owned());
        }
        if busy.replace(true) {
            return;
        }
        shell.announce(words.loading().to_owned());
        let (again, unread, wrong) = (Rc::clone(&again), Rc::clone(&unread), Rc::clone(&wrong));
        let (typed, busy) = (Rc::clone(&typed), Rc::clone(&busy));
        spawn_local(async move {
            let passphrase = typed.borrow().clone();
            let unpacked = match part().await {
                Some(part) => part.unpack(&file, &passphrase).await,
                None => Err("network".into()),
            };
            busy.set(false);
            match unpacked.map(|key| key.as_string()) {
                Ok(Some(key)) => {
                    shell.keeps.change(true);
                    shell.announce(shell.words().imported().to_owned());
                    again(kept::id_of(&key));
                }
                other => {
                    let why = other.err().and_then(|why| why.as_string()).unwrap_or_default();
                    let (field, at) =
                        if why == "wrong" { (&wrong, OPENS) } else { (&unread, FILE) };
                    field.set(flaw(&why, shell.words()).to_owned());
                    focus_soon(at.to_owned());
                }
            }
        });
    })
}

/// What is said of a file that was not taken over.
fn flaw(why: &str, words: &Words) -> &'static str {
    match why {
        "wrong" => words.import_wrong(),
        "large" => words.import_large(),
        "newer" => words.import_newer(),
        "damaged" => words.import_damaged(),
        "not_offered" => words.import_not_offered(),
        "unstored" => words.import_unstored(),
        "network" => words.failure_unreachable(),
        _ => words.import_other(),
    }
}

fn said(wrong: bool, words: &str) -> String {
    if wrong { words.to_owned() } else { String::new() }
}

/// What the file of a draft is called: by its service and the day.
fn file_name(own: &Listed) -> String {
    let shelf = own.shelf();
    let service = shelf.split('/').nth(1).unwrap_or_default();
    let day = today().map(|day| day.to_string()).unwrap_or_default();
    [service, "-", &day, ".direktantrag"].concat()
}
