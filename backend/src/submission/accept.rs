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
use crate::upload::{Missing, Record, Uploads, listed};

/// All that it takes to accept submissions.
pub struct Desk {
    /// What is on offer.
    pub catalogue: Arc<Catalogue>,
    /// Where submissions are kept.
    pub store: Arc<dyn Store>,
    /// Where attachments are kept until all of a submission are there and delivered.
    pub uploads: Arc<Uploads>,
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

/// What an accepted submission gets: its signed receipt, or the list of what it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// For the first time.
    New(String),
    /// Again: the same bytes were accepted before.
    Known(String),
    /// No receipt before these files have come.
    Missing(Vec<Missing>),
}

impl Desk {
    /// Checks a submission, stores it durably and gives its receipt.
    ///
    /// Whoever lost the answer must be able to ask for it with the same bytes, whatever has become
    /// of the time, the catalogue and the store since: what is refused is looked up before the
    /// refusal is told. What is accepted needs no such look, for the store tells when it has it.
    pub async fn accept(&self, body: Bytes) -> Result<Acceptance, Problem> {
        self.received.fetch_add(1, Ordering::Relaxed);
        let Begun { id, sha256, begun } = self.begin(&body)?;
        let ended = match begun {
            Ok(Step::Storing(pending)) => pending.done().await.map_err(store_failed),
            // What few need makes no room in the others' way.
            Ok(Step::Attaching(record)) => return Box::pin(self.attach(id, body, *record)).await,
            Err(problem) => Err(problem),
        };
        match ended {
            Ok(Inserted::New(entry)) => Ok(Acceptance::New(entry.receipt)),
            Ok(Inserted::Known(stored)) => known(stored, &sha256),
            Err(problem) => match self.store.find(&id) {
                Ok(Some(stored)) => known(stored, &sha256),
                Ok(None) => Box::pin(self.resume(&id, &sha256)).await.unwrap_or(Err(problem)),
                Err(error) => Err(store_failed(error)),
            },
        }
    }

    /// Reads a token, and begins to store it when it may be accepted. What cannot be read has no
    /// id and was never stored.
    fn begin(&self, body: &Bytes) -> Result<Begun, Problem> {
        let token = std::str::from_utf8(body).map_err(|_| Code::MalformedToken)?;
        let mut space = Vec::new();
        let opened = open(token, &mut space)?;
        let digests = Digests::of(token, opened.signed);
        let sha256 = digests.token;
        let id = opened.submission.id.clone();
        if !opened.submission.attachments.is_empty() {
            let begun = self.waiting(&opened, &digests);
            return Ok(Begun { id, sha256, begun });
        }
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
            self.store.insert(entry).map(Step::Storing).map_err(store_failed)
        });
        Ok(Begun { id, sha256, begun })
    }

    fn judge(&self, opened: &Opened<'_>, digests: &Digests) -> Result<Signed, Problem> {
        check::signature(opened, &digests.signed)?;
        check::claims(self, &opened.submission)?;
        let now = self.clock.now();
        let own = receipt::Of::submission(&opened.submission);
        let signed = receipt::sign(&self.key, own, digests.token, now);
        Ok(signed.map_err(|_| Code::Internal)?)
    }

    /// What is to be known of a submission whose files are still to come, if it may be accepted.
    fn waiting(&self, opened: &Opened<'_>, digests: &Digests) -> Result<Step, Problem> {
        check::signature(opened, &digests.signed)?;
        check::claims(self, &opened.submission)?;
        let submission = &opened.submission;
        let files = listed(&submission.attachments).ok_or(Code::WrongAttachments)?;
        Ok(Step::Attaching(Box::new(Record {
            sha256: digests.token,
            ars: submission.municipality.ars.clone(),
            service: submission.service.id.clone(),
            begun: self.clock.now().as_millisecond(),
            key: opened.key.clone(),
            files,
        })))
    }
}

/// A token that was read.
struct Begun {
    id: String,
    sha256: Digest,
    /// What is under way, or why it is refused.
    begun: Result<Step, Problem>,
}

/// What becomes of a submission that may be accepted.
enum Step {
    /// It is being stored.
    Storing(Pending),
    /// It waits for its files.
    Attaching(Box<Record>),
}

pub(super) fn known(stored: Stored, sha256: &Digest) -> Result<Acceptance, Problem> {
    if stored.sha256 == *sha256.as_bytes() {
        Ok(Acceptance::Known(stored.receipt))
    } else {
        Err(Code::IdConflict.into())
    }
}

pub(crate) fn store_failed(error: StoreError) -> Problem {
    match error {
        StoreError::Busy => Code::TooBusy.into(),
        StoreError::Failed(reason) => {
            tracing::error!(reason, "the store failed");
            Code::Internal.into()
        }
    }
}
