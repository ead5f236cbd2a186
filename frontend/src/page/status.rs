//! How far a submission is, in words; reached by way of [`crate::part::Later`] only.

use std::rc::Rc;

use browser::endpoint::text_in;
use browser::site;
use leptos::task::spawn_local;

use super::applications::retitle;
use super::parts::{Look, Mood, alert, anchor, bullets, button, p, section};
use crate::day::moment;
use crate::element::{Element, Held, el, text};
use crate::shell::Shell;
use crate::submission::part::part;
use crate::submission::{Kept, Stand, ask_with};
use crate::words::fill;

/// What is known by a link, also where the submission is not on this device.
pub(super) fn linked(shell: &'static Shell, link: &str) -> Vec<Element> {
    let words = shell.words();
    retitle(shell, words.status_title());
    let stand = Rc::new(Held::new(Stand::Asking));
    let told = Rc::new(Held::new(None));
    let (link, now, answer) = (link.to_owned(), Rc::clone(&stand), Rc::clone(&told));
    spawn_local(async move {
        let (stand, told) = ask_with(&link).await;
        answer.set(Some(told));
        now.set(stand);
    });
    let known = el("div", "").content(move || {
        let Some(number) = told.get().and_then(|told| text_in(&told, "case_number")) else {
            return Vec::new();
        };
        let number = fact(words.case_number(), &number).attr("data-result", "number");
        let received = told.get().and_then(|told| text_in(&told, "received"));
        let received = received.map(|at| arrived(shell, &at));
        vec![facts().child(number).maybe(received)]
    });
    vec![known, shown(shell, stand).attr("role", "status")]
}

/// A sentence about how far a submission is.
pub(super) fn shown(shell: &'static Shell, stand: Rc<Held<Stand>>) -> Element {
    let name = el("div", "");
    let own = name.clone();
    name.content(move || {
        let stand = stand.get();
        let _ = own.clone().attr("data-stand", called(&stand));
        said(shell, &stand)
    })
}

/// What a state is called by whoever looks at the page from outside.
fn called(stand: &Stand) -> &'static str {
    match stand {
        Stand::Asking => "asking",
        Stand::Unsent => "unsent",
        Stand::Files(_) => "files",
        Stand::Received => "received",
        Stand::Delivered(_) => "delivered",
        Stand::Unknown => "unknown",
        Stand::Wrong => "wrong",
    }
}

fn said(shell: &Shell, stand: &Stand) -> Vec<Element> {
    let words = shell.words();
    let bold = |said: &str| vec![text("p", "kern-body kern-body--bold", said)];
    match stand {
        Stand::Asking => vec![p(words.loading())],
        Stand::Unsent => bold(words.unsent_title()),
        Stand::Files(names) => {
            let names = names.iter().map(|name| el("li", "kern-body").child(text("bdi", "", name)));
            let mut said = bold(words.status_files());
            said.push(bullets(names.collect()));
            said
        }
        Stand::Received => bold(words.status_received()),
        Stand::Delivered(None) => bold(words.status_delivered()),
        Stand::Delivered(Some(at)) => {
            let at = moment(at, shell.language.peek().tag());
            bold(&fill(words.status_delivered_at(), &at))
        }
        Stand::Unknown => vec![p(words.unsent_busy())],
        Stand::Wrong => vec![alert(Mood::Warning, words.notice(), vec![p(words.status_wrong())])],
    }
}

/// The link with which the status can be seen elsewhere, as soon as it is known.
pub(super) fn link(shell: &'static Shell, kept: &Rc<Kept>) -> Element {
    let words = shell.words();
    let found: Rc<Held<Option<String>>> = Rc::new(Held::new(None));
    let (kept, awaited) = (Rc::clone(kept), Rc::clone(&found));
    spawn_local(async move {
        let link = kept.link().await;
        let origin = site::origin();
        awaited.set(link.map(|link| [&origin, &kept.path(), "#/status/", &link].concat()));
    });
    el("div", "").content(move || {
        let Some(address) = found.get() else { return Vec::new() };
        let whole = anchor(&address, &address).attr("class", "kern-link address");
        let whole = whole.attr("data-result", "status-link");
        let whole = whole.attr("dir", "ltr").attr("translate", "no");
        let copy = button(Look::Secondary, "copy-link", words.status_copy());
        let copy = copy.press(move || copy_text(shell, address.clone()));
        let body = el("div", "").child(p(words.status_link_why()));
        let body = body.child(el("p", "kern-body").child(whole));
        vec![section(words.status_link(), body.child(el("div", "no-print").child(copy)))]
    })
}

fn copy_text(shell: &'static Shell, text: String) {
    spawn_local(async move {
        let copied = match part().await {
            Some(part) => part.copy(&text).await.is_ok(),
            None => false,
        };
        let words = shell.words();
        shell.announce(
            if copied { words.status_copied() } else { words.status_uncopied() }.to_owned(),
        );
    });
}

/// When a submission was received: RFC 3339 in UTC.
pub(super) fn arrived(shell: &Shell, received: &str) -> Element {
    let words = shell.words();
    let at = moment(received, shell.language.peek().tag());
    fact(words.status_title(), &fill(words.received(), &at))
}

/// A list of facts.
pub(super) fn facts() -> Element {
    el("dl", "kern-description-list")
}

/// A fact with its label.
pub(super) fn fact(label: &str, value: &str) -> Element {
    el("div", "kern-description-list-item")
        .child(text("dt", "kern-description-list-item__key", label))
        .child(el("dd", "kern-description-list-item__value lines").child(text("bdi", "", value)))
}
