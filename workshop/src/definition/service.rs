//! `service.yaml`.

use std::collections::BTreeMap;

use super::countries;
use super::list::{ListDefinition, read_lists};
use super::members::{Members, texts};
use super::migrates::{StepDefinition, read_steps};
use super::node::{NodeDefinition, read_nodes};
use super::parameter::{ParameterDefinition, read_parameters};
use super::rule::{RuleDefinition, read_rules};
use super::shape::{BLOCK, DOCUMENT, OUTCOME, PAGE, RETENTION, SERVICE};
use super::yaml::{Tree, Written};
use crate::block::{Included, IncludedTexts};
use crate::finding::{At, Findings};

/// A service as its author wrote it; names are not resolved and expressions not read yet.
#[derive(Debug, Default)]
pub struct ServiceDefinition {
    /// Where it begins.
    pub at: At,
    /// Its id.
    pub id: Option<Written>,
    /// Its version.
    pub version: Option<Written>,
    /// Its LeiKa keys.
    pub leika: Vec<Written>,
    /// Its languages.
    pub languages: Vec<Written>,
    /// What municipalities set.
    pub parameters: Vec<ParameterDefinition>,
    /// Its code lists.
    pub lists: Vec<ListDefinition>,
    /// Fields and groups, each group before its members.
    pub nodes: Vec<NodeDefinition>,
    /// Its pages.
    pub pages: Vec<PageDefinition>,
    /// Its documents.
    pub documents: Vec<DocumentDefinition>,
    /// Its outcomes.
    pub outcomes: Vec<OutcomeDefinition>,
    /// The fee, in cents.
    pub fee: Option<Written>,
    /// By when the application is due.
    pub deadline: Option<Written>,
    /// Which building blocks were included.
    pub included: Vec<Included>,
    /// The texts that came along with them, by language.
    pub included_texts: BTreeMap<String, IncludedTexts>,
    /// What changed from version to version.
    pub migrates: Vec<StepDefinition>,
    /// How long what was submitted is kept.
    pub retention: Vec<RetentionDefinition>,
    /// The rules of the FIM schema that it was made of.
    pub rules: Vec<RuleDefinition>,
}

/// A page.
#[derive(Debug)]
pub struct PageDefinition {
    /// Its id.
    pub id: Written,
    /// Definition paths.
    pub shows: Vec<Written>,
    /// When it is reached.
    pub relevant: Option<Written>,
}

/// A document.
#[derive(Debug)]
pub struct DocumentDefinition {
    /// Its id.
    pub id: Written,
    /// When it is needed.
    pub relevant: Written,
}

/// How long something is kept (Aufbewahrung).
#[derive(Debug)]
pub struct RetentionDefinition {
    /// Where it begins.
    pub at: At,
    /// Definition paths; none for everything else.
    pub of: Vec<Written>,
    /// The period in words, by language.
    pub period: Vec<(Written, Written)>,
    /// The legal basis.
    pub basis: Vec<Written>,
}

/// An outcome.
#[derive(Debug)]
pub struct OutcomeDefinition {
    /// Its id.
    pub id: Written,
    /// When it applies.
    pub when: Written,
    /// What it means for the person.
    pub kind: Written,
}

