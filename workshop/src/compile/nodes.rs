//! Fields and groups with their facets.

use shared::expression::Expression;
use shared::kind::Kind;
use shared::service::{Basis, Check, Content, MAX_INSTANCES, MAX_NODES, Node, NodeId, Repeats};
use shared::value::Type;

use super::autocomplete;
use super::formula::formula;
use super::head::unique;
use super::offered;
use crate::definition::{
    BasisDefinition, CheckDefinition, NodeDefinition, ServiceDefinition, Written, safe_address,
};
use crate::expression::{Names, Reading, Wanted};
use crate::finding::{At, Findings};

/// What the relevance and value of each node read, with where that is written.
pub(super) type Reads = Vec<Vec<(NodeId, At)>>;

/// All nodes; nothing when one of them could not be compiled.
pub(super) fn compile(
    definition: &ServiceDefinition,
    names: &Names,
    kinds: &[Option<Kind>],
    findings: &mut Findings,
) -> (Option<Vec<Node>>, Reads) {
    if definition.nodes.len() > MAX_NODES {
        let message = format!("there are more than {MAX_NODES} fields and groups");
        findings.error(definition.at, message, "split the service");
        return (None, Vec::new());
    }
    let mut nodes = Vec::new();
    let mut reads = Vec::new();
    for ((id, node), kind) in (0..).map(NodeId).zip(&definition.nodes).zip(kinds) {
        let scope = names.get(id).and_then(|named| named.parent);
        let definition = &definition.nodes;
        let mut compiler = Compiler { definition, names, scope, reads: Vec::new(), findings };
        nodes.push(compiler.node(id, node, kind.as_ref()));
        reads.push(compiler.reads);
    }
    (nodes.into_iter().collect(), reads)
}

/// What compiles one node.
pub(super) struct Compiler<'a> {
    definition: &'a [NodeDefinition],
    pub(super) names: &'a Names,
    pub(super) scope: Option<NodeId>,
    reads: Vec<(NodeId, At)>,
    pub(super) findings: &'a mut Findings,
}

