//! The store in a SQLite file, with full synchronous durability.

mod checkpoint;
mod company;
mod schema;
mod writer;

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle, Thread};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OptionalExtension as _, params};
use shared::service::Digest;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::{Entry, Kept, Parcel, Pending, Settled, Store, StoreError, Stored, Superseded};
use company::Company;
use writer::{Order, Waiting};

/// How many orders may wait for the writer.
const QUEUE: usize = 1024;

/// Pages copied between two looks at the clock while backing up.
const BACKUP_STEP: i32 = 1000;

/// A store in a SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    orders: mpsc::Sender<Order>,
    readers: Mutex<Vec<Connection>>,
    company: Arc<Company>,
    thread: Thread,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl SqliteStore {
    /// Opens the database, which is made when it is missing, and starts the thread that writes.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        // SQLite gives its other files the mode of this one.
        let mut made = OpenOptions::new();
        made.create(true).append(true).mode(0o600);
        made.open(path).map_err(|error| StoreError::Failed(error.to_string()))?;
        let connection = schema::open_writer(path)?;
        let (orders, waiting) = mpsc::channel(QUEUE);
        let company = Arc::new(Company::new());
        let joined = Arc::clone(&company);
        let file = path.to_owned();
        let writer = thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || writer::run(connection, file, waiting, &joined))
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(Self {
            path: path.to_owned(),
            orders,
            readers: Mutex::default(),
            company,
            thread: writer.thread().clone(),
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Copies a database as it is at one moment, while others go on writing.
    pub fn copy(source: &Path, target: &Path) -> Result<(), StoreError> {
        let source = schema::open_reader(source)?;
        let mut copy = Connection::open(target)?;
        let pause = Duration::from_millis(1);
        Backup::new(&source, &mut copy)?.run_to_completion(BACKUP_STEP, pause, None)?;
        // A copy of a database in WAL mode is in WAL mode: leave one file that is complete.
        Ok(copy.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;")?)
    }

    /// Reads with a connection that nobody else uses meanwhile.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
    ) -> Result<T, StoreError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => schema::open_reader(&self.path)?,
        };
        let result = read(&connection);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        Ok(result?)
    }
}

fn closed<T>(_: T) -> StoreError {
    StoreError::Failed("the store is closed".to_owned())
}

impl Store for SqliteStore {
    fn find(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        self.read(|connection| writer::find(connection, id))
    }

    fn insert(&self, entry: Entry) -> Result<Pending, StoreError> {
        let (sender, receiver) = oneshot::channel();
        let waiting = Waiting { sender, runtime: Handle::try_current().ok() };
        self.orders.try_send(Order::Insert(Box::new(entry), waiting)).map_err(
            |error| match error {
                mpsc::error::TrySendError::Full(_) => StoreError::Busy,
                mpsc::error::TrySendError::Closed(order) => closed(order),
            },
        )?;
        let queued = QUEUE.saturating_sub(self.orders.capacity());
        self.company.joined(queued, &self.thread);
        Ok(Pending(receiver))
    }

    fn due(&self, now: i64, limit: u32) -> Result<Vec<Parcel>, StoreError> {
        let sql = "SELECT number, due, attempts, id, ars, token, receipt
                   FROM (SELECT * FROM outbox WHERE due <= ? ORDER BY due, number LIMIT ?)
                   JOIN submission USING (number)";
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let parcels = statement.query_map(params![now, limit], |row| {
                Ok(Parcel {
                    number: row.get(0)?,
                    due: row.get(1)?,
                    attempts: row.get(2)?,
                    id: row.get(3)?,
                    ars: row.get(4)?,
                    token: row.get(5)?,
                    receipt: row.get(6)?,
                })
            })?;
            parcels.collect()
        })
    }

    fn settle(&self, settled: Vec<Settled>) -> Result<(), StoreError> {
        let (sender, receiver) = oneshot::channel();
        self.orders.blocking_send(Order::Settle(settled, sender)).map_err(closed)?;
        receiver.blocking_recv().map_err(closed)?
    }

    fn waits(&self, id: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM submission JOIN outbox USING (number)
                   WHERE id = ?)";
        self.read(|connection| connection.query_row(sql, [id], |row| row.get(0)))
    }

    fn status(&self, id: &str) -> Result<Option<Kept>, StoreError> {
        let sql = "SELECT token, receipt,
                       EXISTS (SELECT 1 FROM outbox WHERE outbox.number = submission.number),
                       (SELECT at FROM delivered WHERE delivered.number = submission.number)
                   FROM submission WHERE id = ?";
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let kept = statement.query_row([id], |row| {
                Ok(Kept {
                    token: row.get(0)?,
                    receipt: row.get(1)?,
                    waits: row.get(2)?,
                    delivered: row.get(3)?,
                })
            });
            kept.optional()
        })
    }

    fn backlog(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM outbox";
        self.read(|connection| connection.query_row(sql, [], |row| row.get(0)))
    }

    fn supersede(
        &self,
        current: &[Digest],
        others: &[Digest],
        now: i64,
    ) -> Result<Vec<Superseded>, StoreError> {
        let mut connection = Connection::open(&self.path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        let transaction = connection.transaction()?;
        for bundle in current {
            let sql = "DELETE FROM superseded WHERE bundle = ?";
            transaction.execute(sql, [bundle.to_string()])?;
        }
        let mut superseded = Vec::with_capacity(others.len());
        for bundle in others {
            let sql = "INSERT INTO superseded (bundle, since) VALUES (?1, ?2)
                       ON CONFLICT DO UPDATE SET since = min(since, ?2) RETURNING since";
            let written = params![bundle.to_string(), now];
            let since = transaction.query_row(sql, written, |row| row.get(0))?;
            superseded.push(Superseded { bundle: *bundle, since });
        }
        transaction.commit()?;
        Ok(superseded)
    }

    fn close(&self) {
        // When the queue is full, or the writer gone, the join below waits or returns at once.
        let _ = self.orders.blocking_send(Order::Close);
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if writer.is_some_and(|writer| writer.join().is_err()) {
            tracing::error!("the thread that writes submissions had failed");
        }
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests;
