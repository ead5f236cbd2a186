//! The public key that a submission was signed with.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// A public key on P-256 as a JWK (RFC 7517; RFC 7518, 6.2.1). Other members of a JWK are passed
/// over, as RFC 7517 asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PublicKey {
    /// `EC`.
    pub kty: String,
    /// `P-256`.
    pub crv: String,
    /// The first coordinate: 32 bytes in base64url.
    pub x: String,
    /// The second coordinate: 32 bytes in base64url.
    pub y: String,
}

impl PublicKey {
    /// The key at these coordinates.
    pub fn new(x: &[u8; 32], y: &[u8; 32]) -> Self {
        Self {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: URL_SAFE_NO_PAD.encode(x),
            y: URL_SAFE_NO_PAD.encode(y),
        }
    }

    /// The key of an uncompressed point (SEC 1, 2.3.3), if it has that form.
    pub fn from_point(point: &[u8]) -> Option<Self> {
        let (4, rest) = point.split_first().map(|(first, rest)| (*first, rest))? else {
            return None;
        };
        let (x, y) = rest.split_first_chunk::<32>()?;
        Some(Self::new(x, y.try_into().ok()?))
    }

    /// The uncompressed point of 65 bytes; none when the key is not one on P-256 by its shape.
    /// Whether the point lies on the curve is for the library to say that verifies.
    pub fn point(&self) -> Option<[u8; 65]> {
        if self.kty != "EC" || self.crv != "P-256" || self.x.len() != 43 || self.y.len() != 43 {
            return None;
        }
        let mut point = [4; 65];
        let (_, rest) = point.split_first_mut()?;
        let (x, y) = rest.split_at_mut(32);
        for (text, bytes) in [(&self.x, x), (&self.y, y)] {
            let written = URL_SAFE_NO_PAD.decode_slice(text, bytes);
            if written != Ok(32) {
                return None;
            }
        }
        Some(point)
    }

    /// The JSON text whose SHA-256 digest in base64url is the key's thumbprint (RFC 7638).
    pub fn thumbprint_input(&self) -> String {
        let Self { kty, crv, x, y } = self;
        format!(r#"{{"crv":"{crv}","kty":"{kty}","x":"{x}","y":"{y}"}}"#)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back() {
        let key = PublicKey::new(&[7; 32], &[9; 32]);
        let point = key.point().unwrap();
        assert_eq!(PublicKey::from_point(&point), Some(key));
        assert_eq!(PublicKey::from_point(&point[..64]), None);
        assert_eq!(PublicKey::from_point(&[2; 65]), None);
    }

    #[test]
    fn refuses_other_keys() {
        let good = PublicKey::new(&[7; 32], &[9; 32]);
        let changed: [fn(&mut PublicKey); 7] = [
            |key| key.kty = "RSA".to_owned(),
            |key| key.crv = "P-384".to_owned(),
            |key| key.crv = "secp256k1".to_owned(),
            |key| key.x.push('A'),
            |key| key.x.clear(),
            |key| key.y = "=".repeat(43),
            // The last character carries four bits only; others would be a second spelling.
            |key| key.y.replace_range(42.., "B"),
        ];
        for change in changed {
            let mut key = good.clone();
            change(&mut key);
            assert_eq!(key.point(), None, "{key:?}");
        }
    }
}
