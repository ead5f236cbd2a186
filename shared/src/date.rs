//! Days of the Gregorian calendar (ISO 8601), without time and zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day between 0001-01-01 and 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// A text or a calculation gives no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl Date {
    /// 1970-01-01, from which days are counted.
    pub const EPOCH: Self = Self { year: 1970, month: 1, day: 1 };

    /// The day, if the calendar has it.
    pub fn new(year: i64, month: i64, day: i64) -> Result<Self, NotADate> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return Err(NotADate);
        }
        if day < 1 || day > days_in_month(year, month) {
            return Err(NotADate);
        }
        Ok(Self {
            year: i16::try_from(year).map_err(|_| NotADate)?,
            month: u8::try_from(month).map_err(|_| NotADate)?,
            day: u8::try_from(day).map_err(|_| NotADate)?,
        })
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i64 {
        i64::from(self.year)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i64 {
        i64::from(self.month)
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i64 {
        i64::from(self.day)
    }

    /// Days since 1970-01-01, negative before it.
    pub fn days_since_epoch(self) -> i64 {
        let shifted = if self.month() <= 2 { self.year() - 1 } else { self.year() };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month = (self.month() + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day() - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The day that many days after 1970-01-01.
    pub fn from_days_since_epoch(days: i64) -> Result<Self, NotADate> {
        let days = days.checked_add(719_468).ok_or(NotADate)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self::new(year, month, day)
    }

    /// The day that many days later, or earlier when negative.
    pub fn plus_days(self, days: i64) -> Result<Self, NotADate> {
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days).ok_or(NotADate)?)
    }

    /// The same day that many months later; the last day of the month where that month is
    /// shorter (§ 188 (3) BGB).
    pub fn plus_months(self, months: i64) -> Result<Self, NotADate> {
        let count = (self.year() * 12 + self.month() - 1).checked_add(months).ok_or(NotADate)?;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        if !(1..=9999).contains(&year) {
            return Err(NotADate);
        }
        Self::new(year, month, self.day().min(days_in_month(year, month)))
    }

    /// Completed years between this day (a birth) and another, as an age is counted (§ 187 (2)
    /// BGB); negative when the other day is earlier.
    pub fn years_until(self, other: Self) -> i64 {
        let years = other.year() - self.year();
        years - i64::from((other.month, other.day) < (self.month, self.day))
    }

    /// Completed months between this day and another; negative when the other day is earlier. A
    /// month is completed on the same day or, where the month is shorter, on its last (§ 188 (2)
    /// and (3) BGB).
    pub fn months_until(self, other: Self) -> i64 {
        let months = (other.year() - self.year()) * 12 + other.month() - self.month();
        let day = self.day().min(days_in_month(other.year(), other.month()));
        months - i64::from(other.day() < day)
    }

    /// The day of the week, 1 (Monday) to 7 (Sunday), as in ISO 8601.
    pub fn weekday(self) -> i64 {
        (self.days_since_epoch() + 3).rem_euclid(7) + 1
    }

    /// The last day of its month.
    pub fn last_of_month(self) -> Result<Self, NotADate> {
        Self::new(self.year(), self.month(), days_in_month(self.year(), self.month()))
    }

    /// This day or, on a Saturday or Sunday, the Monday after: where a period ends that would end
    /// at a weekend (§ 193 BGB). Holidays differ by state and are left out.
    pub fn next_workday(self) -> Result<Self, NotADate> {
        self.plus_days((8 - self.weekday()) * i64::from(self.weekday() > 5))
    }

    /// So many days from Monday to Friday later, or earlier when negative. Holidays differ by
    /// state and are counted as other days.
    pub fn plus_workdays(self, days: i64) -> Result<Self, NotADate> {
        // At a weekend: as from the Friday before, or as from the Monday after when going back.
        let (from, place) = match (self.weekday(), days) {
            (1..=5, _) | (_, 0) => (self, self.weekday() - 1),
            (weekday, 1..) => (self.plus_days(5 - weekday)?, 4),
            (weekday, _) => (self.plus_days(8 - weekday)?, 0),
        };
        let weeks = place.checked_add(days).ok_or(NotADate)?.div_euclid(5);
        let weekends = if days == 0 { 0 } else { weeks * 2 };
        from.plus_days(days.checked_add(weekends).ok_or(NotADate)?)
    }
}

/// How many days a month of a year has.
fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(NotADate);
        };
        let number = |digits: &[&u8]| {
            digits.iter().try_fold(0, |number, digit| match digit {
                b'0'..=b'9' => Ok(number * 10 + i64::from(**digit - b'0')),
                _ => Err(NotADate),
            })
        };
        Self::new(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a day written as YYYY-MM-DD"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_nine_centuries_follows_the_one_before() {
        let mut day = Date::new(1582, 10, 15).unwrap();
        let end = Date::new(2500, 1, 1).unwrap();
        while day < end {
            let next = day.plus_days(1).unwrap();
            assert!(next > day);
            assert_eq!(next.days_since_epoch(), day.days_since_epoch() + 1);
            assert_eq!(day.to_string().parse(), Ok(day));
            day = next;
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().days_since_epoch(), 0);
        assert_eq!(Date::new(2026, 11, 23).unwrap().days_since_epoch(), 20_780);
    }

    #[test]
    fn refuses_what_the_calendar_lacks() {
        for text in ["2026-02-29", "2026-13-01", "0000-01-01", "2026-1-1", "26-01-01", "+026-01-01"]
        {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        assert!("2024-02-29".parse::<Date>().is_ok());
        let last = Date::new(9999, 12, 31).unwrap();
        assert_eq!(last.plus_days(1), Err(NotADate));
        assert_eq!(last.plus_days(i64::MAX), Err(NotADate));
        assert_eq!(last.plus_months(1), Err(NotADate));
    }

    #[test]
    fn workdays_are_counted_one_by_one() {
        let mut day = Date::new(2026, 11, 16).unwrap();
        assert_eq!(day.weekday(), 1);
        for _ in 0..14 {
            let mut later = day;
            let mut earlier = day;
            for count in 1..25 {
                later = later.plus_days(1).unwrap();
                earlier = earlier.plus_days(-1).unwrap();
                while later.weekday() > 5 {
                    later = later.plus_days(1).unwrap();
                }
                while earlier.weekday() > 5 {
                    earlier = earlier.plus_days(-1).unwrap();
                }
                assert_eq!(day.plus_workdays(count), Ok(later), "{day} + {count}");
                assert_eq!(day.plus_workdays(-count), Ok(earlier), "{day} - {count}");
            }
            assert_eq!(day.plus_workdays(0), Ok(day));
            let next = day.next_workday().unwrap();
            assert!(next.weekday() <= 5 && next >= day && next.plus_days(-3).unwrap() < day);
            day = day.plus_days(1).unwrap();
        }
        assert_eq!(day.plus_workdays(i64::MAX), Err(NotADate));
        assert_eq!(day.plus_workdays(i64::MIN), Err(NotADate));
    }

    #[test]
    fn months_are_complete_on_the_day_or_the_last() {
        let from = Date::new(2026, 1, 31).unwrap();
        let cases =
            [((2026, 2, 27), 0), ((2026, 2, 28), 1), ((2026, 3, 30), 1), ((2025, 12, 31), -1)];
        for ((year, month, day), expected) in cases {
            assert_eq!(from.months_until(Date::new(year, month, day).unwrap()), expected);
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let day = Date::new(2026, 1, 31).unwrap();
        assert_eq!(day.plus_months(1), Date::new(2026, 2, 28));
        assert_eq!(day.plus_months(-2), Date::new(2025, 11, 30));
        let born = Date::new(2008, 2, 29).unwrap();
        assert_eq!(born.years_until(Date::new(2026, 2, 28).unwrap()), 17);
        assert_eq!(born.years_until(Date::new(2026, 3, 1).unwrap()), 18);
    }
}
