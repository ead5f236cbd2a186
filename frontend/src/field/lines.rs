//! Text of several lines, with the characters that are left; corners of an area.

use std::rc::Rc;

use super::{Field, framed, told};
use crate::element::{Element, Held, el, typed};
use crate::words::fill;

/// `max` is how many characters there may be; without it they are not counted.
pub(super) fn lines(field: &Field, max: Option<u32>) -> Element {
    let counts = max.is_some();
    let max = max.and_then(|max| usize::try_from(max).ok()).unwrap_or(usize::MAX);
    let words = field.application.shell.words();
    let length = Rc::new(Held::new(field.typed.chars().count()));
    let counted = Rc::clone(&length);
    let left = move || {
        let length = counted.get();
        match max.checked_sub(length) {
            Some(left) => fill(words.characters_left(), &left.to_string()),
            None => fill(words.characters_over(), &length.abs_diff(max).to_string()),
        }
    };
    let (typing, leaving) = (Rc::clone(field), Rc::clone(field));
    let area = el("textarea", "kern-form-input__input");
    let area = told(field, area, "kern-form-input__input--error")
        .attr("rows", "5")
        .attr("dir", "auto")
        .attr("autocomplete", field.autocomplete)
        .property("value", field.typed.as_str())
        .on("input", move |event| {
            let typed = typed(&event);
            length.set(typed.chars().count());
            typing.type_in(&typed);
        })
        .on("change", move |_| leaving.leave());
    let id = [&field.id, "-state"].concat();
    let count = counts.then(|| el("div", "kern-hint").id(&id).text_of(left));
    framed::single(field, el("div", "lined").child(area).maybe(count))
}
