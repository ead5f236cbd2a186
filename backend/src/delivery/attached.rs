//! The attachments of a submission in the inbox: under safe names, with a list of what they are.

use serde_json::json;
use shared::kind::Media;
use shared::submission::Attachment;

use super::inbox::{AttachedFile, NamedFile};
use crate::upload::Uploads;

/// The list and the files; both empty where there are no attachments. The names that citizens gave
/// stand in the list alone: a file has its number, the beginning of its digest and the ending of
/// its type.
pub(super) fn attached(
    uploads: &Uploads,
    id: &str,
    attachments: &[Attachment],
) -> Result<(Option<NamedFile<'static>>, Vec<AttachedFile>), String> {
    if attachments.is_empty() {
        return Ok((None, Vec::new()));
    }
    let mut files: Vec<AttachedFile> = Vec::new();
    let mut list = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        let Attachment { path, name, media_type, size, sha256 } = attachment;
        let source = uploads.file(id, sha256);
        let known = files.iter().find(|(_, other)| *other == source);
        let file = match known {
            Some((file, _)) => file.clone(),
            None => {
                let there = source.metadata().map(|metadata| metadata.len());
                if there.ok() != Some(*size) {
                    return Err(format!("the attachment `{sha256}` is missing"));
                }
                let media = Media::ALL.into_iter().find(|media| media.media_type() == media_type);
                let ending = media.map_or("bin", Media::word);
                let digest = sha256.to_string();
                let short = digest.get(..16).unwrap_or(&digest);
                let file = format!("attachment-{:03}-{short}.{ending}", files.len() + 1);
                files.push((file.clone(), source));
                file
            }
        };
        list.push(json!({
            "file": file, "path": path, "name": name, "media_type": media_type, "size": size,
            "sha256": sha256,
        }));
    }
    let list = serde_json::to_vec_pretty(&list).map_err(|error| error.to_string())?;
    Ok((Some(("attachments.json", list.into())), files))
}
