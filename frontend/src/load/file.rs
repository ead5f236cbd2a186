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

fn load(path: String, wanted: Option<Digest>) -> Loading {
    Box::pin(async move {
        let reply = ask(path, None).await.ok_or(Failure::Unreachable)?;
        match reply.status {
            200 => {}
            400 | 404 => return Err(Failure::NoService),
            _ => return Err(Failure::Unreachable),
        }
        if wanted.is_some() && digest(&reply.bytes).await != wanted {
            return Err(Failure::Unreadable);
        }
        Ok(reply.bytes)
    })
}
