//! Parts of the Rust toolchain.

use std::path::Path;

use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// What the browser's part is compiled for.
const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(super) fn target(project: &Project) -> Result<(), Failure> {
    let installed = Program::new(project, "rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .answer()
        .is_some_and(|folder| Path::new(folder.trim()).is_dir());
    if installed {
        return Ok(());
    }
    rustup(project, &["target", "add", WASM])
}

/// The source of the standard library, which is compiled along for browsers.
pub(super) fn source(project: &Project) -> Result<(), Failure> {
    let installed = Program::new(project, "rustc")
        .args(["--print", "sysroot"])
        .answer()
        .map(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock"))
        .is_some_and(|lock| lock.is_file());
    if installed {
        return Ok(());
    }
    rustup(project, &["component", "add", "rust-src"])
}

/// A component that adds a subcommand to Cargo.
pub(super) fn component(project: &Project, name: &str, subcommand: &str) -> Result<(), Failure> {
    if Program::cargo(project).args([subcommand, "--version"]).works() {
        return Ok(());
    }
    rustup(project, &["component", "add", name])
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<(), Failure> {
    let line = format!("rustup {}", arguments.join(" "));
    step(&line, || Program::new(project, "rustup").args(arguments).run()).map_err(|failure| {
        Failure::Missing {
            what: "a part of the Rust toolchain".to_owned(),
            remedy: format!("{failure}; install rustup from https://rustup.rs and run `{line}`"),
        }
    })
}
