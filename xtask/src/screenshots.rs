//! `cargo xtask screenshots [SERVICE…]`: pictures of every page, for people to look at.

use crate::build;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::test::write_steps;

/// Takes the pictures of these services, or of all, into `target/screenshots`.
pub(crate) fn screenshots(project: &Project, services: &[&str]) -> Result<(), Failure> {
    build::all(project)?;
    let steps = write_steps(project)?;
    Program::cargo(project)
        .env("DIREKTANTRAG_SERVER", project.server())
        .env("DIREKTANTRAG_DIST", project.dist())
        .env("DIREKTANTRAG_TOOLS", &project.tools)
        .env("DIREKTANTRAG_NPM", project.npm_modules())
        .env("DIREKTANTRAG_STEPS", steps)
        .args(["run", "--quiet", "--package", "e2e", "--bin", "screenshots", "--"])
        .args([project.root.join("target/screenshots")])
        .args(services)
        .run()
}
