//! What is known of an upload.

use serde::{Deserialize, Serialize};
use shared::kind::Media;
use shared::service::Digest;
use shared::submission::{Attachment, PublicKey};

/// An upload, as it stands in its folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The digest of the submission's token.
    pub sha256: Digest,
    /// The municipality's regional key.
    pub ars: String,
    /// The service's id.
    pub service: String,
    /// When it began, in milliseconds since 1970.
    pub begun: i64,
    /// The key that signed the submission, and signs the parts.
    pub key: PublicKey,
    /// The files, each once.
    pub files: Vec<Listed>,
}

/// A file that an upload waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The digest of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// What it must be by its content.
    pub media: Media,
}

/// A file that is not whole yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The digest of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// How many bytes of it are there.
    pub offset: u64,
}

/// The files that attachments name, each once; none when they contradict each other.
pub fn listed(attachments: &[Attachment]) -> Option<Vec<Listed>> {
    let mut files: Vec<Listed> = Vec::new();
    for Attachment { media_type, size, sha256, .. } in attachments {
        let media = Media::ALL.into_iter().find(|media| media.media_type() == media_type)?;
        let own = Listed { sha256: *sha256, size: *size, media };
        match files.iter().find(|other| other.sha256 == own.sha256) {
            Some(other) if *other == own => {}
            Some(_) => return None,
            None => files.push(own),
        }
    }
    Some(files)
}
