//! One version of a service, as it was published.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use shared::export::DataSchema;
use shared::json::{Limits, read};
use shared::packed::unpacked;
use shared::service::{Digest, Manifest, Plan, Texts};
use validator::Validate as _;

use crate::StartError;
use crate::page::{Asset, Lifetime};

/// The most bytes that a file of a bundle may have.
const MAX_FILE: usize = 16 * 1024 * 1024;

/// A bundle with its files; the plan is made when it is first asked for.
#[derive(Debug)]
pub struct Bundle {
    digest: Digest,
    manifest: Manifest,
    manifest_file: Asset,
    structure: Asset,
    texts: BTreeMap<String, TextsFiles>,
    migrates: Option<Asset>,
    data: Option<Asset>,
    plan: OnceLock<Result<Arc<Plan>, String>>,
}

/// The texts in a language, in one file or several; read when they are first asked for.
#[derive(Debug)]
struct TextsFiles {
    files: Vec<Asset>,
    read: OnceLock<Option<Arc<Texts>>>,
}

impl Bundle {
    /// Reads a bundle from its folder and checks that each file is what its name says.
    pub(super) fn load(id: &str, digest: Digest, folder: &Path) -> Result<Self, StartError> {
        let manifest_file = load_named(&folder.join("manifest.json"), digest)?;
        let wrong = || {
            let path = folder.join("manifest.json");
            StartError::new(format!(
                "`{}` is no manifest of `{id}`: build it again",
                path.display()
            ))
        };
        let manifest: Manifest = parse(manifest_file.bytes(), 8).ok_or_else(wrong)?;
        if manifest.id != id || manifest.validate().is_err() {
            return Err(wrong());
        }
        let file = |digest: Digest| load_named(&folder.join(format!("{digest}.json")), digest);
        let packed = |digest: Digest| load_packed(&folder.join(format!("{digest}.bin")), digest);
        let structure = packed(manifest.structure)?;
        let mut texts = BTreeMap::new();
        for (language, digest) in &manifest.texts {
            let more = [&manifest.more, &manifest.rest].into_iter();
            let all = more.filter_map(|all| all.get(language)).chain([digest]);
            let files = all.map(|digest| packed(*digest)).collect::<Result<_, _>>()?;
            texts.insert(language.clone(), TextsFiles { files, read: OnceLock::new() });
        }
        let migrates = manifest.migrates.map(file).transpose()?;
        let data = manifest.data.map(file).transpose()?;
        let plan = OnceLock::new();
        Ok(Self { digest, manifest, manifest_file, structure, texts, migrates, data, plan })
    }

    /// The digest that names the bundle.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What the bundle says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The service, ready to be assessed; the error is for logs.
    pub fn plan(&self) -> Result<Arc<Plan>, String> {
        self.plan.get_or_init(|| self.make_plan().map(Arc::new)).clone()
    }

    /// The texts in a language, or in the first one there is.
    pub fn texts(&self, language: &str) -> Option<Arc<Texts>> {
        let wanted = self.texts.get(language).or_else(|| self.texts.values().next());
        let TextsFiles { files, read } = wanted?;
        let all = || {
            let mut files = files.iter().map(|file| unpacked::<Texts>(file.bytes()));
            files.try_fold(Texts::default(), |texts, more| Some(texts.joined(more?)))
        };
        read.get_or_init(|| all().map(Arc::new)).clone()
    }

    /// The data schema by which applications are exported; none where the service was made of no
    /// schema. The error is for logs.
    pub fn data(&self) -> Result<Option<DataSchema>, String> {
        let Some(file) = &self.data else { return Ok(None) };
        let read = parse(file.bytes(), 8);
        read.map(Some)
            .ok_or_else(|| format!("the data schema of bundle `{}` cannot be read", self.digest))
    }

    /// The file of the bundle with this digest.
    pub fn file(&self, digest: Digest) -> Option<&Asset> {
        let texts = self.texts.values().flat_map(|texts| &texts.files);
        let all = [&self.manifest_file, &self.structure].into_iter().chain(texts);
        let mut all = all.chain(&self.migrates).chain(&self.data);
        all.find(|file| file.digest() == digest)
    }

    fn make_plan(&self) -> Result<Plan, String> {
        let named = |error: &str| format!("the structure of bundle `{}`: {error}", self.digest);
        let service = unpacked(self.structure.bytes()).ok_or_else(|| named("cannot be read"))?;
        Plan::new(service).map_err(|error| named(&error.to_string()))
    }
}

/// Reads a file in JSON whose bytes must have this digest.
pub(super) fn load_named(path: &Path, digest: Digest) -> Result<Asset, StartError> {
    load_as("application/json", path, digest)
}

/// Reads a packed file whose bytes must have this digest.
fn load_packed(path: &Path, digest: Digest) -> Result<Asset, StartError> {
    load_as("application/octet-stream", path, digest)
}

fn load_as(media_type: &'static str, path: &Path, digest: Digest) -> Result<Asset, StartError> {
    let asset = Asset::read(path, media_type, Lifetime::Immutable)
        .map_err(|error| StartError::at("read", path, &error))?;
    if asset.digest() != digest {
        let path = path.display();
        return Err(StartError::new(format!("`{path}` was changed: its digest is another")));
    }
    Ok(asset)
}

/// Reads JSON of this depth strictly.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8], depth: u8) -> Option<T> {
    let json = read(bytes, Limits { bytes: MAX_FILE, depth }).ok()?;
    serde_json::from_value(json).ok()
}
