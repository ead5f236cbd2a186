//! The municipality's inbox, as the office finds it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use shared::service::Digest;

use crate::{Outcome, story, wait};

/// What every delivered folder holds.
const FILES: [&str; 4] = ["answers.json", "application.html", "receipt.jws", "submission.jws"];

/// One delivered submission.
pub struct Delivered {
    /// Its folder.
    pub folder: PathBuf,
    /// The bytes as received.
    pub submission: String,
    /// The receipt that the person holds.
    pub receipt: String,
    /// Codes and labels.
    pub answers: Json,
    /// What a case worker reads.
    pub page: String,
    /// The files that the person sent, by their names in the list; empty where there is no list.
    pub attached: Vec<(String, Vec<u8>)>,
}

/// The names of the folders in the inbox; hidden ones are not delivered yet.
///
/// # Errors
/// When the inbox cannot be read.
pub fn delivered(data: &Path) -> Outcome<Vec<String>> {
    let inbox = data.join("inbox").join(story::ARS);
    if !inbox.exists() {
        return Ok(vec![]);
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(inbox)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Waits until a submission is in the inbox, and reads it.
///
/// # Errors
/// When it does not come, or lacks a file or has one too many.
pub async fn await_delivery(data: &Path, id: &str) -> Outcome<Delivered> {
    let folder = data.join("inbox").join(story::ARS).join(id);
    wait::until(&format!("the folder `{}`", folder.display()), || async {
        Ok(folder.is_dir().then_some(()))
    })
    .await?;
    read(folder)
}

/// Reads a delivered folder, which must be complete.
///
/// # Errors
/// When a file is missing, extra or not what it should be.
pub fn read(folder: PathBuf) -> Outcome<Delivered> {
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let own = |name: &String| name.starts_with("attachment");
    let sent: Vec<String> = names.extract_if(.., |name| own(name)).collect();
    assert_eq!(names, FILES, "`{}` is not complete", folder.display());
    let text = |name: &str| fs::read_to_string(folder.join(name));
    Ok(Delivered {
        submission: text("submission.jws")?.trim_end().to_owned(),
        receipt: text("receipt.jws")?.trim_end().to_owned(),
        answers: serde_json::from_str(&text("answers.json")?)?,
        page: text("application.html")?,
        attached: attached(&folder, &sent)?,
        folder,
    })
}

/// The files that the list names, which must be all that there are.
fn attached(folder: &Path, sent: &[String]) -> Outcome<Vec<(String, Vec<u8>)>> {
    if sent.is_empty() {
        return Ok(vec![]);
    }
    let list: Json = serde_json::from_slice(&fs::read(folder.join("attachments.json"))?)?;
    let mut files = Vec::new();
    for entry in list.as_array().into_iter().flatten() {
        let text = |member: &str| entry.get(member).and_then(Json::as_str).unwrap_or_default();
        let bytes = fs::read(folder.join(text("file")))?;
        assert_eq!(Digest::of(&bytes).to_string(), text("sha256"), "{entry}");
        files.push((text("name").to_owned(), bytes));
    }
    assert_eq!(files.len() + 1, sent.len(), "{sent:?}");
    Ok(files)
}
