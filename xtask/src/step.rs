//! Saying what is being done, and how long it took.

use std::time::{Duration, Instant};

/// Announces a step, does it and says how long it took.
pub(crate) fn step<T, E>(what: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    println!("-> {what}");
    let start = Instant::now();
    let result = work();
    let verdict = if result.is_ok() { "done" } else { "failed" };
    println!("   {verdict} after {}: {what}", seconds(start.elapsed()));
    result
}

/// A duration in seconds with one decimal, or in minutes from one minute on.
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    match whole / 60 {
        0 => format!("{whole}.{} s", duration.subsec_millis() / 100),
        minutes => format!("{minutes} min {:02} s", whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_durations() {
        assert_eq!(seconds(Duration::from_millis(1_290)), "1.2 s");
        assert_eq!(seconds(Duration::from_millis(61_900)), "1 min 01 s");
    }
}
