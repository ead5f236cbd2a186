//! Files of the endpoint: those that are current, and those named by their digest.

use std::future::Future;
use std::pin::Pin;

use browser::digest;
use browser::endpoint::{ask, tree};
use shared::json::Tree;
use shared::service::Digest;

use super::Failure;

/// The bytes of a file being loaded.
pub(super) type Loading = Pin<Box<dyn Future<Output = Result<Vec<u8>, Failure>>>>;

/// What is current.
pub(super) fn current(path: String) -> Loading {
    load(path, String::new())
}

/// A file named by the digest of its bytes, which must match.
pub(super) fn named(folder: String, digest: Digest) -> Loading {
    let digest = digest.to_string();
    load(folder + &digest, digest)
}

/// What some bytes say, read strictly.
pub(super) fn read(bytes: &[u8]) -> Result<Tree<'_>, Failure> {
    tree(bytes).ok_or(Failure::Unreadable)
}

/// A member that is a text.
pub(super) fn text_in(json: &Tree<'_>, member: &str) -> Option<String> {
    json.member(member)?.text().map(str::to_owned)
}

/// A member that is a digest.
pub(super) fn digest_in(json: &Tree<'_>, member: &str) -> Result<Digest, Failure> {
    let digest = json.member(member).and_then(|json| json.text()?.parse().ok());
    digest.ok_or(Failure::Unreadable)
}

/// A file whose bytes must have a digest that begins so.
pub(super) fn load(path: String, wanted: String) -> Loading {
    Box::pin(async move {
        let reply = ask(path, None).await.ok_or(Failure::Unreachable)?;
        match reply.status {
            200 => {}
            400 | 404 => return Err(Failure::NoService),
            _ => return Err(Failure::Unreachable),
        }
        let digest = digest(&reply.bytes).await.map(|digest| digest.to_string());
        if !wanted.is_empty() && !digest.is_some_and(|digest| digest.starts_with(&wanted)) {
            return Err(Failure::Unreadable);
        }
        Ok(reply.bytes)
    })
}
