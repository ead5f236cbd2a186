//! The data folder and what lies in it: only the server's own user may read it.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::StartError;

/// The data folder (`--data`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// The folder at this path, made when it is missing.
    pub fn open(path: &Path) -> Result<Self, StartError> {
        make(path).map_err(|error| StartError::at("make the data folder", path, &error))?;
        Ok(Self(path.to_owned()))
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.0.join("submissions.sqlite")
    }

    /// The folder of the endpoint's keys.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// The folder in which each municipality has its inbox.
    pub fn inbox(&self) -> PathBuf {
        self.0.join("inbox")
    }

    /// The folder of submissions whose attachments are not all there, or not yet delivered.
    pub fn uploads(&self) -> PathBuf {
        self.0.join("uploads")
    }

    /// Takes the folder for this process alone until the file is dropped.
    pub fn lock(&self) -> Result<File, StartError> {
        let path = self.0.join("lock");
        let open = || OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        let file = open().map_err(|error| StartError::at("open", &path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(StartError::new(format!(
                "another server uses the data folder `{}`: stop it, or give this one a folder of \
                 its own with --data",
                self.0.display()
            ))),
            Err(TryLockError::Error(error)) => Err(StartError::at("lock", &path, &error)),
        }
    }
}

/// Makes a folder and those above it; what is new is closed to other users.
pub fn make(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Writes a new file that only its owner can read, and waits until it is on the disk.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Waits until the names in a folder are on the disk.
pub fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
