//! The one thread that writes. Whatever is waiting when a commit ends shares the next one, so
//! that the cost of a sync is divided among many.

use std::path::PathBuf;

use rusqlite::{
    CachedStatement, Connection, Error, OptionalExtension as _, TransactionBehavior, params,
};
use tokio::runtime::{self, Handle};
use tokio::sync::{mpsc, oneshot};

use super::checkpoint::Checkpoints;
use super::company::Company;
use crate::store::{Entry, Inserted, Settled, StoreError, Stored};

/// How many entries share a commit at most.
const BATCH: usize = 128;

/// From how many entries in a commit on the next one waits for company: whoever is alone is not
/// kept waiting.
const COMPANY: usize = 4;

/// What the writer is told.
pub(super) enum Order {
    Insert(Box<Entry>, Waiting),
    Settle(Vec<Settled>, oneshot::Sender<Result<(), StoreError>>),
    Close,
}

/// Someone who waits for an entry to be kept.
pub(super) struct Waiting {
    /// How to tell.
    pub(super) sender: oneshot::Sender<Result<Inserted, StoreError>>,
    /// Where, if within a runtime.
    pub(super) runtime: Option<Handle>,
}

/// An order done but not yet synced, and how to tell.
enum Done {
    Insert(Inserted, Waiting),
    Settle(oneshot::Sender<Result<(), StoreError>>),
}

/// Writes until it is told to close, or nobody is left who could tell.
pub(super) fn run(
    mut connection: Connection,
    file: PathBuf,
    mut orders: mpsc::Receiver<Order>,
    company: &Company,
) {
    let mut checkpoints = Checkpoints::start(file, &connection)
        .inspect_err(|error| tracing::warn!(%error, "the write-ahead log is folded in at the end"))
        .ok();
    let mut batch = Vec::with_capacity(BATCH);
    let mut open = true;
    let mut before = 0;
    while open && orders.blocking_recv_many(&mut batch, BATCH) > 0 {
        if before.max(batch.len()) >= COMPANY {
            company.gather(batch.len(), || orders.len());
            let more = std::iter::from_fn(|| orders.try_recv().ok());
            batch.extend(more.take(BATCH.saturating_sub(batch.len())));
        }
        before = batch.len();
        open = !batch.iter().any(|order| matches!(order, Order::Close));
        commit(&mut connection, &mut batch);
        if let Some(checkpoints) = &mut checkpoints {
            checkpoints.committed(&connection);
        }
    }
    // What was already waiting when the order to close came.
    orders.close();
    while orders.blocking_recv_many(&mut batch, BATCH) > 0 {
        commit(&mut connection, &mut batch);
    }
    if let Some(checkpoints) = checkpoints {
        checkpoints.stop();
    }
    if let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)") {
        tracing::warn!(%error, "the write-ahead log was not folded in; the next start does it");
    }
}

/// Carries out a batch in one transaction, and answers only when its commit has returned.
fn commit(connection: &mut Connection, batch: &mut Vec<Order>) {
    let mut done = Vec::with_capacity(batch.len());
    let result = write(connection, batch.drain(..), &mut done);
    if let Err(error) = &result {
        tracing::error!(%error, "submissions could not be stored");
    }
    tell(done, result.err().map(StoreError::from).as_ref());
}

/// Tells all how it went. To wake those who wait one by one from outside of their threads costs
/// more than to let each of these threads do it for its own.
fn tell(done: Vec<Done>, failed: Option<&StoreError>) {
    let mut threads: Vec<(runtime::Id, Handle, Vec<Told>)> = Vec::new();
    for done in done {
        match done {
            Done::Insert(inserted, Waiting { sender, runtime }) => {
                let told = Told { result: failed.cloned().map_or(Ok(inserted), Err), sender };
                let Some(runtime) = runtime else {
                    told.tell();
                    continue;
                };
                let id = runtime.id();
                match threads.iter_mut().find(|(other, ..)| *other == id) {
                    Some((.., all)) => all.push(told),
                    None => threads.push((id, runtime, vec![told])),
                }
            }
            // Whoever asked may have gone; what was written stays written.
            Done::Settle(sender) => drop(sender.send(failed.cloned().map_or(Ok(()), Err))),
        }
    }
    for (_, runtime, all) in threads {
        runtime.spawn(async move { all.into_iter().for_each(Told::tell) });
    }
}

