//! Where services and municipalities are, and which of them a person names.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use workshop::finding::{did_you_mean, or_list};

/// The file that makes a folder that of a service.
const DEFINITION: &str = "service.yaml";

/// The folders that services and municipalities are in.
#[derive(Debug, Args)]
pub(crate) struct Places {
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    pub(super) services: PathBuf,
    /// The folder with one folder for each municipality; the one beside the services when left out
    #[arg(long)]
    municipalities: Option<PathBuf>,
}

impl Places {
    /// The folder of the service that a person names: by its id, by its folder, or by its
    /// `service.yaml`.
    ///
    /// # Errors
    /// In words, with what to write instead, where that names no service or several.
    pub(super) fn one(&self, named: &str) -> Result<PathBuf, String> {
        let found = self.named(named)?;
        match found.as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(format!("`{named}` holds several services: name one of {}", listed(&found))),
        }
    }

    /// The folders of the services that a person names; a folder of services names all of them, and
    /// so does naming none.
    ///
    /// # Errors
    /// As for [`Places::one`].
    pub(super) fn all(&self, named: &[String]) -> Result<Vec<PathBuf>, String> {
        let mut found = Vec::new();
        if named.is_empty() {
            found = below(&self.services);
            if found.is_empty() {
                let services = self.services.display();
                return Err(match self.services.is_dir() {
                    true => format!("no folder in `{services}` holds `{DEFINITION}`: {}", wanted()),
                    false => format!("there is no folder `{services}` here: {}", wanted()),
                });
            }
            if let Some(other) = without(&self.services) {
                let other = other.display();
                return Err(format!(
                    "`{other}` has no `{DEFINITION}`: write it, or remove the folder"
                ));
            }
        }
        for own in named {
            found.extend(self.named(own)?);
        }
        // Whoever names a service twice means it once.
        let mut once: Vec<PathBuf> = Vec::new();
        for folder in found {
            if !once.contains(&folder) {
                once.push(folder);
            }
        }
        Ok(once)
    }

    /// The folder with all municipalities: the one given, the one beside the folder of services
    /// that the first of these is in, or the one here.
    pub(super) fn municipalities(&self, folders: &[PathBuf]) -> PathBuf {
        if let Some(given) = &self.municipalities {
            return given.clone();
        }
        let here = PathBuf::from("municipalities");
        let services = folders.first().and_then(|folder| folder.parent());
        let beside = services.map(|services| services.with_file_name("municipalities"));
        beside.filter(|beside| beside.is_dir()).unwrap_or(here)
    }

    fn named(&self, named: &str) -> Result<Vec<PathBuf>, String> {
        let path = Path::new(named);
        let inside = self.services.join(named);
        if !named.is_empty() && is_service(&inside) {
            return Ok(vec![tidy(&inside)]);
        }
        if is_service(path) {
            return Ok(vec![tidy(path)]);
        }
        if path.file_name().is_some_and(|name| name == DEFINITION) && path.is_file() {
            return Ok(vec![tidy(path.parent().unwrap_or(path))]);
        }
        if path.is_file() {
            return Err(format!("`{named}` is a file and no service: {}", wanted()));
        }
        let inside = if path.is_dir() { below(path) } else { Vec::new() };
        match inside.is_empty() {
            false => Ok(inside),
            true if path.is_dir() => {
                Err(format!("`{named}` holds no `{DEFINITION}` and no services: {}", wanted()))
            }
            true => Err(self.unknown(named)),
        }
    }

    fn unknown(&self, named: &str) -> String {
        let known = names(&below(&self.services));
        let known = || known.iter().map(String::as_str);
        let otherwise = match known().next() {
            Some(_) => format!("choose from {}", or_list(known())),
            None => wanted().to_owned(),
        };
        let close = did_you_mean(named, known(), otherwise);
        format!("there is no service `{named}` in `{}`: {close}", self.services.display())
    }
}

/// What to write.
fn wanted() -> &'static str {
    "give a service by its id or its folder, such as `services/hundesteuer-anmeldung`, or the folder \
     that the services are in with `--services`"
}

/// Whether a folder is that of a service.
pub(super) fn is_service(folder: &Path) -> bool {
    folder.join(DEFINITION).is_file()
}

/// The folders of services in a folder, in the order of their names.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| is_service(path)).collect();
    found.sort();
    found.iter().map(|path| tidy(path)).collect()
}

/// A folder in that of the services that is none; hidden ones do not count.
fn without(services: &Path) -> Option<PathBuf> {
    let mut folders = std::fs::read_dir(services).into_iter().flatten().flatten();
    folders.find_map(|entry| {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        (!hidden && path.is_dir() && !is_service(&path)).then_some(path)
    })
}

/// The same folder as people write it; the whole path where that leaves open what the folder is
/// called or what it is in, as `.` does: a service has the name of its folder, and building blocks
/// and municipalities are looked for beside what it is in.
pub(super) fn tidy(folder: &Path) -> PathBuf {
    let parts = folder.components().filter(|part| !matches!(part, Component::CurDir));
    let plain: PathBuf = parts.collect();
    let around = plain.parent().and_then(Path::file_name);
    let whole = plain.file_name().is_some() && around.is_some();
    if whole { plain } else { Path::new(".").join(folder).canonicalize().unwrap_or(plain) }
}

/// What the folders are called, which is what the services in them are.
pub(super) fn names(folders: &[PathBuf]) -> Vec<String> {
    let named = folders.iter().filter_map(|folder| folder.file_name());
    named.map(|name| name.to_string_lossy().into_owned()).collect()
}

fn listed(folders: &[PathBuf]) -> String {
    or_list(names(folders).iter().map(String::as_str))
}
