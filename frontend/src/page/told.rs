//! Texts that may say what follows from the answers, and then follow these.

use shared::session::Key;

use super::prose::prose;
use crate::application::Application;
use crate::element::{Element, el};

/// A piece with a line in it: a label or a title.
pub(crate) fn line(application: Application, piece: Element, text: &str, at: Key) -> Element {
    following(application, piece, text, at, true)
}

/// A piece with a hint in it, which is empty while something in it is not known.
pub(crate) fn hint(application: Application, piece: Element, text: &str, at: Key) -> Element {
    following(application, piece, text, at, false)
}

fn following(
    application: Application,
    piece: Element,
    text: &str,
    at: Key,
    whole: bool,
) -> Element {
    let own = application.shell.theirs(el("span", ""));
    if !is_computed(text) {
        return piece.child(own.text(text));
    }
    let text = text.to_owned();
    piece.child(own.text_of(move || {
        application.follow_answers();
        application.composed(&text, at, whole)
    }))
}

/// The paragraphs and lists of a text.
pub(crate) fn told(application: Application, text: &str, at: Key) -> Element {
    let shell = application.shell;
    if !is_computed(text) {
        return shell.theirs(prose(text));
    }
    let text = text.to_owned();
    shell.theirs(el("div", "")).content(move || {
        application.follow_answers();
        vec![prose(&application.composed(&text, at, false))]
    })
}

fn is_computed(text: &str) -> bool {
    text.contains(['{', '}'])
}
