//! The key with which the endpoint signs receipts (ECDSA on P-256).

mod file;
mod published;
mod status;

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use shared::submission::PublicKey;

pub use file::{KEY_FILE, load, make};
pub use published::jwks;

/// The library refused a key or could not use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusable;

/// The endpoint's key pair.
pub struct EndpointKey {
    pair: EcdsaKeyPair,
    public: PublicKey,
    kid: String,
    /// What the secrets in receipts are made with.
    secrets: hmac::Key,
}

impl EndpointKey {
    /// A new key.
    pub fn generate() -> Result<Self, Unusable> {
        Self::of(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| Unusable)?)
    }

    /// The key of a PKCS #8 document (RFC 5208).
    pub fn from_pkcs8(document: &[u8]) -> Result<Self, Unusable> {
        let read = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document);
        Self::of(read.map_err(|_| Unusable)?)
    }

    fn of(pair: EcdsaKeyPair) -> Result<Self, Unusable> {
        let public = PublicKey::from_point(pair.public_key().as_ref()).ok_or(Unusable)?;
        let thumbprint = digest(&SHA256, public.thumbprint_input().as_bytes());
        let kid = URL_SAFE_NO_PAD.encode(thumbprint);
        let secrets = status::derive(&pair)?;
        Ok(Self { pair, public, kid, secrets })
    }

    /// The key as a PKCS #8 document, secret part included.
    pub fn to_pkcs8(&self) -> Result<Vec<u8>, Unusable> {
        Ok(self.pair.to_pkcs8v1().map_err(|_| Unusable)?.as_ref().to_vec())
    }

    /// The public part.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The key's name: its thumbprint (RFC 7638).
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// Signs a text with ES256 (RFC 7518, 3.4): r and s of 32 bytes each.
    pub fn sign(&self, text: &str) -> Result<[u8; 64], Unusable> {
        let signature =
            self.pair.sign_digest(&digest(&SHA256, text.as_bytes())).map_err(|_| Unusable)?;
        signature.as_ref().try_into().map_err(|_| Unusable)
    }
}

impl fmt::Debug for EndpointKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_and_does_not_show_itself() {
        let key = EndpointKey::generate().unwrap();
        let again = EndpointKey::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(again.kid(), key.kid());
        assert_eq!(format!("{key:?}"), format!("EndpointKey {{ kid: {:?}, .. }}", key.kid()));
        assert!(EndpointKey::from_pkcs8(b"no key").is_err());
    }
}
