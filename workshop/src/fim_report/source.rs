//! Which files of a folder are data schemas, and which are code lists.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::genericode;
use crate::import::{Input, Published};

/// How deep folders are looked into.
const DEEPEST: usize = 8;

/// How much of a file says what it is, in bytes.
const BEGINNING: u64 = 4096;

/// The word in the name of every message with a schema, in both versions of the standard.
const SCHEMA: &[u8] = b"stammdatenschema";

/// What was found in a folder.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files with data schemas, in order.
    pub schemas: Vec<PathBuf>,
    /// The code lists.
    pub lists: Vec<Published>,
}

/// The data schemas and code lists in a folder and the folders in it.
///
/// # Errors
/// In words where a folder or file cannot be read.
pub fn sources(folder: &Path) -> Result<Sources, String> {
    let mut sources = Sources::default();
    look(folder, 0, &mut sources)?;
    Ok(sources)
}

fn look(folder: &Path, depth: usize, sources: &mut Sources) -> Result<(), String> {
    let failed = |path: &Path, error| format!("`{}` cannot be read: {error}", path.display());
    let entries = std::fs::read_dir(folder).map_err(|error| failed(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth < DEEPEST {
                look(&path, depth + 1, sources)?;
            }
            continue;
        }
        let named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
        if !named || !path.is_file() {
            continue;
        }
        let mut bytes = Vec::new();
        let file = std::fs::File::open(&path).map_err(|error| failed(&path, error))?;
        file.take(BEGINNING).read_to_end(&mut bytes).map_err(|error| failed(&path, error))?;
        if bytes.windows(SCHEMA.len()).any(|part| part == SCHEMA) {
            sources.schemas.push(path);
        } else if Published::begins(&bytes) {
            sources.lists.extend(list(&path));
        }
    }
    Ok(())
}

/// The code list in a file; nothing where it is too large or none.
fn list(path: &Path) -> Option<Published> {
    let small = std::fs::metadata(path).is_ok_and(|about| about.len() <= genericode::MAX_BYTES);
    let text = std::fs::read_to_string(path).ok().filter(|_| small)?;
    Published::new(path.display().to_string(), text)
}

/// A file to import; what is too large is refused unread.
///
/// # Errors
/// In words where it cannot be read.
pub fn input(path: &Path) -> Result<Input, String> {
    let name = path.display().to_string();
    let length = std::fs::metadata(path).map(|about| about.len());
    let large = length.is_ok_and(|length| length > fim::read::MAX_BYTES as u64);
    let bytes = match large {
        true => vec![b' '; fim::read::MAX_BYTES + 1],
        false => {
            std::fs::read(path).map_err(|error| format!("`{name}` cannot be read: {error}"))?
        }
    };
    Ok(Input { name, bytes })
}
