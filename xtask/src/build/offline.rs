//! The script that keeps what was loaded, for when there is no network: a service worker.

use std::path::Path;

use crate::failure::Failure;
use crate::files;
use crate::project::Project;

use super::app::{OFFLINE, WIDGET};

/// Writes it beside the app, with the files that the assistant is made of. Pages are kept
/// under their own addresses, and words in other languages than German, once they were shown.
pub(super) fn write(project: &Project) -> Result<(), Failure> {
    let app = project.dist().join("app");
    let mut paths = files::below(&app)?;
    paths.retain(|path| is_needed(path));
    let addresses: Vec<String> = paths.iter().map(|path| address(&app, path)).collect();
    // All but their list of names is named by its bytes.
    let digest = files::digest_of(&addresses.concat());
    let source = files::read(&project.root.join("frontend/offline").join(OFFLINE))?;
    let filled = fill(&source, &addresses, digest.get(..16).unwrap_or(&digest))?;
    files::write(&app.join(OFFLINE), &filled)
}

fn is_needed(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let apart = matches!(files::ending(path), "br" | "gz" | "html");
    !apart && !name.starts_with("words-") && !name.starts_with(WIDGET) && name != OFFLINE
}

fn address(app: &Path, path: &Path) -> String {
    format!("/{}", path.strip_prefix(app).unwrap_or(path).display())
}

/// The script with the files' addresses and the build's name in the places left for them.
fn fill(source: &str, addresses: &[String], build: &str) -> Result<String, Failure> {
    let files = serde_json::Value::from(addresses).to_string();
    let mut filled = source.to_owned();
    for (blank, line) in [
        ("const FILES = [];", format!("const FILES = {files};")),
        ("const BUILD = \"\";", format!("const BUILD = \"{build}\";")),
    ] {
        if filled.matches(blank).count() != 1 {
            return Err(Failure::Check(format!("{OFFLINE} should say `{blank}` once")));
        }
        filled = filled.replace(blank, &line);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_come_into_the_places_left_for_them() {
        let source = "const FILES = [];\nconst BUILD = \"\";\n";
        let filled = fill(source, &["/later.wasm".to_owned()], "0123").unwrap();
        assert_eq!(filled, "const FILES = [\"/later.wasm\"];\nconst BUILD = \"0123\";\n");
        assert!(fill("const FILES = [];", &[], "0123").is_err());
    }

    #[test]
    fn what_is_kept_once_it_was_shown_is_not_among_them() {
        let cases = [
            ("later-0123.wasm", true),
            ("index.html", false),
            ("later-0123.wasm.br", false),
            ("words-en-0123.json", false),
            ("offline.js", false),
            ("widget.js", false),
        ];
        for (name, expected) in cases {
            assert_eq!(is_needed(Path::new(name)), expected, "{name}");
        }
    }
}
