//! The picture of messages between parties, from top to bottom.

use super::svg::{Anchor, Drawing, LINE, count, wrapped};

/// What is drawn.
#[derive(Debug)]
pub(super) struct Sequence {
    pub(super) parties: Vec<String>,
    pub(super) messages: Vec<Message>,
}

/// A message, or what a party does by itself.
#[derive(Debug)]
pub(super) struct Message {
    /// The sender's place among the parties.
    pub(super) from: usize,
    /// The receiver's.
    pub(super) to: usize,
    pub(super) text: String,
    /// An answer, or outside of the service.
    pub(super) dashed: bool,
}

const APART: i64 = 250;
const EDGE: i64 = 130;
const HEAD: i64 = 44;
const OWN: i64 = 210;

/// The drawing.
pub(super) fn draw(sequence: &Sequence, title: &str, description: &str) -> String {
    let mut drawing = Drawing::default();
    let column = |at: usize| EDGE + APART * i64::try_from(at).unwrap_or(0);
    let mut rows = Vec::new();
    let mut y = HEAD + 34;
    for (number, message) in (1..).zip(&sequence.messages) {
        let (from, to) = (column(message.from), column(message.to));
        let text = format!("{number}. {}", message.text);
        let room = if from == to { OWN - 20 } else { (from - to).abs() - 24 };
        let lines = wrapped(&text, room);
        let tall = LINE * count(&lines);
        rows.push((y, from, to, lines, message.dashed));
        y += tall + if from == to { 34 } else { 26 };
    }
    for (at, _) in sequence.parties.iter().enumerate() {
        drawing.line([column(at), HEAD + 8], [column(at), y], "life");
    }
    for (at, party) in sequence.parties.iter().enumerate() {
        drawing.boxed("party", [column(at) - 95, 8, 190, HEAD], &wrapped(party, 176));
    }
    for (y, from, to, lines, dashed) in rows {
        let tall = LINE * count(&lines);
        if from == to {
            drawing.boxed("note", [from - OWN / 2, y, OWN, tall + 14], &lines);
            continue;
        }
        let first = from.min(to);
        drawing.lines(Anchor::Middle, [first + (from - to).abs() / 2, y - 4], &lines, "");
        let base = y + tall + 2;
        drawing.arrow(&[[from, base], [to, base]], dashed);
    }
    let parties = i64::try_from(sequence.parties.len()).unwrap_or(1);
    let width = 2 * EDGE + APART * (parties - 1);
    drawing.finish("sequence", [width, y + 10], title, description)
}
