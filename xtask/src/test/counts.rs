//! How many tests passed and failed.

use crate::failure::Failure;
use crate::program::Program;

/// Tests that passed and failed; a check that is not made of tests counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Counts {
    pub(super) const NONE: Self = Self { passed: 0, failed: 0 };
    pub(super) const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    pub(super) const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// The sum.
    pub(super) fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// For people.
    pub(super) fn word(self) -> &'static str {
        if self.failed == 0 { "passed" } else { "FAILED" }
    }

    /// Runs a test program and adds up the results it prints. One that fails without a failed
    /// test (as when it does not compile) counts as one failed test.
    pub(super) fn of(program: Program) -> Result<Self, Failure> {
        let mut counts = Self::NONE;
        let well = program.listen(|line| {
            if let Some(more) = Self::read(line) {
                counts = counts.and(more);
            }
        })?;
        let unnamed = if well || counts.failed > 0 { Self::NONE } else { Self::ONE_FAILED };
        Ok(counts.and(unnamed))
    }

    /// The numbers in a line as `test result: ok. 5 passed; 0 failed; …` or
    /// `12 passed, 0 failed`.
    fn read(line: &str) -> Option<Self> {
        let line = line
            .strip_prefix("test result: ")
            .map_or(line, |rest| rest.split_once(". ").map_or(rest, |(_, numbers)| numbers));
        let (passed, rest) = line.split_once(" passed")?;
        let (failed, _) = rest.trim_start_matches([';', ',', ' ']).split_once(" failed")?;
        Some(Self { passed: passed.trim().parse().ok()?, failed: failed.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_results() {
        let cargo =
            "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Counts::read(cargo), Some(Counts { passed: 5, failed: 2 }));
        assert_eq!(Counts::read("12 passed, 0 failed"), Some(Counts { passed: 12, failed: 0 }));
        assert_eq!(Counts::read("test a::b ... ok"), None);
        assert_eq!(Counts::read("nobody passed, nobody failed"), None);
    }
}
