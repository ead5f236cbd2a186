//! The receipt: the endpoint's signed word that it has a submission.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::token::{Parts, encode};
use super::{RECEIPT_TYPE, TokenError};
use crate::json::Members;
use crate::service::Digest;

/// A receipt (Eingangsbestätigung): the payload of the token that the endpoint answers with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
pub struct Receipt {
    /// The submission's name.
    #[validate(length(max = 36))]
    pub id: String,
    /// The digest of the bytes that were received: the whole token.
    pub sha256: Digest,
    /// When they were received: RFC 3339 in UTC.
    #[validate(length(max = 40))]
    pub received: String,
    /// The number under which the office knows it, for people.
    #[validate(length(max = 40))]
    pub case_number: String,
    /// The municipality's regional key.
    #[validate(length(max = 12))]
    pub ars: String,
    /// The service's id.
    #[validate(length(max = 100))]
    pub service: String,
    /// With this secret anyone may ask what has become of it: 128 bits in base64url. Receipts of
    /// earlier versions have none.
    #[validate(length(max = 22))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_secret: Option<String>,
}

/// A receipt that was read but not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedReceipt<'a> {
    /// Which of the endpoint's keys it was signed with.
    pub kid: String,
    /// What it says.
    pub receipt: Receipt,
    /// The bytes that were signed.
    pub signed: &'a str,
    /// The signature, r and s of 32 bytes each.
    pub signature: [u8; 64],
}

/// The text to be signed for a receipt, in ASCII. `kid` names the endpoint's key.
pub fn receipt_signing_input(kid: &str, receipt: &Receipt) -> Result<String, TokenError> {
    let header = serde_json::json!({ "typ": RECEIPT_TYPE, "alg": "ES256", "kid": kid });
    encode(&header, receipt)
}

/// Reads a receipt without verifying its signature.
pub fn open_receipt(token: &str) -> Result<OpenedReceipt<'_>, TokenError> {
    let parts = Parts::of(token)?;
    let kid = |header: &Members<'_>| header.get("kid")?.text().map(str::to_owned);
    let kid = parts.header(RECEIPT_TYPE, &mut Vec::new(), kid)?;
    let signature = parts.signature()?;
    Ok(OpenedReceipt { kid, receipt: parts.payload()?, signed: parts.signed, signature })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::compact;

    #[test]
    fn what_is_written_is_read_again() {
        let receipt = Receipt {
            id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".to_owned(),
            sha256: Digest::of(b"token"),
            received: "2026-11-23T22:00:00Z".to_owned(),
            case_number: "DA-0000-0000-0000".to_owned(),
            ars: "149990000000".to_owned(),
            service: "dog-tax".to_owned(),
            status_secret: Some("AAAAAAAAAAAAAAAAAAAAAA".to_owned()),
        };
        let signed = receipt_signing_input("key-1", &receipt).unwrap();
        let token = compact(&signed, &[3; 64]);
        let opened = open_receipt(&token).unwrap();
        assert_eq!((opened.kid.as_str(), opened.receipt), ("key-1", receipt));
        assert_eq!((opened.signed, opened.signature), (signed.as_str(), [3; 64]));
        let opened = crate::submission::open(&token, &mut Vec::new()).err();
        assert_eq!(opened, Some(TokenError::WrongType));
    }
}
