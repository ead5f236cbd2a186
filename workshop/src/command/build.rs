//! `direktantrag build`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use workshop::assess::today;
use workshop::bundle::{Bundle, BundleError, Written, bundle, settings_files, write, write_papers};
use workshop::compile::{Compiled, Municipality, compile_municipalities, compile_services};
use workshop::finding::Findings;
use workshop::release::{check_released, check_unreleased, replace};

use super::places::{is_service, tidy};
use super::{complain, report, say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag build services/ --municipalities municipalities/ --out dist

Nothing is written when there is an error. Versions built before stay in the folder, so that
applications begun with them can still be submitted. A service that changed needs another version:
once it is released always, before that unless `--development` is given.";

/// Compiles services and municipalities.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The folder with one folder for each service
    #[arg(default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality, named by its regional key
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
    /// The folder to write into
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// Replace bundles of the same version that are not released yet
    #[arg(long)]
    development: bool,
    /// Set each service's form on paper too, in German and as of today: people without a browser
    /// that can do more find it on the start page
    #[arg(long)]
    paper: bool,
}

impl Build {
    pub(super) fn run(self) -> ExitCode {
        if is_service(&self.services) {
            let (own, around) = (self.services.display(), self.services.join(".."));
            return stopped(&format!(
                "`{own}` is one service, but all are published together: give the folder \
                 that they are in, here `{}`",
                tidy(&around).display()
            ));
        }
        let mut findings = Findings::default();
        let services = compile_services(&self.services, &mut findings);
        let all = findings.errors() == 0;
        let municipalities =
            compile_municipalities(&self.municipalities, &services, all, &mut findings);
        let written = self.bundles(&services, &mut findings).and_then(|bundles| {
            if !report(&findings) {
                complain("nothing was written");
                return Ok(false);
            }
            self.write(&bundles, &municipalities).map(|()| true)
        });
        if self.paper
            && matches!(written, Ok(true))
            && let Err(error) = self.papers(&services, &municipalities)
        {
            return stopped(&error);
        }
        match written {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => stopped(&error),
        }
    }

    /// The bundles, none of which may be another than one of its version before.
    fn bundles(
        &self,
        services: &[Compiled],
        findings: &mut Findings,
    ) -> Result<Vec<Bundle>, BundleError> {
        let mut bundles = Vec::new();
        for compiled in services {
            let bundle = bundle(compiled)?;
            let released = check_released(compiled, &bundle, findings);
            if !released && !self.development {
                check_unreleased(&self.out, compiled, &bundle, findings);
            }
            bundles.push(bundle);
        }
        Ok(bundles)
    }

    fn papers(&self, services: &[Compiled], offering: &[Municipality]) -> Result<(), String> {
        let day = today().map_err(|_| "the clock is wrong: set it".to_owned())?;
        let written = write_papers(&self.out, services, offering, day)?;
        say(&format!("{} forms on paper", written.len()));
        Ok(())
    }

    fn write(
        &self,
        bundles: &[Bundle],
        municipalities: &[Municipality],
    ) -> Result<(), BundleError> {
        let settings = municipalities.iter().map(settings_files).collect::<Result<Vec<_>, _>>()?;
        let written = write(&self.out, bundles, &settings)?;
        for bundle in bundles {
            replace(&self.out, bundle)?;
        }
        say(table(bundles, &written).trim_end());
        for own in &settings {
            say(&format!("municipality {}  settings {}", own.ars, short(&own.digest.to_string())));
        }
        say(&format!("written to {}", self.out.display()));
        Ok(())
    }
}

fn table(bundles: &[Bundle], written: &[Written]) -> String {
    let width = bundles.iter().map(|bundle| bundle.id.len()).max().unwrap_or(0).max(7);
    let mut table = format!(
        "{:width$}  {:8}  {:12}  {:>6}  {:>8}  {:>8}\n",
        "service", "version", "bundle", "nodes", "bytes", "brotli"
    );
    for (bundle, written) in bundles.iter().zip(written) {
        table.push_str(&format!(
            "{:width$}  {:8}  {:12}  {:>6}  {:>8}  {:>8}\n",
            bundle.id,
            bundle.version,
            short(&bundle.digest.to_string()),
            bundle.nodes,
            written.raw,
            written.brotli
        ));
    }
    table
}

fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}
