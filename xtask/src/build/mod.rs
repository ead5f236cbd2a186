//! `cargo xtask build`: services and municipalities, styles, the app, the endpoint.

mod app;
mod inline;
mod offline;
mod split;
mod stamp;
mod styles;
mod words;

pub(crate) use app::{ANSWERING, LATER, WIDGET};

use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::setup::{Need, ensure};
use crate::step::step;

/// What building needs.
pub(crate) const NEEDS: &[Need] = &[Need::Wasm, Need::Npm, Need::WasmBindgen, Need::Trunk];

/// Builds everything that is served, and the server. What did not change is left alone.
pub(crate) fn all(project: &Project) -> Result<(), Failure> {
    app(project)?;
    server(project)
}

/// Builds everything that is served.
pub(crate) fn app(project: &Project) -> Result<(), Failure> {
    ensure(project, NEEDS)?;
    services(project)?;
    styles::build(project)?;
    app::build(project)
}

/// Builds the endpoint. Cargo knows whether anything is to do.
pub(crate) fn server(project: &Project) -> Result<(), Failure> {
    step("build the server (release)", || {
        Program::cargo(project).args(["build", "--release", "--package", "backend"]).run()
    })
}

/// Compiles services and municipalities into `dist`.
fn services(project: &Project) -> Result<(), Failure> {
    let stamp = stamp::Stamp {
        name: "services",
        inputs: &[
            "services",
            "blocks",
            "municipalities",
            "workshop",
            "paper",
            "shared",
            "Cargo.toml",
            "Cargo.lock",
        ],
        outputs: &["dist/services", "dist/municipalities"],
    };
    stamp.unless_fresh(project, || {
        step("compile services and municipalities", || {
            Program::cargo(project)
                .args(["run", "--quiet", "--package", "workshop", "--bin", "direktantrag", "--"])
                .args(["build", "services/", "--municipalities", "municipalities/"])
                .args(["--out", "dist", "--development", "--paper"])
                .run()
        })
    })
}
