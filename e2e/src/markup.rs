//! The markup of pages as they are drawn, judged by the Nu HTML checker.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::{Failure, Outcome, place};

/// The document as a server would have to send it for the same page.
const DOCUMENT: &str = "return '<!doctype html>\\n' + document.documentElement.outerHTML";

/// How many findings a failure shows.
const SHOWN: usize = 20;

/// Documents that wait to be checked together: the checker takes longer to start than to read a
/// hundred pages.
pub struct Markup {
    folder: TempDir,
    /// What was kept already; many states of a page have the same document.
    kept: Mutex<BTreeSet<String>>,
}

/// What the checker says of all documents.
#[derive(Deserialize)]
struct Verdict {
    messages: Vec<Message>,
}

/// One finding: an error, a warning or a hint. Each counts.
#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    url: Option<String>,
    message: String,
    extract: Option<String>,
}

impl Markup {
    /// Nothing is kept yet.
    ///
    /// # Errors
    /// When there is no place for documents.
    pub fn new() -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("direktantrag-markup-").tempdir()?;
        Ok(Self { folder, kept: Mutex::default() })
    }

    /// Keeps the page as it is now.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn keep(&self, browser: &Browser, state: &str) -> Outcome {
        let document = browser.script(DOCUMENT, vec![]).await?;
        let document = document.as_str().unwrap_or_default();
        let number = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if !kept.insert(document.to_owned()) {
                return Ok(());
            }
            kept.len()
        };
        let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        let name: String = state.chars().map(letter).take(80).collect();
        Ok(fs::write(self.folder.path().join(format!("{number:04}-{name}.html")), document)?)
    }

    /// How many different documents are kept.
    pub fn count(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Asserts that the checker finds nothing in any document that is kept.
    ///
    /// # Errors
    /// When it finds something, does not run, or nothing is kept.
    pub fn assert_valid(&self) -> Outcome {
        if self.count() == 0 {
            return Err(Failure::new("no document is kept that could be checked"));
        }
        let checked = Command::new(place::system("/usr/bin/java", "default-jre-headless")?)
            .args(["-Xmx512m", "-Xss4m", "-XX:+UseSerialGC", "-jar"])
            .arg(place::package("vnu-jar/build/dist/vnu.jar")?)
            .args(["--format", "json", "--stdout", "--exit-zero-always"])
            .arg(self.folder.path())
            .output()?;
        let said = String::from_utf8_lossy(&checked.stdout);
        let verdict: Verdict = serde_json::from_str(&said).map_err(|error| {
            let complaint = String::from_utf8_lossy(&checked.stderr);
            Failure::new(format!("the checker says no verdict ({error}): {said}{complaint}"))
        })?;
        match verdict.messages.as_slice() {
            [] => Ok(()),
            found => Err(Failure::new(told(found))),
        }
    }
}

/// Each finding once, with one of the documents that have it.
fn told(found: &[Message]) -> String {
    let mut known = BTreeSet::new();
    let different: Vec<String> = found
        .iter()
        .filter(|message| known.insert(message.message.as_str()))
        .map(|Message { kind, url, message, extract }| {
            let page = url.as_deref().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
            format!("{kind} in {page}: {message}\n    {}", extract.as_deref().unwrap_or_default())
        })
        .take(SHOWN)
        .collect();
    format!("the HTML checker finds {}, among them:\n{}", found.len(), different.join("\n"))
}
