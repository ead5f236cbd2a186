//! Where the things are that the stories need but do not make.

use std::env;
use std::path::{Path, PathBuf};

use crate::{Failure, Outcome};

/// The server's program: `DIREKTANTRAG_SERVER`, or the release build of this workspace.
pub fn server() -> Outcome<PathBuf> {
    let path = from_env("DIREKTANTRAG_SERVER")
        .unwrap_or_else(|| root().join("target/release/direktantrag-server"));
    existing(path, "build it with `cargo build --release -p backend` or set `DIREKTANTRAG_SERVER`")
}

/// The built services, municipalities and app: `DIREKTANTRAG_DIST`, or `dist` of this workspace.
pub fn dist() -> Outcome<PathBuf> {
    let path = from_env("DIREKTANTRAG_DIST").unwrap_or_else(|| root().join("dist"));
    existing(path, "build it with `cargo xtask build` or set `DIREKTANTRAG_DIST`")
}

/// The workshop's program: `DIREKTANTRAG_WORKSHOP`, or the debug build of this workspace.
pub fn workshop() -> Outcome<PathBuf> {
    let path = from_env("DIREKTANTRAG_WORKSHOP")
        .unwrap_or_else(|| root().join("target/debug/direktantrag"));
    existing(path, "build it with `cargo build -p workshop` or set `DIREKTANTRAG_WORKSHOP`")
}

/// What the services' scenarios enter: `DIREKTANTRAG_STEPS`, or `target/steps` of this workspace.
pub fn steps() -> Outcome<PathBuf> {
    let path = from_env("DIREKTANTRAG_STEPS").unwrap_or_else(|| root().join("target/steps"));
    existing(path, "write it with `direktantrag test --steps target/steps`")
}

/// A program that `cargo xtask` installed into the tools folder.
pub fn tool(name: &str) -> Outcome<PathBuf> {
    existing(tools().join("bin").join(name), "install it with `cargo xtask test`")
}

/// A file of an npm package: below `DIREKTANTRAG_NPM`, or `npm/node_modules` of the tools folder.
pub fn package(path: &str) -> Outcome<PathBuf> {
    let modules = from_env("DIREKTANTRAG_NPM").unwrap_or_else(|| tools().join("npm/node_modules"));
    existing(modules.join(path), "install it with `cargo xtask test` or set `DIREKTANTRAG_NPM`")
}

/// A program of the operating system.
pub fn system(path: &str, debian_package: &str) -> Outcome<PathBuf> {
    existing(
        PathBuf::from(path),
        &format!("install Debian's `{debian_package}`, as `cargo xtask test` does"),
    )
}

/// The ids of the services of this workspace, in order.
///
/// # Errors
/// When their folder cannot be read.
pub fn services() -> Outcome<Vec<String>> {
    let mut ids = Vec::new();
    for entry in root().join("services").read_dir()? {
        let path = entry?.path();
        if path.join("service.yaml").is_file()
            && let Some(name) = path.file_name()
        {
            ids.push(name.to_string_lossy().into_owned());
        }
    }
    ids.sort();
    Ok(ids)
}

/// The published schemas of FIM: in `DIREKTANTRAG_MATERIAL`, or in the folder `shared` beside this
/// workspace; nothing, and said so, where there are none.
pub fn schemas() -> Option<PathBuf> {
    let material = from_env("DIREKTANTRAG_MATERIAL").unwrap_or_else(|| root().join("../shared"));
    let folder = material.join("fim");
    if !folder.is_dir() {
        assert!(env::var_os("CI").is_none(), "the material is missing: {}", folder.display());
        println!("skipped 1 test: there are no schemas at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The tools folder: `DIREKTANTRAG_TOOLS`, or one in the user's cache that later builds reuse.
fn tools() -> PathBuf {
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default());
    from_env("DIREKTANTRAG_TOOLS").unwrap_or_else(|| home().join(".cache/direktantrag/tools"))
}

/// The workspace.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A path from the environment; relative ones start at the workspace.
fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(|value| root().join(value))
}

/// The path, if something is there.
fn existing(path: PathBuf, remedy: &str) -> Outcome<PathBuf> {
    match path.exists() {
        true => Ok(path),
        false => Err(Failure::new(format!("`{}` is missing: {remedy}", path.display()))),
    }
}
