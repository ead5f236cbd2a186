//! The server's database, read from outside while it runs.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::Outcome;

/// The file below the data folder.
pub const FILE: &str = "submissions.sqlite";

/// The receipt of every submission that is stored, by id.
///
/// # Errors
/// When the database cannot be read.
pub fn receipts(data: &Path) -> Outcome<BTreeMap<String, String>> {
    let database = open(data)?;
    let mut query = database.prepare("SELECT id, receipt FROM submission")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many submissions the municipality does not have yet.
///
/// # Errors
/// When the database cannot be read.
pub fn backlog(data: &Path) -> Outcome<usize> {
    Ok(open(data)?.query_row("SELECT count(*) FROM outbox", [], |row| row.get(0))?)
}

fn open(data: &Path) -> Outcome<Connection> {
    let database = Connection::open_with_flags(data.join(FILE), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    database.busy_timeout(std::time::Duration::from_secs(5))?;
    Ok(database)
}