impl Compiler<'_> {
    fn node(&mut self, id: NodeId, node: &NodeDefinition, kind: Option<&Kind>) -> Option<Node> {
        self.members(id, node);
        let relevant = self.condition(node.relevant.as_ref(), true);
        let required = self.condition(node.required.as_ref(), false);
        let readonly = self.condition(node.readonly.as_ref(), false);
        let hidden = self.condition(node.hidden.as_ref(), true);
        let calculate = self.value(id, node.calculate.as_ref());
        let default = self.value(id, node.default.as_ref());
        self.sources(id, node, kind);
        let repeats = self.repeats(node.repeated.as_ref());
        let ids: Vec<Written> = node.checks.iter().map(|check| check.id.clone()).collect();
        unique(&ids, "check", self.findings);
        let checks: Vec<Option<Check>> =
            node.checks.iter().map(|check| self.check(check)).collect();
        let offered = offered::compile(id, node, kind, self);
        let autocomplete = autocomplete::compile(node.autocomplete.as_ref(), kind, self.findings);
        if kind == Some(&Kind::Information) {
            self.no_answer(node);
        }
        Some(Node {
            name: node.name.text.clone(),
            parent: self.scope,
            content: match &node.kind {
                Some(_) => Content::Field(kind?.clone()),
                None => Content::Group,
            },
            repeats: repeats?,
            relevant: relevant?,
            required: required?,
            readonly: readonly?,
            hidden: hidden?,
            calculate: calculate?,
            default: default?,
            checks: checks.into_iter().collect::<Option<_>>()?,
            offered: offered?,
            basis: node.basis.iter().filter_map(|basis| self.basis(basis)).collect(),
            autocomplete,
            fim: self.fim(node.fim.as_ref())?,
        })
    }

    fn members(&mut self, id: NodeId, node: &NodeDefinition) {
        if node.kind.is_none() && self.names.in_group(Some(id)).next().is_none() {
            let message = format!("the group `{}` is empty", node.name.text);
            self.findings.error(node.name.at, message, "add fields under `nodes`, or remove it");
        }
        if self.names.around(id).count() > 15 {
            let message = "groups are nested too deep";
            self.findings.error(node.name.at, message, "use at most 15 levels");
        }
    }

    /// A facet that may be missing; the outer `None` says that it is wrong.
    fn condition(&mut self, written: Option<&Written>, feeds: bool) -> Option<Option<Expression>> {
        let Some(written) = written else { return Some(None) };
        let wanted = Wanted { value: Type::YesNo, list: None };
        self.expression(written, wanted, feeds).map(Some)
    }

    fn expression(&mut self, written: &Written, wanted: Wanted, feeds: bool) -> Option<Expression> {
        let lowered = formula(written, self.scope, wanted, self.names, self.findings)?;
        if feeds {
            for (node, offset) in lowered.reads {
                self.reads.push((node, self.findings.at_character(written, offset)));
            }
        }
        Some(lowered.expression)
    }

    /// What gives a field its value, which has the type of its answers.
    fn value(&mut self, id: NodeId, written: Option<&Written>) -> Option<Option<Expression>> {
        let Some(written) = written else { return Some(None) };
        match self.names.get(id)?.reading {
            Reading::Value(value, list) => {
                self.expression(written, Wanted { value, list }, true).map(Some)
            }
            Reading::Group | Reading::Information | Reading::Unclear => None,
        }
    }

    /// A field has one source of its value at the most, and a hidden one that must be answered
    /// needs one.
    fn sources(&mut self, id: NodeId, node: &NodeDefinition, kind: Option<&Kind>) {
        if let (Some(default), Some(_)) = (&node.default, &node.calculate) {
            let message = "a calculated field is never unanswered, so a default has no meaning";
            self.findings.error(default.at, message, "keep `calculate` or `default`");
        }
        if let (Some(default), Some(Kind::Declaration)) = (&node.default, kind) {
            let message = "what is declared must not be declared beforehand";
            self.findings.error(default.at, message, "remove `default`");
        }
        let given = node.default.is_some() || node.calculate.is_some();
        if let (Some(required), Some(_), false) = (&node.required, kind, given)
            && super::never_shown(id, self.definition, self.names)
        {
            let message = "nobody can answer this: it is required, but always hidden";
            let advice = "give it a value with `default` or `calculate`, or remove `required`";
            self.findings.error(required.at, message, advice);
        }
    }

    /// A building block's id with its version.
    fn fim(&mut self, written: Option<&Written>) -> Option<Option<String>> {
        let Some(written) = written else { return Some(None) };
        let digits = |text: &str| {
            (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        // Most have 8 or 11 digits; in XDatenfelder 2 some have a UUID behind the first two.
        let number = |text: &str| {
            (8..=40).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && text.starts_with(|first: char| first.is_ascii_digit())
        };
        let proper = written.text.split_once(' ').is_some_and(|(id, version)| {
            id.strip_prefix(['F', 'G']).is_some_and(number)
                && version.split('.').all(digits)
                && version.split('.').count() <= 3
        });
        if !proper {
            let message = format!("`{}` names no FIM building block", written.text);
            let advice = "write its id and version, such as `F60000000246 1.1.0`";
            self.findings.error(written.at, message, advice);
            return None;
        }
        Some(Some(written.text.clone()))
    }

    fn check(&mut self, check: &CheckDefinition) -> Option<Check> {
        if !super::head::is_id(&check.id.text, b"_-") {
            let message = format!("`{}` is not a proper name", check.id.text);
            let advice = "use lower-case letters, digits, `_` and `-`, beginning with a letter";
            self.findings.error(check.id.at, message, advice);
        }
        let holds = self.condition(Some(&check.holds), false)??;
        Some(Check { id: check.id.text.clone(), holds, soft: check.soft })
    }

    fn basis(&mut self, basis: &BasisDefinition) -> Option<Basis> {
        if basis.text.text.trim().is_empty() {
            self.findings.error(basis.text.at, "this basis is empty", "cite the law or bylaw");
            return None;
        }
        let link = basis.link.as_ref().filter(|link| safe_address(link, self.findings));
        let link = link.map(|link| link.text.clone());
        Some(Basis { text: basis.text.text.trim().to_owned(), link })
    }

    fn repeats(&mut self, written: Option<&Written>) -> Option<Option<Repeats>> {
        let Some(written) = written else { return Some(None) };
        let bounds = written
            .text
            .split_once("..")
            .and_then(|(min, max)| Some((min.trim().parse().ok()?, max.trim().parse().ok()?)));
        let Some((min, max)) = bounds else {
            let message = format!("`{}` does not say how often", written.text);
            self.findings.error(written.at, message, "write the least and the most, as in `1..10`");
            return None;
        };
        let most = u32::try_from(MAX_INSTANCES).unwrap_or(u32::MAX);
        if min > max || max == 0 || max > most {
            let message = format!("`{}` cannot be met", written.text);
            let advice = format!("write `least..most` with most between 1 and {most}");
            self.findings.error(written.at, message, advice);
            return None;
        }
        Some(Some(Repeats { min, max }))
    }

    /// Information has no answer: facets about one make no sense.
    fn no_answer(&mut self, node: &NodeDefinition) {
        let facets =
            [&node.required, &node.readonly, &node.calculate, &node.default, &node.autocomplete];
        let checks = node.checks.iter().map(|check| &check.id);
        for written in facets.into_iter().flatten().chain(checks) {
            let message = "information has no answer, so this has no meaning";
            self.findings.error(written.at, message, "remove it");
        }
    }
}
