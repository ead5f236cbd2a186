//! Where submissions are kept until the office has them, and after.
//!
//! A small trait with one driver per database, so that the rest does not know which it is.

mod sqlite;

use std::fmt;

use hyper::body::Bytes;
use shared::service::Digest;
use tokio::sync::oneshot;

pub use sqlite::SqliteStore;

/// A submission to be kept, with its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The submission's id.
    pub id: String,
    /// The digest of the token.
    pub sha256: Digest,
    /// The municipality's regional key.
    pub ars: String,
    /// When it was received, in milliseconds since 1970.
    pub received: i64,
    /// The number for people.
    pub case_number: String,
    /// The exact bytes received.
    pub token: Bytes,
    /// The signed receipt.
    pub receipt: String,
}

/// What is known of a submission that is kept already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The digest of its token.
    pub sha256: [u8; 32],
    /// Its signed receipt.
    pub receipt: String,
}

/// What is known of how far a submission is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The token as received.
    pub token: Vec<u8>,
    /// Its signed receipt.
    pub receipt: String,
    /// Whether it is in the outbox.
    pub waits: bool,
    /// When it was delivered, in milliseconds since 1970; none where that was not recorded.
    pub delivered: Option<i64>,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is on the disk; it is given back.
    New(Box<Entry>),
    /// The id was there before; nothing was changed.
    Known(Stored),
}

/// A submission that the municipality does not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its number in the store.
    pub number: i64,
    /// From when on it was to be delivered, in milliseconds since 1970.
    pub due: i64,
    /// How often that failed.
    pub attempts: u32,
    /// The submission's id.
    pub id: String,
    /// The municipality's regional key.
    pub ars: String,
    /// The token as received.
    pub token: Vec<u8>,
    /// The signed receipt.
    pub receipt: String,
}

/// What became of a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The municipality has it.
    Delivered {
        /// The parcel's number.
        number: i64,
        /// The parcel's `due`.
        due: i64,
        /// When it was laid there, in milliseconds since 1970.
        at: i64,
    },
    /// It is tried again later.
    Postponed {
        /// The parcel's number.
        number: i64,
        /// The parcel's `due`.
        due: i64,
        /// When to try again, in milliseconds since 1970.
        until: i64,
    },
}

/// A bundle that is not the current one of its service any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superseded {
    /// The bundle.
    pub bundle: Digest,
    /// Since when, in milliseconds since 1970: when the server first noticed.
    pub since: i64,
}

/// Why the store did not do as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Too much is waiting to be written.
    Busy,
    /// It is closed or failed; the text is for logs.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("too much is waiting to be written"),
            Self::Failed(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for StoreError {}

/// An entry on its way to the disk.
#[derive(Debug)]
pub struct Pending(oneshot::Receiver<Result<Inserted, StoreError>>);

impl Pending {
    /// Waits until the entry is synced to the disk, or not going to be.
    pub async fn done(self) -> Result<Inserted, StoreError> {
        self.0.await.unwrap_or_else(|_| Err(StoreError::Failed("the store is closed".to_owned())))
    }
}

/// A store of submissions with an outbox.
pub trait Store: Send + Sync {
    /// What is kept under an id.
    fn find(&self, id: &str) -> Result<Option<Stored>, StoreError>;

    /// Begins to keep an entry and, in the same transaction, puts it into the outbox. Entries of
    /// several callers share a transaction.
    fn insert(&self, entry: Entry) -> Result<Pending, StoreError>;

    /// At most so many parcels that are due now, those due longest first.
    fn due(&self, now: i64, limit: u32) -> Result<Vec<Parcel>, StoreError>;

    /// Records what became of parcels, and waits until that is synced to the disk.
    fn settle(&self, settled: Vec<Settled>) -> Result<(), StoreError>;

    /// Whether a submission is in the outbox.
    fn waits(&self, id: &str) -> Result<bool, StoreError>;

    /// How far the submission of an id is.
    fn status(&self, id: &str) -> Result<Option<Kept>, StoreError>;

    /// How many parcels are in the outbox.
    fn backlog(&self) -> Result<u64, StoreError>;

    /// Records which bundles are current, and tells since when the others known are not.
    fn supersede(
        &self,
        current: &[Digest],
        others: &[Digest],
        now: i64,
    ) -> Result<Vec<Superseded>, StoreError>;

    /// Writes what is waiting and closes. Nothing can be written afterwards.
    fn close(&self);
}
