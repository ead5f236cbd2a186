//! What was submitted from this device; reached by way of [`crate::part::Later`] only.

use std::rc::Rc;

use browser::site;
use leptos::task::spawn_local;

use super::parts::{leads, p};
use super::status::{self, arrived, fact, facts, shown};
use super::submitted::submitted;
use crate::day::moment;
use crate::element::{Element, Held, el, text};
use crate::navigation::Route;
use crate::shell::{Shell, TITLE};
use crate::submission::{Kept, Receipt, Stand, kept};

/// All that was submitted, one of it, or what a link says: what stands below the heading.
pub(super) fn applications(shell: &'static Shell, what: &str) -> Vec<Element> {
    match what.split_once('/') {
        Some(("status", link)) => status::linked(shell, link),
        Some((_, id)) => {
            let id = id.to_owned();
            loaded(move |all| match all.iter().find(|kept| kept.id == id) {
                Some(kept) => submitted(shell, kept),
                None => vec![p(shell.words().applications_none())],
            })
        }
        None => loaded(move |all| list(shell, all)),
    }
}

/// Gives the page another heading than it had while this part was being loaded.
pub(super) fn retitle(shell: &Shell, heading: &str) {
    if let Some(title) = site::find(TITLE) {
        title.set_text_content(Some(heading));
    }
    shell.entitle(heading);
}

/// What is drawn of the submissions, once they are read.
fn loaded(draw: impl Fn(&[Rc<Kept>]) -> Vec<Element> + 'static) -> Vec<Element> {
    let loaded: Rc<Held<Option<Vec<Rc<Kept>>>>> = Rc::new(Held::new(None));
    let awaited = Rc::clone(&loaded);
    spawn_local(async move {
        let all = kept().await.unwrap_or_default();
        awaited.set(Some(all.into_iter().map(Rc::new).collect()));
    });
    let draw = move || loaded.get().map_or_else(Vec::new, |all| draw(&all));
    vec![el("div", "").content(draw)]
}

fn list(shell: &'static Shell, all: &[Rc<Kept>]) -> Vec<Element> {
    let words = shell.words();
    if all.is_empty() {
        return vec![p(words.applications_none())];
    }
    let items = all.iter().map(|kept| item(shell, kept)).collect();
    vec![el("ul", "plain").children(items)]
}

fn item(shell: &'static Shell, kept: &Rc<Kept>) -> Element {
    let (title, language) = kept.title();
    let title = shell.spoken(text("span", "", &title), language);
    let route = Route::Submitted(["applications/", &kept.id].concat());
    let link = leads(&route).attr("data-action", "application").child(title);
    el("li", "card")
        .attr("data-application", &kept.id)
        .child(el("h2", "kern-heading-small").child(link))
        .child(overview(shell, kept, shown(shell, asked(kept))))
}

/// The facts about a submission, and how far it is, which was drawn already.
pub(super) fn overview(shell: &'static Shell, kept: &Rc<Kept>, stand: Element) -> Element {
    let words = shell.words();
    let tag = shell.language.peek().tag();
    let office = kept.about("office").map(|office| fact(words.responsible(), &office));
    let list = facts().maybe(office);
    let list = match &kept.receipt {
        Some(Receipt { case_number, received, .. }) => {
            let number = fact(words.case_number(), case_number).attr("data-result", "number");
            list.child(number).child(arrived(shell, received))
        }
        None => list.maybe(kept.made().map(|made| fact(words.day(), &moment(&made, tag)))),
    };
    el("div", "").child(list).child(stand)
}

/// How far a submission is, asked for where that may have changed.
pub(super) fn asked(kept: &Rc<Kept>) -> Rc<Held<Stand>> {
    let stand = Rc::new(Held::new(kept.stand()));
    if stand.peek() == Stand::Asking {
        let (kept, told) = (Rc::clone(kept), Rc::clone(&stand));
        spawn_local(async move { told.set(kept.ask().await) });
    }
    stand
}
