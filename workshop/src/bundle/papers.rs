//! The forms on paper that a municipality offers beside its services online.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use shared::Date;
use shared::language::Language;
use shared::service::Plan;

use super::place_file;
use crate::compile::{Compiled, Municipality};
use crate::document::{Subject, paper_form};

/// Sets the form of every service that a municipality offers, in German, which is what offices
/// read, and writes it below `out` as `municipalities/{ars}/paper/{service}.pdf`. Gives where.
///
/// # Errors
/// When a form cannot be set or written, in words for whoever builds.
pub fn write_papers(
    out: &Path,
    services: &[Compiled],
    municipalities: &[Municipality],
    day: Date,
) -> Result<Vec<PathBuf>, String> {
    let mut written = Vec::new();
    for municipality in municipalities {
        let folder = out.join("municipalities").join(&municipality.settings.ars).join("paper");
        for compiled in services {
            let id = &compiled.service.id;
            let texts = compiled.texts.get(Language::De.tag());
            let offered = municipality.settings.services.contains_key(id);
            let Some(texts) = texts.filter(|_| offered) else { continue };
            let failed = |error: &dyn std::fmt::Display| format!("the form of `{id}`: {error}");
            let plan = Plan::new(compiled.service.clone()).map_err(|error| failed(&error))?;
            let subject = Subject {
                plan: Arc::new(plan),
                texts,
                retention: &compiled.retention,
                municipality,
                language: Language::De,
                day,
            };
            let form = paper_form(&subject).map_err(|error| failed(&error))?;
            let path = folder.join(format!("{id}.pdf"));
            place_file(&path, &form).map_err(|error| failed(&error))?;
            written.push(path);
        }
    }
    Ok(written)
}
