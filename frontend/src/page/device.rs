//! What lies on this device, and how to be rid of it.

use std::rc::Rc;

use browser::{site, store};
use leptos::task::spawn_local;

use super::asked::{Again, Asked, wishes};
use super::backup::import;
use super::kept::{entry, name};
use super::parts::{Look, Mood, alert, button, p, section, unseen};
use crate::draft::{self, Listed};
use crate::element::{Element, Held, el, text};
use crate::navigation::Route;
use crate::shell::{Shell, focus_soon};

/// The id of the question whether everything is to be erased.
const SURE: &str = "sure";

/// What is said below the heading.
pub(super) fn stored(shell: &'static Shell) -> Vec<Element> {
    let words = shell.words();
    if !store::lasting() {
        return vec![p(words.draft_unkept())];
    }
    let all: Rc<Held<Option<Vec<Listed>>>> = Rc::default();
    let wanted = Asked::default();
    let (reading, wanting) = (Rc::clone(&all), Rc::clone(&wanted));
    let again: Again = Rc::new(move |focused| {
        wanting.put(None);
        read(Rc::clone(&reading), Some(focused));
    });
    read(Rc::clone(&all), None);
    let taking = import(shell, &again);
    let drafts = el("div", "").content(move || match all.get() {
        None => vec![p(shell.words().loading()).attr("role", "status")],
        Some(drafts) if drafts.is_empty() => vec![p(shell.words().drafts_none())],
        Some(drafts) => {
            let items = drafts.iter().map(|own| draft(shell, own, &wanted, &again)).collect();
            vec![el("ul", "plain stack").children(items)]
        }
    });
    let asked = Rc::new(Held::new(false));
    let answered = Rc::clone(&asked);
    let erase = button(Look::Secondary, "erase", words.erase()).press(move || {
        answered.set(true);
        focus_soon(SURE.to_owned());
    });
    let shown = Rc::clone(&asked);
    let sure = el("div", "").when(move || shown.get(), move || sure(shell, &asked));
    let shared = el("div", "").child(p(words.shared_device())).child(erase).child(sure);
    vec![
        p(words.stored_where()),
        p(words.stored_how_long()),
        section(words.drafts_title(), drafts),
        section(words.import(), taking),
        section(words.shared_device_title(), shared),
    ]
}

/// Reads the drafts of all services anew; the element of an id has the focus then.
fn read(all: Rc<Held<Option<Vec<Listed>>>>, focused: Option<String>) {
    spawn_local(async move {
        all.set(Some(draft::list("").await.unwrap_or_default()));
        if let Some(id) = focused {
            focus_soon(id);
        }
    });
}

/// A draft with what can be done with it. Who goes on with it goes to its service.
fn draft(shell: &'static Shell, own: &Listed, wanted: &Asked, again: &Again) -> Element {
    let (service, key) = (own.shelf(), own.key.clone());
    let named = [": ", &name(shell, own)].concat();
    let label = text("span", "kern-label", shell.words().continue_draft()).child(unseen(&named));
    let go_on = el("a", "kern-btn kern-btn--primary")
        .attr("href", &["/", &service].concat())
        .attr("data-action", "continue")
        .child(label);
    let go_on = go_on.press(move || drop(store::tab(&service, &key)));
    let ways = wishes(shell, None, own, wanted, again, go_on);
    entry(shell, own, vec![super::kept::service(shell, own)], ways)
}

/// Asks once more before everything is erased.
fn sure(shell: &'static Shell, asked: &Rc<Held<bool>>) -> Element {
    let words = shell.words();
    let yes = button(Look::Primary, "erase-all", words.erase()).press(move || {
        spawn_local(async move {
            store::keep_nothing().await;
            shell.go(&Route::Start);
            site::reload();
        });
    });
    let asked = Rc::clone(asked);
    let no = button(Look::Secondary, "keep", words.cancel()).press(move || {
        asked.set(false);
        shell.focus_title();
    });
    let ways = el("div", "row").child(yes).child(no);
    alert(Mood::Warning, words.erase_sure(), vec![p(words.erase_what()), ways])
        .id(SURE)
        .attr("tabindex", "-1")
}
