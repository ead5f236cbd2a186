//! `direktantrag docs`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use shared::language::Language;
use workshop::bundle::place_file;
use workshop::document::{Subject, documents};

use super::offer::{Offer, Opened};
use super::{say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag docs hundesteuer-anmeldung --out documents

writes the concept documents in German into documents/de: data schema, form process,
communication model, fees and deadlines, record of processing as HTML and Markdown, and a paper
form as PDF. Open documents/de/index.html first.";

/// Writes the concept documents of a service.
#[derive(Debug, Args)]
pub(crate) struct Docs {
    #[command(flatten)]
    offer: Offer,
    /// The folder to write into; each language gets a folder in it
    #[arg(long)]
    out: PathBuf,
    /// A language that the service has; may be given several times
    #[arg(long = "language", value_name = "TAG", default_value = "de")]
    languages: Vec<String>,
}

impl Docs {
    pub(super) fn run(self) -> ExitCode {
        let opened = self.offer.open().map_err(|error| format!("{error}: nothing was written"));
        match opened.and_then(|opened| self.write(&opened)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => stopped(&error),
        }
    }

    fn write(&self, opened: &Opened) -> Result<(), String> {
        let Opened { compiled, plan, municipality, day } = opened;
        // Everything is made before anything is written.
        let mut files = Vec::new();
        for tag in &self.languages {
            let language = Language::from_tag(tag).filter(|language| language.tag() == tag);
            // What stands around a service's own texts is in these two.
            let language = language.filter(|own| matches!(own, Language::De | Language::En));
            let (Some(language), Some(texts)) = (language, compiled.texts.get(tag)) else {
                let written = |tag: &&String| ["de", "en"].contains(&tag.as_str());
                let known: Vec<&str> =
                    compiled.service.languages.iter().filter(written).map(String::as_str).collect();
                let known = known.join("`, `");
                return Err(format!("there are no documents in `{tag}`: choose from `{known}`"));
            };
            let subject = Subject {
                plan: plan.clone(),
                texts,
                retention: &compiled.retention,
                municipality,
                language,
                day: *day,
            };
            let made = documents(&subject).map_err(|error| error.to_string())?;
            let folder = self.out.join(tag);
            files.extend(made.into_iter().map(|(name, bytes)| (folder.join(name), bytes)));
        }
        for (path, bytes) in &files {
            place_file(path, bytes).map_err(|error| error.to_string())?;
        }
        say(&format!("wrote {} files into {}", files.len(), self.out.display()));
        Ok(())
    }
}
