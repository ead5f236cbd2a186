//! The way of a submission from its bytes to its receipt.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hyper::body::Bytes;
use shared::service::Digest;
use shared::submission::open;

use super::{check, receipt};
use crate::Clock;
use crate::catalogue::Catalogue;
use crate::config::Grace;
use crate::keys::EndpointKey;
use crate::problem::{Code, Problem};
use crate::store::{Entry, Inserted, Store, StoreError, Stored};

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
    /// What is known already is told first, whatever the time and the signature: whoever lost
    /// the answer must be able to ask for it with the same bytes.
    pub async fn accept(&self, body: Bytes) -> Result<Acceptance, Problem> {
        self.received.fetch_add(1, Ordering::Relaxed);
        let pending = {
            let token = std::str::from_utf8(&body).map_err(|_| Code::MalformedToken)?;
            let opened = open(token)?;
            let sha256 = Digest::of(&body);
            if let Some(stored) = self.store.find(&opened.submission.id).map_err(store_failed)? {
                return known(stored, &sha256);
            }
            check::signature(&opened)?;
            check::claims(self, &opened.submission)?;
            let now = self.clock.now();
            let signed = receipt::sign(&self.key, &opened.submission, sha256, now)
                .map_err(|_| Code::Internal)?;
            let entry = Entry {
                id: opened.submission.id,
                sha256,
                ars: signed.receipt.ars,
                received: now.as_millisecond(),
                case_number: signed.receipt.case_number,
                token: body,
                receipt: signed.token.clone(),
            };
            (self.store.insert(entry).map_err(store_failed)?, sha256, signed.token)
        };
        let (pending, sha256, receipt) = pending;
        match pending.done().await.map_err(store_failed)? {
            Inserted::New => Ok(Acceptance::New(receipt)),
            Inserted::Known(stored) => known(stored, &sha256),
        }
    }
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
