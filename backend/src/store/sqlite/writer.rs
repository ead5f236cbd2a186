//! The one thread that writes. Whatever is waiting when a commit ends shares the next one, so
//! that the cost of a sync is divided among many.

use std::path::PathBuf;

use rusqlite::{Connection, Error, OptionalExtension as _, TransactionBehavior, params};
use tokio::runtime::Handle;
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
    Insert(Box<Entry>, oneshot::Sender<Result<Inserted, StoreError>>),
    Settle(Vec<Settled>, oneshot::Sender<Result<(), StoreError>>),
    Close,
}

/// An order done but not yet synced, and how to tell.
enum Done {
    Insert(Inserted, oneshot::Sender<Result<Inserted, StoreError>>),
    Settle(oneshot::Sender<Result<(), StoreError>>),
}

/// Writes until it is told to close, or nobody is left who could tell.
pub(super) fn run(
    mut connection: Connection,
    file: PathBuf,
    mut orders: mpsc::Receiver<Order>,
    company: &Company,
    runtime: Option<&Handle>,
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
        commit(&mut connection, &mut batch, runtime);
        if let Some(checkpoints) = &mut checkpoints {
            checkpoints.committed(&connection);
        }
    }
    // What was already waiting when the order to close came.
    orders.close();
    while orders.blocking_recv_many(&mut batch, BATCH) > 0 {
        commit(&mut connection, &mut batch, runtime);
    }
    if let Some(checkpoints) = checkpoints {
        checkpoints.stop();
    }
    if let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)") {
        tracing::warn!(%error, "the write-ahead log was not folded in; the next start does it");
    }
}

/// Carries out a batch in one transaction, and answers only when its commit has returned.
fn commit(connection: &mut Connection, batch: &mut Vec<Order>, runtime: Option<&Handle>) {
    let mut done = Vec::with_capacity(batch.len());
    let result = write(connection, batch.drain(..), &mut done);
    if let Err(error) = &result {
        tracing::error!(%error, "submissions could not be stored");
    }
    let failed = result.err().map(StoreError::from);
    match runtime {
        // To wake those who wait one by one from outside of their threads costs more than to let
        // one of the threads do it for all.
        Some(runtime) => drop(runtime.spawn(async move { tell(done, failed.as_ref()) })),
        None => tell(done, failed.as_ref()),
    }
}

fn tell(done: Vec<Done>, failed: Option<&StoreError>) {
    for done in done {
        // Whoever asked may have gone; what was written stays written.
        match done {
            Done::Insert(inserted, sender) => {
                let _ = sender.send(failed.cloned().map_or(Ok(inserted), Err));
            }
            Done::Settle(sender) => {
                let _ = sender.send(failed.cloned().map_or(Ok(()), Err));
            }
        }
    }
}

fn write(
    connection: &mut Connection,
    orders: impl Iterator<Item = Order>,
    done: &mut Vec<Done>,
) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for order in orders {
        match order {
            Order::Insert(entry, sender) => {
                let inserted = insert(&transaction, entry);
                let failed = inserted.as_ref().err().map(ToString::to_string);
                match inserted {
                    Ok(inserted) => done.push(Done::Insert(inserted, sender)),
                    Err(error) => {
                        let _ = sender.send(Err(StoreError::Failed(failed.unwrap_or_default())));
                        return Err(error);
                    }
                }
            }
            Order::Settle(settled, sender) => {
                done.push(Done::Settle(sender));
                settle(&transaction, &settled)?;
            }
            Order::Close => {}
        }
    }
    transaction.commit()
}

fn insert(connection: &Connection, entry: Box<Entry>) -> Result<Inserted, Error> {
    let sql = "INSERT INTO submission (id, sha256, ars, received, case_number, token, receipt)
               VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    let written = connection.prepare_cached(sql)?.execute(params![
        entry.id,
        entry.sha256.as_bytes(),
        entry.ars,
        entry.received,
        entry.case_number,
        entry.token.as_ref(),
        entry.receipt,
    ])?;
    if written == 0 {
        let stored = find(connection, &entry.id)?.ok_or(Error::QueryReturnedNoRows)?;
        return Ok(Inserted::Known(stored));
    }
    let sql = "INSERT INTO outbox (due, number, attempts) VALUES (?, ?, 0)";
    let number = connection.last_insert_rowid();
    connection.prepare_cached(sql)?.execute(params![entry.received, number])?;
    Ok(Inserted::New(entry))
}

fn settle(connection: &Connection, settled: &[Settled]) -> Result<(), Error> {
    let delete = "DELETE FROM outbox WHERE due = ? AND number = ?";
    let postpone = "UPDATE outbox SET due = ?, attempts = attempts + 1
                    WHERE due = ? AND number = ?";
    for settled in settled {
        match settled {
            Settled::Delivered { number, due } => {
                connection.prepare_cached(delete)?.execute(params![due, number])?;
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
