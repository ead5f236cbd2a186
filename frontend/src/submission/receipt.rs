//! Whether a receipt is the endpoint's, for these bytes.

use shared::service::Digest;
use shared::submission::{PublicKey, open_receipt};

use super::Record;
use crate::device_key::verify;
use crate::endpoint::{ask, json, text_in};

/// Whether a receipt names the record and its bytes, and is signed with one of the endpoint's
/// keys.
pub(super) async fn is_genuine(token: &str, record: &Record) -> bool {
    let Ok(opened) = open_receipt(token) else { return false };
    if opened.receipt.id != record.id
        || opened.receipt.sha256 != Digest::of(record.token.as_bytes())
    {
        return false;
    }
    let Some(key) = key_named(&opened.kid).await else { return false };
    verify(&key, opened.signed, &opened.signature).await.unwrap_or_default()
}

/// One of the endpoint's keys (JWK Set, RFC 7517).
async fn key_named(kid: &str) -> Option<PublicKey> {
    let reply = ask("/.well-known/jwks.json".to_owned(), None).await?;
    let keys = json(&reply.bytes)?;
    let mut keys = keys.get("keys")?.as_array()?.iter();
    let key = keys.find(|key| text_in(key, "kid").as_deref() == Some(kid))?;
    Some(PublicKey {
        kty: text_in(key, "kty")?,
        crv: text_in(key, "crv")?,
        x: text_in(key, "x")?,
        y: text_in(key, "y")?,
    })
}
