//! German postcodes (Postleitzahlen): five digits. 01067 Dresden to 99998 Weinbergen are given
//! out; the range from 01001 leaves room for new ones.

use crate::assessment::{Fault, ProblemCode};

/// Whether a text is a German postcode.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let digits = text.len() == 5 && text.bytes().all(|digit| digit.is_ascii_digit());
    match digits && ("01001"..="99998").contains(&text) {
        true => Ok(()),
        false => Err(Fault::new(ProblemCode::NotAPostcode)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_digits_in_the_range() {
        for text in ["01001", "01067", "04109", "99998"] {
            assert!(check(text).is_ok(), "{text}");
        }
        for text in
            ["01000", "00999", "99999", "1067", "010670", "0106a", "D-01067", "０１０６７", ""]
        {
            assert_eq!(check(text).unwrap_err().code, ProblemCode::NotAPostcode, "{text}");
        }
    }
}
