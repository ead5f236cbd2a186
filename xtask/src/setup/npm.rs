//! npm packages, in the tools folder. Which ones and why: `xtask/npm/README.md`.

use std::fs;

use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// Where the list and its lock file are, from the workspace's root.
pub(crate) const PACKAGES: &str = "xtask/npm";

/// Installs exactly what the lock file names, unless that is there.
pub(super) fn ensure(project: &Project) -> Result<(), Failure> {
    let from = project.root.join(PACKAGES);
    let to = project.tools.join("npm");
    // Of what they say and not of where they are: checkouts share the tools.
    let lists = ["package.json", "package-lock.json"].map(|name| files::read(&from.join(name)));
    let wanted = files::digest_of(&lists.into_iter().collect::<Result<String, _>>()?);
    let mark = to.join("installed");
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if !Program::new(project, "npm").args(["--version"]).works() {
        return Err(Failure::Missing {
            what: "npm".to_owned(),
            remedy: "install Node.js 20 or newer with npm".to_owned(),
        });
    }
    step("install npm packages (KERN's styles, wasm-opt and what stories use)", || {
        fs::create_dir_all(&to).map_err(Failure::at(&to))?;
        for name in ["package.json", "package-lock.json"] {
            files::write(&to.join(name), &files::read(&from.join(name))?)?;
        }
        Program::new(project, "npm")
            .directory(&to)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .run()?;
        files::write(&mark, &wanted)
    })
    .map_err(|failure| Failure::Missing {
        what: "a set of npm packages".to_owned(),
        remedy: format!("{failure}; `npm ci` needs a package registry"),
    })
}
