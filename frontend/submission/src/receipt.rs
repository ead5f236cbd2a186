//! Whether a receipt is the endpoint's, for these bytes.

use browser::endpoint::{ask, json, text_in};
use shared::service::Digest;
use shared::submission::{PublicKey, Receipt, open_receipt};

use crate::device_key::verify;

/// What a receipt says, if it names the submission and its bytes and is signed with one of the
/// endpoint's keys.
pub(crate) async fn verified(receipt: &str, id: &str, token: &str) -> Option<Receipt> {
    let opened = open_receipt(receipt).ok()?;
    let said = opened.receipt;
    if said.id != id || said.sha256 != Digest::of(token.as_bytes()) {
        return None;
    }
    let key = key_named(&opened.kid).await?;
    let genuine = verify(&key, opened.signed, &opened.signature).await.unwrap_or_default();
    genuine.then_some(said)
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
