//! The exports of scenarios, and whether they are valid by the schemas that are exported.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use shared::export::{data_json, data_xml};

use super::fill::Filled;
use crate::compile::Compiled;
use crate::data_schema::{json_schema, xsd};

/// The program that validates XML: libxml2's.
const XMLLINT: &str = "xmllint";

/// How many files it is given at once.
const AT_ONCE: usize = 100;

/// The most faults that are told of a schema.
const MOST_FAULTS: usize = 20;

/// What was exported.
#[derive(Debug, Default)]
pub struct Exported {
    /// How many files.
    pub written: usize,
    /// How many of them are valid.
    pub valid: usize,
    /// Why others are not.
    pub faults: Vec<String>,
}

/// Writes the schemas of exports, and for each scenario its answers and exports, into a folder, and
/// validates these.
///
/// # Errors
/// In words where a file cannot be written, the service has no data schema, or what validates XML is
/// missing.
pub fn exports(compiled: &Compiled, filled: &Filled, out: &Path) -> Result<Exported, String> {
    let outline = compiled.data.as_ref().ok_or("the service was made of no data schema")?;
    let failed = |error: io::Error| format!("`{}` cannot be written: {error}", out.display());
    std::fs::create_dir_all(out).map_err(failed)?;
    let write = |name: &str, text: &str| std::fs::write(out.join(name), text).map_err(failed);
    let schema = json_schema(outline);
    write("schema.json", &schema)?;
    write("schema.xsd", &xsd(outline).map_err(failed)?)?;
    let mut exported = Exported::default();
    let checked = serde_json::from_str::<Value>(&schema).map_err(|error| error.to_string())?;
    let checked = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&checked)
        .map_err(|error| format!("the JSON Schema is none: {error}"))?;
    let data = outline.shipped(&compiled.service);
    let mut files = Vec::new();
    for (at, (_, generated)) in filled.scenarios.iter().enumerate() {
        let session = &generated.walk.session;
        let number = format!("{:03}", at + 1);
        let answers = serde_json::to_string_pretty(&session.submission_answers());
        write(&format!("{number}.answers.json"), &answers.map_err(|error| error.to_string())?)?;
        let json = data_json(&data, session);
        let name = format!("{number}.json");
        write(&name, &json)?;
        let value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
        let mut faults = checked.iter_errors(&value).peekable();
        exported.valid += usize::from(faults.peek().is_none());
        exported
            .faults
            .extend(faults.map(|fault| format!("{name}: {}: {fault}", fault.instance_path())));
        let name = format!("{number}.xml");
        write(&name, &data_xml(&data, session))?;
        files.push(out.join(name));
        exported.written += 2;
    }
    for files in files.chunks(AT_ONCE) {
        validate(&out.join("schema.xsd"), files, &mut exported)?;
    }
    exported.faults.truncate(MOST_FAULTS);
    Ok(exported)
}

/// Validates XML by an XML Schema.
fn validate(schema: &Path, files: &[PathBuf], exported: &mut Exported) -> Result<(), String> {
    let mut xmllint = Command::new(XMLLINT);
    xmllint.args(["--nonet", "--noout", "--schema"]).arg(schema).args(files);
    let ran = xmllint.output().map_err(|error| {
        format!("`{XMLLINT}` cannot be run ({error}): install Debian's package `libxml2-utils`")
    })?;
    let said = String::from_utf8_lossy(&ran.stderr);
    let valid = files.iter().map(|file| format!("{} validates", file.display()));
    exported.valid += valid.filter(|line| said.lines().any(|own| own == line)).count();
    let faults = said.lines().filter(|line| !line.ends_with(" validates"));
    exported.faults.extend(faults.map(str::to_owned));
    Ok(())
}
