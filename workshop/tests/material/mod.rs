//! The published material that tests read.

use std::path::PathBuf;

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
