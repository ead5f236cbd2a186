//! How often something stands in a structure (Anzahl).

use std::fmt;

/// How often something stands in a structure, such as `0:*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cardinality {
    /// At least so often.
    pub min: u32,
    /// At most so often; without a bound where there is none.
    pub max: Option<u32>,
}

impl Cardinality {
    /// Once, and never left out.
    pub const ONE: Self = Self { min: 1, max: Some(1) };

    /// Reads `0:1`, `2:5` or `1:*`. Nothing when it is none, or contradicts itself (`3:2`, `0:0`).
    pub fn of(text: &str) -> Option<Self> {
        let (min, max) = text.trim().split_once(':')?;
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|_| plain)
        };
        let min = number(min)?;
        let max = if max == "*" { None } else { Some(number(max)?) };
        max.is_none_or(|max| max >= min && max > 0).then_some(Self { min, max })
    }

    /// Whether it can stand there more than once.
    pub fn repeats(self) -> bool {
        self.max != Some(1)
    }
}

impl fmt::Display for Cardinality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) => write!(f, "{}:{max}", self.min),
            None => write!(f, "{}:*", self.min),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_holds_together() {
        for text in ["0:1", "1:1", "0:*", "1:*", "2:5"] {
            assert_eq!(Cardinality::of(text).map(|own| own.to_string()).as_deref(), Some(text));
        }
        for text in ["", "1", "3:2", "0:0", "-1:1", "1:+2", "1:99999999999", "*:1", ":", "a:b"] {
            assert_eq!(Cardinality::of(text), None, "{text}");
        }
    }
}
