//! `direktantrag test`

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use shared::service::Plan;
use shared::settings::Settings;
use workshop::compile::{
    Compiled, Municipality, compile_municipalities, compile_service, compile_services,
};
use workshop::finding::Findings;
use workshop::scenario::{paths, run_scenario};

use super::{complain, report, say};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag test
  direktantrag test hundesteuer-anmeldung

Each file in `scenarios/` of a service fills its pages one by one and says what must follow.";

/// Runs scenarios.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// The services to test by their ids; all when none is named
    #[arg(value_name = "SERVICE")]
    only: Vec<String>,
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
}

/// How many scenarios went how.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Test {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let services = self.compile(&mut findings);
        let municipalities =
            compile_municipalities(&self.municipalities, &services, false, &mut findings);
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        let mut count = Count::default();
        for service in services {
            if let Err(error) = test_service(&service, &municipalities, &mut count) {
                complain(&format!("error: {error}"));
                return ExitCode::FAILURE;
            }
        }
        say(&format!("{} passed, {} failed", count.passed, count.failed));
        if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn compile(&self, findings: &mut Findings) -> Vec<Compiled> {
        if self.only.is_empty() {
            return compile_services(&self.services, findings);
        }
        let folders = self.only.iter().map(|id| self.services.join(id));
        folders.filter_map(|folder| compile_service(&folder, findings)).collect()
    }
}

fn test_service(
    compiled: &Compiled,
    municipalities: &[Municipality],
    count: &mut Count,
) -> Result<(), String> {
    let id = &compiled.service.id;
    let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
    let plan = Arc::new(plan);
    let settings: Vec<&Settings> = municipalities
        .iter()
        .map(|municipality| &municipality.settings)
        .filter(|settings| settings.services.contains_key(id))
        .collect();
    let mut unvisited: BTreeSet<&str> =
        compiled.service.pages.iter().map(|page| page.id.as_str()).collect();
    let scenarios = paths(&compiled.folder)?;
    for path in &scenarios {
        let name = path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into());
        let outcome = run_scenario(path, &plan, &settings);
        unvisited.retain(|page| !outcome.pages.iter().any(|visited| visited == page));
        if outcome.findings.errors() == 0 {
            count.passed += 1;
            say(&format!("ok      {id}/{name}: {}", outcome.title));
            continue;
        }
        count.failed += 1;
        say(&format!("FAILED  {id}/{name}: {}", outcome.title));
        for finding in outcome.findings.all() {
            say(&outcome.findings.show(finding));
        }
    }
    if scenarios.is_empty() {
        say(&format!("note    {id}: there are no scenarios"));
    } else if count.failed == 0 && !unvisited.is_empty() {
        let pages: Vec<&str> = unvisited.into_iter().collect();
        say(&format!("note    {id}: no scenario fills {}", pages.join(", ")));
    }
    Ok(())
}
