//! The error summary of a page: what is wrong, with links to the fields.

use shared::session::Place;

use super::parts::{self, anchor, bullets};
use super::problem::{elsewhere, sentence};
use crate::application::Application;
use crate::element::{Element, el};
use crate::part::takes;
use crate::shell::focus;

/// The id of the summary, which takes the focus.
pub(crate) const SUMMARY: &str = "summary";

/// The place of the summary.
pub(super) fn place(application: Application) -> Element {
    let place = el("div", "above");
    let around = place.clone();
    place.content(move || {
        application.summary.get();
        let summary = takes().map_or_else(Vec::new, |part| part.summary(application));
        if let Some(later) = application.there().filter(|_| !summary.is_empty()) {
            later.steady(&around);
        }
        summary
    })
}

/// What "continue" found wrong. What is put right since has no link any more. Reached by way of
/// [`crate::part::Answering`] only.
pub(crate) fn summary(application: Application) -> Vec<Element> {
    let places = application.summary.get();
    if places.is_empty() {
        return Vec::new();
    }
    let wrong = move |place| application.shown_problems(place).iter().any(|it| !it.soft);
    let all = places.clone();
    let items = places.into_iter().map(|place| {
        let item = el("li", "").attr_of("data-problem", move || Some(application.path(place)));
        item.attr_of("hidden", move || (!wrong(place)).then(String::new))
            .content(move || problem(application, place).into_iter().collect())
    });
    let title = application.shell.words().summary_title();
    let summary = parts::summary(SUMMARY, title, vec![bullets(items.collect())]);
    let right = move || (!all.iter().any(|place| wrong(*place))).then(String::new);
    vec![summary.attr_of("hidden", right)]
}

fn problem(application: Application, place: Place) -> Option<Element> {
    let problems = application.shown_problems(place);
    let problem = problems.into_iter().find(|it| !it.soft)?;
    let id = application.element_id(place);
    let link = anchor(&["#", &id].concat(), "");
    let link = elsewhere(application, link, place, sentence(application, &problem)).on(
        "click",
        move |event| {
            event.prevent_default();
            focus(&id);
        },
    );
    Some(link)
}
