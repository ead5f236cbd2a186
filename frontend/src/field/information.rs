//! Something to read.

use super::Field;
use crate::element::Element;
use crate::page::told;

pub(super) fn information(field: &Field) -> Element {
    told(field.application, &field.texts.label, field.place.instance)
        .id(&field.id)
        .attr("tabindex", "-1")
}
