//! Lines and columns of what was found: counted once, at the end.

use crate::problem::{Code, Problem};
use crate::schema::Place;

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

/// Counts lines and columns up to offsets that do not go back.
#[derive(Debug)]
pub(super) struct Counting<'t> {
    text: &'t str,
    at: usize,
    place: Place,
}

impl<'t> Counting<'t> {
    /// At the beginning of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, place: Place { line: 1, column: 1 } }
    }

    /// The place of an offset; one before where was counted to is taken for that.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        let until = self.text.floor_char_boundary(offset).max(self.at);
        let between = self.text.get(self.at..until).unwrap_or_default();
        let rest = match between.rsplit_once('\n') {
            Some((lines, rest)) => {
                let more = lines.bytes().filter(|byte| *byte == b'\n').count();
                self.place = Place { line: self.place.line + 1 + more, column: 1 };
                rest
            }
            None => between,
        };
        self.place.column += rest.chars().count();
        self.at = until;
        self.place
    }
}

/// The problems in the order of the file, with lines and columns.
pub(super) fn placed(text: &str, mut found: Vec<Found>) -> Vec<Problem> {
    found.sort_by_key(|own| own.offset);
    let mut counting = Counting::new(text);
    let place = |own: Found| {
        let Place { line, column } = counting.place(own.offset);
        let Found { code, element, message, .. } = own;
        Problem { code, line, column, element, message }
    };
    found.into_iter().map(place).collect()
}
