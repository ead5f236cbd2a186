//! Submissions with attachments: received at once, acknowledged when all files are there.

use std::sync::Arc;

use hyper::body::Bytes;
use shared::service::Digest;
use tokio::task::spawn_blocking;

use super::accept::{known, store_failed};
use super::{Acceptance, Desk, receipt};
use crate::problem::{Code, Problem};
use crate::store::{Entry, Inserted, Stored};
use crate::upload::{Hold, Record, failed, refused};

/// What was found when an upload was to begin.
enum Found {
    /// All of it was received before.
    Stored(Stored),
    /// It is open, or was just begun.
    Open(Record),
    /// Too many are open.
    Full,
}

impl Desk {
    /// Begins an upload, or goes on with the one that there is.
    pub(super) async fn attach(
        &self,
        id: String,
        token: Bytes,
        record: Record,
    ) -> Result<Acceptance, Problem> {
        let hold = self.uploads.hold(&id).ok_or(Code::TooBusy)?;
        let (uploads, store) = (Arc::clone(&self.uploads), Arc::clone(&self.store));
        let (own, sha256) = (id.clone(), record.sha256);
        let found = blocking(move || -> Result<Found, Problem> {
            if let Some(stored) = store.find(&own).map_err(store_failed)? {
                return Ok(Found::Stored(stored));
            }
            if let Some(open) = uploads.find(&own).map_err(failed)? {
                return Ok(Found::Open(open));
            }
            let begun = uploads.begin(&own, &token, &record).map_err(failed)?;
            Ok(if begun { Found::Open(record) } else { Found::Full })
        });
        match found.await?? {
            Found::Stored(stored) => known(stored, &sha256),
            Found::Open(open) if open.sha256 != sha256 => Err(Code::IdConflict.into()),
            Found::Open(open) => self.go_on(id, open, hold).await,
            Found::Full => Err(Code::TooBusy.into()),
        }
    }

    /// Goes on with an upload whose submission would be refused by now; none when there is none.
    pub(super) async fn resume(
        &self,
        id: &str,
        sha256: &Digest,
    ) -> Option<Result<Acceptance, Problem>> {
        let record = match self.uploads.find(id) {
            Ok(record) => record?,
            Err(error) => return Some(Err(failed(error))),
        };
        if record.sha256 != *sha256 {
            return Some(Err(Code::IdConflict.into()));
        }
        let Some(hold) = self.uploads.hold(id) else { return Some(Err(Code::TooBusy.into())) };
        Some(self.go_on(id.to_owned(), record, hold).await)
    }

    /// Tells what is missing; when nothing is, stores the submission durably and gives its receipt.
    /// The files are on the disk then, and stay until the municipality has them.
    pub(crate) async fn go_on(
        &self,
        id: String,
        record: Record,
        hold: Hold,
    ) -> Result<Acceptance, Problem> {
        let (uploads, own, kept) = (Arc::clone(&self.uploads), id.clone(), record.clone());
        let whole = blocking(move || -> Result<_, Problem> {
            let missing = uploads.missing(&own, &kept).map_err(failed)?;
            if !missing.is_empty() {
                return Ok(Err(missing));
            }
            uploads.verify(&own, &kept).map_err(refused)?;
            uploads.token(&own).map(Ok).map_err(failed)
        });
        let token = match whole.await?? {
            Ok(token) => token,
            Err(missing) => return Ok(Acceptance::Missing(missing)),
        };
        let Record { sha256, ars, service, .. } = record;
        let now = self.clock.now();
        let signed = receipt::sign(
            &self.key,
            receipt::Of { id: &id, ars: &ars, service: &service },
            sha256,
            now,
        );
        let signed = signed.map_err(|_| Code::Internal)?;
        let entry = Entry {
            id,
            sha256,
            ars,
            received: signed.received.as_millisecond(),
            case_number: signed.receipt.case_number,
            token: token.into(),
            receipt: signed.token,
        };
        let inserted = self.store.insert(entry).map_err(store_failed)?;
        let inserted = inserted.done().await.map_err(store_failed)?;
        drop(hold);
        match inserted {
            Inserted::New(entry) => Ok(Acceptance::New(entry.receipt)),
            Inserted::Known(stored) => known(stored, &sha256),
        }
    }
}

/// Does what waits for the disk on a thread that may wait.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(|_| Code::Internal.into())
}
