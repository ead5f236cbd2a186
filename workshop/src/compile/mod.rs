//! From definitions to services, with every check that can be made before anyone applies.

mod autocomplete;
mod blocks;
mod computed;
mod cycles;
mod data;
mod file;
mod formula;
mod head;
mod kinds;
mod lists;
mod migrates;
mod municipality;
mod names;
mod nodes;
mod number;
mod offered;
mod pages;
mod parameters;
mod retention;
mod rules;
mod texts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shared::migration::Step;
use shared::service::{NodeId, Plan, Service, Texts};

use crate::block::{self, Blocks};
use crate::check;
use crate::data_schema::Outline;
use crate::definition::{self, NodeDefinition, ServiceDefinition};
use crate::expression::Names;
use crate::finding::{At, Code, Findings};
use crate::prove::{Memory, Prover};

pub use blocks::check_block;
pub(crate) use file::media_names;
pub use kinds::KINDS;
pub(crate) use kinds::{kind_bounds, kind_names, letter_names};
pub use municipality::{Municipality, compile_municipalities};
pub(crate) use number::unit_names;
pub(crate) use pages::outcome_names;
pub(crate) use parameters::parameter_names;
pub use retention::Retention;

/// A service as compiled, with its texts.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The folder that it was compiled from.
    pub folder: PathBuf,
    /// Where its definition begins.
    pub at: At,
    /// Where its version stands.
    pub version_at: At,
    /// The structure.
    pub service: Service,
    /// The stated ways from older versions.
    pub migrates: Vec<Step>,
    /// The texts by language.
    pub texts: BTreeMap<String, Texts>,
    /// How long what was submitted is kept. It is not published: only the documents say it.
    pub retention: Vec<Retention>,
    /// The parameters that are the municipality's federal state: they follow from its key.
    pub regional: Vec<String>,
    /// The data schema of FIM that it was imported from.
    pub data: Option<Outline>,
}

/// Compiles every service in a folder of services, in the order of their names. Services with
/// errors are left out. The building blocks beside the folder are checked, too.
pub fn compile_services(folder: &Path, findings: &mut Findings) -> Vec<Compiled> {
    let found = subfolders(folder, "service.yaml", findings);
    let mut blocks = Blocks::beside(folder);
    blocks.check_all(findings);
    found.iter().filter_map(|folder| compile_with(folder, &mut blocks, findings)).collect()
}

/// Compiles the service in a folder; nothing when there is an error.
pub fn compile_service(folder: &Path, findings: &mut Findings) -> Option<Compiled> {
    compile_with(folder, &mut blocks_beside(folder), findings)
}

/// The building blocks beside the folder of services in which this one stands.
pub(crate) fn blocks_beside(folder: &Path) -> Blocks {
    let services = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let services = services.map_or_else(|| folder.join(".."), Path::to_owned);
    Blocks::beside(&services)
}

fn compile_with(folder: &Path, blocks: &mut Blocks, findings: &mut Findings) -> Option<Compiled> {
    compile_defined(folder, blocks, Memory::default(), findings).map(|(compiled, ..)| compiled)
}

