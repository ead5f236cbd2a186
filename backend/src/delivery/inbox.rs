//! Laying folders into an inbox so that each is there complete, or not at all.

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::folder::{make, sync};

/// A file's name and bytes.
pub(super) type NamedFile<'a> = (&'static str, Cow<'a, [u8]>);

/// The name of a file that is somewhere else, and where.
pub(super) type AttachedFile = (String, PathBuf);

/// The inbox of a municipality.
pub(super) struct Inbox {
    path: PathBuf,
    /// Opened before anything is written, so that the sync tells of every write that failed.
    folder: File,
}

impl Inbox {
    /// The inbox at a path, made when it is missing.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if !path.is_dir() {
            make(path)?;
            path.parent().map_or(Ok(()), sync)?;
        }
        Ok(Self { folder: File::open(path)?, path: path.to_owned() })
    }

    /// Whether the folder of a submission has its name already. It is complete then.
    pub(super) fn has(&self, id: &str) -> bool {
        self.path.join(id).exists()
    }

    /// Writes the files of a submission into a folder beside its place. What a crash left there
    /// is written anew.
    pub(super) fn write(
        &self,
        id: &str,
        files: &[NamedFile<'_>],
        attached: &[AttachedFile],
    ) -> io::Result<()> {
        let unfinished = self.unfinished(id);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        make(&unfinished)?;
        for (name, bytes) in files {
            let path = unfinished.join(name);
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            file.write_all(bytes)?;
        }
        for (name, source) in attached {
            let target = unfinished.join(name);
            // On another file system it is copied.
            if fs::hard_link(source, &target).is_err() {
                fs::copy(source, &target)?;
            }
        }
        Ok(())
    }

    /// Waits until all that was written is on the disk, and only then gives the folders their
    /// names. Returns when the names are on the disk too.
    ///
    /// One sync of the file system takes the place of five per submission.
    pub(super) fn place<'a>(&self, ids: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let mut ids = ids.filter(|id| !self.has(id)).peekable();
        if ids.peek().is_some() {
            rustix::fs::syncfs(&self.folder)?;
        }
        for id in ids {
            fs::rename(self.unfinished(id), self.path.join(id))?;
        }
        self.folder.sync_all()
    }

    fn unfinished(&self, id: &str) -> PathBuf {
        self.path.join(format!(".{id}.part"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_crash_left_is_replaced_and_what_is_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("inbox/149990000000");
        let unfinished = path.join(".id-1.part");
        fs::create_dir_all(&unfinished).unwrap();
        fs::write(unfinished.join("submission.jws"), "hal").unwrap();
        fs::write(unfinished.join("other"), "").unwrap();
        fs::create_dir(path.join("id-2")).unwrap();
        let inbox = Inbox::open(&path).unwrap();
        assert!(!inbox.has("id-1"));
        inbox.write("id-1", &[("submission.jws", b"whole".into())], &[]).unwrap();
        assert!(!inbox.has("id-1"), "not before it is on the disk");
        inbox.place(["id-1", "id-2"].into_iter()).unwrap();
        assert_eq!(fs::read(path.join("id-1/submission.jws")).unwrap(), b"whole");
        assert_eq!(fs::read_dir(path.join("id-1")).unwrap().count(), 1);
        assert_eq!(fs::read_dir(&path).unwrap().count(), 2);
    }
}
