//! `direktantrag diff`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use workshop::diff::diff;
use workshop::finding::Findings;
use workshop::version::{Version, id_in};

use super::{ended, report};

pub(super) const EXAMPLE: &str = "\
Examples:
  direktantrag diff 1.0.0 services/hundesteuer-anmeldung
  direktantrag diff dist/services/hundesteuer-anmeldung/3f0c… services/hundesteuer-anmeldung --json

Each version is a folder with `service.yaml`, the folder of a bundle, or, beside one of these, a
version or the beginning of a digest of what was built into `--dist`.";

/// Says in words what differs between two versions of a service.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The older version
    old: String,
    /// The newer version
    new: String,
    /// The folder with what was built before
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl Diff {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let compared = self.compare(&mut findings);
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        ended(compared)
    }

    fn compare(&self, findings: &mut Findings) -> Result<String, String> {
        let id = id_in(Path::new(&self.new)).or_else(|| id_in(Path::new(&self.old)));
        let mut open = |named: &str| Version::open(named, id.as_deref(), &self.dist, findings);
        // What the older is may follow from the newer, but not the other way round.
        let new = open(&self.new)?;
        let old = open(&self.old)?;
        let difference = diff(&old, &new);
        if self.json {
            return serde_json::to_string_pretty(&difference).map_err(|error| error.to_string());
        }
        Ok(difference.words())
    }
}
