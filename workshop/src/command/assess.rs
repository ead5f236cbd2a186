//! `direktantrag assess`

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use shared::answers::Answers;
use shared::json::{self, Limits};
use shared::service::Plan;
use shared::{Date, assess};
use workshop::assess::today;
use workshop::compile::{Municipality, compile_municipalities, compile_service};
use workshop::finding::Findings;

use super::{complain, report, say};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag assess hundesteuer-anmeldung answers.json --day 2026-11-23

answers.json holds the answers by name, groups as objects and repeated groups as arrays:
  {\"eligibility\": {\"kept_here\": true}, \"dogs\": [{\"name\": \"Bello\"}]}";

/// How much is read of the answers.
const LIMITS: Limits = Limits { bytes: 4 << 20, depth: 40 };

/// Prints what follows from answers.
#[derive(Debug, Args)]
pub(crate) struct Assess {
    /// The service's id
    service: String,
    /// The file with the answers
    answers: PathBuf,
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
    /// The municipality's regional key; may be left out when only one offers the service
    #[arg(long, value_name = "ARS")]
    municipality: Option<String>,
    /// The day to assess for; today in Europe/Berlin when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    day: Option<Date>,
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day of the calendar as YYYY-MM-DD".to_owned())
}

impl Assess {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let service = compile_service(&self.services.join(&self.service), &mut findings);
        let compiled: Vec<_> = service.into_iter().collect();
        let municipalities =
            compile_municipalities(&self.municipalities, &compiled, false, &mut findings);
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        let assessed = compiled
            .into_iter()
            .next()
            .ok_or_else(|| "the service could not be compiled".to_owned())
            .and_then(|compiled| Plan::new(compiled.service).map_err(|error| error.to_string()))
            .and_then(|plan| self.assess(plan, &municipalities));
        match assessed {
            Ok(text) => {
                say(&text);
                ExitCode::SUCCESS
            }
            Err(error) => {
                complain(&format!("error: {error}"));
                ExitCode::FAILURE
            }
        }
    }

    fn assess(&self, plan: Plan, municipalities: &[Municipality]) -> Result<String, String> {
        let municipality = offering(&self.service, self.municipality.as_deref(), municipalities)?;
        let path = self.answers.display();
        let bytes = std::fs::read(&self.answers)
            .map_err(|error| format!("`{path}` cannot be read: {error}"))?;
        let answers = json::read(&bytes, LIMITS)
            .map_err(|error| format!("`{path}` cannot be read: {error}"))?;
        let answers = Answers::from_json(answers)
            .ok_or_else(|| format!("`{path}` must hold an object, such as `{{}}`"))?;
        let day = match self.day {
            Some(day) => day,
            None => today().map_err(|_| "the clock is wrong: give `--day`".to_owned())?,
        };
        let assessment = assess(&Arc::new(plan), &municipality.settings, &answers, day);
        serde_json::to_string_pretty(&assessment).map_err(|error| error.to_string())
    }
}

/// The municipality that offers a service: the only one, or the one with this key.
pub(super) fn offering<'m>(
    service: &str,
    ars: Option<&str>,
    all: &'m [Municipality],
) -> Result<&'m Municipality, String> {
    let offering: Vec<&Municipality> = all
        .iter()
        .filter(|known| known.settings.services.contains_key(service))
        .filter(|known| ars.is_none_or(|ars| known.settings.ars == ars))
        .collect();
    match (offering.as_slice(), ars) {
        ([municipality], _) => Ok(municipality),
        ([], Some(ars)) => Err(format!("no municipality `{ars}` offers the service")),
        ([], None) => Err("no municipality offers the service".to_owned()),
        _ => {
            Err("several municipalities offer the service: choose with `--municipality`".to_owned())
        }
    }
}
