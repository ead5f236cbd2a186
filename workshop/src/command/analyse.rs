//! `direktantrag analyse`

use std::process::ExitCode;

use clap::Args;
use workshop::analysis::analyse;
use workshop::compile::compile_service;
use workshop::finding::Findings;
use workshop::version::Version;

use super::places::Places;
use super::{ended, report};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag analyse hundesteuer-anmeldung

Registers are recognised by kinds, autocomplete tokens and names: they could fill something in;
whether they may is a question of law.";

/// Says how large and complex a service is, and what speaks against a digital handling.
#[derive(Debug, Args)]
pub(crate) struct Analyse {
    /// The service's id or folder
    service: String,
    #[command(flatten)]
    places: Places,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl Analyse {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let opened = self.places.one(&self.service).and_then(|folder| {
            let compiled = compile_service(&folder, &mut findings);
            let failed = || format!("`{}` could not be compiled", folder.display());
            compiled.ok_or_else(failed).and_then(Version::of)
        });
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        let text = opened.and_then(|version| {
            let analysis = analyse(&version);
            match self.json {
                true => serde_json::to_string_pretty(&analysis).map_err(|error| error.to_string()),
                false => Ok(analysis.words()),
            }
        });
        ended(text)
    }
}
