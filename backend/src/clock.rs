//! The time, handed in from outside so that tests can set it.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use shared::Date;
use shared::date::NotADate;

static BERLIN: TimeZone = jiff::tz::get!("Europe/Berlin");

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The computer's own clock.
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that tells what a function says.
    pub fn from_fn(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// Today in Germany (Europe/Berlin), which decides what day an application is of.
    pub fn today(&self) -> Result<Date, NotADate> {
        let date = self.now().to_zoned(BERLIN.clone()).date();
        Date::new(date.year().into(), date.month().into(), date.day().into())
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_one_in_germany() {
        let cases = [
            ("2026-11-23T22:59:59Z", "2026-11-23"),
            ("2026-11-23T23:00:00Z", "2026-11-24"),
            ("2026-07-01T21:59:59Z", "2026-07-01"),
            ("2026-07-01T22:00:00Z", "2026-07-02"),
        ];
        for (now, day) in cases {
            let now: Timestamp = now.parse().unwrap();
            assert_eq!(Clock::from_fn(move || now).today().unwrap().to_string(), day);
        }
    }
}
