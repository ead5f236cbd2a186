//! The way of a submission from its bytes to its receipt.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hyper::body::Bytes;
use shared::service::Digest;
use shared::submission::{Opened, open};

use super::digests::Digests;
use super::receipt::Signed;
use super::{check, receipt};
use crate::Clock;
use crate::catalogue::Catalogue;
use crate::config::Grace;
use crate::keys::EndpointKey;
use crate::problem::{Code, Problem};
use crate::store::{Entry, Inserted, Pending, Store, StoreError, Stored};

/// All that it takes to accept submissions.
pub struct Desk {
    /// What is on offer.
    pub catalogue: Arc<Catalogue>,
    /// Where submissions are kept.
    pub store: Arc<dyn Store>,
    /// What receipts are signed with.
    pub key: EndpointKey,
    /// The endpoint's public address: what `aud` must be.
    pub audience: String,
    /// For how long superseded bundles are accepted.
    pub grace: Grace,
    /// The time.
    pub clock: Clock,
    /// How many submissions came in since the start, so that delivery can give way.
    pub received: Arc<AtomicU64>,
}

/// What an accepted submission gets: its signed receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// For the first time.
    New(String),
    /// Again: the same bytes were accepted before.
    Known(String),
}

impl Desk {
    /// Checks a submission, stores it durably and gives its receipt.
    ///
    /// Whoever lost the answer must be able to ask for it with the same bytes, whatever has become
    /// of the time, the catalogue and the store since: what is refused is looked up before the
    /// refusal is told. What is accepted needs no such look, for the store tells when it has it.
    pub async fn accept(&self, body: Bytes) -> Result<Acceptance, Problem> {
        self.received.fetch_add(1, Ordering::Relaxed);
        let Begun { id, sha256, begun } = self.begin(body)?;
        let ended = match begun {
            Ok(pending) => pending.done().await.map_err(store_failed),
            Err(problem) => Err(problem),
        };
        match ended {
            Ok(Inserted::New(entry)) => Ok(Acceptance::New(entry.receipt)),
            Ok(Inserted::Known(stored)) => known(stored, &sha256),
            Err(problem) => match self.store.find(&id) {
                Ok(Some(stored)) => known(stored, &sha256),
                Ok(None) => Err(problem),
                Err(error) => Err(store_failed(error)),
            },
        }
    }

    /// Reads a token, and begins to store it when it may be accepted. What cannot be read has no
    /// id and was never stored.
    fn begin(&self, body: Bytes) -> Result<Begun, Problem> {
        let token = std::str::from_utf8(&body).map_err(|_| Code::MalformedToken)?;
        let mut space = Vec::new();
        let opened = open(token, &mut space)?;
        let digests = Digests::of(token, opened.signed);
        let sha256 = digests.token;
        let id = opened.submission.id.clone();
        let signed = self.judge(&opened, &digests);
        let begun = signed.and_then(|signed| {
            let entry = Entry {
                id: id.clone(),
                sha256,
                ars: signed.receipt.ars,
                received: signed.received.as_millisecond(),
                case_number: signed.receipt.case_number,
                token: body.clone(),
                receipt: signed.token,
            };
            self.store.insert(entry).map_err(store_failed)
        });
        Ok(Begun { id, sha256, begun })
    }

    fn judge(&self, opened: &Opened<'_>, digests: &Digests) -> Result<Signed, Problem> {
        check::signature(opened, &digests.signed)?;
        check::claims(self, &opened.submission)?;
        let now = self.clock.now();
        let signed = receipt::sign(&self.key, &opened.submission, digests.token, now);
        Ok(signed.map_err(|_| Code::Internal)?)
    }
}

/// A token that was read.
struct Begun {
    id: String,
    sha256: Digest,
    /// Being stored, or why it is refused.
    begun: Result<Pending, Problem>,
}

fn known(stored: Stored, sha256: &Digest) -> Result<Acceptance, Problem> {
    if stored.sha256 == *sha256.as_bytes() {
        Ok(Acceptance::Known(stored.receipt))
    } else {
        Err(Code::IdConflict.into())
    }
}

fn store_failed(error: StoreError) -> Problem {
    match error {
        StoreError::Busy => Code::TooBusy.into(),
        StoreError::Failed(reason) => {
            tracing::error!(reason, "the store failed");
            Code::Internal.into()
        }
    }
}
