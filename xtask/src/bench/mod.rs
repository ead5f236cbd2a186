//! `cargo xtask bench NAME`: a table for people, then one line of JSON with the keys that
//! `docs/benchmarks.md` lists.

mod origins;
mod size;

use crate::build;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;

pub(crate) use size::size;

/// Measures what is named.
pub(crate) fn bench(project: &Project, name: &str) -> Result<(), Failure> {
    match name {
        "size" => size(project),
        "engine" => engine(project),
        "submit" => submit(project),
        other => {
            let known = "`size`, `engine` and `submit`";
            Err(Failure::Usage(format!("no bench is named `{other}`; there are {known}")))
        }
    }
}

/// The examples that `engine` runs, one after the other, with their crates.
const ENGINE: [(&str, &str); 2] = [("workshop", "check"), ("shared", "engine")];

/// Building and checking services, `assess` from scratch and one changed answer. Each measures in
/// a process of its own; their keys are joined in the last line.
fn engine(project: &Project) -> Result<(), Failure> {
    let mut keys = serde_json::Map::new();
    for (package, example) in ENGINE {
        let said = Program::cargo(project)
            .args(["run", "--release", "--quiet", "--package", package, "--example", example])
            .read()?;
        let (table, last) = said.trim_end().rsplit_once('\n').unwrap_or(("", said.trim_end()));
        println!("{table}");
        let own: serde_json::Map<String, serde_json::Value> = serde_json::from_str(last)
            .map_err(|error| Failure::Check(format!("`{example}` ends with no JSON: {error}")))?;
        keys.extend(own);
    }
    println!("{}", serde_json::Value::Object(keys));
    Ok(())
}

/// Durable submissions over loopback, against the release build of the server.
fn submit(project: &Project) -> Result<(), Failure> {
    build::all(project)?;
    Program::cargo(project)
        .env("DIREKTANTRAG_SERVER", project.server())
        .env("DIREKTANTRAG_DIST", project.dist())
        .env("DIREKTANTRAG_TOOLS", &project.tools)
        .env("DIREKTANTRAG_NPM", project.npm_modules())
        .args(["run", "--release", "--quiet", "--package", "e2e", "--bin", "bench-submit"])
        .run()
}
