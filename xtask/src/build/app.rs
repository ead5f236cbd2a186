//! The frontend, as it is served.

use std::path::Path;

use super::{inline, offline, split, stamp::Stamp, words as reading};
use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// Everything the app is made of.
const INPUTS: [&str; 7] =
    ["frontend", "shared", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "target/styles"];

/// The standard library is compiled along, small before fast, and stops at a panic without saying
/// where: what it would say nobody could read. Compiled once for everybody, as rustup brings it,
/// it costs citizens 20 KB more to load.
///
/// Cargo and rustc allow this only with `RUSTC_BOOTSTRAP`; the toolchain is pinned, so that it
/// cannot change unseen.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// How the name of the script begins that keeps what was loaded (`offline.rs`).
pub(super) const OFFLINE: &str = "offline.js";

/// How the names of the files begin that are the widget's alone (`xtask/node/widget.mjs`).
pub(crate) const WIDGET: &str = "widget";

/// How the names of the files begin that are loaded as soon as the first question is there.
pub(crate) const ANSWERING: [&str; 2] = ["answering-", "both-"];

/// How the names of files begin that are not part of the first load: words in other languages
/// than German, and what is loaded once an application is being filled in: what comes after its
/// first question, and the part that signs and sends; at last what keeps all that.
pub(crate) const LATER: [&str; 4] = ["words-", "later-", "submission-", OFFLINE];

/// Builds `dist/app`: Trunk's output with no inline script, and everything compressed beforehand.
pub(super) fn build(project: &Project) -> Result<(), Failure> {
    let stamp = Stamp { name: "app", inputs: &INPUTS, outputs: &["dist/app/index.html"] };
    stamp.unless_fresh(project, || {
        step("fetch the app's dependencies", || fetch(project))?;
        step("build the app (WebAssembly, release)", || trunk(project))?;
        step("split the app", || split::split(project))?;
        step("shrink the app", || shrink(project))?;
        step("write the widget", || widget(project))?;
        inline::move_out(&project.dist().join("app"))?;
        words(project)?;
        offline::write(project)?;
        reading::write(project)?;
        step("compress the app", || compress(project, &project.dist().join("app")))
    })
}

/// Trunk runs offline, so that it takes the tools that are there, and passes that on to Cargo.
fn fetch(project: &Project) -> Result<(), Failure> {
    let host = Program::new(project, "rustc").args(["--print", "host-tuple"]).read()?;
    small(Program::cargo(project))
        .args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown", "--target", host.trim()])
        .run()
}

fn trunk(project: &Project) -> Result<(), Failure> {
    small(Program::new(project, "trunk"))
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes `NO_COLOR=1` for an error: it wants `true` or `false`.
        .env("NO_COLOR", "true")
        .args(["build", "--release", "--cargo-profile", "wasm", "--offline=true"])
        .args(["--public-url", "/", "--dist", "dist/app"])
        .run()
}

fn small(program: Program) -> Program {
    SMALL.iter().fold(program, |program, (name, value)| program.env(name, value))
}

/// Takes out of the WebAssembly and its script what no page needs.
fn shrink(project: &Project) -> Result<(), Failure> {
    Program::new(project, "node")
        .args(["xtask/node/shrink.mjs".as_ref(), project.npm_modules().as_path()])
        .args([project.dist().join("app")])
        .run()
}

/// Writes what a municipality's own page loads to show an application.
fn widget(project: &Project) -> Result<(), Failure> {
    Program::new(project, "node")
        .args(["xtask/node/widget.mjs".as_ref(), project.npm_modules().as_path()])
        .args([project.dist().join("app")])
        .run()
}

/// Puts the words that are loaded later beside the app, under the name by which it asks for them
/// (`frontend/build.rs`).
fn words(project: &Project) -> Result<(), Failure> {
    for file in files::below(&project.root.join("frontend/words"))? {
        let text = files::read(&file)?;
        let digest = files::digest_of(&text);
        let tag = file.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("words-{tag}-{}.json", digest.get(..12).unwrap_or_default());
        files::write(&project.dist().join("app").join(name), &text)?;
    }
    Ok(())
}

/// Puts a `.br` and a `.gz` beside every file.
fn compress(project: &Project, folder: &Path) -> Result<(), Failure> {
    Program::new(project, "node")
        .args(["xtask/node/compress.mjs"])
        .args(files::below(folder)?)
        .run()
}
