//! Measured times and sizes, summed up. Whole numbers throughout.

use std::fmt;

use serde_json::Value as Json;

/// Measured values of one thing, such as microseconds.
#[derive(Clone, Debug, Default)]
pub struct Figures(Vec<u64>);

/// Milliseconds, kept as microseconds and shown to a tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milliseconds(pub u64);

impl Figures {
    /// Adds a value.
    pub fn add(&mut self, value: u64) {
        let at = self.0.partition_point(|other| *other <= value);
        self.0.insert(at, value);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The one in the middle, of an even number the upper; 0 where nothing was measured.
    pub fn median(&self) -> u64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    /// The value that 95 of 100 do not exceed (nearest rank); 0 where nothing was measured.
    pub fn p95(&self) -> u64 {
        let rank = (self.0.len() * 95).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// The greatest; 0 where nothing was measured.
    pub fn greatest(&self) -> u64 {
        self.0.last().copied().unwrap_or_default()
    }
}

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0.saturating_add(50) / 100;
        f.pad(&format!("{}.{}", tenths / 10, tenths % 10))
    }
}

impl Milliseconds {
    /// As a number of JSON.
    pub fn json(self) -> Json {
        serde_json::from_str(&self.to_string()).unwrap_or(Json::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_up_whatever_the_order() {
        let mut figures = Figures::default();
        assert_eq!((figures.median(), figures.p95(), figures.greatest()), (0, 0, 0));
        for value in (1..=30).rev() {
            figures.add(value);
        }
        assert_eq!((figures.count(), figures.median()), (30, 16));
        assert_eq!((figures.p95(), figures.greatest()), (29, 30));
    }

    #[test]
    fn shows_tenths() {
        assert_eq!(Milliseconds(16_666).to_string(), "16.7");
        assert_eq!(format!("{:>6}", Milliseconds(49)), "   0.0");
        assert_eq!(Milliseconds(8_000).json(), serde_json::json!(8.0));
    }
}
