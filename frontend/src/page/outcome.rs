//! The outcome that ends the way.

use shared::Session;

use super::contact::contact;
use super::parts::{Look, button_link, section, title};
use super::prose::prose;
use crate::application::Application;
use crate::element::{Element, el};
use crate::navigation::Route;

pub(super) fn outcome(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let words = shell.words();
    let Some((heading, text)) = texts(application) else {
        return super::tasks::tasks(application);
    };
    let change = button_link(Look::Secondary, "tasks", words.change_answers, &Route::Tasks);
    vec![
        title(shell, &heading),
        prose(&text),
        section(words.responsible, contact(shell, application.loaded.settings)),
        el("p", "actions").child(change),
    ]
}

/// Title and text of the outcome that applies now.
pub(super) fn texts(application: Application) -> Option<(String, String)> {
    let outcome = application.results(Session::outcome)?;
    let id = &application.loaded.plan.service().outcomes.get(outcome)?.id;
    application
        .texts(|texts| texts.outcomes.get(id).map(|own| (own.title.clone(), own.text.clone())))
}
