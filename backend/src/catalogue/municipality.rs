//! A municipality with its settings, the current ones and those before.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use shared::service::Digest;
use shared::settings::{Notices, Settings};
use validator::Validate as _;

use super::bundle::{load_named, parse};
use super::{entries, read_current};
use crate::StartError;
use crate::page::{Asset, Lifetime};

/// A municipality that the endpoint serves.
#[derive(Debug)]
pub struct Municipality {
    current: Digest,
    settings: HashMap<Digest, (Arc<Settings>, Asset)>,
    /// What the settings name.
    notices: HashMap<Digest, Asset>,
    /// The forms on paper, by service.
    papers: HashMap<String, Asset>,
}

impl Municipality {
    /// Reads the settings of a municipality from its folder.
    pub(super) fn load(ars: &str, folder: &Path) -> Result<Self, StartError> {
        let current = read_current(folder)?;
        let (mut settings, mut notices) = (HashMap::new(), HashMap::new());
        let mut aside = Vec::new();
        for entry in entries(folder)? {
            let Some(digest) = entry.strip_suffix(".json").and_then(|name| name.parse().ok())
            else {
                continue;
            };
            let loaded = load_settings(ars, digest, folder).and_then(|(own, file)| {
                notices.extend(load_notices(&own, folder)?);
                Ok((own, file))
            });
            match loaded {
                Ok(loaded) => drop(settings.insert(digest, loaded)),
                Err(error) if digest == current => return Err(error),
                Err(error) => aside.push((digest, error)),
            }
        }
        // Notices are no settings, and so they are among what could not be read as such.
        for (_, error) in aside.iter().filter(|(digest, _)| !notices.contains_key(digest)) {
            tracing::warn!(%error, "superseded settings are left aside");
        }
        if !settings.contains_key(&current) {
            return Err(StartError::new(format!(
                "the settings `{current}` that `{}` names are missing: build them again",
                folder.join("current").display()
            )));
        }
        Ok(Self { current, settings, notices, papers: load_papers(&folder.join("paper"))? })
    }

    /// The digest of the settings that apply now.
    pub fn current(&self) -> Digest {
        self.current
    }

    /// Settings by their digest, current or not.
    pub fn settings(&self, digest: &Digest) -> Option<&Arc<Settings>> {
        self.settings.get(digest).map(|(settings, _)| settings)
    }

    /// Notices by their digest.
    pub fn notices(&self, digest: &Digest) -> Option<Notices> {
        parse(self.notices.get(digest)?.bytes(), 8)
    }

    /// A service's form on paper as PDF, where there is one.
    pub fn paper(&self, service: &str) -> Option<&Asset> {
        self.papers.get(service)
    }

    /// The file of settings or notices with this digest.
    pub fn file(&self, digest: &Digest) -> Option<&Asset> {
        let settings = self.settings.get(digest).map(|(_, file)| file);
        settings.or_else(|| self.notices.get(digest))
    }
}

fn load_settings(
    ars: &str,
    digest: Digest,
    folder: &Path,
) -> Result<(Arc<Settings>, Asset), StartError> {
    let path = folder.join(format!("{digest}.json"));
    let file = load_named(&path, digest)?;
    let settings = parse(file.bytes(), 8)
        .filter(|settings: &Settings| settings.ars == ars && settings.validate().is_ok());
    let wrong = || {
        StartError::new(format!("`{}` has no settings of `{ars}`: build it again", path.display()))
    };
    Ok((Arc::new(settings.ok_or_else(wrong)?), file))
}

/// The forms in a folder, which need not be there.
fn load_papers(folder: &Path) -> Result<HashMap<String, Asset>, StartError> {
    let names = if folder.is_dir() { entries(folder)? } else { Vec::new() };
    let forms =
        names.iter().filter_map(|name| Some((name.strip_suffix(".pdf")?, folder.join(name))));
    let forms = forms.filter(|(service, _)| !service.starts_with('.'));
    let read = |(service, path): (&str, std::path::PathBuf)| {
        let form = Asset::read(&path, "application/pdf", Lifetime::Revalidated);
        let form = form.map_err(|error| StartError::at("read", &path, &error))?;
        Ok((service.to_owned(), form))
    };
    forms.map(read).collect()
}

/// The notices that settings name, in every language.
fn load_notices(settings: &Settings, folder: &Path) -> Result<Vec<(Digest, Asset)>, StartError> {
    let mut all = Vec::new();
    let own = settings.services.values().flat_map(|service| service.notices.values());
    for digest in settings.notices.values().chain(own) {
        let path = folder.join(format!("{digest}.json"));
        let file = load_named(&path, *digest)?;
        if parse::<Notices>(file.bytes(), 8).is_none() {
            let path = path.display();
            return Err(StartError::new(format!("`{path}` has no notices: build it again")));
        }
        all.push((*digest, file));
    }
    Ok(all)
}
