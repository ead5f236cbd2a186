//! Problems as they are read.

use shared::session::Place;

use crate::application::{Application, Sentence};
use crate::element::{Element, el, text};

/// What is wrong, marked where the service says so in its own language.
pub(crate) fn sentence(application: Application, problem: &Sentence) -> Element {
    let piece = text("span", "", &problem.text);
    if problem.theirs { application.shell.theirs(piece) } else { piece }
}

/// A link with a problem where it is told away from its question, which comes first; before that,
/// in a repeated group, which instance it is.
pub(super) fn elsewhere(
    application: Application,
    link: Element,
    place: Place,
    problem: Element,
) -> Element {
    let label = application.label(place);
    let between = if label.ends_with(['?', '!', '.', ':']) { " " } else { ": " };
    let label = match application.instance_of(place) {
        Some(instance) => [&instance, ": ", &label].concat(),
        None => label,
    };
    let label = application.shell.theirs(text("span", "", &label));
    // One piece: KERN's links put several beside each other.
    link.child(el("span", "").child(label).text(between).child(problem))
}
