//! Everything about a service that is decidable before anyone applies.

mod allow;
mod basis;
mod checks;
mod facets;
mod never;
mod offered;
mod outcomes;
mod parts;
mod personal;
mod rules;
mod texts;
mod unused;

use std::path::Path;

use shared::Date;
use shared::service::{NodeId, Plan};
use shared::settings::Settings;

use crate::compile::{self, Compiled, Municipality};
use crate::definition::ServiceDefinition;
use crate::finding::{At, Code, Finding, Findings, Severity};
use crate::prove::{Memory, Prover};

/// The days on which a service may be used, 2020-01-01 to 2119-12-31: a condition that holds on
/// one of them can hold.
pub(crate) fn days() -> (Date, Date) {
    let day = |days| Date::from_days_since_epoch(days).unwrap_or(Date::EPOCH);
    (day(18_262), day(54_785))
}

/// Reports what blocks a release: what can never be.
pub(crate) fn refuse(prover: &Prover, definition: &ServiceDefinition, findings: &mut Findings) {
    let mut check = Check { plan: prover.plan(), prover, definition, findings };
    never::check(&mut check);
    checks::check(&mut check);
    facets::check(&mut check);
    offered::check(&mut check);
}

/// Compiles and checks the service in a folder; nothing when there is an error.
///
/// `settings` are those of a municipality that offers it, if any: what they set is usual.
pub fn check_service(
    folder: &Path,
    settings: Option<&Settings>,
    findings: &mut Findings,
) -> Option<Compiled> {
    check_again(folder, settings, Memory::default(), findings)
}

/// [`check_service`] with what was found out before: only what a change concerns is proved again.
pub fn check_again(
    folder: &Path,
    settings: Option<&Settings>,
    memory: Memory,
    findings: &mut Findings,
) -> Option<Compiled> {
    let blocks = &mut compile::blocks_beside(folder);
    let (compiled, definition, mut prover) =
        compile::compile_defined(folder, blocks, memory, findings)?;
    if let Some(settings) = settings {
        prover = prover.with_settings(settings);
    }
    let mut check =
        Check { plan: prover.plan(), prover: &prover, definition: &definition, findings };
    parts::check(&mut check);
    outcomes::check(&mut check);
    unused::check(&mut check);
    basis::check(&mut check);
    personal::check(&mut check);
    texts::check(&mut check, &compiled);
    rules::check(&mut check);
    allow::apply(folder, findings);
    Some(compiled)
}

/// The settings of the first municipality that offers a service.
pub fn settings_for<'m>(id: &str, municipalities: &'m [Municipality]) -> Option<&'m Settings> {
    let settings = municipalities.iter().map(|municipality| &municipality.settings);
    settings.into_iter().find(|settings| settings.services.contains_key(id))
}

/// One service while it is checked.
struct Check<'a> {
    plan: &'a Plan,
    prover: &'a Prover,
    definition: &'a ServiceDefinition,
    findings: &'a mut Findings,
}

/// What a finding says beside its place.
struct Said {
    severity: Severity,
    code: Code,
    message: String,
    advice: String,
    why: Vec<String>,
}

impl Said {
    fn new(severity: Severity, code: Code, message: String, advice: &str) -> Self {
        Self { severity, code, message, advice: advice.to_owned(), why: Vec::new() }
    }

    fn because(mut self, why: Vec<String>) -> Self {
        self.why = shortened(why);
        self
    }
}

impl Check<'_> {
    /// Every node with its place.
    fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..).map(NodeId).take(self.plan.service().nodes.len())
    }

    /// Where a node is written.
    fn at(&self, node: NodeId) -> At {
        self.definition.nodes.get(node.index()).map_or(self.definition.at, |own| own.name.at)
    }

    /// Notes a finding about a node.
    fn about(&mut self, node: NodeId, at: At, said: Said) {
        let path = self.plan.path(node);
        self.note(vec![path], at, said);
    }

    /// Notes a finding about what these names stand for.
    fn note(&mut self, nodes: Vec<String>, at: At, said: Said) {
        let Said { severity, code, message, advice, why } = said;
        self.findings.add(Finding { at, severity, code, message, advice, nodes, why });
    }

    /// Notes that something is open.
    fn undecided(&mut self, nodes: Vec<String>, at: At, what: String) {
        let message = format!("it is undecided whether {what}");
        let advice = "allow it in `allow.yaml` with the scenario that shows it; a simpler condition helps, too";
        self.note(nodes, at, Said::new(Severity::Advice, Code::Undecided, message, advice));
    }
}

/// The most lines of a derivation that are shown.
const MOST_LINES: usize = 10;

fn shortened(mut why: Vec<String>) -> Vec<String> {
    if why.len() > MOST_LINES {
        let more = why.len() - MOST_LINES + 1;
        why.truncate(MOST_LINES - 1);
        why.push(format!("… and {more} more lines of this kind"));
    }
    why
}
