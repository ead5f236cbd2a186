//! Uploads in a backup: what was acknowledged and not delivered yet needs its files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use shared::submission::is_submission_id;

use crate::folder::{make, sync};

/// Copies all uploads as they are, while others go on writing. To be called when the database is
/// copied: what that counts as complete is complete here, or was delivered meanwhile.
pub fn copy(source: &Path, target: &Path) -> io::Result<()> {
    make(target)?;
    let uploads = match fs::read_dir(source) {
        Ok(uploads) => uploads,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for upload in uploads {
        let upload = upload?;
        if !upload.file_name().to_str().is_some_and(is_submission_id) {
            continue;
        }
        let own = target.join(upload.file_name());
        match copy_one(&upload.path(), &own) {
            // It was delivered, or given up, at this moment.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if own.exists() {
                    fs::remove_dir_all(&own)?;
                }
            }
            copied => copied?,
        }
    }
    sync(target)
}

fn copy_one(source: &Path, target: &Path) -> io::Result<()> {
    make(target)?;
    for file in fs::read_dir(source)? {
        let file = file?;
        let copy = target.join(file.file_name());
        fs::copy(file.path(), &copy)?;
        fs::File::open(&copy)?.sync_all()?;
    }
    sync(target)
}
