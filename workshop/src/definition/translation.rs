//! `texts/de.yaml` and the like.

use shared::by_name::ByName;
use shared::service::{NodeTexts, Texts, TitledText};

use super::members::{Members, pairs};
use super::yaml::{Tree, Written};
use crate::finding::{At, Findings};

/// A service's texts in one language, with where they stand.
#[derive(Debug)]
pub struct TextsDefinition {
    /// The texts themselves.
    pub texts: Texts,
    /// Where the file begins.
    pub at: At,
    /// Where the part about the service begins.
    pub service_at: At,
    /// By definition path.
    pub nodes: Vec<NodeTextsDefinition>,
    /// By page id.
    pub pages: Vec<TitledDefinition>,
    /// Code lists with their codes.
    pub lists: Vec<(Written, Vec<Written>)>,
    /// By document id.
    pub documents: Vec<TitledDefinition>,
    /// By outcome id.
    pub outcomes: Vec<TitledDefinition>,
}

/// Where the texts of a node stand.
#[derive(Debug)]
pub struct NodeTextsDefinition {
    /// The definition path.
    pub path: Written,
    /// The checks that have messages.
    pub checks: Vec<Written>,
}

/// Where a title stands.
#[derive(Debug)]
pub struct TitledDefinition {
    /// The id.
    pub id: Written,
}

/// Reads texts; what cannot be read is left out and reported.
pub fn read_texts(tree: &Tree, findings: &mut Findings) -> Option<TextsDefinition> {
    let mut members = Members::of(tree, "a file of texts", findings)?;
    let mut definition = empty(tree.at);
    if let Some(service) = members.need("service", findings) {
        definition.service_at = members.member("service").map_or(tree.at, |member| member.key.at);
        read_start(service, &mut definition, findings);
    }
    read_nodes(&mut members, &mut definition, findings);
    read_lists(&mut members, &mut definition, findings);
    let TextsDefinition { texts, pages, documents, outcomes, .. } = &mut definition;
    for (key, places, into) in [
        ("pages", pages, &mut texts.pages),
        ("documents", documents, &mut texts.documents),
        ("outcomes", outcomes, &mut texts.outcomes),
    ] {
        let Some(tree) = members.take(key) else { continue };
        for member in pairs(tree, "this part", findings) {
            let Some(mut inner) = Members::of(&member.value, "a title with text", findings) else {
                continue;
            };
            let title = filled(inner.need_text("title", findings), findings);
            let text = inner.text("text", findings).map(|written| trimmed(&written));
            inner.finish(findings);
            let title = title.unwrap_or_default();
            let text = text.unwrap_or_default();
            let titled = TitledText { title, text, ..TitledText::default() };
            into.insert(member.key.text.clone(), titled);
            places.push(TitledDefinition { id: member.key.clone() });
        }
    }
    members.finish(findings);
    Some(definition)
}

/// Reads the texts of a building block: those of its nodes and code lists.
pub fn read_block_texts(tree: &Tree, findings: &mut Findings) -> Option<TextsDefinition> {
    let mut members = Members::of(tree, "a file of a block's texts", findings)?;
    let mut definition = empty(tree.at);
    read_nodes(&mut members, &mut definition, findings);
    read_lists(&mut members, &mut definition, findings);
    members.finish(findings);
    Some(definition)
}

fn empty(at: At) -> TextsDefinition {
    TextsDefinition {
        texts: Texts::default(),
        at,
        service_at: at,
        nodes: Vec::new(),
        pages: Vec::new(),
        lists: Vec::new(),
        documents: Vec::new(),
        outcomes: Vec::new(),
    }
}

fn read_nodes(
    members: &mut Members<'_>,
    definition: &mut TextsDefinition,
    findings: &mut Findings,
) {
    let Some(nodes) = members.take("nodes") else { return };
    for member in pairs(nodes, "`nodes`", findings) {
        read_node(&member.key, &member.value, definition, findings);
    }
}

fn read_lists(
    members: &mut Members<'_>,
    definition: &mut TextsDefinition,
    findings: &mut Findings,
) {
    let Some(lists) = members.take("lists") else { return };
    for list in pairs(lists, "`lists`", findings) {
        let mut codes = Vec::new();
        let mut labels = ByName::new();
        for code in pairs(&list.value, "a list", findings) {
            if let Some(label) = filled(super::text(&code.value, findings), findings) {
                labels.insert(code.key.text.clone(), label);
                codes.push(code.key.clone());
            }
        }
        definition.texts.lists.insert(list.key.text.clone(), labels);
        definition.lists.push((list.key.clone(), codes));
    }
}

fn read_start(tree: &Tree, definition: &mut TextsDefinition, findings: &mut Findings) {
    let Some(mut members) = Members::of(tree, "the part `service`", findings) else { return };
    let service = &mut definition.texts.service;
    for (key, into) in [
        ("title", &mut service.title),
        ("about", &mut service.about),
        ("who", &mut service.who),
        ("ready", &mut service.ready),
        ("duration", &mut service.duration),
        ("after", &mut service.after),
    ] {
        *into = filled(members.need_text(key, findings), findings).unwrap_or_default();
    }
    for (key, into) in [
        ("fee", &mut service.fee),
        ("deadline", &mut service.deadline),
        ("late", &mut service.late),
    ] {
        *into = filled(members.text(key, findings), findings);
    }
    members.finish(findings);
}

fn read_node(
    path: &Written,
    tree: &Tree,
    definition: &mut TextsDefinition,
    findings: &mut Findings,
) {
    let Some(mut members) = Members::of(tree, "the texts of a node", findings) else { return };
    let mut node = NodeTexts::default();
    let mut checks = Vec::new();
    node.label = filled(members.need_text("label", findings), findings).unwrap_or_default();
    for (key, into) in [
        ("hint", &mut node.hint),
        ("help", &mut node.help),
        ("instance", &mut node.instance),
        ("missing", &mut node.missing),
    ] {
        *into = filled(members.text(key, findings), findings);
    }
    if let Some(tree) = members.take("checks") {
        for check in pairs(tree, "`checks`", findings) {
            if let Some(message) = filled(super::text(&check.value, findings), findings) {
                node.checks.insert(check.key.text.clone(), message);
                checks.push(check.key.clone());
            }
        }
    }
    members.finish(findings);
    definition.texts.nodes.insert(path.text.clone(), node);
    definition.nodes.push(NodeTextsDefinition { path: path.clone(), checks });
}

/// A text that is not empty.
fn filled(written: Option<Written>, findings: &mut Findings) -> Option<String> {
    let written = written?;
    let text = trimmed(&written);
    if text.is_empty() {
        findings.error(written.at, "this text is empty", "write the text or remove the key");
        return None;
    }
    Some(text)
}

fn trimmed(written: &Written) -> String {
    written.text.trim().to_owned()
}
