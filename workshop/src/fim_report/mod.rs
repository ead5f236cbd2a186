//! What becomes of a folder of FIM's data schemas: how much of each is imported, understood, filled
//! and exported. It is the measure of the importer.

mod export;
mod fill;
mod show;
mod source;

use std::path::{Path, PathBuf};

use shared::Date;
use shared::service::Plan;

use crate::check::check_service;
use crate::compile::compile_service;
use crate::finding::{Findings, Severity};
use crate::import::{Draft, DraftRule, Imported, Previous, Published, RuleState, import};
use crate::scenario::Map;

pub use export::{Exported, exports};
pub use fill::{Filled, fill};
pub use show::{table, totals};
pub use source::{Sources, input, sources};

/// What became of a data schema.
#[derive(Clone, Debug, Default)]
pub struct SchemaReport {
    /// The file.
    pub file: String,
    /// The schema with its version; empty where it was not imported.
    pub schema: String,
    /// The editors' name for it.
    pub name: String,
    /// Whether it became a service that builds.
    pub imported: bool,
    /// What the import told, and the compiler where nothing was built.
    pub messages: Vec<String>,
    /// How many fields the service has that people can answer.
    pub nodes: usize,
    /// How many of those a scenario answers.
    pub nodes_visited: usize,
    /// The paths of the others.
    pub missed: Vec<String>,
    /// Each rule that stands in the schema, once.
    pub rules: Vec<RuleReport>,
    /// How many errors, warnings and pieces of advice `check` has.
    pub findings: [usize; 3],
    /// How many scenarios were generated.
    pub scenarios: usize,
    /// How many of them pass.
    pub passed: usize,
    /// How many exports were written.
    pub exports: usize,
    /// How many of them are valid by the schema that is exported, too.
    pub exports_valid: usize,
    /// Why others are not.
    pub faults: Vec<String>,
}

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleReport {
    /// Its id with the version.
    pub rule: String,
    /// What became of it.
    pub state: RuleFate,
    /// Why it is not in any expression.
    pub reason: String,
}

/// What became of a rule, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleFate {
    /// It cannot be meant as it is written.
    Rejected,
    /// It was not understood for certain.
    Open,
    /// It is in expressions, whole.
    Compiled,
}

/// What becomes of a schema. What the scenarios answered and what was exported goes into a folder,
/// if one is given.
///
/// # Errors
/// In words where files cannot be written or read.
pub fn report(
    path: &Path,
    lists: &[Published],
    day: Date,
    answers: Option<&Path>,
) -> Result<SchemaReport, String> {
    let failed = |error: std::io::Error| format!("a temporary folder cannot be used: {error}");
    let mut report = SchemaReport { file: path.display().to_string(), ..SchemaReport::default() };
    let input = source::input(path)?;
    let mut findings = Findings::default();
    let previous = Previous::default();
    let imported = import(SERVICE, &[input], lists, &previous, &mut findings);
    report.tell(&findings);
    let Some(imported) = imported else { return Ok(report) };
    report.schema = imported.draft.schema.to_string();
    report.name.clone_from(&imported.schema.about.name);
    report.rules = rules(&imported.draft);

    let services = tempfile::tempdir().map_err(failed)?;
    let folder = write(&imported, services.path()).map_err(failed)?;
    let mut findings = Findings::default();
    let compiled = compile_service(&folder, &mut findings);
    let Some(compiled) = compiled.filter(|_| findings.errors() == 0) else {
        report.tell(&findings);
        return Ok(report);
    };
    report.imported = true;
    let mut findings = Findings::default();
    check_service(&folder, None, &mut findings);
    report.findings = [Severity::Error, Severity::Warning, Severity::Advice]
        .map(|severity| findings.count(severity));

    let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
    let map = Map::new(&std::sync::Arc::new(plan));
    let filled = fill(&map, &compiled, day);
    report.nodes = filled.fields;
    report.nodes_visited = filled.answered;
    report.missed.clone_from(&filled.missed);
    report.scenarios = filled.scenarios.len();
    report.passed = fill::passed(&filled, &map, services.path()).map_err(failed)?;

    let kept = answers.map(|answers| answers.join(&imported.schema.about.identity.id));
    let out = kept.unwrap_or_else(|| services.path().join("exports"));
    let exported = exports(&compiled, &filled, &out)?;
    report.exports = exported.written;
    report.exports_valid = exported.valid;
    report.faults = exported.faults;
    Ok(report)
}

/// The id of every service in the making.
const SERVICE: &str = "imported";

impl SchemaReport {
    fn tell(&mut self, findings: &Findings) {
        let told = findings.all().filter(|finding| finding.severity != Severity::Advice);
        self.messages.extend(told.map(|finding| findings.show(finding).trim_end().to_owned()));
    }

    /// How many rules there are, and how many of one fate.
    pub fn count(&self, fate: RuleFate) -> usize {
        self.rules.iter().filter(|rule| rule.state == fate).count()
    }
}

/// Writes the files of a service; its folder.
fn write(imported: &Imported, services: &Path) -> std::io::Result<PathBuf> {
    let folder = services.join(&imported.draft.id);
    for (path, text) in &imported.files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(folder)
}

/// Each rule once, by id and version: where it is carried in several places, the worst that became
/// of it.
fn rules(draft: &Draft) -> Vec<RuleReport> {
    let mut rules: Vec<RuleReport> = Vec::new();
    for DraftRule { identity, state, .. } in &draft.rules {
        let (state, reason) = match state {
            RuleState::Rejected(reason) => (RuleFate::Rejected, reason.clone()),
            RuleState::Open(reason) => (RuleFate::Open, reason.clone()),
            RuleState::Compiled => (RuleFate::Compiled, String::new()),
        };
        let own = RuleReport { rule: identity.to_string(), state, reason };
        add(&mut rules, own);
    }
    rules
}

/// Adds a rule, or the worse of it and what is known of it.
fn add(rules: &mut Vec<RuleReport>, own: RuleReport) {
    match rules.iter_mut().find(|known| known.rule == own.rule) {
        Some(known) if own.state < known.state => *known = own,
        Some(_) => {}
        None => rules.push(own),
    }
}
