//! Releases: which bundle each version of a service is, for good.
//!
//! Citizens sign the digest of the bundle that they filled in, and offices keep what they signed.
//! So a released version never changes: `released.yaml` beside the definition names the digest of
//! each, is written by `direktantrag release`, and is kept with the source, so that a change is
//! found wherever the service is built, without the bundles themselves.

use std::path::{Path, PathBuf};

use shared::service::{Digest, Manifest};

use crate::bundle::{Bundle, BundleError, place_file};
use crate::compile::Compiled;
use crate::definition::{self, Written, pairs, text};
use crate::finding::Findings;

const FILE: &str = "released.yaml";

/// A released version.
#[derive(Clone, Debug)]
pub struct Release {
    /// The version.
    pub version: Written,
    /// The digest that names its bundle.
    pub digest: Digest,
}

/// The released versions of the service in a folder, in the order of their release; nothing when
/// the list of them is damaged, which is reported.
pub fn releases(folder: &Path, findings: &mut Findings) -> Option<Vec<Release>> {
    let path = folder.join(FILE);
    if !path.is_file() {
        return Some(Vec::new());
    }
    let tree = definition::open(&path, findings)?;
    let mut releases = Vec::new();
    for member in pairs(&tree, "a list of releases", findings) {
        let written = text(&member.value, findings)?;
        let Ok(digest) = written.text.parse() else {
            let message = format!("`{}` is no digest", written.text);
            let advice = "take the file back from the version control: only \
                          `direktantrag release` writes it";
            findings.error(written.at, message, advice);
            return None;
        };
        releases.push(Release { version: member.key.clone(), digest });
    }
    Some(releases)
}

/// Refuses a bundle whose version was released as another. Whether the version is released.
pub fn check_released(compiled: &Compiled, bundle: &Bundle, findings: &mut Findings) -> bool {
    let Some(releases) = releases(&compiled.folder, findings) else { return false };
    let Some(release) = releases.iter().find(|own| own.version.text == bundle.version) else {
        return false;
    };
    if release.digest != bundle.digest {
        let message = format!(
            "`{}` {} is released as {}, but this is {}",
            bundle.id,
            bundle.version,
            short(&release.digest),
            short(&bundle.digest)
        );
        let advice = "a released version never changes: raise `version`, or take the change back \
                      (texts, blocks that are included and the workshop itself count, too)";
        findings.error(compiled.version_at, message, advice);
    }
    true
}

/// The bundles in a folder built before that have the version of this one, but are others.
pub fn superseded(out: &Path, bundle: &Bundle) -> Vec<PathBuf> {
    let folder = out.join("services").join(&bundle.id);
    let own = bundle.digest.to_string();
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy() != own.as_str())
        .map(|entry| entry.path())
        .filter(|path| {
            let manifest = std::fs::read(path.join("manifest.json")).unwrap_or_default();
            let manifest = serde_json::from_slice::<Manifest>(&manifest);
            manifest.is_ok_and(|own| own.id == bundle.id && own.version == bundle.version)
        })
        .collect();
    found.sort();
    found
}

/// Refuses a bundle when the folder has another one of the same version, which may be in use.
pub fn check_unreleased(out: &Path, compiled: &Compiled, bundle: &Bundle, findings: &mut Findings) {
    let Some(other) = superseded(out, bundle).into_iter().next() else { return };
    let other = other.file_name().map_or(String::new(), |name| name.to_string_lossy().into());
    let message = format!(
        "`{}` {} was built before as {}, but this is {}",
        bundle.id,
        bundle.version,
        other.get(..12).unwrap_or(&other),
        short(&bundle.digest)
    );
    let advice = format!(
        "raise `version`; while nobody but you uses what is in `{}`, build with `--development`, \
         which replaces it",
        out.display()
    );
    findings.error(compiled.version_at, message, advice);
}

/// Takes the bundles of the same version away that this one replaces.
pub fn replace(out: &Path, bundle: &Bundle) -> Result<(), BundleError> {
    for folder in superseded(out, bundle) {
        std::fs::remove_dir_all(&folder).map_err(|error| BundleError::Io(folder, error))?;
    }
    Ok(())
}

/// Adds a version to the list of those released.
pub fn release(compiled: &Compiled, bundle: &Bundle) -> Result<PathBuf, BundleError> {
    let path = compiled.folder.join(FILE);
    let mut list = match std::fs::read_to_string(&path) {
        Ok(list) => list,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "# Written by `direktantrag release`: a version never changes once it stands here.\n"
                .to_owned()
        }
        Err(error) => return Err(BundleError::Io(path, error)),
    };
    list.push_str(&format!("{}: {}\n", bundle.version, bundle.digest));
    place_file(&path, list.as_bytes())?;
    Ok(path)
}

/// The beginning of a digest, as people compare it.
fn short(digest: &Digest) -> String {
    let mut digest = digest.to_string();
    digest.truncate(12);
    digest
}
