//! The device's clock.

/// The time now, in milliseconds since 1970.
pub fn now() -> u64 {
    // ISO 8601 is read in place of the number, which is floating point.
    let text = String::from(js_sys::Date::new_0().to_iso_string());
    milliseconds(&text).unwrap_or_default()
}

fn milliseconds(iso: &str) -> Option<u64> {
    let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<u64>().ok();
    let day: shared::Date = iso.get(..10)?.parse().ok()?;
    let days = u64::try_from(day.days_since_epoch()).ok()?;
    let minutes = (days * 24 + number(11..13)?) * 60 + number(14..16)?;
    Some((minutes * 60 + number(17..19)?) * 1000 + number(20..23)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_milliseconds() {
        assert_eq!(milliseconds("2026-11-23T22:00:01.250Z"), Some(1_795_471_201_250));
        assert_eq!(milliseconds("1970-01-01T00:00:00.000Z"), Some(0));
        assert_eq!(milliseconds("gibberish"), None);
    }
}
