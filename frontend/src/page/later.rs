//! Views and controls that are loaded while the first questions are answered.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::frame::View;
use super::parts::{Look, Mood, alert, button, p, title};
use super::{check, outcome, receipt, sending, tasks};
use crate::application::{Application, Arrival};
use crate::element::{Element, el};
use crate::part::Later;
use crate::submission::Record;

/// A view that nobody can want before the first question.
pub(crate) enum LaterView {
    Tasks,
    Check,
    Outcome,
    Sending,
    Receipt(Rc<Record>),
}

/// Draws a view that is loaded later; reached by way of [`Later`] only.
pub(crate) fn later(application: Application, view: &LaterView) -> Vec<Element> {
    match view {
        LaterView::Tasks => tasks::tasks(application),
        LaterView::Check => check::check(application),
        LaterView::Outcome => outcome::outcome(application),
        LaterView::Sending => sending::sending(application),
        LaterView::Receipt(record) => receipt::receipt(application, record),
    }
}

/// A view that is loaded later, or that it is still being loaded.
pub(super) fn awaited(application: Application, view: LaterView) -> View {
    if let Arrival::There(later) = application.arrival.get() {
        let name = match view {
            LaterView::Tasks => "tasks",
            LaterView::Check => "check",
            LaterView::Outcome => "outcome",
            LaterView::Sending => "sending",
            LaterView::Receipt(_) => "receipt",
        };
        return (name, later.view(application, &view));
    }
    waits(application)
}

/// That what comes after the first page is still being loaded.
pub(super) fn waits(application: Application) -> View {
    let shell = application.shell;
    let state = application.arrival.get();
    application.awaited.set(true);
    need(application);
    ("loading", vec![title(shell, &shell.service.peek()), waiting(application, state)])
}

/// A control that is loaded later; that it is still being loaded stands in its place.
pub(crate) fn await_later(
    application: Application,
    draw: impl Fn(&'static dyn Later) -> Element + 'static,
) -> Element {
    need(application);
    let states = move || match application.arrival.get() {
        Arrival::Missed => vec![0],
        Arrival::Away | Arrival::Loading => vec![1],
        Arrival::There(_) => vec![2],
    };
    el("div", "").each(states, move |_| match application.there() {
        Some(later) => draw(later),
        None => waiting(application, application.arrival.peek()),
    })
}

/// Has it loaded where nobody needed it before, once what is drawn now is there.
fn need(application: Application) {
    if matches!(application.arrival.peek(), Arrival::Away) {
        spawn_local(async move { application.prepare() });
    }
}

/// That what takes answers did not come, with another try.
pub(super) fn missed(application: Application) -> Element {
    let words = application.shell.words();
    let again = button(Look::Secondary, "again", words.try_again());
    let again = again.press(move || application.try_again());
    alert(Mood::Warning, words.notice(), vec![p(words.no_rules()), again])
}

/// What is said meanwhile, with another try where it did not come.
fn waiting(application: Application, state: Arrival) -> Element {
    let words = application.shell.words();
    if !matches!(state, Arrival::Missed) {
        return p(words.loading()).attr("role", "status");
    }
    let again = button(Look::Secondary, "again", words.try_again());
    // The button is gone with the first sign of another try.
    let again = again.press(move || {
        application.prepare();
        application.shell.focus_title();
    });
    alert(Mood::Warning, words.notice(), vec![p(words.no_part()), again]).attr("role", "alert")
}
