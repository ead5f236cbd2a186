//! A citizen with a key, who signs submissions.

use std::sync::atomic::{AtomicU64, Ordering};

use backend::keys::EndpointKey;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};
use shared::submission::{STATUS_TYPE, SUBMISSION_TYPE, compact, submission_id};

use super::{ARS, PUBLIC_URL, World, service};

static DRAWN: AtomicU64 = AtomicU64::new(0);

/// A device with a signing key of its own.
pub(crate) struct Citizen(EndpointKey);

impl Citizen {
    pub(crate) fn new() -> Self {
        Self(EndpointKey::generate().unwrap())
    }

    pub(crate) fn header(&self) -> Json {
        json!({ "typ": SUBMISSION_TYPE, "alg": "ES256", "jwk": self.0.public() })
    }

    /// Signs any header with any payload.
    pub(crate) fn sign(&self, header: &str, payload: &str) -> String {
        let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
        let text = format!("{header}.{payload}");
        let signature = self.0.sign(&text).unwrap();
        compact(&text, &signature)
    }

    /// Signs a payload with the right header.
    pub(crate) fn submit(&self, payload: &Json) -> String {
        self.sign(&self.header().to_string(), &payload.to_string())
    }
}

impl Citizen {
    /// Signs a question after a status.
    pub(crate) fn ask(&self, question: &Json) -> String {
        let header = json!({ "typ": STATUS_TYPE, "alg": "ES256", "jwk": self.0.public() });
        self.sign(&header.to_string(), &question.to_string())
    }
}

/// An id that no other test has.
pub(crate) fn new_id() -> String {
    let drawn = DRAWN.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let mut random = [7; 10];
    random[2..].copy_from_slice(&drawn);
    submission_id(1_795_000_000_000, random)
}

/// A payload to which nothing is wrong, with an id of its own.
pub(crate) fn payload(world: &World) -> Json {
    json!({
        "aud": PUBLIC_URL,
        "id": new_id(),
        "service": { "id": "dog-tax", "version": "1.0.0", "bundle": world.bundle },
        "municipality": { "ars": ARS, "settings": world.settings },
        "day": "2026-11-23",
        "language": "de",
        "content": { "answers": service::answers() },
        "attachments": [],
    })
}
