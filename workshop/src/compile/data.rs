//! The data schema that a service was imported from, beside its definition.

use super::Compiled;
use crate::data_schema::{MAX_BYTES, Outline, SchemaFile, outline};
use crate::definition::ServiceDefinition;
use crate::finding::{At, Code, Findings};

/// The file with what the schema says that no facet says.
const FILE: &str = "fim.json";

/// What the service asks for of its data schema; nothing where it was not imported.
pub(super) fn open(
    compiled: &Compiled,
    definition: &ServiceDefinition,
    findings: &mut Findings,
) -> Option<Outline> {
    let path = compiled.folder.join(FILE);
    let length = std::fs::metadata(&path).ok()?.len();
    let text = std::fs::read_to_string(&path).ok().filter(|_| length <= MAX_BYTES);
    let Some(file) = text.as_deref().and_then(SchemaFile::read) else {
        let file = findings.add_source(path.display().to_string(), String::new());
        let at = At { line: 1, column: 1, file };
        let message = "this is not what an import writes";
        findings.error(at, message, "restore it, or import the schema again");
        return None;
    };
    let topic = findings.about(Code::DataSchema);
    let places: Vec<At> = definition.nodes.iter().map(|node| node.name.at).collect();
    let found = outline(&file, &compiled.service, compiled.texts.get("de"), &places, findings);
    findings.about(topic);
    Some(found)
}
