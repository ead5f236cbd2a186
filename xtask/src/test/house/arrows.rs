//! Who may depend on whom.

use serde_json::Value;

use super::Findings;
use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;

/// Every crate of the workspace, and the ones it may depend on.
const ARROWS: [(&str, &[&str]); 11] = [
    ("shared", &[]),
    ("fim", &[]),
    ("browser", &["shared"]),
    ("frontend", &["browser", "shared"]),
    ("submission", &["browser", "shared"]),
    ("backend", &["shared"]),
    ("paper", &["shared"]),
    ("workshop", &["fim", "paper", "shared"]),
    ("e2e", &["shared"]),
    ("xtask", &[]),
    ("throughput", &["shared"]),
];

/// Every dependency between crates of the workspace is an arrow.
pub(super) fn between_crates(project: &Project) -> Findings {
    let packages = packages(project)?;
    let members: Vec<&str> = packages.iter().map(name).collect();
    let mut findings = Vec::new();
    for package in &packages {
        let Some((_, allowed)) = ARROWS.iter().find(|(crate_name, _)| *crate_name == name(package))
        else {
            let unknown = name(package);
            findings.push(format!("`{unknown}` has no arrows in xtask/src/test/house/arrows.rs"));
            continue;
        };
        let inside = dependencies(package).map(name).filter(|other| members.contains(other));
        findings.extend(
            inside
                .filter(|other| !allowed.contains(other))
                .map(|other| format!("`{}` must not depend on `{other}`", name(package))),
        );
    }
    Ok(findings)
}

/// `shared` has neither features nor parts that depend on what it is compiled for. What only its
/// tests use may.
pub(super) fn same_everywhere(project: &Project) -> Findings {
    let mut findings = Vec::new();
    for package in &packages(project)? {
        if name(package) == "shared" {
            let features = package.get("features").and_then(Value::as_object);
            let features = features.into_iter().flatten().map(|(feature, _)| feature);
            findings.extend(features.map(|feature| format!("`shared` has a feature `{feature}`")));
            findings.extend(
                dependencies(package)
                    .filter(|dependency| dependency.get("kind").is_none_or(Value::is_null))
                    .filter(|dependency| !dependency.get("target").is_none_or(Value::is_null))
                    .map(|dependency| format!("`{}` is only for some targets", name(dependency))),
            );
        }
    }
    for file in files::below(&project.root.join("shared/src"))? {
        let text = files::read(&file)?;
        let conditions = ["cfg(target", "cfg(not(target", "cfg(any(target", "cfg(all(target"];
        if conditions.iter().any(|condition| text.contains(condition)) {
            findings.push(format!("`{}` depends on the target", file.display()));
        }
    }
    Ok(findings)
}

fn packages(project: &Project) -> Result<Vec<Value>, Failure> {
    let text = Program::cargo(project)
        .args(["metadata", "--format-version", "1", "--no-deps", "--quiet"])
        .read()?;
    let mut metadata: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::Check(format!("cannot read `cargo metadata`: {error}")))?;
    match metadata.get_mut("packages").map(Value::take) {
        Some(Value::Array(packages)) => Ok(packages),
        _ => Err(Failure::Check("`cargo metadata` names no packages".to_owned())),
    }
}

fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package.get("dependencies").and_then(Value::as_array).into_iter().flatten()
}

fn name(value: &Value) -> &str {
    value.get("name").and_then(Value::as_str).unwrap_or("")
}
