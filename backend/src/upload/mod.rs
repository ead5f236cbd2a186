//! Submissions whose attachments are not all there yet: a folder for each, with its token and the
//! bytes that came so far.
//!
//! Nothing of it is in the database before all is there. How far an attachment is, is the length of
//! its file; a file grows only by bytes that were signed, and each part is on the disk before it is
//! acknowledged.

mod backup;
mod file;
mod hold;
mod receive;
mod record;
mod sweep;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use shared::service::Digest;
use shared::submission::is_submission_id;

pub use backup::copy;
pub use file::Refused;
pub use hold::Hold;
pub(crate) use receive::{failed, refused};
pub use receive::{receive, tell};
pub use record::{Listed, Missing, Record, listed};

use crate::folder::{make, sync, write_new};

/// The token in its folder.
const TOKEN: &str = "submission.jws";

/// What is known of it.
const RECORD: &str = "upload.json";

/// How many uploads may be open at once; more are asked to come again.
const MOST_OPEN: usize = 10_000;

/// The folder with all uploads.
#[derive(Debug)]
pub struct Uploads {
    path: PathBuf,
    /// The most bytes that all attachments together may take.
    limit: u64,
    /// What each upload takes, by the submission's id.
    taken: Mutex<BTreeMap<String, u64>>,
    /// Those that someone works on.
    held: Arc<Mutex<BTreeSet<String>>>,
}

impl Uploads {
    /// Opens the folder, which is made when it is missing, and removes what a crash left half made.
    pub fn open(path: &Path, limit: u64) -> io::Result<Self> {
        make(path)?;
        let mut taken = BTreeMap::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            match entry.file_name().into_string() {
                Ok(id) if is_submission_id(&id) => {
                    let size: io::Result<u64> =
                        attached(&entry)?.iter().map(|file| Ok(file.metadata()?.len())).sum();
                    taken.insert(id, size?);
                }
                Ok(name) if name.ends_with(".part") => fs::remove_dir_all(entry.path())?,
                _ => tracing::warn!("there is something else among the uploads"),
            }
        }
        Ok(Self { path: path.to_owned(), limit, taken: Mutex::new(taken), held: Arc::default() })
    }

    /// Takes an upload for oneself alone; none while someone else has it.
    pub fn hold(&self, id: &str) -> Option<Hold> {
        Hold::of(&self.held, id)
    }

    /// What is known of an upload, if there is one.
    pub fn find(&self, id: &str) -> io::Result<Option<Record>> {
        if !self.taken().contains_key(id) {
            return Ok(None);
        }
        match fs::read(self.path.join(id).join(RECORD)) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Begins an upload; when this returns, token and record are on the disk. False when there are
    /// too many. To be called by who holds it.
    pub fn begin(&self, id: &str, token: &[u8], record: &Record) -> io::Result<bool> {
        if self.taken().len() >= MOST_OPEN {
            return Ok(false);
        }
        let unfinished = self.path.join(format!(".{id}.part"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        make(&unfinished)?;
        write_new(&unfinished.join(TOKEN), token)?;
        write_new(&unfinished.join(RECORD), &serde_json::to_vec(record)?)?;
        sync(&unfinished)?;
        fs::rename(&unfinished, self.path.join(id))?;
        sync(&self.path)?;
        self.taken().insert(id.to_owned(), 0);
        Ok(true)
    }

    /// The exact bytes of an upload's submission.
    pub fn token(&self, id: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path.join(id).join(TOKEN))
    }

    /// How far an attachment is, in bytes.
    pub fn offset(&self, id: &str, sha256: &Digest) -> io::Result<u64> {
        match fs::metadata(self.file(id, sha256)) {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// What has not come yet of an upload.
    pub fn missing(&self, id: &str, record: &Record) -> io::Result<Vec<Missing>> {
        let mut missing = Vec::new();
        for Listed { sha256, size, .. } in &record.files {
            let offset = self.offset(id, sha256)?;
            if offset < *size {
                missing.push(Missing { sha256: *sha256, size: *size, offset });
            }
        }
        Ok(missing)
    }

    /// Where the bytes of an attachment are.
    pub fn file(&self, id: &str, sha256: &Digest) -> PathBuf {
        self.path.join(id).join(sha256.to_string())
    }

    /// Forgets an upload: it was delivered, or has waited too long.
    pub fn remove(&self, id: &str) -> io::Result<()> {
        if !self.taken().contains_key(id) {
            return Ok(());
        }
        // Under another name first: half of an upload is none.
        let leaving = self.path.join(format!(".{id}.part"));
        fs::rename(self.path.join(id), &leaving)?;
        self.taken().remove(id);
        fs::remove_dir_all(leaving)
    }

    fn taken(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files of attachments in an upload's folder.
fn attached(upload: &DirEntry) -> io::Result<Vec<DirEntry>> {
    let mut files = Vec::new();
    for file in fs::read_dir(upload.path())? {
        let file = file?;
        let name = file.file_name();
        if name.to_str().is_some_and(|name| name.parse::<Digest>().is_ok()) {
            files.push(file);
        }
    }
    Ok(files)
}
