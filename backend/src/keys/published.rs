//! The public keys, for whoever wants to check a receipt.

use serde_json::{Value as Json, json};

use super::EndpointKey;

/// The endpoint's JWK set (RFC 7517, 5).
pub fn jwks(key: &EndpointKey) -> Json {
    let public = key.public();
    json!({ "keys": [{
        "kty": public.kty, "crv": public.crv, "x": public.x, "y": public.y,
        "kid": key.kid(), "alg": "ES256", "use": "sig",
    }] })
}
