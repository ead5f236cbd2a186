//! What a list says of a draft.

use shared::language::Language;

use super::parts::{Mood, headed, p};
use crate::day;
use crate::draft::Listed;
use crate::element::{Element, el, text};
use crate::shell::Shell;
use crate::words::fill;

/// What a draft is called: as the person named it, or by the day it was begun.
pub(super) fn name(shell: &Shell, own: &Listed) -> String {
    match own.name.is_empty() {
        true => fill(shell.words().draft_name(), &day::day(own.begun, shell.language.get().tag())),
        false => own.name.clone(),
    }
}

/// The id of the heading of a draft, by its key.
pub(super) fn id_of(key: &str) -> String {
    ["draft-", key].concat()
}

/// An item of a list: a draft with what it is about, and what can be done with it.
pub(super) fn entry(
    shell: &Shell,
    own: &Listed,
    about: Vec<Element>,
    ways: Vec<Element>,
) -> Element {
    let words = shell.words();
    let tag = shell.language.get().tag();
    let heading = el("h3", "kern-title").id(&id_of(&own.key)).attr("tabindex", "-1");
    let heading = heading.child(text("bdi", "", &name(shell, own)));
    let dates = fill(words.draft_dates(), &day::time(own.begun, tag));
    let mut body = about;
    body.push(p(&fill(&dates, &day::time(own.updated, tag))));
    if let Some((done, all)) = &own.done {
        let done = [&done.to_string(), all.as_str()].join(words.of());
        body.push(p(&fill(words.tasks_done(), &done)));
    }
    body.push(match own.waits {
        true => text("p", "kern-body kern-body--bold", words.unsent_title()),
        false => p(&fill(words.draft_until(), &day::time(own.until, tag))),
    });
    body.extend(ways);
    el("li", "").attr("data-draft", &own.key).child(headed(Mood::Info, heading, body))
}

/// The service of a draft, for lists of several.
pub(super) fn service(shell: &Shell, own: &Listed) -> Element {
    let title = text("span", "kern-body kern-body--bold", &own.title);
    let tongue = Language::from_tag(&own.tongue).unwrap_or_default();
    el("p", "kern-body").child(shell.spoken(title, tongue))
}