/// Compiles the service in a folder, and keeps its definition and what was proved with.
pub(crate) fn compile_defined(
    folder: &Path,
    blocks: &mut Blocks,
    memory: Memory,
    findings: &mut Findings,
) -> Option<(Compiled, ServiceDefinition, Prover)> {
    let before = findings.errors();
    let tree = definition::open(&folder.join("service.yaml"), findings)?;
    let expanded = block::expand(&tree, blocks, findings);
    let mut definition = definition::read_service(&expanded.tree, findings)?;
    if expanded.failed {
        // What is missing now would be missed everywhere.
        return None;
    }
    definition.included = expanded.included;
    definition.included_texts = expanded.texts;
    lists::load(folder, &mut definition.lists, findings);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    if let (Some(id), Some(name)) = (&definition.id, name)
        && id.text != name
    {
        let message = format!("the id `{}` is not the folder's name `{name}`", id.text);
        findings.error(id.at, message, "give both the same name");
    }
    let whole = findings.errors() == before;
    let mut structure = compile_structure(&definition, findings);
    // What could not be read is missing among the names, and would be missed in every text.
    let names = whole.then_some(&structure.names);
    let service = structure.service.as_mut();
    let topic = findings.about(Code::Translation);
    let texts = texts::compile_texts(folder, &definition, names, service, findings);
    findings.about(topic);
    let retention = retention::compile(&definition, &structure.names, findings);
    rules::check(&definition, &structure.names, findings);
    let service = structure.service?;
    if findings.errors() > before {
        return None;
    }
    // The last gate: the very check that the browser and the endpoint make.
    let plan = match Plan::new(service.clone()) {
        Ok(plan) => Arc::new(plan),
        Err(error) => {
            findings.error(definition.at, format!("the service is not sound: {error}"), "");
            return None;
        }
    };
    let migrates = migrates::compile(&definition.migrates, &plan, findings);
    let prover = Prover::new(plan, check::days()).with_memory(memory);
    check::refuse(&prover, &definition, findings);
    if findings.errors() > before {
        return None;
    }
    let at = definition.at;
    let version_at = definition.version.as_ref().map_or(at, |version| version.at);
    let folder = folder.to_owned();
    let regional = parameters::regional(&definition.parameters);
    let mut compiled = Compiled {
        folder,
        at,
        version_at,
        service,
        migrates,
        texts,
        retention,
        regional,
        data: None,
    };
    compiled.data = data::open(&compiled, &definition, findings);
    if findings.errors() > before {
        return None;
    }
    Some((compiled, definition, prover))
}

/// The structure of a service with the names in it.
#[derive(Debug)]
pub struct Structure {
    /// The structure; nothing when there is an error in it.
    pub service: Option<Service>,
    /// What expressions can name.
    pub names: Names,
}

/// Compiles the structure alone: everything in `service.yaml`.
pub fn compile_structure(definition: &ServiceDefinition, findings: &mut Findings) -> Structure {
    let topic = findings.about(Code::Name);
    let head = head::compile(definition, findings);
    let (names, kinds, parameters) = names::compile(definition, findings);
    findings.about(Code::Facet);
    let (nodes, reads) = nodes::compile(definition, &names, &kinds, findings);
    findings.about(Code::Page);
    let (pages, documents, outcomes) = pages::compile(definition, &names, findings);
    let fee = pages::amount(definition.fee.as_ref(), &names, findings);
    let deadline = pages::day(definition.deadline.as_ref(), &names, findings);
    findings.about(Code::Cycle);
    cycles::check(&names, &reads, findings);
    findings.about(topic);
    let (Some(head), Some(nodes)) = (head, nodes) else {
        return Structure { service: None, names };
    };
    let service = Service {
        id: head.id,
        version: head.version,
        leika: definition.leika.iter().map(|key| key.text.clone()).collect(),
        languages: definition.languages.iter().map(|tag| tag.text.clone()).collect(),
        parameters,
        lists: lists::shipped(&definition.lists),
        nodes,
        pages,
        documents,
        outcomes,
        fee,
        deadline,
        insertions: Vec::new(),
    };
    Structure { service: Some(service), names }
}

/// Whether a node or a group around it is hidden whatever is answered.
fn never_shown(node: NodeId, nodes: &[NodeDefinition], names: &Names) -> bool {
    let mut nodes =
        std::iter::once(node).chain(names.around(node)).filter_map(|node| nodes.get(node.index()));
    nodes.any(NodeDefinition::never_shown)
}

/// Whether a text can be the id of a service.
pub fn is_service_id(text: &str) -> bool {
    head::is_id(text, b"-")
}

/// The folders directly in a folder that have a certain file, by name.
pub(crate) fn subfolders(folder: &Path, file: &str, findings: &mut Findings) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let at = At { line: 1, column: 1, file: missing(folder, findings) };
            let message = format!("the folder cannot be read: {error}");
            findings.error(at, message, "give the folder's path");
            return Vec::new();
        }
    };
    let mut folders: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    folders.retain(|path| !hidden(path));
    for folder in folders.iter().filter(|folder| !folder.join(file).is_file()) {
        let at = At { line: 1, column: 1, file: missing(folder, findings) };
        let advice = format!("write `{file}` in it, or remove the folder");
        findings.error(at, format!("the folder has no `{file}`"), advice);
    }
    folders.retain(|folder| folder.join(file).is_file());
    folders
}

fn missing(path: &Path, findings: &mut Findings) -> usize {
    findings.add_source(path.display().to_string(), String::new())
}
