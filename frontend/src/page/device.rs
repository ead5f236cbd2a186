//! What lies on this device, and how to be rid of it.

use std::rc::Rc;

use browser::store;
use leptos::prelude::window;
use leptos::task::spawn_local;

use super::contact::contact;
use super::parts::{Look, Mood, alert, button, p, section, title};
use crate::element::{Element, Held, el};
use crate::navigation::Route;
use crate::part;
use crate::shell::{Shell, focus_soon};

/// The id of the question whether everything is to be erased.
const SURE: &str = "sure";

/// The view, as soon as what draws it is there.
pub(super) fn device(shell: &'static Shell) -> Vec<Element> {
    let words = shell.words();
    let loaded = Rc::new(Held::new(None));
    let awaited = Rc::clone(&loaded);
    spawn_local(async move {
        awaited.set(Some(part::later().await));
    });
    let body = el("div", "").content(move || match loaded.get() {
        None => vec![p(words.loading).attr("role", "status")],
        Some(Ok(later)) => later.device(shell),
        Some(Err(_)) => {
            let call = shell.settings.get().map(|settings| contact(shell, settings));
            vec![p(words.failure_notice).attr("role", "alert"), el("div", "").maybe(call)]
        }
    });
    vec![title(shell, words.device), body]
}

/// What is said below the heading; reached by way of [`crate::part::Later`] only.
pub(crate) fn stored(shell: &'static Shell) -> Vec<Element> {
    let words = shell.words();
    if !store::lasting() {
        return vec![p(words.draft_unkept)];
    }
    let asked = Rc::new(Held::new(false));
    let answered = Rc::clone(&asked);
    let erase = button(Look::Secondary, "erase", words.erase).press(move || {
        answered.set(true);
        focus_soon(SURE.to_owned());
    });
    let shown = Rc::clone(&asked);
    let sure = el("div", "").when(move || shown.get(), move || sure(shell, &asked));
    let shared = el("div", "").child(p(words.shared_device)).child(erase).child(sure);
    vec![
        p(words.stored_where),
        p(words.stored_how_long),
        section(words.shared_device_title, shared),
    ]
}

/// Asks once more before everything is erased.
fn sure(shell: &'static Shell, asked: &Rc<Held<bool>>) -> Element {
    let words = shell.words();
    let yes = button(Look::Primary, "erase-all", words.erase).press(move || {
        spawn_local(async move {
            store::keep_nothing().await;
            shell.go(&Route::Start);
            let _ = window().location().reload();
        });
    });
    let asked = Rc::clone(asked);
    let no = button(Look::Secondary, "keep", words.cancel).press(move || {
        asked.set(false);
        shell.focus_title();
    });
    let ways = el("div", "row").child(yes).child(no);
    alert(Mood::Warning, words.erase_sure, vec![p(words.erase_what), ways])
        .id(SURE)
        .attr("tabindex", "-1")
}
