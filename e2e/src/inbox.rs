//! The municipality's inbox, as the office finds it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

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
    assert_eq!(names, FILES, "`{}` is not complete", folder.display());
    let text = |name: &str| fs::read_to_string(folder.join(name));
    Ok(Delivered {
        submission: text("submission.jws")?.trim_end().to_owned(),
        receipt: text("receipt.jws")?.trim_end().to_owned(),
        answers: serde_json::from_str(&text("answers.json")?)?,
        page: text("application.html")?,
        folder,
    })
}
