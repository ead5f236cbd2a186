//! What must be on the machine. Everything is looked for first and installed only when missing.

mod cargo_tools;
mod debian;
mod npm;
mod rust;
mod stdnum;

use crate::failure::Failure;
use crate::project::Project;

pub(crate) use npm::PACKAGES as NPM_PACKAGES;

/// Something a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The standard library for wasm32-unknown-unknown, and its source.
    Wasm,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// wasm-bindgen and its test runner.
    WasmBindgen,
    /// Trunk, which builds the frontend, and what splits it.
    Trunk,
    /// cargo-deny, which checks licences.
    CargoDeny,
    /// wasm-opt, KERN's styles and what stories use.
    Npm,
    /// Chromium, Firefox, WebKit and their drivers.
    Browsers,
    /// strace, xmllint, pdftotext and Java, which stories use; unit tests use some of them, too.
    Inspection,
    /// python-stdnum, against which tests hold check digits.
    Stdnum,
    /// z3, which answers the prover's questions once more.
    Solver,
}

/// Sees to it that everything is there.
pub(crate) fn ensure(project: &Project, needs: &[Need]) -> Result<(), Failure> {
    let needed = |need| needs.contains(&need);
    if needed(Need::Wasm) {
        rust::target(project)?;
        rust::source(project)?;
    }
    if needed(Need::Rustfmt) {
        rust::component(project, "rustfmt", "fmt")?;
    }
    if needed(Need::Clippy) {
        rust::component(project, "clippy", "clippy")?;
    }
    debian::ensure(project, needed)?;
    if needed(Need::Npm) {
        npm::ensure(project)?;
    }
    if needed(Need::WasmBindgen) {
        cargo_tools::ensure(project, &cargo_tools::WASM_BINDGEN)?;
    }
    if needed(Need::Trunk) {
        cargo_tools::ensure(project, &cargo_tools::TRUNK)?;
        cargo_tools::ensure(project, &cargo_tools::WASM_SPLIT)?;
    }
    if needed(Need::Browsers) {
        cargo_tools::ensure(project, &cargo_tools::GECKODRIVER)?;
    }
    if needed(Need::Stdnum) {
        stdnum::ensure(project)?;
    }
    if needed(Need::CargoDeny) {
        cargo_tools::ensure(project, &cargo_tools::CARGO_DENY)?;
    }
    Ok(())
}

/// The version of wasm-bindgen that is installed, which must be the one that the frontend links.
pub(crate) fn wasm_bindgen_version() -> &'static str {
    cargo_tools::WASM_BINDGEN.version
}
