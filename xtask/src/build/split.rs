//! Puts what no first question needs (`frontend/src/part/`) into files of their own.
//!
//! The linker says what refers to what (`frontend/build.rs`), and wasm-split moves everything that
//! is reached through a split point alone: functions, what they point to, and their data. So what
//! is not loaded cannot be called: there is no other way to it than by loading it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;

/// The parts: how wasm-split begins their names, and the files that they become, until these are
/// named by their bytes (`xtask/node/shrink.mjs`). What both parts lead to is a file, too.
const PARTS: [(&str, &str); 3] =
    [("split_answering", "answering.wasm"), ("split_later", "later.wasm"), ("chunk", "both.wasm")];

/// Replaces the frontend that Trunk wrote, which is whole, by one without the parts, and puts the
/// parts beside it.
pub(super) fn split(project: &Project) -> Result<(), Failure> {
    let whole = project.target.join("wasm32-unknown-unknown/wasm/frontend.wasm");
    let folder = project.target.join("split");
    files::remove(&folder)?;
    let named = ["--target", "web", "--out-name", "frontend"];
    Program::new(project, "wasm-split-cli").args(named).args([&whole, &folder]).run()?;
    Program::new(project, "wasm-bindgen")
        .args(named)
        .args(["--no-typescript", "--keep-lld-exports", "--out-dir"])
        .args([folder.join("page"), folder.join("frontend.wasm")])
        .run()?;

    let app = project.dist().join("app");
    for (from, to) in PARTS {
        put(&only(&folder, from, ".wasm")?, &app.join(to))?;
    }
    for ending in ["_bg.wasm", ".js"] {
        let new = folder.join("page").join(format!("frontend{ending}"));
        put(&new, &only(&app, "frontend-", ending)?)?;
    }
    Ok(())
}

/// The only file in a folder that is named so.
fn only(folder: &Path, beginning: &str, ending: &str) -> Result<PathBuf, Failure> {
    let is_it = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(beginning) && name.ends_with(ending)
    };
    match files::below(folder)?.into_iter().filter(is_it).collect::<Vec<_>>().as_slice() {
        [one] => Ok(one.clone()),
        found => Err(Failure::Check(format!(
            "`{}` should have one `{beginning}…{ending}`: {found:?}",
            folder.display()
        ))),
    }
}

fn put(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(|_| ()).map_err(Failure::at(from))
}
