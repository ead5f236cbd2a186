//! `direktantrag assess`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use shared::answers::Answers;
use shared::assess;
use shared::json::{self, Limits};

use super::ended;
use super::offer::Offer;

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag assess hundesteuer-anmeldung answers.json --day 2026-11-23

answers.json holds the answers by name, groups as objects and repeated groups as arrays:
  {\"eligibility\": {\"kept_here\": true}, \"dogs\": [{\"name\": \"Bello\"}]}";

/// How much is read of the answers.
const LIMITS: Limits = Limits { bytes: 4 << 20, depth: 40 };

/// Prints what follows from answers.
#[derive(Debug, Args)]
pub(crate) struct Assess {
    #[command(flatten)]
    offer: Offer,
    /// The file with the answers
    answers: PathBuf,
}

impl Assess {
    pub(super) fn run(self) -> ExitCode {
        ended(self.assess())
    }

    fn assess(&self) -> Result<String, String> {
        let opened = self.offer.open()?;
        let answers = read_answers(&self.answers)?;
        let assessment = assess(&opened.plan, &opened.municipality.settings, &answers, opened.day);
        serde_json::to_string_pretty(&assessment).map_err(|error| error.to_string())
    }
}

/// The answers in a file.
///
/// # Errors
/// In words where it cannot be read, or holds no answers.
pub(super) fn read_answers(path: &Path) -> Result<Answers, String> {
    let shown = path.display();
    let bytes =
        std::fs::read(path).map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
    let answers =
        json::read(&bytes, LIMITS).map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
    Answers::from_json(answers)
        .ok_or_else(|| format!("`{shown}` must hold an object, such as `{{}}`"))
}
