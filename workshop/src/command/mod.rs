//! What can be asked of the workshop on the command line.

mod analyse;
mod assess;
mod build;
mod check;
mod diff;
mod docs;
mod export;
mod fim;
mod import;
mod migrate;
mod new;
mod offer;
mod places;
mod preview;
mod release;
mod schema;
mod test;

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Subcommand;
use workshop::finding::{Findings, Severity};

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a new service
    #[command(after_help = new::EXAMPLE)]
    New(new::New),
    /// Make a service of a FIM data schema
    #[command(after_help = import::EXAMPLE)]
    Import(import::Import),
    /// Say what becomes of a folder of FIM data schemas
    #[command(subcommand)]
    Fim(fim::Fim),
    /// Compile services and municipalities into what the server publishes
    #[command(after_help = build::EXAMPLE)]
    Build(build::Build),
    /// Find everything that is wrong or strange before a release
    #[command(after_help = check::EXAMPLE)]
    Check(check::Check),
    /// Print as JSON what follows from a file of answers
    #[command(after_help = assess::EXAMPLE)]
    Assess(assess::Assess),
    /// Write answers in a format for the office's programs
    #[command(after_help = export::EXAMPLE)]
    Export(export::Export),
    /// Fix what a version of a service is, for good
    #[command(after_help = release::EXAMPLE)]
    Release(release::Release),
    /// Print the JSON Schemas by which editors check definitions, or the schema of a service's exports
    #[command(after_help = schema::EXAMPLE)]
    Schema(schema::Schema),
    /// Say how large and complex a service is, and what speaks against a digital handling
    #[command(after_help = analyse::EXAMPLE)]
    Analyse(analyse::Analyse),
    /// Say what differs between two versions of a service
    #[command(after_help = diff::EXAMPLE)]
    Diff(diff::Diff),
    /// Carry a draft's answers to a newer version of its service
    #[command(after_help = migrate::EXAMPLE)]
    Migrate(migrate::Migrate),
    /// Serve services while they are being written, with what follows from the answers beside
    #[command(after_help = preview::EXAMPLE)]
    Preview(preview::Preview),
    /// Write the concept documents of a service, and its form on paper
    #[command(after_help = docs::EXAMPLE)]
    Docs(docs::Docs),
    /// Run the scenarios of services and say what differs
    #[command(after_help = test::EXAMPLE)]
    Test(test::Test),
}

impl Command {
    pub(crate) fn run(self) -> ExitCode {
        match self {
            Self::New(new) => new.run(),
            Self::Import(import) => import.run(),
            Self::Build(build) => build.run(),
            Self::Check(check) => check.run(),
            Self::Assess(assess) => assess.run(),
            Self::Export(export) => export.run(),
            Self::Fim(fim) => fim.run(),
            Self::Release(release) => release.run(),
            Self::Schema(schema) => schema.run(),
            Self::Analyse(analyse) => analyse.run(),
            Self::Diff(diff) => diff.run(),
            Self::Migrate(migrate) => migrate.run(),
            Self::Preview(preview) => preview.run(),
            Self::Docs(docs) => docs.run(),
            Self::Test(test) => test.run(),
        }
    }
}

/// Prints a text; whether anyone still reads it does not matter.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints a text where errors are read.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints what was done, or why it was not; what the program ends with.
fn ended(done: Result<String, String>) -> ExitCode {
    match done {
        Ok(text) => {
            say(text.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => stopped(&error),
    }
}

/// Prints why something was not done; what the program ends with.
fn stopped(error: &impl Display) -> ExitCode {
    complain(&format!("error: {error}"));
    ExitCode::FAILURE
}

/// Prints all findings but advice, which is for `check`; whether there is no error among them.
fn report(findings: &Findings) -> bool {
    for finding in findings.all().filter(|finding| finding.severity != Severity::Advice) {
        complain(&findings.show(finding));
    }
    let (errors, warnings) = (findings.errors(), findings.warnings());
    if errors + warnings > 0 {
        complain(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
    }
    errors == 0
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
