//! A version of a service, from the folder of its definition or from a bundle built before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use shared::json::{Limits, read};
use shared::migration::Step;
use shared::packed::{Packed, unpacked};
use shared::service::{Digest, Manifest, Plan, Service, Texts};

use crate::compile::{Compiled, compile_service};
use crate::finding::Findings;

/// How much is read of a file of a bundle.
const LIMITS: Limits = Limits { bytes: 16 << 20, depth: 100 };

/// A version of a service.
#[derive(Debug)]
pub struct Version {
    /// The service, ready to be assessed.
    pub plan: Plan,
    /// The stated ways from older versions.
    pub migrates: Vec<Step>,
    /// The texts by language.
    pub texts: BTreeMap<String, Texts>,
}

/// Why a version cannot be opened, in lower case.
pub type VersionError = String;

impl Version {
    /// A version as compiled.
    pub fn of(compiled: Compiled) -> Result<Self, VersionError> {
        let Compiled { service, migrates, texts, .. } = compiled;
        let plan = Plan::new(service).map_err(|error| error.to_string())?;
        Ok(Self { plan, migrates, texts })
    }

    /// The service.
    pub fn service(&self) -> &Service {
        self.plan.service()
    }

    /// Opens a folder with `service.yaml`, a folder of a bundle, or what was built of the service
    /// `id` into `out`, by its version or by how its digest begins.
    pub fn open(
        named: &str,
        id: Option<&str>,
        out: &Path,
        findings: &mut Findings,
    ) -> Result<Self, VersionError> {
        let folder = Path::new(named);
        if folder.join("service.yaml").is_file() {
            let compiled = compile_service(folder, findings);
            return compiled
                .ok_or_else(|| format!("`{named}` could not be compiled"))
                .and_then(Self::of);
        }
        if folder.join("manifest.json").is_file() {
            return open_bundle(folder);
        }
        let Some(id) = id else {
            return Err(format!(
                "`{named}` is neither a folder with `service.yaml`, such as \
                 `services/hundesteuer-anmeldung`, nor one of a bundle"
            ));
        };
        open_bundle(&find(named, id, out)?)
    }
}

/// The id that a definition or bundle in a folder has, without compiling it.
pub fn id_in(folder: &Path) -> Option<String> {
    if folder.join("service.yaml").is_file() {
        let whole = folder.canonicalize().ok()?;
        return Some(whole.file_name()?.to_str()?.to_owned());
    }
    manifest(folder).ok().map(|manifest| manifest.id)
}

/// The folder of the one bundle that has this version, or whose digest begins like this.
fn find(named: &str, id: &str, out: &Path) -> Result<PathBuf, VersionError> {
    let folder = out.join("services").join(id);
    let entries = std::fs::read_dir(&folder)
        .map_err(|error| format!("`{}` cannot be read: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = Vec::new();
    let mut versions = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let Ok(manifest) = manifest(&path) else { continue };
        let digest = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let begins = named.len() >= 4 && digest.is_some_and(|digest| digest.starts_with(named));
        if manifest.version == named || begins {
            found.push(path);
        }
        versions.push(manifest.version);
    }
    versions.sort();
    versions.dedup();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(format!(
            "`{}` has no version `{named}` of `{id}`; there are: {}",
            out.display(),
            versions.join(", ")
        )),
        several => {
            let names: Vec<String> =
                several.iter().map(|path| path.display().to_string()).collect();
            Err(format!("several bundles are `{named}`, name one: {}", names.join(", ")))
        }
    }
}

fn manifest(folder: &Path) -> Result<Manifest, VersionError> {
    file(&folder.join("manifest.json"))
}

fn open_bundle(folder: &Path) -> Result<Version, VersionError> {
    let manifest = manifest(folder)?;
    let path = |digest: &Digest| folder.join(format!("{digest}.bin"));
    let plan = Plan::new(file_packed(&path(&manifest.structure))?)
        .map_err(|error| format!("`{}` is not sound: {error}", folder.display()))?;
    let migrates = match &manifest.migrates {
        Some(digest) => file(&folder.join(format!("{digest}.json")))?,
        None => Vec::new(),
    };
    let mut texts = BTreeMap::new();
    for (language, digest) in &manifest.texts {
        let mut own: Texts = file_packed(&path(digest))?;
        for more in [&manifest.more, &manifest.rest].into_iter().filter_map(|all| all.get(language))
        {
            own = own.joined(file_packed(&path(more))?);
        }
        texts.insert(language.clone(), own);
    }
    Ok(Version { plan, migrates, texts })
}

fn file<T: DeserializeOwned>(path: &Path) -> Result<T, VersionError> {
    let json =
        read(&bytes(path)?, LIMITS).map_err(|error| format!("`{}`: {error}", path.display()))?;
    serde_json::from_value(json).map_err(|_| foreign(path))
}

fn file_packed<T: Packed>(path: &Path) -> Result<T, VersionError> {
    unpacked(&bytes(path)?).ok_or_else(|| foreign(path))
}

fn bytes(path: &Path) -> Result<Vec<u8>, VersionError> {
    std::fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
}

fn foreign(path: &Path) -> VersionError {
    format!("`{}` was built by another version of the workshop", path.display())
}
