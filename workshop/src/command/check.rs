//! `direktantrag check`

use std::process::ExitCode;

use clap::Args;
use workshop::check::{check_service, settings_for};
use workshop::compile::compile_municipalities;
use workshop::finding::{Findings, Severity};

use super::places::Places;
use super::{complain, counted, say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag check
  direktantrag check hundesteuer-anmeldung --json

It ends with 0 when there is nothing but advice, with 1 when there is an error, and with 3 when
there are warnings. `allow.yaml` in a service's folder takes out of the findings what is meant so:
  - { code: no-legal-basis, node: keeper.contact.email, reason: \"voluntary, for questions\" }";

/// The code that the program ends with when there are warnings and no errors.
const WARNED: u8 = 3;

/// Finds everything that is wrong or strange about services before they are released.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The services to check by their ids or folders; all when none is named
    #[arg(value_name = "SERVICE")]
    only: Vec<String>,
    #[command(flatten)]
    places: Places,
    /// Print one line of JSON for each finding
    #[arg(long)]
    json: bool,
    /// Leave advice out
    #[arg(long)]
    no_advice: bool,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        let folders = match self.places.all(&self.only) {
            Ok(folders) => folders,
            Err(error) => return stopped(&error),
        };
        let municipalities = self.places.municipalities(&folders);
        let mut findings = Findings::default();
        // What municipalities set is usual; what is wrong with them is said once it is compared
        // with the services.
        let settings =
            compile_municipalities(&municipalities, &[], false, &mut Findings::default());
        let mut services = Vec::new();
        for folder in folders {
            let id = folder.file_name().map_or(String::new(), |name| name.to_string_lossy().into());
            let settings = settings_for(&id, &settings);
            services.extend(check_service(&folder, settings, &mut findings));
        }
        compile_municipalities(&municipalities, &services, false, &mut findings);
        if self.no_advice {
            findings.retain(|finding| finding.severity != Severity::Advice);
        }
        for finding in findings.all() {
            match self.json {
                true => say(&findings.line(finding)),
                false => say(&findings.show(finding)),
            }
        }
        let (errors, warnings) = (findings.errors(), findings.warnings());
        if !self.json {
            complain(&format!(
                "{}, {}, {} of advice",
                counted(errors, "error"),
                counted(warnings, "warning"),
                counted(findings.count(Severity::Advice), "piece"),
            ));
        }
        match (errors, warnings) {
            (0, 0) => ExitCode::SUCCESS,
            (0, _) => ExitCode::from(WARNED),
            _ => ExitCode::FAILURE,
        }
    }
}
