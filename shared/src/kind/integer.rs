//! Whole numbers. They are shown without groups, since they also stand for years and the like.

use super::grouping;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;

/// Reads a whole number, negative ones too; what is too large to count stays too large.
pub(super) fn read(typed: &str, language: Language) -> Result<i64, Fault> {
    let (negative, digits) = grouping::split_sign(typed);
    let number = grouping::read(digits, language);
    let number = number.ok_or_else(|| Fault::new(ProblemCode::NotANumber))?;
    Ok(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_numbers_only() {
        let cases = [
            ("12", Ok(12)),
            ("+3", Ok(3)),
            ("-3", Ok(-3)),
            ("−1.234", Ok(-1234)),
            ("1,5", Err(ProblemCode::NotANumber)),
            ("zwei", Err(ProblemCode::NotANumber)),
            ("1e3", Err(ProblemCode::NotANumber)),
            ("--1", Err(ProblemCode::NotANumber)),
            ("-", Err(ProblemCode::NotANumber)),
        ];
        for (typed, expected) in cases {
            assert_eq!(read(typed, Language::De).map_err(|fault| fault.code), expected, "{typed}");
        }
    }
}