/// What someone is told about an entry.
struct Told {
    result: Result<Inserted, StoreError>,
    sender: oneshot::Sender<Result<Inserted, StoreError>>,
}

impl Told {
    fn tell(self) {
        // Whoever asked may have gone; what was written stays written.
        let _ = self.sender.send(self.result);
    }
}

fn write(
    connection: &mut Connection,
    orders: impl Iterator<Item = Order>,
    done: &mut Vec<Done>,
) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut insertion = Insertion::prepare(&transaction)?;
    for order in orders {
        match order {
            Order::Insert(entry, waiting) => match insertion.insert(entry) {
                Ok(inserted) => done.push(Done::Insert(inserted, waiting)),
                Err(error) => {
                    let reason = error.to_string();
                    let _ = waiting.sender.send(Err(StoreError::Failed(reason)));
                    return Err(error);
                }
            },
            Order::Settle(settled, sender) => {
                done.push(Done::Settle(sender));
                settle(&transaction, &settled)?;
            }
            Order::Close => {}
        }
    }
    drop(insertion);
    transaction.commit()
}

/// What it takes to insert entries, for a whole transaction.
struct Insertion<'c> {
    connection: &'c Connection,
    submission: CachedStatement<'c>,
    outbox: CachedStatement<'c>,
}

impl<'c> Insertion<'c> {
    fn prepare(connection: &'c Connection) -> Result<Self, Error> {
        let submission = "INSERT INTO submission
               (id, sha256, ars, received, case_number, token, receipt)
               VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        let outbox = "INSERT INTO outbox (due, number, attempts) VALUES (?, ?, 0)";
        Ok(Self {
            connection,
            submission: connection.prepare_cached(submission)?,
            outbox: connection.prepare_cached(outbox)?,
        })
    }

    fn insert(&mut self, entry: Box<Entry>) -> Result<Inserted, Error> {
        let written = self.submission.execute(params![
            entry.id,
            entry.sha256.as_bytes(),
            entry.ars,
            entry.received,
            entry.case_number,
            entry.token.as_ref(),
            entry.receipt,
        ])?;
        if written == 0 {
            let stored = find(self.connection, &entry.id)?.ok_or(Error::QueryReturnedNoRows)?;
            return Ok(Inserted::Known(stored));
        }
        self.outbox.execute(params![entry.received, self.connection.last_insert_rowid()])?;
        Ok(Inserted::New(entry))
    }
}

fn settle(connection: &Connection, settled: &[Settled]) -> Result<(), Error> {
    let delete = "DELETE FROM outbox WHERE due = ? AND number = ?";
    let record = "INSERT INTO delivered (number, at) VALUES (?, ?) ON CONFLICT DO NOTHING";
    let postpone = "UPDATE outbox SET due = ?, attempts = attempts + 1
                    WHERE due = ? AND number = ?";
    for settled in settled {
        match settled {
            Settled::Delivered { number, due, at } => {
                connection.prepare_cached(delete)?.execute(params![due, number])?;
                connection.prepare_cached(record)?.execute(params![number, at])?;
            }
            Settled::Postponed { number, due, until } => {
                connection.prepare_cached(postpone)?.execute(params![until, due, number])?;
            }
        }
    }
    Ok(())
}

/// What is kept under an id.
pub(super) fn find(connection: &Connection, id: &str) -> Result<Option<Stored>, Error> {
    let sql = "SELECT sha256, receipt FROM submission WHERE id = ?";
    connection
        .prepare_cached(sql)?
        .query_row([id], |row| Ok(Stored { sha256: row.get(0)?, receipt: row.get(1)? }))
        .optional()
}
