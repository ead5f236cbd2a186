//! Versions that several files name.

use super::Findings;
use crate::files;
use crate::project::Project;
use crate::setup::{NPM_PACKAGES, wasm_bindgen_version};

/// The library, the program and Trunk's setting are the same version of wasm-bindgen, and so for
/// wasm-opt: otherwise nothing builds, or Trunk downloads another one.
pub(super) fn agree(project: &Project) -> Findings {
    let read = |name: &str| files::read(&project.root.join(name));
    let (cargo, trunk) = (read("Cargo.toml")?, read("Trunk.toml")?);
    let npm = read(&format!("{NPM_PACKAGES}/package.json"))?;
    let wasm_bindgen = wasm_bindgen_version();
    let binaryen = after(&npm, "\"binaryen\": \"").split('.').next().unwrap_or("").to_owned();
    let wanted = [
        ("Cargo.toml", &cargo, format!("wasm-bindgen = \"={wasm_bindgen}\"")),
        ("Trunk.toml", &trunk, format!("wasm_bindgen = \"{wasm_bindgen}\"")),
        ("Trunk.toml", &trunk, format!("wasm_opt = \"version_{binaryen}\"")),
    ];
    let missing = wanted.into_iter().filter(|(_, text, line)| !text.contains(line.as_str()));
    Ok(missing.map(|(name, _, line)| format!("`{name}` does not say `{line}`")).collect())
}

/// Lock files work with every mirror.
pub(super) fn no_hosts(project: &Project) -> Findings {
    let lock = files::read(&project.root.join(NPM_PACKAGES).join("package-lock.json"))?;
    let resolved = lock.contains("\"resolved\"");
    let npm = resolved.then(|| {
        format!("`{NPM_PACKAGES}/package-lock.json` has `resolved`, see the README.md beside it")
    });
    let lock = files::read(&project.root.join("Cargo.lock"))?;
    let foreign = lock.lines().filter(|line| {
        line.starts_with("source = ")
            && !line.contains("registry+https://github.com/rust-lang/crates.io-index")
    });
    Ok(foreign.map(|line| format!("`Cargo.lock` has {line}")).chain(npm).collect())
}

/// What follows a word in a text, up to the next quotation mark.
fn after<'a>(text: &'a str, word: &str) -> &'a str {
    let rest = text.split_once(word).map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or("")
}
