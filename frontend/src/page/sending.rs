//! A submission that was signed and has no receipt yet.

use browser::store;

use super::contact::contact;
use super::parts::{Look, Mood, alert, button, p, title};
use super::trouble::reason;
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::submission::{Progress, Trouble, begin_anew, send_again};
use crate::words::fill;

pub(super) fn sending(application: Application) -> Vec<Element> {
    match application.progress.get() {
        Progress::Sending => under_way(application),
        Progress::Unsettled(trouble) => unsettled(application, Some(trouble)),
        _ => unsettled(application, None),
    }
}

fn under_way(application: Application) -> Vec<Element> {
    let words = application.shell.words();
    let how_far = el("div", "").content(move || match application.uploaded.get() {
        Some(percent) => {
            let percent = percent.to_string();
            let said = fill(words.files_sending(), &percent);
            let bar = el("progress", "upload").attr("max", "100").attr("value", &percent);
            vec![p(&said), bar.attr("aria-label", words.sending_title())]
        }
        None => Vec::new(),
    });
    let waits = p(words.sending()).attr("role", "status");
    vec![title(application.shell, words.sending_title()), waits, how_far]
}

/// Offers to send the same bytes again: after a failure, a reload or a crash.
fn unsettled(application: Application, trouble: Option<Trouble>) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let again = button(Look::Primary, "submit", words.send_again());
    let kept = if store::lasting() { words.unsent() } else { words.draft_unkept() };
    let another = button(Look::Secondary, "new", words.new_application());
    let ways = el("div", "row")
        .child(again.press(move || send_again(application)))
        .child(another.press(move || begin_anew(application)));
    let mut body = vec![p(kept), ways];
    if let Some(trouble) = trouble {
        body.insert(0, text("p", "kern-body kern-body--bold", reason(trouble, words)));
    }
    vec![
        title(shell, words.unsent_title()),
        alert(Mood::Warning, words.notice(), body),
        p(words.failure_call()),
        contact(shell, application.loaded.settings),
    ]
}
