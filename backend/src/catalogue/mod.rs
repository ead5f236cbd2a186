//! What the endpoint offers: the bundles of services and the settings of municipalities, read
//! once at the start from what the workshop built.

mod bundle;
mod municipality;
mod offer;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use shared::service::Digest;

pub use bundle::Bundle;
pub use municipality::Municipality;
use offer::Offers;

use crate::StartError;
use crate::store::Superseded;

/// Everything on offer.
#[derive(Debug)]
pub struct Catalogue {
    services: BTreeMap<String, Service>,
    municipalities: BTreeMap<String, Municipality>,
    /// Since when a bundle is not current, in milliseconds since 1970.
    superseded: HashMap<Digest, i64>,
    offers: Offers,
}

/// A service in its versions.
#[derive(Debug)]
pub struct Service {
    current: Arc<Bundle>,
    bundles: HashMap<Digest, Arc<Bundle>>,
}

impl Service {
    /// The bundle for those who begin now.
    pub fn current(&self) -> &Arc<Bundle> {
        &self.current
    }

    /// A bundle of this service, current or not.
    pub fn bundle(&self, digest: &Digest) -> Option<&Arc<Bundle>> {
        self.bundles.get(digest)
    }
}

impl Catalogue {
    /// Reads what the workshop built into a folder (`--dist`).
    pub fn load(dist: &Path) -> Result<Self, StartError> {
        let mut services = BTreeMap::new();
        for (id, folder) in folders(&dist.join("services"), "services", "direktantrag build")? {
            let service = load_service(&id, &folder)?;
            services.insert(id, service);
        }
        let built = "direktantrag build services/ --municipalities municipalities/";
        let mut municipalities = BTreeMap::new();
        for (ars, folder) in folders(&dist.join("municipalities"), "municipalities", built)? {
            let municipality = Municipality::load(&ars, &folder)?;
            municipalities.insert(ars, municipality);
        }
        let offers = Offers::of(&services, &municipalities);
        Ok(Self { services, municipalities, superseded: HashMap::new(), offers })
    }

    /// A service by its id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.get(id)
    }

    /// A municipality by its regional key.
    pub fn municipality(&self, ars: &str) -> Option<&Municipality> {
        self.municipalities.get(ars)
    }

    /// All municipalities.
    pub fn municipalities(&self) -> impl Iterator<Item = &Municipality> {
        self.municipalities.values()
    }

    /// All services that municipalities offer: regional key and the service's id.
    pub fn offered(&self) -> impl Iterator<Item = (&str, &str)> {
        self.municipalities.iter().flat_map(|(ars, municipality)| {
            let own = municipality.settings(&municipality.current());
            let ids = own.into_iter().flat_map(|own| own.services.keys().map(String::as_str));
            let known = ids.filter(|id| self.services.contains_key(*id));
            known.map(move |id| (ars.as_str(), id))
        })
    }

    /// All bundles that are current, and all that are not.
    pub fn bundles(&self) -> (Vec<Digest>, Vec<Digest>) {
        let all = self.services.values().flat_map(|service| {
            let current = service.current.digest();
            service.bundles.keys().map(move |digest| (*digest, *digest == current))
        });
        let (current, others): (Vec<_>, Vec<_>) = all.partition(|(_, current)| *current);
        let digests = |list: Vec<(Digest, bool)>| list.into_iter().map(|(digest, _)| digest);
        (digests(current).collect(), digests(others).collect())
    }

    /// Takes note of since when bundles are not current.
    pub fn supersede(&mut self, superseded: &[Superseded]) {
        self.superseded = superseded.iter().map(|old| (old.bundle, old.since)).collect();
    }

    /// Since when a bundle is not current, in milliseconds since 1970; none while it is.
    pub fn superseded(&self, bundle: &Digest) -> Option<i64> {
        self.superseded.get(bundle).copied()
    }
}

fn load_service(id: &str, folder: &Path) -> Result<Service, StartError> {
    let current = read_current(folder)?;
    let mut bundles = HashMap::new();
    for entry in entries(folder)? {
        let Ok(digest) = entry.parse::<Digest>() else { continue };
        let path = folder.join(&entry);
        let bundle = Bundle::load(id, digest, &path).and_then(|bundle| {
            // Versions that nobody begins any more are only compiled when one comes.
            if digest == current {
                bundle.plan().map_err(StartError::new)?;
            }
            Ok(bundle)
        });
        match bundle {
            Ok(bundle) => drop(bundles.insert(digest, Arc::new(bundle))),
            Err(error) if digest == current => return Err(error),
            Err(error) => tracing::warn!(%error, "a superseded bundle is left aside"),
        }
    }
    match bundles.get(&current) {
        Some(bundle) => Ok(Service { current: Arc::clone(bundle), bundles }),
        None => Err(StartError::new(format!(
            "the bundle `{current}` that `{}` names is missing: build the services again",
            folder.join("current").display()
        ))),
    }
}

/// The digest in the file `current` of a folder.
fn read_current(folder: &Path) -> Result<Digest, StartError> {
    let path = folder.join("current");
    let text = fs::read_to_string(&path).map_err(|error| StartError::at("read", &path, &error))?;
    text.trim().parse().map_err(|_| {
        StartError::new(format!("`{}` names no digest: build it again", path.display()))
    })
}

/// The folders in a folder by name; there must be one at least.
fn folders(
    folder: &Path,
    what: &str,
    command: &str,
) -> Result<Vec<(String, std::path::PathBuf)>, StartError> {
    let names = if folder.is_dir() { entries(folder)? } else { Vec::new() };
    let all = names.into_iter().map(|name| (name.clone(), folder.join(name)));
    let found: Vec<_> = all.filter(|(_, path)| path.is_dir()).collect();
    if found.is_empty() {
        return Err(StartError::new(format!(
            "there are no {what} in `{}`: build them with `{command}`, or say where they are with \
             --dist",
            folder.display()
        )));
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<String>, StartError> {
    let read = || -> std::io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name().into_string().unwrap_or_default()));
        names.collect()
    };
    read().map_err(|error| StartError::at("read the folder", folder, &error))
}
