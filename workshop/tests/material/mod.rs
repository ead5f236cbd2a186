//! The published material that tests read.

use std::path::{Path, PathBuf};

use workshop::import::Published;

/// The folder with the material; nothing, and said so, where there is none.
pub(crate) fn material() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let material = std::env::var_os("DIREKTANTRAG_MATERIAL").map(PathBuf::from);
    let folder = material.unwrap_or_else(|| root.join("../shared")).join("fim");
    if !folder.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the material is missing: {}", folder.display());
        println!("skipped 1 test: there are no schemas at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The XML files in a folder, in order.
pub(crate) fn xml_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "xml"));
    files.sort();
    files
}

/// The code lists of the material.
pub(crate) fn published(folder: &Path) -> Vec<Published> {
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        Published::new(path.display().to_string(), text)
    };
    xml_in(&folder.join("codelists")).into_iter().filter_map(read).collect()
}
