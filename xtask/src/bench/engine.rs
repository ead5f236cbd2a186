//! What the domain costs natively: several programs, each with a table for people and a line of
//! JSON at the end, which become one line.

use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::setup::{self, Need};

/// Building and checking services; `assess` from scratch and one changed answer; validation beside Ajv and the jsonschema crate.
pub(super) fn engine(project: &Project) -> Result<(), Failure> {
    setup::ensure(project, &[Need::Npm])?;
    let mut line = Map::new();
    for program in [
        run(project, &["--package", "workshop", "--example", "check"]),
        run(project, &["--package", "shared", "--example", "engine"]),
        run(project, &["--package", "throughput", "--", "node", "xtask/node/ajv.mjs"]),
    ] {
        add(&program.read()?, &mut line)?;
    }
    println!("{}", Value::Object(line));
    Ok(())
}

fn run(project: &Project, arguments: &[&str]) -> Program {
    Program::cargo(project)
        .env("DIREKTANTRAG_NPM", project.npm_modules())
        .args(["run", "--release", "--quiet"])
        .args(arguments)
}

/// Prints the table, and adds the keys of the last line.
fn add(text: &str, line: &mut Map<String, Value>) -> Result<(), Failure> {
    let (table, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text));
    println!("{table}\n");
    match serde_json::from_str(last) {
        Ok(Value::Object(keys)) => line.extend(keys),
        _ => return Err(Failure::Check(format!("`{last}` is no line of JSON"))),
    }
    Ok(())
}
