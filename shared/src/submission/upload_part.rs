//! A part of an attachment's bytes, on its way to the endpoint.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::token::{Parts, encode, public_key};
use super::{PART_TYPE, PublicKey, TokenError, is_submission_id};
use crate::service::Digest;

/// The most bytes that a part may have.
pub const MAX_PART: u32 = 1024 * 1024;

/// What is claimed of a part: the payload of the token that goes with its bytes. It is signed with
/// the key that signed the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct UploadPart {
    /// The endpoint it is for, as in the submission.
    #[validate(length(min = 1, max = 200))]
    pub aud: String,
    /// The submission's name.
    #[validate(custom(function = "valid_id"))]
    pub submission: String,
    /// The digest of the whole attachment, by which the submission lists it.
    pub attachment: Digest,
    /// Where in the attachment the part begins, in bytes.
    pub offset: u64,
    /// How many bytes it has.
    #[validate(range(min = 1, max = "MAX_PART"))]
    pub length: u32,
    /// The digest of these bytes.
    pub sha256: Digest,
    /// When it was signed, in milliseconds since 1970.
    pub time: u64,
}

/// A part's token that was read but not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedPart<'a> {
    /// The key it says that it was signed with.
    pub key: PublicKey,
    /// The same key as an uncompressed point, not yet known to lie on the curve.
    pub point: [u8; 65],
    /// What it claims.
    pub part: UploadPart,
    /// The bytes that were signed.
    pub signed: &'a str,
    /// The signature, r and s of 32 bytes each.
    pub signature: [u8; 64],
}

/// The text to be signed for a part, in ASCII.
pub fn part_signing_input(key: &PublicKey, part: &UploadPart) -> Result<String, TokenError> {
    let header = serde_json::json!({ "typ": PART_TYPE, "alg": "ES256", "jwk": key });
    encode(&header, part)
}

/// Reads a part's token without verifying its signature.
pub fn open_part(token: &str) -> Result<OpenedPart<'_>, TokenError> {
    let parts = Parts::of(token)?;
    let key = parts.header(PART_TYPE, &mut Vec::new(), public_key)?;
    let point = key.point().ok_or(TokenError::WrongKey)?;
    let signature = parts.signature()?;
    Ok(OpenedPart { key, point, part: parts.payload()?, signed: parts.signed, signature })
}

fn valid_id(id: &str) -> Result<(), ValidationError> {
    if is_submission_id(id) { Ok(()) } else { Err(ValidationError::new("submission_id")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::{compact, open};

    fn part() -> UploadPart {
        UploadPart {
            aud: "https://antrag.example".to_owned(),
            submission: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".to_owned(),
            attachment: Digest::of(b"whole"),
            offset: 1_048_576,
            length: 5,
            sha256: Digest::of(b"whole"),
            time: 1_795_000_000_000,
        }
    }

    fn signed(part: &UploadPart) -> String {
        let input = part_signing_input(&PublicKey::new(&[7; 32], &[9; 32]), part).unwrap();
        compact(&input, &[3; 64])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let token = signed(&part());
        let opened = open_part(&token).unwrap();
        assert_eq!((opened.part, opened.signature), (part(), [3; 64]));
        assert_eq!(opened.key, PublicKey::new(&[7; 32], &[9; 32]));
        assert_eq!(open(&token, &mut Vec::new()).err(), Some(TokenError::WrongType));
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let changes: [fn(&mut UploadPart); 4] = [
            |part| part.length = 0,
            |part| part.length = MAX_PART + 1,
            |part| part.submission.push('0'),
            |part| part.aud.clear(),
        ];
        for change in changes {
            let mut part = part();
            change(&mut part);
            assert_eq!(open_part(&signed(&part)).err(), Some(TokenError::Malformed), "{part:?}");
        }
    }
}
