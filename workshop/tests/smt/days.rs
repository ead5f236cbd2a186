//! Days as numbers from 1970-01-01, and what the calendar makes of them: counted from the lengths
//! of years and months, and not as the engine does.

use super::model::{Model, and, between, number, or};

/// 0001-01-01.
pub(super) const FIRST: i64 = -719_162;
/// 9999-12-31.
pub(super) const LAST: i64 = 2_932_896;

/// Year, month and day of the month.
pub(super) struct Parts {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
}

impl Model<'_> {
    /// The parts of a day; of a number that is none, those of another.
    pub(super) fn parts(&mut self, day: &str) -> Parts {
        let one = self.name("Int", format!("(ite {} {day} 0)", between(day, FIRST, LAST)));
        let parts = if self.judges() {
            self.guessed(&one)
        } else {
            let [year, month, day] = ["Int"; 3].map(|sort| self.variable(sort));
            Parts { year, month, day }
        };
        let there = parts.there();
        let same = format!("(= {one} {})", parts.count());
        self.assert(&and([there, same]));
        parts
    }

    /// The parts of a day by a formula (counted from the March of a year 0), so that z3 need not
    /// look for them. They are held to the lengths of years and months like any others.
    fn guessed(&mut self, day: &str) -> Parts {
        let count = self.name("Int", format!("(+ {day} 719468)"));
        let at = self.name("Int", format!("(mod {count} 146097)"));
        let whole = format!(
            "(div (+ {at} (- (div {at} 1460)) (div {at} 36524) (- (div {at} 146096))) 365)"
        );
        let whole = self.name("Int", whole);
        let rest = format!("(- {at} (* 365 {whole}) (div {whole} 4) (- (div {whole} 100)))");
        let rest = self.name("Int", rest);
        let month = self.name("Int", format!("(div (+ (* 5 {rest}) 2) 153)"));
        let day = format!("(+ 1 (- {rest} (div (+ (* 153 {month}) 2) 5)))");
        let month = self.name("Int", format!("(ite (< {month} 10) (+ {month} 3) (- {month} 9))"));
        let year = format!("(+ (* 400 (div {count} 146097)) {whole} (ite (<= {month} 2) 1 0))");
        Parts { year: self.name("Int", year), month, day: self.name("Int", day) }
    }
}

impl Parts {
    /// Whether the calendar has such a day.
    pub(super) fn there(&self) -> String {
        let Self { year, month, day } = self;
        and([
            format!("(<= 1 {year} 9999)"),
            format!("(<= 1 {month} 12)"),
            format!("(<= 1 {day} {})", length(year, month)),
        ])
    }

    /// Which day it is, from 1970-01-01.
    pub(super) fn count(&self) -> String {
        let Self { year, month, day } = self;
        let before = format!("(- {year} 1)");
        let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let start = (1..).zip(starts).skip(1).fold("0".to_owned(), |other, (at, days)| {
            format!("(ite (>= {month} {at}) {days} {other})")
        });
        format!(
            "(+ (* 365 {before}) (div {before} 4) (- (div {before} 100)) (div {before} 400) \
             {start} (ite (and (> {month} 2) {}) 1 0) {day} (- 1) {})",
            leap(year),
            number(FIRST)
        )
    }
}

fn leap(year: &str) -> String {
    let by = |years: u32| format!("(= 0 (mod {year} {years}))");
    or([and([by(4), format!("(not {})", by(100))]), by(400)])
}

/// How many days a month has.
pub(super) fn length(year: &str, month: &str) -> String {
    let short = or([4, 6, 9, 11].map(|at| format!("(= {month} {at})")));
    format!("(ite (= {month} 2) (ite {} 29 28) (ite {short} 30 31))", leap(year))
}
