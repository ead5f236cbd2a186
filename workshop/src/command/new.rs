//! `direktantrag new`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use workshop::assess::today;
use workshop::scaffold::Beginning;

use super::ended;

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag new meldebescheinigung --title Meldebescheinigung --municipality 149990000000

Nothing that is there is overwritten.";

/// Begins a new service.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The new service's id
    id: String,
    /// What it is called in German
    #[arg(long)]
    title: Option<String>,
    /// What it is called in English
    #[arg(long)]
    title_en: Option<String>,
    /// Its LeiKa key, 14 digits
    #[arg(long)]
    leika: Option<String>,
    /// Add what the municipality with this regional key must set to its settings
    #[arg(long, value_name = "ARS")]
    municipality: Option<String>,
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
}

impl New {
    pub(super) fn run(self) -> ExitCode {
        ended(self.begin())
    }

    fn begin(&self) -> Result<String, String> {
        let ars = self.ars()?;
        let title = self.title.clone().unwrap_or_else(|| spoken(&self.id));
        let title_en = self.title_en.as_ref().unwrap_or(&title);
        let beginning = Beginning {
            id: &self.id,
            title: &title,
            title_en,
            leika: self.leika.as_deref(),
            ars: &ars,
            day: today().map_err(|_| "the clock is wrong: set it".to_owned())?,
        };
        beginning.examine()?;
        // What could fail comes first, so that nothing is left half done.
        let settings = self.municipalities.join(&ars).join("settings.yaml");
        let shown = settings.display().to_string();
        let changed = match &self.municipality {
            None => None,
            Some(_) => {
                let text = std::fs::read_to_string(&settings)
                    .map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
                Some(beginning.add_settings(&text).map_err(|error| format!("`{shown}`: {error}"))?)
            }
        };
        let written = beginning.write(&self.services.join(&self.id))?;
        let mut text: String =
            written.iter().map(|path| format!("wrote {}\n", path.display())).collect();
        match changed {
            Some(changed) => {
                std::fs::write(&settings, changed)
                    .map_err(|error| format!("`{shown}` cannot be written: {error}"))?;
                text.push_str(&format!("added `{}` to {shown}\n", self.id));
            }
            None => text.push_str(&format!(
                "add this below `services:` of {shown}, or of another municipality:\n{}",
                beginning.settings()
            )),
        }
        text.push_str("next: `direktantrag build`, then `direktantrag test`\n");
        Ok(text)
    }

    /// The municipality named, or the only one there is.
    fn ars(&self) -> Result<String, String> {
        if let Some(ars) = &self.municipality {
            return Ok(ars.clone());
        }
        let shown = self.municipalities.display();
        let entries = std::fs::read_dir(&self.municipalities)
            .map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
        let names: Vec<String> = entries
            .flatten()
            .filter(|entry| entry.path().join("settings.yaml").is_file())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        match names.as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(format!(
                "`{shown}` has {} municipalities: choose one with `--municipality`",
                names.len()
            )),
        }
    }
}

/// A title made of an id.
fn spoken(id: &str) -> String {
    let mut letters = id.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .map(|letter| if letter == '-' { ' ' } else { letter })
        .collect()
}
