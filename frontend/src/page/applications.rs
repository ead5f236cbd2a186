//! What was submitted from this device; reached by way of [`crate::part::Later`] only.

use std::rc::Rc;

use leptos::prelude::document;
use leptos::task::spawn_local;

use super::parts::{leads, p};
use super::status::{self, fact, facts, shown};
use super::submitted::submitted;
use crate::day::moment;
use crate::element::{Element, Held, el, text};
use crate::navigation::Route;
use crate::shell::{Shell, TITLE};
use crate::submission::{Kept, Stand, kept};
use crate::words::fill;

/// All that was submitted, one of it, or what a link says: what stands below the heading.
pub(crate) fn applications(shell: &'static Shell, route: &Route) -> Vec<Element> {
    match route {
        Route::Status(link) => status::linked(shell, link),
        Route::Applications(id) if !id.is_empty() => {
            let id = id.clone();
            loaded(move |all| match all.iter().find(|kept| kept.id == id) {
                Some(kept) => submitted(shell, kept),
                None => vec![p(shell.words().application_gone)],
            })
        }
        _ => loaded(move |all| list(shell, all)),
    }
}

/// Gives the page another heading than it had while this part was being loaded.
pub(super) fn retitle(shell: &Shell, heading: &str) {
    if let Some(title) = document().get_element_by_id(TITLE) {
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
        return vec![p(words.applications_none)];
    }
    let items = all.iter().map(|kept| item(shell, kept)).collect();
    vec![p(words.applications_where), el("ul", "plain").children(items)]
}

fn item(shell: &'static Shell, kept: &Rc<Kept>) -> Element {
    let (title, language) = kept.title();
    let title = shell.spoken(text("span", "", &title), language);
    let route = Route::Applications(kept.id.clone());
    let link = leads(&route).attr("data-action", "application").child(title);
    el("li", "card")
        .attr("data-application", &kept.id)
        .child(el("h2", "kern-heading-small").child(link))
        .child(overview(shell, kept))
}

/// The facts about a submission, and how far it is.
pub(super) fn overview(shell: &'static Shell, kept: &Rc<Kept>) -> Element {
    let words = shell.words();
    let tag = shell.language.peek().tag();
    let office = kept.about("office").map(|office| fact(words.application_to, &office));
    let list = facts().maybe(office);
    let list = match &kept.receipt {
        Some(receipt) => list
            .child(fact(words.case_number, &receipt.case_number).attr("data-result", "number"))
            .child(fact(words.status, &fill(words.received, &moment(&receipt.received, tag)))),
        None => list,
    };
    let made = kept.made().filter(|_| kept.receipt.is_none());
    let list = list.maybe(
        made.map(|made| fact(words.status, &fill(words.application_made, &moment(&made, tag)))),
    );
    el("div", "").child(list).child(shown(shell, asked(kept)))
}

/// How far a submission is, asked for where that may have changed.
fn asked(kept: &Rc<Kept>) -> Rc<Held<Stand>> {
    let stand = Rc::new(Held::new(kept.stand()));
    if stand.peek() == Stand::Asking {
        let (kept, told) = (Rc::clone(kept), Rc::clone(&stand));
        spawn_local(async move { told.set(kept.ask().await) });
    }
    stand
}
