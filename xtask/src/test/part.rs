//! The parts of `cargo xtask test`.

use std::path::PathBuf;

use super::counts::Counts;
use super::{house, licences};
use crate::bench;
use crate::build;
use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;
use crate::setup::Need;

/// A part that can be run alone.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Whether it belongs to `cargo xtask test` without names.
    pub(super) always: bool,
    pub(super) needs: &'static [Need],
    pub(super) work: fn(&Project) -> Result<Counts, Failure>,
}

/// What the stories need.
const STORY: &[Need] =
    &[Need::Wasm, Need::Npm, Need::WasmBindgen, Need::Trunk, Need::Browsers, Need::Inspection];

/// What the tests of the crates need: an oracle for check digits, what looks into PDF files, and
/// a solver.
const UNIT: &[Need] = &[Need::Stdnum, Need::Inspection, Need::Solver];

/// All parts: what answers soonest comes first.
pub(super) const PARTS: &[Part] = &[
    part("fmt", "the source is formatted", &[Need::Rustfmt], |project| {
        one(Program::cargo(project).args(["fmt", "--all", "--check"]))
    }),
    part(
        "house",
        "arrows between crates, file sizes, pinned versions, documents",
        &[],
        house::check,
    ),
    part("clippy", "no lint, natively and for WebAssembly", &[Need::Clippy, Need::Wasm], clippy),
    part("docs", "the documentation of the source builds without warnings", &[], |project| {
        let cargo = Program::cargo(project).env("RUSTDOCFLAGS", "-D warnings");
        one(cargo.args(["doc", "--workspace", "--no-deps", "--quiet"]))
    }),
    part("unit", "tests of every crate, without browsers", UNIT, |project| {
        let cargo = Program::cargo(project).env("DIREKTANTRAG_STDNUM", project.stdnum());
        Counts::of(cargo.args(["test", "--workspace", "--exclude", "e2e", "--no-fail-fast"]))
    }),
    part("wasm", "the table of expressions in WebAssembly", &[Need::Wasm, Need::WasmBindgen], wasm),
    part("services", "services compile, and their scenarios hold", &[], services),
    part(
        "licences",
        "licences and sources of what is depended on",
        &[Need::CargoDeny],
        licences::check,
    ),
    part("build", "everything that is served, and the server", build::NEEDS, |project| {
        build::all(project).map(|()| Counts::ONE_PASSED)
    }),
    part(
        "size",
        "the first load has not grown, and asks no other origin",
        build::NEEDS,
        |project| bench::size(project).map(|()| Counts::ONE_PASSED),
    ),
    part("story", "stories against the real server, in real browsers", STORY, |project| {
        stories(project, "")
    }),
    Part {
        always: false,
        ..part("matrix", "every story in every browser", STORY, |project| stories(project, "all"))
    },
];

/// A part that belongs to every test.
const fn part(
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    work: fn(&Project) -> Result<Counts, Failure>,
) -> Part {
    Part { name, about, always: true, needs, work }
}

/// A program that is one check.
fn one(program: Program) -> Result<Counts, Failure> {
    program.run().map(|()| Counts::ONE_PASSED)
}

fn clippy(project: &Project) -> Result<Counts, Failure> {
    let native = one(Program::cargo(project).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    let wasm = one(Program::cargo(project)
        .args([
            "clippy",
            "--package",
            "frontend",
            "--package",
            "submission",
            "--package",
            "browser",
        ])
        .args(["--package", "shared"])
        .args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]))?;
    Ok(native.and(wasm))
}

fn wasm(project: &Project) -> Result<Counts, Failure> {
    Counts::of(
        Program::cargo(project)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .args(["test", "--package", "shared", "--target", "wasm32-unknown-unknown"])
            .args(["--test", "expressions"]),
    )
}

/// Compiles into an empty folder, so that this part never depends on an earlier build.
fn services(project: &Project) -> Result<Counts, Failure> {
    let workshop = || workshop(project);
    files::remove(&project.root.join("target/services"))?;
    let built = one(workshop()
        .args(["build", "services/", "--municipalities", "municipalities/"])
        .args(["--out", "target/services"]))?;
    Ok(built.and(Counts::of(workshop().args(["test"]))?))
}

fn workshop(project: &Project) -> Program {
    Program::cargo(project)
        .args(["run", "--quiet", "--package", "workshop", "--bin", "direktantrag"])
        .args(["--"])
}

fn stories(project: &Project, browsers: &str) -> Result<Counts, Failure> {
    build::all(project)?;
    let steps = write_steps(project)?;
    Counts::of(
        Program::cargo(project)
            .env("DIREKTANTRAG_SERVER", project.server())
            .env("DIREKTANTRAG_DIST", project.dist())
            .env("DIREKTANTRAG_TOOLS", &project.tools)
            .env("DIREKTANTRAG_NPM", project.npm_modules())
            .env("DIREKTANTRAG_WORKSHOP", project.workshop())
            .env("DIREKTANTRAG_STEPS", &steps)
            .env("DIREKTANTRAG_BROWSERS", browsers)
            // One after the other: two cores carry one browser, and some stories take the time.
            .args(["test", "--package", "e2e", "--no-fail-fast", "--", "--test-threads=1"]),
    )
}

/// Writes what the scenarios enter, to be filled in real pages; where.
pub(crate) fn write_steps(project: &Project) -> Result<PathBuf, Failure> {
    let steps = project.root.join("target/steps");
    files::remove(&steps)?;
    one(workshop(project).args(["test", "--steps"]).args([&steps]))?;
    Ok(steps)
}
