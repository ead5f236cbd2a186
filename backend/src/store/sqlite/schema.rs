//! Opening the database and bringing it to the newest form.

use std::path::Path;

use rusqlite::{Connection, Error, OpenFlags};

use crate::store::StoreError;

/// The changes in their order; `PRAGMA user_version` counts those that were made.
const MIGRATIONS: [&str; 2] =
    [include_str!("0001_submissions.sql"), include_str!("0002_delivered.sql")];

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        Self::Failed(format!("the database failed: {error}"))
    }
}

/// Opens the connection that writes, and makes or migrates the database.
pub(super) fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)?;
    // Several submissions share a page: fewer calls write them. A database keeps the size that it
    // was made with.
    connection.execute_batch(
        "PRAGMA page_size = 16384;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA journal_size_limit = 33554432;
         PRAGMA cache_size = -2048;
         PRAGMA foreign_keys = OFF;
         PRAGMA busy_timeout = 10000;",
    )?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(super) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA busy_timeout = 10000; PRAGMA cache_size = -512;")?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let made: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let Some(missing) = MIGRATIONS.get(made..) else {
        return Err(StoreError::Failed(format!(
            "the database is of a newer version ({made}, this server knows {}): use the newer \
             server",
            MIGRATIONS.len()
        )));
    };
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_a_newer_server_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        drop(open_writer(&path).unwrap());
        open_writer(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let StoreError::Failed(reason) = open_writer(&path).unwrap_err() else { panic!() };
        assert!(reason.contains("newer"), "{reason}");
    }

    #[test]
    fn commits_are_synced() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open_writer(&folder.path().join("db")).unwrap();
        let read = |pragma: &str| -> String {
            connection
                .query_row(
                    &format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}"),
                    [],
                    |row| row.get(0),
                )
                .unwrap()
        };
        assert_eq!((read("journal_mode").as_str(), read("synchronous").as_str()), ("wal", "2"));
    }
}
