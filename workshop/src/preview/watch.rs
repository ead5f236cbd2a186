//! Noticing that a definition was saved.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

/// How often the folders are looked at. Looking works with every editor and every file system.
const PERIOD: Duration = Duration::from_millis(120);

/// Folders inside each other, at most.
const MAX_DEPTH: u8 = 8;

/// Files that are looked at, at most.
const MAX_FILES: usize = 50_000;

/// Calls `changed` whenever a file below one of the folders was written, added or removed; ends
/// when that says so by returning false.
pub fn follow(folders: &[&Path], mut changed: impl FnMut() -> bool) {
    let mut before = state(folders);
    loop {
        std::thread::sleep(PERIOD);
        let now = state(folders);
        if now != before {
            before = now;
            if !changed() {
                return;
            }
        }
    }
}

/// A number that changes with every name, size and time of the files.
fn state(folders: &[&Path]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut left = MAX_FILES;
    for folder in folders {
        look(folder, MAX_DEPTH, &mut left, &mut hasher);
    }
    hasher.finish()
}

fn look(folder: &Path, depth: u8, left: &mut usize, hasher: &mut DefaultHasher) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Some(fewer) = left.checked_sub(1) else { return };
        *left = fewer;
        let Ok(about) = fs::metadata(&path) else { continue };
        if about.is_dir() {
            look(&path, depth, left, hasher);
            continue;
        }
        let written = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (path, about.len(), written).hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_changes_with_files_and_only_with_them() {
        let folder =
            std::env::temp_dir().join(format!("direktantrag-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        let empty = state(&[&folder]);
        fs::write(folder.join("inner/a.yaml"), "a").unwrap();
        let one = state(&[&folder]);
        assert_ne!(empty, one);
        assert_eq!(one, state(&[&folder]));
        fs::write(folder.join("inner/a.yaml"), "ab").unwrap();
        assert_ne!(one, state(&[&folder]));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(state(&[&folder]), state(&[Path::new("there is no such folder")]));
    }
}
