//! The bytes of one attachment: added part by part, and compared in the end with what was said of
//! them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;

use aws_lc_rs::digest::{Context, SHA256};
use shared::kind::{BEGINNING, Media};
use shared::service::Digest;

use super::{Listed, Record, Uploads};
use crate::folder::sync;

/// Why a part, or a whole file, is not taken.
#[derive(Debug)]
pub enum Refused {
    /// It would leave a gap, or begins within what is there and ends after it: so far it is.
    Offset(u64),
    /// Other bytes came there before.
    Conflict,
    /// It goes beyond the file's size.
    TooLong,
    /// The file begins as those of another type.
    Content,
    /// The whole file has another digest; its bytes were dropped.
    Digest,
    /// All uploads together have as much as they may.
    Full,
    /// The disk failed.
    Disk(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Uploads {
    /// Adds a part to an attachment; when this returns, it is on the disk. Gives how far the
    /// attachment is then. The same part again changes nothing. To be called by who holds the
    /// upload.
    pub fn append(
        &self,
        id: &str,
        file: &Listed,
        offset: u64,
        bytes: &[u8],
    ) -> Result<u64, Refused> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let end = offset.checked_add(length).filter(|end| *end <= file.size);
        let end = end.ok_or(Refused::TooLong)?;
        let there = self.offset(id, &file.sha256)?;
        if end <= there {
            return self.compare(id, file, offset, bytes).map(|()| there);
        }
        if offset != there {
            return Err(Refused::Offset(there));
        }
        let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
        if offset == 0 && Media::of(beginning) != Some(file.media) {
            return Err(Refused::Content);
        }
        self.reserve(id, length)?;
        let path = self.file(id, &file.sha256);
        let written = || -> io::Result<()> {
            let mut open = OpenOptions::new();
            let mut target = open.create(true).append(true).mode(0o600).open(&path)?;
            if let Err(error) = target.write_all(bytes).and_then(|()| target.sync_all()) {
                // What is not known to be on the disk does not count.
                target.set_len(offset)?;
                return Err(error);
            }
            if offset == 0 { path.parent().map_or(Ok(()), sync) } else { Ok(()) }
        };
        written()?;
        Ok(end)
    }

    /// Whether every file is what the submission says. What is not is dropped.
    pub fn verify(&self, id: &str, record: &Record) -> Result<(), Refused> {
        for file in &record.files {
            let path = self.file(id, &file.sha256);
            if digest(&path)? != file.sha256 {
                fs::remove_file(&path)?;
                if let Some(taken) = self.taken().get_mut(id) {
                    *taken = taken.saturating_sub(file.size);
                }
                return Err(Refused::Digest);
            }
        }
        Ok(())
    }

    fn compare(&self, id: &str, file: &Listed, offset: u64, bytes: &[u8]) -> Result<(), Refused> {
        let mut target = File::open(self.file(id, &file.sha256))?;
        target.seek(SeekFrom::Start(offset))?;
        let mut there = vec![0; bytes.len()];
        target.read_exact(&mut there)?;
        if there == bytes { Ok(()) } else { Err(Refused::Conflict) }
    }

    /// Counts bytes that are about to be written.
    fn reserve(&self, id: &str, length: u64) -> Result<(), Refused> {
        let mut taken = self.taken();
        let all = taken.values().fold(length, |all, own| all.saturating_add(*own));
        if all > self.limit {
            return Err(Refused::Full);
        }
        let own = taken.entry(id.to_owned()).or_default();
        *own = own.saturating_add(length);
        Ok(())
    }
}

/// The SHA-256 of a file.
fn digest(path: &std::path::Path) -> io::Result<Digest> {
    let mut file = File::open(path)?;
    let mut context = Context::new(&SHA256);
    let mut space = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut space)?;
        if read == 0 {
            break;
        }
        context.update(space.get(..read).unwrap_or_default());
    }
    let mut bytes = [0; 32];
    for (byte, hashed) in bytes.iter_mut().zip(context.finish().as_ref()) {
        *byte = *hashed;
    }
    Ok(Digest::from_bytes(bytes))
}
