//! What is published: files named by the digest of their bytes, and their compressed twins.

mod papers;
mod place;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use shared::by_name::ByName;
use shared::packed::packed;
use shared::service::{Digest, Manifest};
use shared::settings::Notices;

use crate::compile::{Compiled, Municipality};

pub use papers::write_papers;
pub use place::{BundleError, place_file, place_folder};
pub use write::{Written, write};

/// The files of one version of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The service's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The digest of the manifest, which names the bundle.
    pub digest: Digest,
    /// How many fields and groups it has.
    pub nodes: usize,
    /// The files by name, in a fixed order.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The settings of a municipality and its notices as files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFiles {
    /// The regional key.
    pub ars: String,
    /// The digest of the settings.
    pub digest: Digest,
    /// The files by name: the notices, and then the settings, which name them.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The bundle of a service: the same service always gives the same bytes.
pub fn bundle(compiled: &Compiled) -> Result<Bundle, BundleError> {
    let mut files = Vec::new();
    let structure = packed(&compiled.service);
    let mut manifest = Manifest {
        id: compiled.service.id.clone(),
        version: compiled.service.version.clone(),
        structure: Digest::of(&structure),
        texts: ByName::new(),
        more: ByName::new(),
        rest: ByName::new(),
        migrates: None,
        data: None,
        titles: ByName::new(),
    };
    files.push((format!("{}.bin", manifest.structure), structure));
    for (language, texts) in &compiled.texts {
        manifest.titles.insert(language.clone(), texts.service.title.clone());
        let parts = texts.clone().split(&compiled.service);
        let digests = [&mut manifest.texts, &mut manifest.more, &mut manifest.rest];
        for (part, digests) in parts.into_iter().zip(digests) {
            let bytes = packed(&part);
            let digest = Digest::of(&bytes);
            digests.insert(language.clone(), digest);
            files.push((format!("{digest}.bin"), bytes));
        }
    }
    if !compiled.migrates.is_empty() {
        let bytes = serde_json::to_vec(&compiled.migrates)?;
        let digest = Digest::of(&bytes);
        manifest.migrates = Some(digest);
        files.push((format!("{digest}.json"), bytes));
    }
    if let Some(outline) = &compiled.data {
        let bytes = serde_json::to_vec(&outline.shipped(&compiled.service))?;
        let digest = Digest::of(&bytes);
        manifest.data = Some(digest);
        files.push((format!("{digest}.json"), bytes));
    }
    let bytes = serde_json::to_vec(&manifest)?;
    let digest = Digest::of(&bytes);
    files.push(("manifest.json".to_owned(), bytes));
    Ok(Bundle {
        id: manifest.id,
        version: manifest.version,
        digest,
        nodes: compiled.service.nodes.len(),
        files,
    })
}

/// The settings of a municipality as files: the same settings always give the same bytes.
pub fn settings_files(municipality: &Municipality) -> Result<SettingsFiles, BundleError> {
    let mut files = Vec::new();
    let mut settings = municipality.settings.clone();
    settings.notices = notices_files(&municipality.notices, &mut files)?;
    for (service, notices) in &municipality.own_notices {
        if let Some(own) = settings.services.get_mut(service) {
            own.notices = notices_files(notices, &mut files)?;
        }
    }
    let bytes = serde_json::to_vec(&settings)?;
    let digest = Digest::of(&bytes);
    files.push((format!("{digest}.json"), bytes));
    Ok(SettingsFiles { ars: settings.ars, digest, files })
}

/// Notices as files; their digests by language.
fn notices_files(
    notices: &BTreeMap<String, Notices>,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<ByName<Digest>, BundleError> {
    let mut digests = ByName::new();
    for (language, notices) in notices {
        let bytes = serde_json::to_vec(notices)?;
        let digest = Digest::of(&bytes);
        digests.insert(language.clone(), digest);
        files.push((format!("{digest}.json"), bytes));
    }
    Ok(digests)
}

/// The bundle that is current for a service in a folder built before.
pub fn current(out: &Path, service: &str) -> Option<Digest> {
    let path = out.join("services").join(service).join("current");
    std::fs::read_to_string(path).ok()?.trim().parse().ok()
}
