//! A value that is calculated or closed to change.

use super::{Field, framed};
use crate::element::{Element, el};
use crate::page;

pub(super) fn output(field: &Field) -> Element {
    let (application, place, kind) = (field.application, field.place, field.kind);
    let words = application.shell.words();
    let value = move || match application.answer(place).value {
        Some(value) => application.show(kind, &value),
        None => words.not_yet().to_owned(),
    };
    let label = [&field.id, "-label"].concat();
    let hint = el("p", "kern-hint");
    let hint = match &field.texts.hint {
        Some(own) => page::hint(application, hint, own, place.instance),
        None => hint.text(words.calculated()),
    };
    let output = el("output", "kern-body kern-body--bold")
        .id(&field.id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &label)
        .text_of(value);
    el("div", "computed")
        .child(
            page::line(application, el("p", "kern-label"), &field.texts.label, place.instance)
                .id(&label),
        )
        .child(output)
        .child(hint)
        .child(framed::problems(application, place, &field.id))
}
