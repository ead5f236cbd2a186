//! Asking what has become of a submission, by its signer or with the secret in its receipt.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::token::{Parts, encode, public_key};
use super::{PublicKey, STATUS_TYPE, SUBMISSION_TYPE, TokenError, is_submission_id};
use crate::service::Digest;

/// The most bytes that a question after a status may have.
pub const MAX_STATUS: usize = 4096;

/// How far the time of a signed question may be from the endpoint's, in seconds.
pub const STATUS_WINDOW: u64 = 5 * 60;

/// What is claimed of a signed question: the payload of a token that the submission's own key signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct StatusQuestion {
    /// The endpoint it is for, as in the submission.
    #[validate(length(min = 1, max = 200))]
    pub aud: String,
    /// The submission's name.
    #[validate(custom(function = "valid_id"))]
    pub id: String,
    /// When it was signed, in seconds since 1970 (RFC 7519, 4.1.6).
    pub iat: u64,
    /// 128 random bits in base64url, never used twice.
    #[validate(custom(function = "valid_bits"))]
    pub nonce: String,
}

/// A question without a signature, for those whose browser does not have the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct StatusLink {
    /// The submission's name.
    #[validate(custom(function = "valid_id"))]
    pub id: String,
    /// The secret in its receipt.
    #[validate(custom(function = "valid_bits"))]
    pub secret: String,
}

/// How far a submission is, as far as the endpoint knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Files are missing; there is no receipt yet.
    WaitingForFiles,
    /// It is stored, and there is a receipt.
    Received,
    /// It lies in the municipality's inbox.
    Delivered,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// How far it is.
    pub state: State,
    /// The municipality's regional key.
    pub ars: String,
    /// The service's id.
    pub service: String,
    /// Its case number, once there is a receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// When it was received: RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// When it was laid into the inbox, where that was recorded: RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<String>,
    /// The digests of the files that are missing.
    pub missing: Vec<Digest>,
}

/// A signed question that was read but not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedQuestion<'a> {
    /// The key it says that it was signed with.
    pub key: PublicKey,
    /// The same key as an uncompressed point, not yet known to lie on the curve.
    pub point: [u8; 65],
    /// What it claims.
    pub question: StatusQuestion,
    /// The bytes that were signed.
    pub signed: &'a str,
    /// The signature, r and s of 32 bytes each.
    pub signature: [u8; 64],
}

/// A nonce from 128 random bits.
pub fn status_nonce(random: [u8; 16]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}

/// The text to be signed for a question, in ASCII.
pub fn status_signing_input(
    key: &PublicKey,
    question: &StatusQuestion,
) -> Result<String, TokenError> {
    let header = serde_json::json!({ "typ": STATUS_TYPE, "alg": "ES256", "jwk": key });
    encode(&header, question)
}

/// Reads a question's token without verifying its signature.
pub fn open_question(token: &str) -> Result<OpenedQuestion<'_>, TokenError> {
    if token.len() > MAX_STATUS {
        return Err(TokenError::TooLarge);
    }
    let parts = Parts::of(token)?;
    let key = parts.header(STATUS_TYPE, &mut Vec::new(), public_key)?;
    let point = key.point().ok_or(TokenError::WrongKey)?;
    let signature = parts.signature()?;
    Ok(OpenedQuestion { key, point, question: parts.payload()?, signed: parts.signed, signature })
}

/// The key that a submission's token says that it was signed with.
pub fn signer(token: &str) -> Result<PublicKey, TokenError> {
    Parts::of(token)?.header(SUBMISSION_TYPE, &mut Vec::new(), public_key)
}

fn valid_id(id: &str) -> Result<(), ValidationError> {
    if is_submission_id(id) { Ok(()) } else { Err(ValidationError::new("submission_id")) }
}

/// 128 bits have one spelling in base64url.
fn valid_bits(text: &str) -> Result<(), ValidationError> {
    let mut bits = [0; 16];
    match URL_SAFE_NO_PAD.decode_slice(text, &mut bits) {
        Ok(16) => Ok(()),
        _ => Err(ValidationError::new("bits")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::submission::compact;

    fn question() -> StatusQuestion {
        StatusQuestion {
            aud: "https://antrag.example".to_owned(),
            id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".to_owned(),
            iat: 1_795_000_000,
            nonce: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        }
    }

    fn signed(question: &StatusQuestion) -> String {
        let input = status_signing_input(&PublicKey::new(&[7; 32], &[9; 32]), question).unwrap();
        compact(&input, &[3; 64])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let token = signed(&question());
        let opened = open_question(&token).unwrap();
        assert_eq!((opened.question, opened.signature), (question(), [3; 64]));
        assert_eq!(opened.key, PublicKey::new(&[7; 32], &[9; 32]));
        assert_eq!(signer(&token), Err(TokenError::WrongType));
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let changes: [fn(&mut StatusQuestion); 5] = [
            |own| own.id.push('0'),
            |own| own.aud.clear(),
            |own| own.nonce.clear(),
            |own| own.nonce.push('A'),
            |own| own.nonce.replace_range(21.., "B"),
        ];
        for change in changes {
            let mut own = question();
            change(&mut own);
            let refused = open_question(&signed(&own)).err();
            assert_eq!(refused, Some(TokenError::Malformed), "{own:?}");
        }
        let long = signed(&question()).replace('.', &".".repeat(MAX_STATUS));
        assert_eq!(open_question(&long).err(), Some(TokenError::TooLarge));
    }

    proptest! {
        #[test]
        fn nonces_have_one_spelling(bits: [u8; 16], typed in "[A-Za-z0-9_-]{20,24}") {
            let written = status_nonce(bits);
            prop_assert!(valid_bits(&written).is_ok());
            let read = URL_SAFE_NO_PAD.decode(&typed).ok();
            let same = read.filter(|bits| bits.len() == 16).map(|bits| URL_SAFE_NO_PAD.encode(bits));
            prop_assert_eq!(valid_bits(&typed).is_ok(), same == Some(typed));
        }

        #[test]
        fn never_panics(token in ".*") {
            let _ = open_question(&token);
            let _ = signer(&token);
        }
    }
}
