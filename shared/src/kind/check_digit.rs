//! Check digits: what finds a slip of the pen.

/// The remainder by 97 of the number that ISO 7064 (MOD 97-10) makes of digits and letters, A to
/// Z as 10 to 35; none for other characters. It is 1 when the check digits match.
pub(super) fn mod_97(text: impl Iterator<Item = char>) -> Option<u32> {
    let mut text = text;
    text.try_fold(0, |remainder: u32, letter| {
        let value = letter.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((remainder * shift + value) % 97)
    })
}

/// Whether the last digit is the check digit of the others by ISO 7064, MOD 11,10.
pub(super) fn mod_11_10(digits: &str) -> bool {
    let product = digits.chars().try_fold((10, 0), |(product, _), digit| {
        let sum = (digit.to_digit(10)? + product) % 10;
        Some((if sum == 0 { 10 } else { sum } * 2 % 11, sum))
    });
    // With the check digit itself the sum is 1.
    matches!(product, Some((_, 1)))
}

/// The check digit of a machine-readable number (ICAO Doc 9303-3, 4.9): weights 7, 3 and 1 in
/// turn, A to Z as 10 to 35.
pub(super) fn icao(number: &str) -> Option<u32> {
    let mut sum = 0;
    for (letter, weight) in number.chars().zip([7, 3, 1].into_iter().cycle()) {
        sum += letter.to_digit(36)? * weight;
    }
    Some(sum % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_the_standards() {
        assert_eq!(mod_97("370400440532013000DE89".chars()), Some(1));
        assert_eq!(mod_97("3704-".chars()), None);
        assert!(mod_11_10("86095742719"));
        assert!(!mod_11_10("86095742718"));
        assert!(!mod_11_10(""));
        assert!(!mod_11_10("8609574271x"));
        // ICAO Doc 9303-3, Appendix A: `AB2134` followed by fillers, here as the zeros they count.
        assert_eq!(icao("AB2134000"), Some(5));
        assert_eq!(icao("520727"), Some(3));
        assert_eq!(icao("Ä"), None);
    }
}
