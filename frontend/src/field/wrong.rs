//! What is wrong at a place. Reached by way of [`crate::part::Answering`] only.

use leptos::prelude::untrack;
use shared::session::Place;

use crate::application::Application;
use crate::element::{Element, el, text};
use crate::page;

/// A line for each problem that is shown.
pub(crate) fn lines_of(application: Application, place: Place) -> Vec<Element> {
    let words = application.shell.words();
    let problems = application.shown_problems(place).into_iter();
    let lines = problems.map(|problem| {
        let (class, icon, prefix) = match problem.soft {
            false => ("kern-error", "kern-icon kern-icon--danger", words.error_prefix()),
            true => ("warning", "kern-icon kern-icon--warning", words.warning_prefix()),
        };
        let prefix = text("span", "unseen", prefix);
        el("p", class).child(el("span", icon).attr("aria-hidden", "true")).child(
            el("span", "kern-body").child(prefix).child(page::sentence(application, &problem)),
        )
    });
    lines.collect()
}

/// Says the first of them to screen readers.
pub(crate) fn announce(application: Application, place: Place) {
    let problems = untrack(|| application.shown_problems(place));
    if let Some(problem) = problems.first() {
        let words = application.shell.words();
        let prefix = if problem.soft { words.warning_prefix() } else { words.error_prefix() };
        application.shell.announce([prefix, &problem.text].concat());
    }
}
