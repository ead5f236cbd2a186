//! `direktantrag schema`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use workshop::bundle::{BundleError, place_file};
use workshop::schema::schemas;

use super::{say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag schema service
  direktantrag schema --out docs/schema

An editor with the YAML language server takes a schema from the first line of a file:
  # yaml-language-server: $schema=../../docs/schema/service.schema.json";

/// Prints the JSON Schema of a kind of file, or writes all of them.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Which: service, texts, simple-texts, scenario, block, block-texts, settings or allow
    #[arg(required_unless_present = "out")]
    file: Option<String>,
    /// The folder to write all schemas into
    #[arg(long)]
    out: Option<PathBuf>,
}

impl Schema {
    pub(super) fn run(self) -> ExitCode {
        match self.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => stopped(&error),
        }
    }

    fn print(&self) -> Result<(), String> {
        let mut known = Vec::new();
        for (name, schema) in schemas() {
            let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
            if let Some(out) = &self.out {
                place_file(&out.join(name), format!("{text}\n").as_bytes())
                    .map_err(|error: BundleError| error.to_string())?;
            }
            let name = name.trim_end_matches(".schema.json");
            if self.file.as_deref() == Some(name) {
                say(&text);
                return Ok(());
            }
            known.push(format!("`{name}`"));
        }
        match &self.file {
            Some(file) => {
                Err(format!("there is no schema `{file}`; there are {}", known.join(", ")))
            }
            None => Ok(()),
        }
    }
}
