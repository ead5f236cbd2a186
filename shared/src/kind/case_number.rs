//! The case numbers of this project (Vorgangsnummer), which endpoints give out with receipts; see
//! [`case_number`](crate::submission::case_number) for the form and its check character.

use crate::assessment::ProblemCode;
use crate::submission::read_case_number;

/// The number as endpoints write it.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    read_case_number(typed).ok_or(ProblemCode::NotACaseNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::case_number;

    #[test]
    fn is_read_as_it_is_said() {
        let number = case_number([1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(spell(&number.to_lowercase().replace('-', " ")), Ok(number));
        for typed in ["DA-0000-0000-0001", "0000-0000-0000", ""] {
            assert_eq!(spell(typed), Err(ProblemCode::NotACaseNumber), "{typed}");
        }
    }
}
