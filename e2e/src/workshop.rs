//! The workshop, as an author uses it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, clock, place, story};

/// A folder with a service of its own, which the demo municipality offers and nobody else.
pub struct Author {
    folder: PathBuf,
    service: String,
}

impl Author {
    /// Begins a service from the scaffold.
    ///
    /// # Errors
    /// When the workshop is missing or refuses.
    pub fn begin(folder: &Path, service: &str, title: &str) -> Outcome<Self> {
        offering(folder, &[])?;
        let author = Self { folder: folder.to_owned(), service: service.to_owned() };
        run(folder, &["new", service, "--title", title, "--municipality", story::ARS])?;
        Ok(author)
    }

    /// Writes one of the service's files in place of the scaffold's.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, file: &str, text: &str) -> Outcome {
        Ok(fs::write(self.folder.join("services").join(&self.service).join(file), text)?)
    }

    /// Replaces a piece of one of the service's files.
    ///
    /// # Errors
    /// When the piece is not there.
    pub fn edit(&self, file: &str, from: &str, to: &str) -> Outcome {
        let path = self.folder.join("services").join(&self.service).join(file);
        let text = fs::read_to_string(&path)?;
        match text.contains(from) {
            true => Ok(fs::write(&path, text.replace(from, to))?),
            false => Err(Failure::new(format!("`{file}` has no `{from}`"))),
        }
    }

    /// Publishes what the service is now, beside what was published before, with the app.
    ///
    /// # Errors
    /// When it does not compile.
    pub fn publish(&self) -> Outcome<PathBuf> {
        let dist = self.folder.join("dist");
        if !dist.exists() {
            clock::copy_folder(&place::dist()?.join("app"), &dist.join("app"))?;
        }
        run(&self.folder, &["build"])?;
        Ok(dist)
    }
}

/// Lets the demo municipality offer these services in a folder, and no others.
///
/// # Errors
/// When its settings cannot be read or written.
pub fn offering(folder: &Path, services: &[String]) -> Outcome {
    let own = Path::new("municipalities").join(story::ARS).join("settings.yaml");
    let settings = fs::read_to_string(place::root().join(&own))?;
    let (settings, _) = settings
        .split_once("\nservices:\n")
        .ok_or_else(|| Failure::new("the demo municipality offers no services"))?;
    let offers: String = services.iter().map(|id| format!("  {id}: {{}}\n")).collect();
    let target = folder.join(&own);
    fs::create_dir_all(target.parent().unwrap_or(folder))?;
    Ok(fs::write(&target, format!("{settings}\nservices:\n{offers}"))?)
}

/// Runs the workshop in a folder.
///
/// # Errors
/// When it is missing or refuses, with what it says.
pub fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    let program = place::workshop()?;
    let done = Command::new(program).args(arguments).current_dir(folder).output()?;
    match done.status.success() {
        true => Ok(()),
        false => {
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            Err(Failure::new(format!("`direktantrag {}` says:\n{said}", arguments.join(" "))))
        }
    }
}
