//! Lines and columns of what was found: counted once, at the end.

use crate::problem::{Code, Problem};

/// What is wrong, at an offset.
#[derive(Debug)]
pub(super) struct Found {
    /// Where, in bytes.
    pub(super) offset: usize,
    /// Which kind of problem it is.
    pub(super) code: Code,
    /// The element that it is in.
    pub(super) element: Option<String>,
    /// What is wrong.
    pub(super) message: String,
}

/// The problems in the order of the file, with lines and columns.
pub(super) fn placed(text: &str, mut found: Vec<Found>) -> Vec<Problem> {
    found.sort_by_key(|own| own.offset);
    let (mut at, mut line, mut column) = (0, 1, 1);
    let place = |own: Found| {
        let until = text.floor_char_boundary(own.offset);
        for letter in text.get(at..until).unwrap_or_default().chars() {
            if letter == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        at = at.max(until);
        let Found { code, element, message, .. } = own;
        Problem { code, line, column, element, message }
    };
    found.into_iter().map(place).collect()
}