/// Reads a service; what cannot be read is left out and reported.
pub fn read_service(tree: &Tree, findings: &mut Findings) -> Option<ServiceDefinition> {
    let mut members = Members::of(tree, &SERVICE, findings)?;
    let mut definition = ServiceDefinition {
        at: tree.at,
        id: members.need_text("id", findings),
        version: members.need_text("version", findings),
        leika: list(&mut members, "leika", findings),
        languages: list(&mut members, "languages", findings),
        parameters: members
            .take("parameters")
            .map_or(Vec::new(), |tree| read_parameters(tree, findings)),
        lists: members.take("lists").map_or(Vec::new(), |tree| read_lists(tree, findings)),
        nodes: members
            .need("nodes", findings)
            .map_or(Vec::new(), |tree| read_nodes(tree, findings)),
        pages: match members.need("pages", findings) {
            Some(tree) => super::items(tree, findings)
                .iter()
                .filter_map(|tree| page(tree, findings))
                .collect(),
            None => Vec::new(),
        },
        documents: members
            .items("documents", findings)
            .iter()
            .filter_map(|tree| document(tree, findings))
            .collect(),
        outcomes: members
            .items("outcomes", findings)
            .iter()
            .filter_map(|tree| outcome(tree, findings))
            .collect(),
        fee: members.text("fee", findings),
        deadline: members.text("deadline", findings),
        included: Vec::new(),
        included_texts: BTreeMap::new(),
        migrates: read_steps(members.items("migrates", findings), findings),
        retention: members
            .items("retention", findings)
            .iter()
            .filter_map(|tree| retention(tree, findings))
            .collect(),
        rules: read_rules(members.items("rules", findings), findings),
    };
    members.finish(findings);
    countries::add(&definition.nodes, &mut definition.lists);
    Some(definition)
}

/// Reads a building block, as a definition that has nothing but nodes and code lists; what cannot
/// be read is left out and reported.
pub fn read_block(tree: &Tree, findings: &mut Findings) -> Option<ServiceDefinition> {
    let mut members = Members::of(tree, &BLOCK, findings)?;
    let mut definition = ServiceDefinition {
        at: tree.at,
        id: members.need_text("block", findings),
        version: members.need_text("version", findings),
        lists: members.take("lists").map_or(Vec::new(), |tree| read_lists(tree, findings)),
        nodes: members
            .need("nodes", findings)
            .map_or(Vec::new(), |tree| read_nodes(tree, findings)),
        ..ServiceDefinition::default()
    };
    members.finish(findings);
    countries::add(&definition.nodes, &mut definition.lists);
    Some(definition)
}

fn list(members: &mut Members<'_>, key: &'static str, findings: &mut Findings) -> Vec<Written> {
    match members.need(key, findings) {
        Some(tree) => texts(super::items(tree, findings), findings),
        None => Vec::new(),
    }
}

fn page(tree: &Tree, findings: &mut Findings) -> Option<PageDefinition> {
    let mut members = Members::of(tree, &PAGE, findings)?;
    let id = members.need_text("id", findings);
    let shows = list(&mut members, "shows", findings);
    let relevant = members.text("relevant", findings);
    members.finish(findings);
    Some(PageDefinition { id: id?, shows, relevant })
}

fn document(tree: &Tree, findings: &mut Findings) -> Option<DocumentDefinition> {
    let mut members = Members::of(tree, &DOCUMENT, findings)?;
    let id = members.need_text("id", findings);
    let relevant = members.need_text("relevant", findings);
    members.finish(findings);
    Some(DocumentDefinition { id: id?, relevant: relevant? })
}

fn retention(tree: &Tree, findings: &mut Findings) -> Option<RetentionDefinition> {
    let mut members = Members::of(tree, &RETENTION, findings)?;
    let of = texts(members.items("of", findings), findings);
    let period = members.need("period", findings);
    let basis = texts(members.items("basis", findings), findings);
    members.finish(findings);
    let period = super::pairs(period?, "a text in several languages", findings)
        .iter()
        .filter_map(|member| Some((member.key.clone(), super::text(&member.value, findings)?)))
        .collect();
    Some(RetentionDefinition { at: tree.at, of, period, basis })
}

fn outcome(tree: &Tree, findings: &mut Findings) -> Option<OutcomeDefinition> {
    let mut members = Members::of(tree, &OUTCOME, findings)?;
    let id = members.need_text("id", findings);
    let when = members.need_text("when", findings);
    let kind = members.need_text("kind", findings);
    members.finish(findings);
    Some(OutcomeDefinition { id: id?, when: when?, kind: kind? })
}
