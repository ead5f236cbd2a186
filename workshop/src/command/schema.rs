//! `direktantrag schema`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use workshop::bundle::{BundleError, place_file};
use workshop::compile::{Compiled, compile_service};
use workshop::data_schema::{json_schema, xsd};
use workshop::finding::Findings;
use workshop::schema::schemas;

use super::places::Places;
use super::{report, say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag schema service
  direktantrag schema --out docs/schema
  direktantrag schema jagdschein --format xsd

An editor with the YAML language server takes a schema from the first line of a file:
  # yaml-language-server: $schema=../../docs/schema/service.schema.json";

/// Prints the JSON Schema of a kind of file, or writes all of them; or prints the schema of what a
/// service exports.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Which: service, texts, simple-texts, scenario, block, block-texts, settings or allow; with
    /// `--format` the id or folder of a service that was made of a FIM data schema
    #[arg(required_unless_present = "out")]
    file: Option<String>,
    /// The folder to write all schemas into
    #[arg(long, conflicts_with = "format")]
    out: Option<PathBuf>,
    /// Print the schema by which a service's exports are checked
    #[arg(long, requires = "file")]
    format: Option<SchemaFormat>,
    #[command(flatten)]
    places: Places,
}

/// What a schema of exports is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaFormat {
    /// JSON Schema, draft 2020-12, for `export --format json`
    JsonSchema,
    /// XML Schema 1.0, for `export --format xml`
    Xsd,
}

impl Schema {
    pub(super) fn run(self) -> ExitCode {
        match self.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => stopped(&error),
        }
    }

    fn print(&self) -> Result<(), String> {
        if let (Some(format), Some(service)) = (self.format, &self.file) {
            say(self.of_exports(service, format)?.trim_end());
            return Ok(());
        }
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

    /// The schema of what a service exports.
    fn of_exports(&self, service: &str, format: SchemaFormat) -> Result<String, String> {
        let folder = self.places.one(service)?;
        let mut findings = Findings::default();
        let compiled = compile_service(&folder, &mut findings);
        let sound = report(&findings);
        let Some(compiled) = compiled.filter(|_| sound) else {
            return Err(format!("`{}` could not be compiled", folder.display()));
        };
        let outline = compiled.data.as_ref().ok_or_else(|| without_schema(&compiled))?;
        match format {
            SchemaFormat::JsonSchema => Ok(json_schema(outline)),
            SchemaFormat::Xsd => xsd(outline).map_err(|error| error.to_string()),
        }
    }
}

/// That a service has no data schema.
pub(super) fn without_schema(compiled: &Compiled) -> String {
    let id = &compiled.service.id;
    format!("`{id}` was made of no data schema: import one with `direktantrag import`")
}
