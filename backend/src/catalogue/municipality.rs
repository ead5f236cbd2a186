//! A municipality with its settings, the current ones and those before.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use shared::service::Digest;
use shared::settings::Settings;
use validator::Validate as _;

use super::bundle::{load_named, parse};
use super::{entries, read_current};
use crate::StartError;
use crate::page::Asset;

/// A municipality that the endpoint serves.
#[derive(Debug)]
pub struct Municipality {
    current: Digest,
    settings: HashMap<Digest, (Arc<Settings>, Asset)>,
}

impl Municipality {
    /// Reads the settings of a municipality from its folder.
    pub(super) fn load(ars: &str, folder: &Path) -> Result<Self, StartError> {
        let current = read_current(folder)?;
        let mut settings = HashMap::new();
        for entry in entries(folder)? {
            let Some(digest) = entry.strip_suffix(".json").and_then(|name| name.parse().ok())
            else {
                continue;
            };
            match load_settings(ars, digest, &folder.join(&entry)) {
                Ok(loaded) => drop(settings.insert(digest, loaded)),
                Err(error) if digest == current => return Err(error),
                Err(error) => tracing::warn!(%error, "superseded settings are left aside"),
            }
        }
        if !settings.contains_key(&current) {
            return Err(StartError::new(format!(
                "the settings `{current}` that `{}` names are missing: build them again",
                folder.join("current").display()
            )));
        }
        Ok(Self { current, settings })
    }

    /// The digest of the settings that apply now.
    pub fn current(&self) -> Digest {
        self.current
    }

    /// Settings by their digest, current or not.
    pub fn settings(&self, digest: &Digest) -> Option<&Arc<Settings>> {
        self.settings.get(digest).map(|(settings, _)| settings)
    }

    /// The file of settings with this digest.
    pub fn file(&self, digest: &Digest) -> Option<&Asset> {
        self.settings.get(digest).map(|(_, file)| file)
    }
}

fn load_settings(
    ars: &str,
    digest: Digest,
    path: &Path,
) -> Result<(Arc<Settings>, Asset), StartError> {
    let file = load_named(path, digest)?;
    let settings = parse(file.bytes(), 8)
        .filter(|settings: &Settings| settings.ars == ars && settings.validate().is_ok());
    let wrong = || {
        StartError::new(format!("`{}` has no settings of `{ars}`: build it again", path.display()))
    };
    Ok((Arc::new(settings.ok_or_else(wrong)?), file))
}
