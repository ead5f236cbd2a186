//! The token: JWS in compact form (RFC 7515, 7.1), read strictly.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use validator::Validate;

use super::{PublicKey, Submission};
use crate::json::{self, JsonError, Limits, Members, Tree};

/// The most bytes that a token may have.
pub const MAX_TOKEN: usize = 256 * 1024;

/// The `typ` of a submission.
pub const SUBMISSION_TYPE: &str = "direktantrag-submission+jws";

/// The `typ` of a receipt.
pub const RECEIPT_TYPE: &str = "direktantrag-receipt+jws";

/// The `typ` of a part of an attachment.
pub const PART_TYPE: &str = "direktantrag-part+jws";

/// The `typ` of a question after a submission's status.
pub const STATUS_TYPE: &str = "direktantrag-status+jws";

const MAX_HEADER: usize = 2048;

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenError {
    /// It has more than [`MAX_TOKEN`] bytes.
    TooLarge,
    /// It is not three parts in base64url without padding, of which the first two are JSON with
    /// the members asked for and the last has 64 bytes.
    Malformed,
    /// Two members of one JSON object have the same name.
    DuplicateMember,
    /// `alg` is not `ES256`.
    WrongAlgorithm,
    /// `typ` is not the one expected.
    WrongType,
    /// There is a `crit`: no extension is understood.
    UnknownCriticalHeader,
    /// `jwk` is no public key on P-256.
    WrongKey,
}

impl TokenError {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "body_too_large",
            Self::Malformed => "malformed_token",
            Self::DuplicateMember => "duplicate_member",
            Self::WrongAlgorithm => "wrong_algorithm",
            Self::WrongType => "wrong_token_type",
            Self::UnknownCriticalHeader => "unknown_critical_header",
            Self::WrongKey => "wrong_key",
        }
    }
}

impl From<JsonError> for TokenError {
    fn from(error: JsonError) -> Self {
        match error {
            JsonError::DuplicateMember => Self::DuplicateMember,
            JsonError::TooLarge
            | JsonError::TooDeep
            | JsonError::NumberNotExact
            | JsonError::Malformed => Self::Malformed,
        }
    }
}

/// A submission that was read but not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The key it says that it was signed with.
    pub key: PublicKey,
    /// The same key as an uncompressed point, not yet known to lie on the curve.
    pub point: [u8; 65],
    /// What it claims.
    pub submission: Submission<Members<'a>>,
    /// The bytes that were signed.
    pub signed: &'a str,
    /// The signature, r and s of 32 bytes each.
    pub signature: [u8; 64],
}

/// The text to be signed for a submission, in ASCII.
///
/// Fails with [`TokenError::TooLarge`] when the endpoint would refuse its size.
pub fn signing_input(key: &PublicKey, submission: &Submission) -> Result<String, TokenError> {
    let header = serde_json::json!({ "typ": SUBMISSION_TYPE, "alg": "ES256", "jwk": key });
    encode(&header, submission)
}

/// The token of a signed text and its signature.
pub fn compact(signing_input: &str, signature: &[u8; 64]) -> String {
    let mut token = String::with_capacity(signing_input.len() + 87);
    token.push_str(signing_input);
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut token);
    token
}

/// Reads a submission without verifying its signature. `space` takes what the answers are borrowed
/// from.
pub fn open<'a>(token: &'a str, space: &'a mut Vec<u8>) -> Result<Opened<'a>, TokenError> {
    let parts = Parts::of(token)?;
    let key = parts.header(SUBMISSION_TYPE, space, public_key)?;
    let point = key.point().ok_or(TokenError::WrongKey)?;
    let signature = parts.signature()?;
    let payload = decode(parts.payload, MAX_TOKEN, 40, space)?;
    let submission = Submission::read(payload).ok_or(TokenError::Malformed)?;
    submission.validate().map_err(|_| TokenError::Malformed)?;
    Ok(Opened { key, point, submission, signed: parts.signed, signature })
}

/// The public key that a header names.
pub(super) fn public_key(header: &Members<'_>) -> Option<PublicKey> {
    let jwk = header.get("jwk").filter(|jwk| jwk.member("d").is_none())?;
    let text = |name| jwk.member(name)?.text().map(str::to_owned);
    Some(PublicKey { kty: text("kty")?, crv: text("crv")?, x: text("x")?, y: text("y")? })
}

pub(super) fn encode(header: &Json, payload: &impl Serialize) -> Result<String, TokenError> {
    let payload = serde_json::to_vec(payload).map_err(|_| TokenError::Malformed)?;
    let mut text = URL_SAFE_NO_PAD.encode(header.to_string());
    text.push('.');
    URL_SAFE_NO_PAD.encode_string(payload, &mut text);
    if text.len() + 87 > MAX_TOKEN { Err(TokenError::TooLarge) } else { Ok(text) }
}

/// The parts of a token, still encoded.
pub(super) struct Parts<'a> {
    header: &'a str,
    payload: &'a str,
    signature: &'a str,
    /// Header and payload with the full stop between them.
    pub(super) signed: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) fn of(token: &'a str) -> Result<Self, TokenError> {
        if token.len() > MAX_TOKEN {
            return Err(TokenError::TooLarge);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(TokenError::Malformed)?;
        Ok(Self { header, payload, signature, signed })
    }

    /// The key that the protected header names, if algorithm, type and the absence of `crit` are
    /// as they must be.
    pub(super) fn header<K>(
        &self,
        typ: &str,
        space: &mut Vec<u8>,
        key: fn(&Members<'_>) -> Option<K>,
    ) -> Result<K, TokenError> {
        let Tree::Object(header) = decode(self.header, MAX_HEADER, 2, space)? else {
            return Err(TokenError::Malformed);
        };
        if header.get("alg").and_then(Tree::text) != Some("ES256") {
            return Err(TokenError::WrongAlgorithm);
        }
        if header.get("typ").and_then(Tree::text) != Some(typ) {
            return Err(TokenError::WrongType);
        }
        if header.get("crit").is_some() {
            return Err(TokenError::UnknownCriticalHeader);
        }
        key(&header).ok_or(TokenError::WrongKey)
    }

    pub(super) fn signature(&self) -> Result<[u8; 64], TokenError> {
        let mut signature = [0; 64];
        match URL_SAFE_NO_PAD.decode_slice(self.signature, &mut signature) {
            Ok(64) => Ok(signature),
            _ => Err(TokenError::Malformed),
        }
    }

    pub(super) fn payload<T: DeserializeOwned + Validate>(&self) -> Result<T, TokenError> {
        let payload = decode(self.payload, MAX_TOKEN, 40, &mut Vec::new())?.to_json();
        let payload: T = serde_json::from_value(payload).map_err(|_| TokenError::Malformed)?;
        payload.validate().map_err(|_| TokenError::Malformed)?;
        Ok(payload)
    }
}

/// Reads a part. `space` takes the bytes that were encoded.
fn decode<'a>(
    part: &str,
    bytes: usize,
    depth: u8,
    space: &'a mut Vec<u8>,
) -> Result<Tree<'a>, TokenError> {
    if part.len() > bytes.saturating_mul(2) {
        return Err(TokenError::Malformed);
    }
    space.clear();
    URL_SAFE_NO_PAD.decode_vec(part, space).map_err(|_| TokenError::Malformed)?;
    Ok(json::read_tree(space, Limits { bytes, depth })?)
}

#[cfg(test)]
mod tests;
