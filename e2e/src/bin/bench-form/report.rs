//! The table for people and the line for machines.

use e2e::figures::{Figures, Milliseconds};
use serde_json::{Map, Value as Json, json};

use crate::filling::Filled;
use crate::form::Division;

/// Until the first field takes a character, in microseconds: flat and paged.
const FIRST_INPUT: [u64; 2] = [1_000_000, 500_000];

/// From a key to the next paint, in microseconds.
const PAINT: u64 = 8_000;

/// From a key to the last change of the document, in microseconds.
const SETTLE: u64 = 16_000;

/// What was measured so far.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

struct Row {
    key: String,
    figures: Figures,
    goal: u64,
}

impl Report {
    /// Adds what was measured of a form.
    pub(crate) fn add(&mut self, division: Division, filled: Filled) {
        let [flat, paged] = FIRST_INPUT;
        let first = if division == Division::Flat { flat } else { paged };
        let rows = [
            ("first_input", filled.first_input, first),
            ("plain_paint", filled.plain.paint, PAINT),
            ("plain_settle", filled.plain.settle, SETTLE),
            ("toggle_paint", filled.toggle.paint, PAINT),
            ("toggle_settle", filled.toggle.settle, SETTLE),
        ];
        self.rows.extend(rows.map(|(key, figures, goal)| Row {
            key: format!("{}_{key}", division.name()),
            figures,
            goal,
        }));
    }

    /// Prints the table, then one line of JSON.
    pub(crate) fn print(&self) {
        println!(
            "{:<22} {:>6} {:>9} {:>9} {:>9} {:>9}",
            "milliseconds", "times", "median", "p95", "greatest", "goal"
        );
        let mut line = Map::new();
        line.insert("bench".to_owned(), json!("form"));
        for Row { key, figures, goal } in &self.rows {
            let median = Milliseconds(figures.median());
            let p95 = Milliseconds(figures.p95());
            let held = if figures.median() <= *goal { "holds" } else { "missed" };
            println!(
                "{key:<22} {:>6} {median:>9} {p95:>9} {:>9} {:>9}  {held}",
                figures.count(),
                Milliseconds(figures.greatest()),
                Milliseconds(*goal),
            );
            for (name, value) in [("", median), ("_p95", p95), ("_goal", Milliseconds(*goal))] {
                line.insert(format!("{key}{name}_ms"), value.json());
            }
        }
        println!("{}", Json::Object(line));
    }
}
