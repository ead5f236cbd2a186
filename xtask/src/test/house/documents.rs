//! The documents a reader expects.

use super::Findings;
use crate::files;
use crate::project::Project;

const DOCUMENTS: [&str; 8] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "docs/benchmarks.md",
    "docs/device.md",
    "docs/endpoint.md",
    "docs/widget.md",
];

/// The parts that `ARCHITECTURE.md` explains.
const PARTS: [&str; 10] = [
    "shared/",
    "frontend/",
    "backend/",
    "workshop/",
    "paper/",
    "fim/",
    "services/",
    "municipalities/",
    "e2e/",
    "xtask/",
];

/// Every document exists, and the map shows every part.
pub(super) fn complete(project: &Project) -> Findings {
    let missing = DOCUMENTS.iter().filter(|name| !project.root.join(name).is_file());
    let mut findings: Vec<String> = missing.map(|name| format!("`{name}` is missing")).collect();
    let map = files::read(&project.root.join("ARCHITECTURE.md")).unwrap_or_default();
    let unnamed = PARTS.iter().filter(|part| !map.contains(**part));
    findings.extend(unnamed.map(|part| format!("`ARCHITECTURE.md` does not name `{part}`")));
    Ok(findings)
}
