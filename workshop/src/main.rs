//! The command line of the workshop.

mod command;

use std::process::ExitCode;

use clap::Parser;

use command::Command;

/// For the people who make services: compiles, assesses and tests them.
///
/// A service is a folder with `service.yaml`, `texts/de.yaml` and the like, and `scenarios/`.
/// What is wrong with it is said with file, line and column, and what to do about it.
#[derive(Debug, Parser)]
#[command(name = "direktantrag", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    Arguments::parse().command.run()
}
