//! Licences of everything this project builds on.

use serde_json::Value;

use super::counts::Counts;
use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;
use crate::setup::NPM_PACKAGES;

/// Licences of npm packages that are fine: EUPL-1.2 is this project's own; MPL-2.0 is axe-core's,
/// which runs in tests and is not passed on; the others ask for their notice only.
const ACCEPTED: [&str; 7] =
    ["EUPL-1.2", "MPL-2.0", "MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

/// Crates by cargo-deny and `deny.toml`, npm packages by their lock file. Advisories are left out:
/// they need a database from the network, and what they find changes without a change here.
pub(super) fn check(project: &Project) -> Result<Counts, Failure> {
    let crates = Program::cargo(project).args(["deny", "--all-features", "check"]);
    crates.args(["licenses", "bans", "sources"]).run()?;
    npm(project)?;
    Ok(Counts::ONE_PASSED.and(Counts::ONE_PASSED))
}

fn npm(project: &Project) -> Result<(), Failure> {
    let path = project.root.join(NPM_PACKAGES).join("package-lock.json");
    let lock: Value = serde_json::from_str(&files::read(&path)?)
        .map_err(|error| Failure::Check(format!("`{}`: {error}", path.display())))?;
    let mut refused = Vec::new();
    for (place, package) in lock.get("packages").and_then(Value::as_object).into_iter().flatten() {
        let Some(name) = place.strip_prefix("node_modules/") else { continue };
        let text = |key| package.get(key).and_then(Value::as_str).unwrap_or("none");
        let (version, licence) = (text("version"), text("license"));
        println!("npm {name} {version}: {licence}");
        if !ACCEPTED.contains(&licence) {
            refused.push(format!("`{name}` is under `{licence}`"));
        }
    }
    match refused.is_empty() {
        true => Ok(()),
        false => Err(Failure::Check(format!(
            "{}: replace it, or accept its licence in xtask/src/test/licences.rs with a reason",
            refused.join(", ")
        ))),
    }
}
