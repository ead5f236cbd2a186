//! Something to read.

use super::Field;
use crate::element::Element;
use crate::page::prose;

pub(super) fn information(field: &Field) -> Element {
    prose(&field.texts.label).id(&field.id).attr("tabindex", "-1")
}
