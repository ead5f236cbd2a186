//! `direktantrag export`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use shared::Session;
use shared::export::{ApplicationHead, amt24_xml, data_json, data_xml};
use shared::language::Language;

use super::assess::read_answers;
use super::offer::{Offer, Opened};
use super::schema::without_schema;
use super::{complain, counted, ended};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag export jagdschein answers.json --format xml --day 2026-11-28

answers.json holds the answers by name, as for `direktantrag assess`. What is not asked, and what has
no place in the data schema, is left out. `direktantrag schema ID --format xsd` prints the schema
that an export of complete answers is valid by.";

/// Writes answers in a format for the office's programs.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    offer: Offer,
    /// The file with the answers
    answers: PathBuf,
    /// What to write
    #[arg(long)]
    format: ExportFormat,
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Application data of FIM in JSON
    Json,
    /// Application data of FIM in XML
    Xml,
    /// The XML of Saxony's service portal
    Amt24,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        ended(self.export())
    }

    fn export(&self) -> Result<String, String> {
        let opened = self.offer.open()?;
        let answers = read_answers(&self.answers)?;
        let settings = &opened.municipality.settings;
        let session = Session::new(opened.plan.clone(), settings, &answers, opened.day);
        let problems = session.problems().len();
        if problems > 0 || !session.complete() {
            complain(&format!(
                "the answers are not complete ({}): see `direktantrag assess`",
                counted(problems, "problem")
            ));
        }
        if self.format == ExportFormat::Amt24 {
            return Ok(amt24(&opened, &session));
        }
        let service = session.plan().service();
        let outline = opened.compiled.data.as_ref();
        let outline = outline.ok_or_else(|| without_schema(&opened.compiled))?;
        let data = outline.shipped(service);
        Ok(match self.format {
            ExportFormat::Json => data_json(&data, &session),
            _ => data_xml(&data, &session),
        })
    }
}

/// As the service portal writes it; nothing was submitted, so there is no id.
fn amt24(opened: &Opened, session: &Session) -> String {
    let texts = opened.compiled.texts.get(Language::De.tag()).cloned().unwrap_or_default();
    let settings = &opened.municipality.settings;
    let head = ApplicationHead::new(session, &texts, settings, String::new(), Language::De);
    amt24_xml(&head, &settings.ars, session)
}
