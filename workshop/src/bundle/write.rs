//! The layout of the folder that the endpoint serves.

use std::io::Write as _;
use std::path::Path;

use super::{Bundle, BundleError, SettingsFiles, place_file, place_folder};

/// How hard brotli tries: the most, since it is done once.
const QUALITY: u32 = 11;

/// The window in bits, the largest that every browser takes.
const WINDOW: u32 = 22;

/// What was written for a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Bytes of all files, uncompressed.
    pub raw: usize,
    /// Bytes of all files, compressed with brotli.
    pub brotli: usize,
}

/// Writes bundles and settings below `out`. Superseded bundles stay; `current` names the new
/// ones, and is written only when everything it leads to is there.
pub fn write(
    out: &Path,
    bundles: &[Bundle],
    settings: &[SettingsFiles],
) -> Result<Vec<Written>, BundleError> {
    let mut written = Vec::new();
    for bundle in bundles {
        let folder = out.join("services").join(&bundle.id).join(bundle.digest.to_string());
        let parent = out.join("services").join(&bundle.id);
        std::fs::create_dir_all(&parent).map_err(|error| BundleError::Io(parent, error))?;
        let (files, sizes) = with_compressed(&folder, &bundle.files)?;
        place_folder(&folder, &files)?;
        written.push(sizes);
    }
    for own in settings {
        let folder = out.join("municipalities").join(&own.ars);
        let (files, _) = with_compressed(&folder, &own.files)?;
        for (name, bytes) in files {
            place_file(&folder.join(name), &bytes)?;
        }
    }
    for own in settings {
        let path = out.join("municipalities").join(&own.ars).join("current");
        place_file(&path, format!("{}\n", own.digest).as_bytes())?;
    }
    for bundle in bundles {
        let path = out.join("services").join(&bundle.id).join("current");
        place_file(&path, format!("{}\n", bundle.digest).as_bytes())?;
    }
    Ok(written)
}

/// A file's name and bytes.
type NamedFile = (String, Vec<u8>);

/// The files and their compressed twins, with the sizes of both.
fn with_compressed(
    folder: &Path,
    files: &[NamedFile],
) -> Result<(Vec<NamedFile>, Written), BundleError> {
    let mut all = Vec::new();
    let mut sizes = Written { raw: 0, brotli: 0 };
    for (name, bytes) in files {
        let twin = format!("{name}.br");
        let compressed = compress(&folder.join(&twin), bytes)?;
        sizes.raw += bytes.len();
        sizes.brotli += compressed.len();
        all.push((name.clone(), bytes.clone()));
        all.push((twin, compressed));
    }
    Ok((all, sizes))
}

fn compress(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, QUALITY, WINDOW);
    writer.write_all(bytes).map_err(|error| BundleError::Io(path.to_owned(), error))?;
    drop(writer);
    Ok(compressed)
}
