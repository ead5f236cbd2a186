//! Programs from crates.io, each in its one version, in the tools folder.

use std::fs;

use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// A program to install with `cargo install`.
pub(super) struct Tool {
    /// The package on crates.io.
    package: &'static str,
    /// The program that tells the version.
    program: &'static str,
    /// The version, exactly.
    pub(super) version: &'static str,
    /// Whether the program tells its version; otherwise Cargo's list of what it installed does.
    tells_version: bool,
    /// The features it is built with, beyond the usual ones.
    features: &'static str,
    /// Whether the versions of its own lock file are used.
    locked: bool,
    /// How long it takes on two cores, for those who wait.
    minutes: &'static str,
}

/// Joins WebAssembly and the page. The version is the one of the crate `wasm-bindgen`. Its lock
/// file names versions that do not build together any more.
pub(super) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    tells_version: true,
    features: "",
    locked: false,
    minutes: "2 to 3 minutes",
};

/// Builds the frontend. Builds only with its own lock file.
pub(super) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    tells_version: true,
    features: "",
    locked: true,
    minutes: "7 to 10 minutes",
};

/// Puts parts of the frontend into files of their own. It goes with the library
/// `wasm_split_helpers` that Leptos brings.
pub(super) const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.4",
    tells_version: false,
    features: "build-binary",
    locked: true,
    minutes: "1 to 2 minutes",
};

/// Drives Firefox.
pub(super) const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    program: "geckodriver",
    version: "0.37.1",
    tells_version: true,
    features: "",
    locked: true,
    minutes: "1 to 2 minutes",
};

/// Checks licences and sources of dependencies.
pub(super) const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    tells_version: true,
    features: "",
    locked: true,
    minutes: "3 to 4 minutes",
};

/// Installs the tool unless that version is there.
pub(super) fn ensure(project: &Project, tool: &Tool) -> Result<(), Failure> {
    if installed(project, tool) {
        return Ok(());
    }
    let what = format!("install {} {} ({})", tool.package, tool.version, tool.minutes);
    step(&what, || install(project, tool)).map_err(|failure| Failure::Missing {
        what: format!("{} {}", tool.package, tool.version),
        remedy: format!("{failure}; `cargo install` needs crates.io and a C compiler"),
    })
}

fn installed(project: &Project, tool: &Tool) -> bool {
    let program = project.tools.join("bin").join(tool.program);
    if !tool.tells_version {
        let named = format!("\"{} {} (", tool.package, tool.version);
        let list = fs::read_to_string(project.tools.join(".crates.toml"));
        return program.exists() && list.is_ok_and(|list| list.contains(&named));
    }
    Program::new(project, program)
        .args(["--version"])
        .answer()
        .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(tool.version))
}

fn install(project: &Project, tool: &Tool) -> Result<(), Failure> {
    // Outside the checkout, so that neither its configuration nor its output folder counts.
    let build = project.tools.join("build").join(tool.package);
    fs::create_dir_all(&build).map_err(Failure::at(&build))?;
    let cargo = Program::cargo(project)
        .directory(&build)
        .env("CARGO_TARGET_DIR", &build)
        .args(["install", tool.package, "--version", tool.version, "--force", "--root"])
        .args([&project.tools]);
    let cargo = if tool.locked { cargo.args(["--locked"]) } else { cargo };
    let cargo = match tool.features {
        "" => cargo,
        features => cargo.args(["--features", features]),
    };
    let result = cargo.run();
    fs::remove_dir_all(&build).map_err(Failure::at(&build))?;
    result
}
