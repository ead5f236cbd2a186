//! Putting files where others read them, whole or not at all.

use std::fmt;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Why something could not be written.
#[derive(Debug)]
pub enum BundleError {
    /// A file or folder could not be written.
    Io(PathBuf, std::io::Error),
    /// Something could not be expressed in JSON.
    Json(serde_json::Error),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "`{}` cannot be written: {error}", path.display()),
            Self::Json(error) => write!(f, "this cannot be written as JSON: {error}"),
        }
    }
}

impl std::error::Error for BundleError {}

impl From<serde_json::Error> for BundleError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

/// Puts a folder with these files in place: it appears complete, under its name, or not at all.
/// A folder that is there already with the same files is left alone.
pub fn place_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), BundleError> {
    let same = |(name, bytes): &(String, Vec<u8>)| {
        fs::read(folder.join(name)).is_ok_and(|there| there == *bytes)
    };
    if files.iter().all(same) {
        return Ok(());
    }
    let new = beside(folder);
    remove(&new)?;
    fs::create_dir_all(&new).map_err(|error| BundleError::Io(new.clone(), error))?;
    for (name, bytes) in files {
        write_synced(&new.join(name), bytes)?;
    }
    // Only a damaged folder is ever in the way: the name says what must be in it.
    remove(folder)?;
    fs::rename(&new, folder).map_err(|error| BundleError::Io(folder.to_owned(), error))
}

/// Puts a file in place: readers see the old bytes or the new ones.
pub fn place_file(path: &Path, bytes: &[u8]) -> Result<(), BundleError> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| BundleError::Io(folder.to_owned(), error))?;
    }
    let new = beside(path);
    write_synced(&new, bytes)?;
    fs::rename(&new, path).map_err(|error| BundleError::Io(path.to_owned(), error))
}

/// A hidden name in the same folder, so that renaming stays within one file system.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), BundleError> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| BundleError::Io(path.to_owned(), error))
}

fn remove(folder: &Path) -> Result<(), BundleError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(BundleError::Io(folder.to_owned(), error))
        }
        _ => Ok(()),
    }
}
