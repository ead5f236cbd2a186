//! The table for people and the line for machines.

use e2e::figures::Figures;
use e2e::{Failure, Outcome};
use serde_json::json;

use crate::visit::{Answer, Visit};

/// What the start page's document may be, with its styles, in bytes with brotli: 14 KB, which come
/// with the first ten packets of a connection (RFC 6928).
const START_PAGE: u64 = 14 * 1024;

/// What may come until the first field takes an answer, in bytes with brotli.
const FIRST_FIELD: u64 = 120 * 1024;

/// What may come in all without being asked for, in bytes with brotli.
const TOTAL: u64 = 140 * 1024;

/// What the visits took.
#[derive(Default)]
pub(crate) struct Report {
    readable: Figures,
    pressed: Figures,
    field: Figures,
    bytes: Option<Bytes>,
}

/// Bytes with brotli.
struct Bytes {
    start_page: u64,
    first_field: u64,
    total: u64,
    answers: Vec<(Answer, bool)>,
}

impl Report {
    /// Adds a visit.
    pub(crate) fn add(&mut self, visit: Visit) -> Outcome {
        self.readable.add(visit.readable);
        self.pressed.add(visit.pressed);
        self.field.add(visit.field);
        let sum = |answers: &[Answer]| answers.iter().map(|Answer(_, bytes, _)| bytes).sum();
        let early = |answer: &Answer| visit.until_field.iter().any(|other| other.0 == answer.0);
        let document = visit.until_field.first();
        let document = document.ok_or_else(|| Failure::new("the page did not come"))?;
        let styles = visit.until_field.iter().filter(|answer| answer.0.ends_with(".css"));
        let bytes = Bytes {
            start_page: document.1 + styles.map(|answer| answer.1).sum::<u64>(),
            first_field: sum(&visit.until_field),
            total: sum(&visit.all),
            answers: visit.all.iter().map(|answer| (answer.clone(), early(answer))).collect(),
        };
        // What comes meanwhile may or may not be there already: the worst counts.
        if self.bytes.as_ref().is_none_or(|other| bytes.first_field > other.first_field) {
            self.bytes = Some(bytes);
        }
        Ok(())
    }

    /// Prints the tables, then one line of JSON.
    pub(crate) fn print(&self) {
        let Some(bytes) = &self.bytes else { return };
        println!("{:>9} {:>9}  until the first field", "brotli", "raw");
        for (Answer(address, compressed, raw), early) in &bytes.answers {
            let path = address.splitn(4, '/').last().unwrap_or_default();
            println!("{compressed:>9} {raw:>9}  {:<6} /{path}", if *early { "yes" } else { "" });
        }
        println!("\n{:<26} {:>9} {:>9} {:>9}", "milliseconds", "median", "p95", "greatest");
        for (name, figures) in [
            ("start page readable", &self.readable),
            ("\"start\" pressed", &self.pressed),
            ("first field answered", &self.field),
        ] {
            let (median, p95) = (figures.median(), figures.p95());
            println!("{name:<26} {median:>9} {p95:>9} {:>9}", figures.greatest());
        }
        println!("\n{:<26} {:>9} {:>9}", "bytes with brotli", "", "goal");
        for (name, value, goal) in [
            ("start page and styles", bytes.start_page, START_PAGE),
            ("until the first field", bytes.first_field, FIRST_FIELD),
            ("in all, without asking", bytes.total, TOTAL),
        ] {
            let held = if value <= goal { "holds" } else { "missed" };
            println!("{name:<26} {value:>9} {goal:>9}  {held}");
        }
        let line = json!({
            "bench": "load",
            "start_readable_ms": self.readable.median(),
            "start_readable_p95_ms": self.readable.p95(),
            "start_pressed_ms": self.pressed.median(),
            "first_field_ms": self.field.median(),
            "first_field_p95_ms": self.field.p95(),
            "start_page_bytes": bytes.start_page,
            "start_page_goal_bytes": START_PAGE,
            "first_field_brotli_bytes": bytes.first_field,
            "first_field_goal_brotli_bytes": FIRST_FIELD,
            "total_brotli_bytes": bytes.total,
            "total_goal_brotli_bytes": TOTAL,
        });
        println!("{line}");
    }
}
