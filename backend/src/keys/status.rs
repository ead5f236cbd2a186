//! The secrets in receipts, with which anyone may ask what has become of a submission. None is kept:
//! each follows from the endpoint's key and the submission's id.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::encoding::AsBigEndian as _;
use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::EcdsaKeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{EndpointKey, Unusable};

impl EndpointKey {
    /// The secret of a submission: 128 bits in base64url.
    pub fn status_secret(&self, id: &str) -> String {
        let tag = hmac::sign(&self.secrets, id.as_bytes());
        URL_SAFE_NO_PAD.encode(tag.as_ref().get(..16).unwrap_or_default())
    }

    /// Whether a secret is that of a submission; takes as long for every secret.
    pub fn is_status_secret(&self, id: &str, secret: &str) -> bool {
        let own = self.status_secret(id);
        verify_slices_are_equal(own.as_bytes(), secret.as_bytes()).is_ok()
    }
}

/// What the secrets are made with, from the secret part of the endpoint's key (HKDF, RFC 5869).
pub(super) fn derive(pair: &EcdsaKeyPair) -> Result<hmac::Key, Unusable> {
    let private = pair.private_key().as_be_bytes().map_err(|_| Unusable)?;
    let source = Salt::new(HKDF_SHA256, b"direktantrag").extract(private.as_ref());
    let mut bytes = [0; 32];
    let expanded = source.expand(&[b"status secrets"], HKDF_SHA256).map_err(|_| Unusable)?;
    expanded.fill(&mut bytes).map_err(|_| Unusable)?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, &bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_one_submissions_at_one_endpoint_and_stays() {
        let key = EndpointKey::generate().unwrap();
        let again = EndpointKey::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
        let secret = key.status_secret("id-1");
        assert_eq!((secret.len(), &again.status_secret("id-1")), (22, &secret));
        assert!(key.is_status_secret("id-1", &secret));
        let other = EndpointKey::generate().unwrap();
        assert!(!other.is_status_secret("id-1", &secret));
        for (id, secret) in [("id-2", secret.as_str()), ("id-1", ""), ("id-1", &secret[..21])] {
            assert!(!key.is_status_secret(id, secret), "{id} {secret}");
        }
    }
}
