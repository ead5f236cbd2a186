//! The outcome: what the first questions already decide.

use shared::Session;
use shared::service::{OutcomeKind, TitledText};
use shared::session::Key;

use super::contact::contact;
use super::parts::{Look, Mood, anchor, button_link, headed, p, section, their_title};
use super::prose::prose;
use crate::application::Application;
use crate::element::{Element, el, text};
use crate::navigation::Route;

/// The outcome that ends the way, and where to go instead.
pub(super) fn outcome(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let Some((kind, texts)) = found(application).filter(|(kind, _)| kind.ends()) else {
        return super::tasks::tasks(application);
    };
    let change = button_link(Look::Secondary, "tasks", words.change_answers(), &Route::Tasks);
    let office = match (kind, &texts.contact) {
        (_, Some(own)) => shell.theirs(text("p", "kern-body lines", own)),
        // Who is responsible is not known here; the own office is not.
        (OutcomeKind::OtherOffice, None) => el("div", ""),
        _ => contact(shell, application.loaded.settings),
    };
    let named = texts.contact.is_some() || kind != OutcomeKind::OtherOffice;
    vec![
        their_title(shell, &texts.title),
        shell.theirs(prose(&texts.text)),
        shell.theirs(el("div", "")).maybe(link(&texts)),
        if named { section(words.responsible(), office) } else { office },
        el("p", "actions").child(change),
    ]
}

/// The outcome above the task list.
pub(super) fn notice(application: Application) -> Option<Element> {
    let (kind, texts) = found(application)?;
    let mood = if kind.ends() { Mood::Warning } else { Mood::Success };
    let shell = application.shell;
    let body =
        vec![shell.theirs(prose(&texts.text)), shell.theirs(el("div", "")).maybe(link(&texts))];
    Some(headed(mood, shell.theirs(text("h2", "kern-title", &texts.title)), body))
}

fn link(texts: &TitledText) -> Option<Element> {
    texts.link.as_ref().map(|link| p("").child(anchor(&link.address, &link.text)))
}

/// What the outcome that applies now means, and its texts.
fn found(application: Application) -> Option<(OutcomeKind, TitledText)> {
    let outcome = application.results(Session::outcome)?;
    let outcome = application.loaded.plan.service().outcomes.get(outcome)?;
    let mut texts = application.texts(|texts| texts.outcomes.get(&outcome.id).cloned())?;
    let compose = |text: &str, whole| application.composed(text, Key::ROOT, whole);
    texts.title = compose(&texts.title, true);
    texts.text = compose(&texts.text, false);
    texts.contact = texts.contact.map(|text| compose(&text, true));
    Some((outcome.kind, texts))
}
