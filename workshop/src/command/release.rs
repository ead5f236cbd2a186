//! `direktantrag release`

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use shared::service::Plan;
use workshop::bundle::bundle;
use workshop::compile::{Compiled, compile_municipalities, compile_service};
use workshop::finding::Findings;
use workshop::release::{check_released, release};
use workshop::scenario::{Map, paths, run_scenario};

use super::places::Places;
use super::{ended, report};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag release hundesteuer-anmeldung

Its scenarios must hold. The version and the digest of its bundle are added to `released.yaml` in
the service's folder: keep that file with the source. From then on no build accepts anything else
under that version.";

/// Releases the version of a service that its definition states.
#[derive(Debug, Args)]
pub(crate) struct Release {
    /// The service's id or folder
    service: String,
    #[command(flatten)]
    places: Places,
}

impl Release {
    pub(super) fn run(self) -> ExitCode {
        ended(self.release())
    }

    fn release(&self) -> Result<String, String> {
        let mut findings = Findings::default();
        let folder = self.places.one(&self.service)?;
        let compiled = compile_service(&folder, &mut findings);
        let Some(compiled) = compiled else {
            report(&findings);
            return Err("nothing was released".to_owned());
        };
        let bundle = bundle(&compiled).map_err(|error| error.to_string())?;
        let known = check_released(&compiled, &bundle, &mut findings);
        if findings.errors() == 0 && !known {
            self.run_scenarios(&compiled, &mut findings)?;
        }
        if !report(&findings) {
            return Err("nothing was released".to_owned());
        }
        let name = format!("{} {}", bundle.id, bundle.version);
        if known {
            return Ok(format!("{name} is released already as {}", bundle.digest));
        }
        let path = release(&compiled, &bundle).map_err(|error| error.to_string())?;
        Ok(format!("{name} is released as {}; see `{}`", bundle.digest, path.display()))
    }

    fn run_scenarios(&self, compiled: &Compiled, findings: &mut Findings) -> Result<(), String> {
        let only = std::slice::from_ref(compiled);
        let folder = std::slice::from_ref(&compiled.folder);
        let municipalities = self.places.municipalities(folder);
        let municipalities = compile_municipalities(&municipalities, only, false, findings);
        let settings: Vec<_> = municipalities
            .iter()
            .map(|municipality| &municipality.settings)
            .filter(|settings| settings.services.contains_key(&compiled.service.id))
            .collect();
        let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
        let map = Map::new(&Arc::new(plan));
        for path in paths(&compiled.folder)? {
            if run_scenario(&path, &map, &settings).findings.errors() > 0 {
                let id = &compiled.service.id;
                return Err(format!(
                    "the scenario `{}` fails; see `direktantrag test {id}`",
                    path.display()
                ));
            }
        }
        Ok(())
    }
}
