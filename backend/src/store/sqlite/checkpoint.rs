//! Folding the write-ahead log into the database beside the thread that commits: many wait for
//! that one, and copying 16 MiB takes it as long as ten commits.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use crate::priority;
use crate::store::StoreError;

/// From how many pages in the log on they are folded in.
const PAGES: i32 = 1000;

/// From how many on the thread that commits folds them in itself, so that the log does not grow
/// for good whatever becomes of the other.
const TOO_MANY: i32 = 4 * PAGES;

thread_local! {
    /// How many pages the log has since this thread's last commit.
    static LOGGED: Cell<i32> = const { Cell::new(0) };
}

/// Who folds the log in.
pub(super) struct Checkpoints {
    orders: SyncSender<()>,
    /// The log was folded in, but for what was committed meanwhile.
    folded: Arc<AtomicBool>,
    ordered: bool,
    thread: JoinHandle<()>,
}

impl Checkpoints {
    /// Starts the thread that folds in. To be called by the one that commits, with its connection.
    pub(super) fn start(path: PathBuf, writer: &Connection) -> Result<Self, StoreError> {
        let (orders, waiting) = sync_channel(1);
        let folded = Arc::new(AtomicBool::new(false));
        let done = Arc::clone(&folded);
        let thread = thread::Builder::new()
            .name("checkpoint".to_owned())
            .spawn(move || fold_when_told(&path, &waiting, &done))
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        // Takes the place of the library's own checkpoints.
        writer.wal_hook(Some(|_, pages| {
            LOGGED.set(pages);
            Ok(())
        }));
        Ok(Self { orders, folded, ordered: false, thread })
    }

    /// After a commit: has the log folded in when it is long, and begun anew when that is done.
    pub(super) fn committed(&mut self, writer: &Connection) {
        let pages = LOGGED.get();
        let rest_only = self.folded.swap(false, Ordering::AcqRel);
        if rest_only || pages >= TOO_MANY {
            self.ordered = false;
            // Only when all is folded in, with nothing committed meanwhile, does the log begin at
            // its start again instead of growing.
            fold(writer);
            LOGGED.set(0);
        } else if pages >= PAGES && !self.ordered {
            self.ordered = self.orders.try_send(()).is_ok();
        }
    }

    /// Ends the thread after what it is doing.
    pub(super) fn stop(self) {
        drop(self.orders);
        if self.thread.join().is_err() {
            tracing::error!("the thread that folds in the write-ahead log had failed");
        }
    }
}

fn fold_when_told(path: &Path, orders: &Receiver<()>, folded: &AtomicBool) {
    priority::give_way();
    let opened = Connection::open(path);
    while orders.recv().is_ok() {
        match &opened {
            Ok(connection) => fold(connection),
            Err(error) => tracing::warn!(%error, "the write-ahead log is folded in by the writer"),
        }
        folded.store(true, Ordering::Release);
    }
}

/// Waits for nobody: what a reader still needs stays in the log until the next time.
fn fold(connection: &Connection) {
    if let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(PASSIVE)") {
        tracing::warn!(%error, "the write-ahead log could not be folded in");
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::*;
    use crate::store::sqlite::schema;

    /// Many commits, with the log folded in by whom it may be.
    #[test]
    fn the_log_is_folded_in_and_begins_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let writer = schema::open_writer(&path).unwrap();
        writer.execute_batch("PRAGMA synchronous = OFF; CREATE TABLE held (bytes BLOB)").unwrap();
        let mut checkpoints = Checkpoints::start(path.clone(), &writer).unwrap();
        let (mut restarts, mut before) = (0, 0);
        for _ in 0..12_000 {
            writer.execute("INSERT INTO held VALUES (?)", params![[7_u8; 15_000]]).unwrap();
            let pages = LOGGED.get();
            restarts += u32::from(pages < before);
            before = pages;
            checkpoints.committed(&writer);
        }
        checkpoints.stop();
        assert!(restarts >= 2, "it began anew {restarts} times");
        let held: i64 =
            writer.query_row("SELECT count(*) FROM held", [], |row| row.get(0)).unwrap();
        assert_eq!(held, 12_000);
    }
}
