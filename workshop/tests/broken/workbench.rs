//! Compiles changed definitions.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use workshop::compile::{compile_municipalities, compile_services};
use workshop::finding::Findings;

/// Changes to files (`service`, `de`, `en`, `settings`, `block`, `block_de` or `block_en`), each a text and what stands in its
/// place, and what the finding must say. `‸` marks the character at which it must stand.
pub(crate) type Case = (&'static [Change], &'static str);

/// One change.
pub(crate) type Change = (&'static str, &'static str, &'static str);

pub(crate) const MARK: char = '‸';

pub(crate) const FILES: [(&str, &str, &str); 8] = [
    ("crops", "services/bees/lists/crops.xml", include_str!("sound/crops.xml")),
    ("service", "services/bees/service.yaml", include_str!("sound/service.yaml")),
    ("de", "services/bees/texts/de.yaml", include_str!("sound/de.yaml")),
    ("en", "services/bees/texts/en.yaml", include_str!("sound/en.yaml")),
    ("settings", "municipalities/149990000000/settings.yaml", include_str!("sound/settings.yaml")),
    ("block", "blocks/yard/block.yaml", include_str!("sound/block.yaml")),
    ("block_de", "blocks/yard/texts/de.yaml", include_str!("sound/block_de.yaml")),
    ("block_en", "blocks/yard/texts/en.yaml", include_str!("sound/block_en.yaml")),
];

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A folder of its own, removed at the end.
pub(crate) struct Workbench {
    folder: PathBuf,
}

impl Workbench {
    pub(crate) fn new() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("workshop-broken-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        for (_, path, _) in FILES {
            fs::create_dir_all(folder.join(path).parent().unwrap_or(&folder)).unwrap_or_default();
        }
        Self { folder }
    }

    /// Whether the changes bring the finding, at the mark.
    pub(crate) fn check(&self, (changes, message): &Case) -> Result<(), String> {
        let mut place = None;
        for (file, path, sound) in FILES {
            let text = changed(file, sound, changes)?;
            if let Some((before, _)) = text.split_once(MARK) {
                let line = before.matches('\n').count() + 1;
                let last = before.rsplit('\n').next().unwrap_or_default();
                place = Some(format!("{path}:{line}:{}: ", last.chars().count() + 1));
            }
        }
        let place = place.ok_or_else(|| format!("no mark for {message}"))?;
        let found = self.findings(changes);
        let expected =
            found.split("\n\n").any(|one| one.starts_with(&place) && one.contains(message));
        let errors = found.matches(": error: ").count() + found.matches(": warning: ").count();
        match expected && errors <= 5 {
            true => Ok(()),
            false => Err(format!("expected {place}{message}\nfound\n{found}")),
        }
    }

    /// What is said about the changed definition.
    pub(crate) fn findings(&self, changes: &[(&str, &str, &str)]) -> String {
        for (file, path, sound) in FILES {
            match changed(file, sound, changes) {
                Ok(text) => fs::write(self.folder.join(path), text.replace(MARK, "")),
                Err(error) => return error,
            }
            .unwrap_or_default();
        }
        let mut findings = Findings::default();
        let services = compile_services(&self.folder.join("services"), &mut findings);
        let all = findings.errors() == 0;
        let folder = self.folder.join("municipalities");
        compile_municipalities(&folder, &services, all, &mut findings);
        let shown: Vec<String> = findings.all().map(|finding| findings.show(finding)).collect();
        shown.join("\n").replace(&format!("{}/", self.folder.display()), "")
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

fn remove(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}

pub(crate) fn changed(
    file: &str,
    sound: &str,
    changes: &[(&str, &str, &str)],
) -> Result<String, String> {
    let mut text = sound.to_owned();
    for (_, from, to) in changes.iter().filter(|(own, _, _)| *own == file) {
        if !text.contains(from) {
            return Err(format!("`{from}` is not in {file}"));
        }
        text = text.replacen(from, to, 1);
    }
    Ok(text)
}
