//! `cargo xtask bench NAME`: a table for people, then one line of JSON with the keys that
//! `docs/benchmarks.md` lists.

mod engine;
mod origins;
mod size;

use crate::build;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::setup::{self, Need};

pub(crate) use size::size;

/// Measures what is named.
pub(crate) fn bench(project: &Project, name: &str) -> Result<(), Failure> {
    match name {
        "size" => size(project),
        "engine" => engine::engine(project),
        "submit" => submit(project),
        "import" => import(project),
        "preview" => preview(project),
        "form" => browsing(project, "bench-form"),
        "load" => browsing(project, "bench-load"),
        other => {
            let known = "`size`, `engine`, `submit`, `import`, `preview`, `form` and `load`";
            Err(Failure::Usage(format!("no bench is named `{other}`; there are {known}")))
        }
    }
}

/// Importing the largest schema of the material, beside a bare pass through the XML reader.
fn import(project: &Project) -> Result<(), Failure> {
    Program::cargo(project)
        .args(["run", "--release", "--quiet", "--package", "workshop", "--example", "import"])
        .run()
}

/// From saving a definition to what an author sees of it.
fn preview(project: &Project) -> Result<(), Failure> {
    build::all(project)?;
    Program::cargo(project).args(["build", "--release", "--package", "workshop"]).run()?;
    Program::cargo(project)
        .env("DIREKTANTRAG_WORKSHOP", project.root.join("target/release/direktantrag"))
        .env("DIREKTANTRAG_DIST", project.dist())
        .env("DIREKTANTRAG_TOOLS", &project.tools)
        .args(["run", "--release", "--quiet", "--package", "e2e", "--bin", "bench-preview"])
        .run()
}

/// The assistant as it is built, in a browser: a long form, or a first visit.
fn browsing(project: &Project, program: &str) -> Result<(), Failure> {
    build::all(project)?;
    setup::ensure(project, &[Need::Browsers])?;
    Program::cargo(project).args(["build", "--quiet", "--package", "workshop"]).run()?;
    Program::cargo(project)
        .env("DIREKTANTRAG_SERVER", project.server())
        .env("DIREKTANTRAG_WORKSHOP", project.workshop())
        .env("DIREKTANTRAG_DIST", project.dist())
        .env("DIREKTANTRAG_TOOLS", &project.tools)
        .args(["run", "--release", "--quiet", "--package", "e2e", "--bin", program])
        .run()
}

/// Durable submissions over loopback, against the release build of the server.
fn submit(project: &Project) -> Result<(), Failure> {
    build::all(project)?;
    Program::cargo(project)
        .env("DIREKTANTRAG_SERVER", project.server())
        .env("DIREKTANTRAG_DIST", project.dist())
        .env("DIREKTANTRAG_TOOLS", &project.tools)
        .env("DIREKTANTRAG_NPM", project.npm_modules())
        .args(["run", "--release", "--quiet", "--package", "e2e", "--bin", "bench-submit"])
        .run()
}
