//! Scenarios (Testszenarien): pages with answers, and what must follow.

mod backward;
mod compare;
pub mod coverage;
mod fill;
mod foreseen;
mod prove;
mod read;
mod run;
mod steps;

pub use coverage::{Coverage, Map};
pub use read::{Expectation, ExpectedProblem, Scenario, Step, read_scenario};
pub(crate) use run::take_steps;
pub use run::{Answered, Outcome, Taken, run_scenario};
pub use steps::steps_json;

use std::path::{Path, PathBuf};

/// The files of a service's scenarios, in the order of their names.
pub fn paths(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = folder.join("scenarios");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(&folder)
        .map_err(|error| format!("`{}` cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    paths.sort();
    Ok(paths)
}
