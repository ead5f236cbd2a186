//! Files of the endpoint: those that are current, and those named by their digest.

use std::future::Future;
use std::pin::Pin;

use serde_json::Value as Json;
use shared::service::Digest;

use super::Failure;
use crate::endpoint::{ask, json, text_in};

/// A file being loaded.
type Loading = Pin<Box<dyn Future<Output = Result<Json, Failure>>>>;

/// What is current.
pub(super) fn current(path: String) -> Loading {
    load(path, None)
}

/// A file named by the digest of its bytes, which must match.
pub(super) fn named(folder: String, digest: Digest) -> Loading {
    exact(folder + &digest.to_string(), digest)
}

/// A file whose bytes must have this digest.
pub(super) fn exact(path: String, digest: Digest) -> Loading {
    load(path, Some(digest))
}

/// A member that is a digest.
pub(super) fn digest_in(json: &Json, member: &str) -> Result<Digest, Failure> {
    let digest = text_in(json, member).and_then(|text| text.parse().ok());
    digest.ok_or(Failure::Unreadable)
}

fn load(path: String, digest: Option<Digest>) -> Loading {
    Box::pin(async move {
        let reply = ask(path, None).await.ok_or(Failure::Unreachable)?;
        match reply.status {
            200 => {}
            400 | 404 => return Err(Failure::NoService),
            _ => return Err(Failure::Unreachable),
        }
        if digest.is_some_and(|digest| Digest::of(&reply.bytes) != digest) {
            return Err(Failure::Unreadable);
        }
        json(&reply.bytes).ok_or(Failure::Unreadable)
    })
}
