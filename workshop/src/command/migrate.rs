//! `direktantrag migrate`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::json::{Limits, read};
use shared::migration::{Migrated, Reason, migrate};
use workshop::finding::Findings;
use workshop::version::{Version, id_in};

use super::{ended, report};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag migrate draft.json --from 1.0.0 --to services/hundesteuer-anmeldung --out new.json

draft.json holds a draft's answers, or a draft as the browser keeps it, with its answers in
`answers`. What was renamed is stated in `migrates` of the newer version.";

/// How much is read of the draft.
const LIMITS: Limits = Limits { bytes: 4 << 20, depth: 40 };

/// Carries a draft's answers to a newer version and says what could not be kept.
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    /// The file with the draft
    draft: PathBuf,
    /// The version by which the answers were given; when left out, all stated steps are taken
    #[arg(long, value_name = "VERSION")]
    from: Option<String>,
    /// The newer version: a folder with `service.yaml` or of a bundle
    #[arg(long, value_name = "FOLDER")]
    to: String,
    /// The folder with what was built before
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Write the migrated answers into this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print JSON for programs: the answers, and what is told of them
    #[arg(long)]
    json: bool,
}

impl Migrate {
    pub(super) fn run(self) -> ExitCode {
        let mut findings = Findings::default();
        let migrated = self.migrate(&mut findings);
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        ended(migrated.and_then(|(version, migrated)| self.tell(&version, migrated)))
    }

    fn migrate(&self, findings: &mut Findings) -> Result<(Version, Migrated), String> {
        let id = id_in(Path::new(&self.to));
        let version = Version::open(&self.to, id.as_deref(), &self.dist, findings)?;
        let path = self.draft.display();
        let bytes = std::fs::read(&self.draft)
            .map_err(|error| format!("`{path}` cannot be read: {error}"))?;
        let json =
            read(&bytes, LIMITS).map_err(|error| format!("`{path}` cannot be read: {error}"))?;
        let answers = Answers::from_json(answers_in(json))
            .ok_or_else(|| format!("`{path}` must hold an object, such as `{{}}`"))?;
        let migrated = migrate(&version.plan, &version.migrates, self.from.as_deref(), &answers);
        Ok((version, migrated))
    }

    fn tell(&self, version: &Version, migrated: Migrated) -> Result<String, String> {
        let answers = Json::Object(migrated.answers.0);
        let pretty =
            |json: &Json| serde_json::to_string_pretty(json).map_err(|error| error.to_string());
        if let Some(out) = &self.out {
            std::fs::write(out, pretty(&answers)? + "\n")
                .map_err(|error| format!("`{}` cannot be written: {error}", out.display()))?;
        }
        let near = |told: &shared::migration::Told| told.near.map(|near| version.plan.path(near));
        if self.json {
            let told: Vec<Json> = migrated
                .told
                .iter()
                .map(|told| {
                    json!({
                        "path": told.path, "near": near(told), "reason": told.reason,
                        "detail": told.detail, "lost": told.reason.lost(),
                    })
                })
                .collect();
            return pretty(&json!({ "answers": answers, "told": told }));
        }
        let mut text = String::new();
        for told in &migrated.told {
            let near = near(told).unwrap_or_default();
            let reason = words(told.reason, &near, told.detail.as_deref().unwrap_or_default());
            text.push_str(&format!("`{}`: {reason}\n", told.path));
        }
        let lost = migrated.told.iter().filter(|told| told.reason.lost()).count();
        text.push_str(&format!("{lost} lost, {} to be corrected\n", migrated.told.len() - lost));
        if self.out.is_none() {
            text.push_str(&pretty(&answers)?);
        }
        Ok(text)
    }
}

/// The answers themselves, or those in a draft as the browser keeps it.
fn answers_in(mut json: Json) -> Json {
    let kept = json.get("bundle").is_some_and(Json::is_string);
    match json.get_mut("answers").filter(|_| kept) {
        Some(answers) => answers.take(),
        None => json,
    }
}

fn words(reason: Reason, near: &str, detail: &str) -> String {
    match reason {
        Reason::Gone => "lost, it is not asked any more".to_owned(),
        Reason::Computed => format!("lost, `{near}` follows from other answers now"),
        Reason::Retyped => format!("lost, `{near}` takes answers of another kind"),
        Reason::CodeGone => format!("the code `{detail}` is not in the list of `{near}` any more"),
        Reason::TooMany => format!("lost, `{near}` may not have so many instances"),
        Reason::Taken => format!("lost, another answer was carried to `{near}`"),
        Reason::Again => format!("lost, `{near}` means something else now"),
        Reason::ToCorrect => format!("kept in `{near}`, to be corrected"),
    }
}
