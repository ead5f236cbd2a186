//! `direktantrag fim`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use shared::Date;
use workshop::fim_report::{report, sources, table, totals};

use super::offer::{day, day_or_today};
use super::{complain, ended};

const EXAMPLE: &str = "\
Example:
  direktantrag fim report schemas
  direktantrag fim report schemas --json --answers answers

The folder and those in it are looked through for data schemas (XDatenfelder 2.0 and 3.0.0) and code
lists (Genericode). Each schema is imported as it is; scenarios are generated that answer whatever can
be answered, in every federal state where a rule asks for it; and their exports are validated. A rule
that stands in several schemas counts once in the totals.

  filled      fields that a scenario answers, of those that are not always hidden
  rules       those that stand in the schema; open: not understood for certain; rejected: cannot be
              meant as they are written
  findings    errors, warnings and advice of `direktantrag check`
  scenarios   passed, of those generated
  exports     valid, of those written: JSON and XML of each scenario";

/// About FIM's data schemas.
#[derive(Debug, Subcommand)]
pub(crate) enum Fim {
    /// Say for each how much is imported, understood, filled and exported
    #[command(after_help = EXAMPLE)]
    Report(Report),
}

/// Says what becomes of a folder of data schemas.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Print the totals alone, as one line of JSON
    #[arg(long)]
    json: bool,
    /// Write schemas, answers and exports into this folder, for each schema into one of its own
    #[arg(long, value_name = "DIR")]
    answers: Option<PathBuf>,
    /// The day that scenarios are for; today in Europe/Berlin when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    day: Option<Date>,
}

impl Fim {
    pub(super) fn run(self) -> ExitCode {
        match self {
            Self::Report(report) => ended(report.report()),
        }
    }
}

impl Report {
    fn report(&self) -> Result<String, String> {
        let day = day_or_today(self.day)?;
        let found = sources(&self.folder)?;
        if found.schemas.is_empty() {
            return Err(format!("there are no data schemas in `{}`", self.folder.display()));
        }
        let mut reports = Vec::new();
        for path in &found.schemas {
            complain(&format!("{}", path.display()));
            reports.push(report(path, &found.lists, day, self.answers.as_deref())?);
        }
        Ok(if self.json { totals(&reports) } else { table(&reports) })
    }
}
