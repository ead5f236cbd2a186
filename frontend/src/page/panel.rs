//! What follows from the answers so far: what it costs, by when, and what to bring.

use shared::Session;
use shared::session::Key;

use super::parts::{anchor, bullets, p};
use super::told::{line, told};
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::words::{day, euros};

/// Fee, deadline and documents, told again when they change. Nothing for services without.
pub(super) fn panel(application: Application) -> Option<Element> {
    let service = application.loaded.plan.service();
    if service.fee.is_none() && service.deadline.is_none() && service.documents.is_empty() {
        return None;
    }
    let shell = application.shell;
    let words = shell.words();
    let texts = application.texts(|texts| texts.service.clone());
    let label = |own: &Option<String>, general| match own {
        Some(own) => shell.theirs(text("span", "", own)),
        None => text("span", "", general),
    };
    let mut facts = el("dl", "facts");
    if service.fee.is_some() {
        let label = label(&texts.fee, words.fee());
        facts = fact(facts, label, fact_value("fee").text_of(move || fee(application)));
    }
    if service.deadline.is_some() {
        let label = label(&texts.deadline, words.deadline());
        let after = match texts.late {
            Some(_) => shell.theirs(el("span", "")),
            None => el("span", ""),
        };
        let value = fact_value("deadline").text_of(move || deadline(application));
        facts = fact(facts, label, value.child(after.text_of(move || late(application))));
    }
    let documents = el("div", "").each(
        move || {
            application
                .results(Session::documents)
                .into_iter()
                .filter_map(|at| at.try_into().ok())
                .collect()
        },
        move |at| document(application, at),
    );
    let heading = move || match application.results(Session::documents).is_empty() {
        true => String::new(),
        false => words.documents().to_owned(),
    };
    let live = el("div", "")
        .attr("aria-live", "polite")
        .child(facts)
        .child(el("p", "kern-body kern-body--bold").text_of(heading))
        .child(documents);
    let title = text("h2", "kern-heading-small", words.panel_title()).id("panel-title");
    Some(el("aside", "panel").attr("aria-labelledby", "panel-title").child(title).child(live))
}

fn fact(facts: Element, label: Element, value: Element) -> Element {
    facts.child(el("dt", "kern-body kern-body--bold").child(label)).child(value)
}

fn fact_value(name: &str) -> Element {
    el("dd", "kern-body lines").attr("data-result", name)
}

fn fee(application: Application) -> String {
    match application.results(Session::fee) {
        Some(cents) => euros(cents, application.shell.language.get()),
        None => application.shell.words().not_yet().to_owned(),
    }
}

/// The last day.
fn deadline(application: Application) -> String {
    match application.results(Session::deadline) {
        Some(last) => day(last, application.shell.language.get()),
        None => application.shell.words().not_yet().to_owned(),
    }
}

/// What it means that the last day has passed.
fn late(application: Application) -> String {
    let passed = |session: &Session| session.deadline().is_some_and(|last| last < session.day());
    if !application.results(passed) {
        return String::new();
    }
    let own = application.texts(|texts| texts.service.late.clone());
    ["\n", own.as_deref().unwrap_or(application.shell.words().late())].concat()
}

fn document(application: Application, at: u32) -> Element {
    let documents = &application.loaded.plan.service().documents;
    let id = usize::try_from(at).ok().and_then(|at| documents.get(at)).map_or("", |own| &own.id);
    let texts = application.texts(|texts| texts.documents.get(id).cloned()).unwrap_or_default();
    let item = line(application, el("li", ""), &texts.title, Key::ROOT).attr("data-document", id);
    let link = texts
        .link
        .map(|link| p("").child(application.shell.theirs(anchor(&link.address, &link.text))));
    bullets(vec![item.child(told(application, &texts.text, Key::ROOT)).maybe(link)])
}
