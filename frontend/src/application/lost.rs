//! Answers that are not needed any more because of a change. They are kept, so that they are
//! there again when the change is taken back, and are not sent.

use std::rc::Rc;

use shared::session::{Cell, Changes, Place};
use shared::{Session, Value};

use super::Filling;
use crate::shell::focus_soon;

/// What got lost since the person came to the page.
#[derive(Clone, Debug)]
pub(crate) struct Lost {
    /// Where the answers are that are not needed any more.
    pub(crate) places: Vec<Place>,
    /// The answer that had them needed.
    before: Before,
}

/// What was answered at a place.
#[derive(Clone, Debug)]
struct Before {
    place: Place,
    value: Option<Value>,
}

/// Changes the answer at a place; tells what gets lost by it. Reached by way of
/// [`crate::part::Later`] only.
pub(crate) fn change(
    application: &'static Filling,
    place: Place,
    change: &mut dyn FnMut(&mut Session) -> Changes,
) {
    let value = application.session(|session| session.cell(place).given.cloned());
    let changes = change(&mut application.session.borrow_mut());
    let before = Before { place, value };
    let lost = application.lost.peek();
    let known = lost.as_deref().map_or(&[][..], |lost| &lost.places);
    let places = application.session(|session| {
        let is_lost = |place: &Place| is_lost(&session.cell(*place));
        let known = known.iter().filter(|place| is_lost(place));
        let others = changes.places.iter();
        let others = others.filter(|other| **other != place && !known_in(other, lost.as_deref()));
        known.chain(others.filter(|place| is_lost(place))).copied().collect::<Vec<_>>()
    });
    application.tell(changes);
    if places.as_slice() != known {
        let before = lost.as_ref().map_or(before, |lost| lost.before.clone());
        let lost = (!places.is_empty()).then(|| Rc::new(Lost { places, before }));
        application.lost.set(lost);
    }
}

/// Takes the change back that had answers lost. Reached by way of [`crate::part::Later`] only.
pub(crate) fn undo(application: &'static Filling) {
    let Some(lost) = application.lost.peek() else { return };
    let Before { place, value } = lost.before.clone();
    application.lost.set(None);
    application.give(place, value);
    // Controls hold what is typed in them: they are drawn anew.
    let texts = application.texts.peek();
    application.texts.set(texts);
    focus_soon(application.element_id(place));
}

/// Whether there is an answer of the person's that is not needed.
fn is_lost(cell: &Cell<'_>) -> bool {
    !cell.relevant && !cell.hidden && (cell.given.is_some() || cell.typed.is_some())
}

fn known_in(place: &Place, lost: Option<&Lost>) -> bool {
    lost.is_some_and(|lost| lost.places.contains(place))
}
