//! `direktantrag docs`

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use shared::Date;
use shared::language::Language;
use shared::service::Plan;
use workshop::assess::today;
use workshop::bundle::place_file;
use workshop::compile::{Compiled, Municipality, compile_municipalities, compile_service};
use workshop::document::{Subject, documents};
use workshop::finding::Findings;

use super::{complain, report, say};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag docs hundesteuer-anmeldung --out documents

writes the concept documents in German into documents/de: data schema, form process,
communication model, fees and deadlines, record of processing as HTML and Markdown, and a paper
form as PDF. Open documents/de/index.html first.";

/// Writes the concept documents of a service.
#[derive(Debug, Args)]
pub(crate) struct Docs {
    /// The service's id
    service: String,
    /// The folder to write into; each language gets a folder in it
    #[arg(long)]
    out: PathBuf,
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
    /// The municipality's regional key; may be left out when only one offers the service
    #[arg(long, value_name = "ARS")]
    municipality: Option<String>,
    /// A language that the service has; may be given several times
    #[arg(long = "language", value_name = "TAG", default_value = "de")]
    languages: Vec<String>,
    /// The day on the documents; today in Europe/Berlin when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::assess::day)]
    day: Option<Date>,
}

impl Docs {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let compiled = compile_service(&self.services.join(&self.service), &mut findings);
        let compiled: Vec<Compiled> = compiled.into_iter().collect();
        let municipalities =
            compile_municipalities(&self.municipalities, &compiled, false, &mut findings);
        if !report(&findings) {
            complain("nothing was written");
            return ExitCode::FAILURE;
        }
        let written = compiled
            .first()
            .ok_or_else(|| "the service could not be compiled".to_owned())
            .and_then(|compiled| self.write(compiled, &municipalities));
        match written {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain(&format!("error: {error}"));
                ExitCode::FAILURE
            }
        }
    }

    fn write(&self, compiled: &Compiled, all: &[Municipality]) -> Result<(), String> {
        let municipality =
            super::assess::offering(&self.service, self.municipality.as_deref(), all)?;
        let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
        let plan = Arc::new(plan);
        let day = match self.day {
            Some(day) => day,
            None => today().map_err(|_| "the clock is wrong: give `--day`".to_owned())?,
        };
        // Everything is made before anything is written.
        let mut files = Vec::new();
        for tag in &self.languages {
            let language = Language::from_tag(tag).filter(|language| language.tag() == tag);
            let (Some(language), Some(texts)) = (language, compiled.texts.get(tag)) else {
                let known = compiled.service.languages.join("`, `");
                return Err(format!("the service has no texts in `{tag}`: choose from `{known}`"));
            };
            let subject = Subject {
                plan: plan.clone(),
                texts,
                retention: &compiled.retention,
                municipality,
                language,
                day,
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
