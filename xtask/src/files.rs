//! Files of the project: listing, reading, writing, and their digest.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Every file below a path, sorted; the path itself when it is a file. What does not exist has
/// none. Hidden files, Cargo's output and npm packages do not count.
pub(crate) fn below(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_file() {
        found.push(path.to_path_buf());
    }
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(Failure::at(path))? {
        let entry = entry.map_err(Failure::at(path))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with('.') || name == "target" || name == "node_modules") {
            collect(&entry.path(), found)?;
        }
    }
    Ok(())
}

/// The name's ending, as `rs`; empty when there is none.
pub(crate) fn ending(path: &Path) -> &str {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or("")
}

/// A text file's content.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at(path))
}

/// Writes a file, and its folders when they are missing.
pub(crate) fn write(path: &Path, content: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::at(folder))?;
    }
    fs::write(path, content).map_err(Failure::at(path))
}

/// Removes a folder with all in it, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::at(folder)(error))
        }
        _ => Ok(()),
    }
}

/// SHA-256 over names and contents of all files below the paths, and over further words, in
/// hexadecimal.
pub(crate) fn digest(paths: &[PathBuf], words: &[&str]) -> Result<String, Failure> {
    let mut hash = Sha256::new();
    for word in words {
        part(&mut hash, word.as_bytes());
    }
    for path in paths {
        for file in below(path)? {
            part(&mut hash, file.to_string_lossy().as_bytes());
            part(&mut hash, &fs::read(&file).map_err(Failure::at(&file))?);
        }
    }
    Ok(hex(hash))
}

/// SHA-256 of a text, in hexadecimal.
pub(crate) fn digest_of(text: &str) -> String {
    hex(Sha256::new_with_prefix(text))
}

/// Adds bytes with their length before them, so that no two inputs run together.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update(bytes.len().to_le_bytes());
    hash.update(bytes);
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_as_others_do() {
        // FIPS 180-4, example for "abc".
        assert_eq!(
            digest_of("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn lists_this_crate() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found = below(&here.join("src")).unwrap();
        assert!(found.contains(&here.join("src/main.rs")));
        assert!(found.is_sorted());
        assert!(below(&here.join("nowhere")).unwrap().is_empty());
    }
}
