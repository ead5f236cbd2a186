//! `texts/de.yaml` and the like.

use shared::by_name::ByName;
use shared::service::{Link, NodeTexts, Texts, TitledText};

use super::members::{Members, pairs};
use super::shape::{
    BLOCK_TEXTS, DOCUMENT_TEXTS, LINK, NODE_TEXTS, OUTCOME_TEXTS, PAGE_TEXTS, START_TEXTS, TEXTS,
};
use super::yaml::{Member, Tree, Written};
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
    /// The texts with braces in them.
    pub braced: Vec<Braced>,
}

/// A text with braces in it.
#[derive(Debug)]
pub struct Braced {
    /// Which text.
    pub slot: Slot,
    /// The text as written.
    pub written: Written,
}

/// Which of a service's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A text of the start page, by its key.
    Start(&'static str),
    /// A text of a node, by path and key.
    Node(String, &'static str),
    /// The message of a check, by path and check.
    Check(String, String),
    /// A text of a page, document or outcome: which of them, id and key.
    Titled(&'static str, String, &'static str),
    /// The label of a code.
    Code,
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
    let mut members = Members::of(tree, &TEXTS, findings)?;
    let mut definition = empty(tree.at);
    if let Some(service) = members.need("service", findings) {
        definition.service_at = members.member("service").map_or(tree.at, |member| member.key.at);
        read_start(service, &mut definition, findings);
    }
    read_nodes(&mut members, &mut definition, findings);
    read_lists(&mut members, &mut definition, findings);
    let TextsDefinition { texts, pages, documents, outcomes, braced, .. } = &mut definition;
    for (key, places, into) in [
        ("pages", pages, &mut texts.pages),
        ("documents", documents, &mut texts.documents),
        ("outcomes", outcomes, &mut texts.outcomes),
    ] {
        let Some(tree) = members.take(key) else { continue };
        for member in pairs(tree, "this part", findings) {
            if let Some(titled) = read_titled(key, member, braced, findings) {
                into.insert(member.key.text.clone(), titled);
                places.push(TitledDefinition { id: member.key.clone() });
            }
        }
    }
    members.finish(findings);
    Some(definition)
}

/// Reads the texts of a building block: those of its nodes and code lists.
pub fn read_block_texts(tree: &Tree, findings: &mut Findings) -> Option<TextsDefinition> {
    let mut members = Members::of(tree, &BLOCK_TEXTS, findings)?;
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
        braced: Vec::new(),
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
            let label = super::text(&code.value, findings);
            if let Some(label) = filled(label, Slot::Code, &mut definition.braced, findings) {
                labels.insert(code.key.text.clone(), label);
                codes.push(code.key.clone());
            }
        }
        definition.texts.lists.insert(list.key.text.clone(), labels);
        definition.lists.push((list.key.clone(), codes));
    }
}

fn read_titled(
    part: &'static str,
    member: &Member,
    braced: &mut Vec<Braced>,
    findings: &mut Findings,
) -> Option<TitledText> {
    let table = match part {
        "pages" => &PAGE_TEXTS,
        "documents" => &DOCUMENT_TEXTS,
        _ => &OUTCOME_TEXTS,
    };
    let mut inner = Members::of(&member.value, table, findings)?;
    let slot = |key| Slot::Titled(part, member.key.text.clone(), key);
    let title = inner.need_text("title", findings);
    let title = filled(title, slot("title"), braced, findings).unwrap_or_default();
    let mut titled = TitledText { title, ..TitledText::default() };
    if let Some(text) = inner.text("text", findings).filter(|text| !text.text.trim().is_empty()) {
        titled.text = filled(Some(text), slot("text"), braced, findings).unwrap_or_default();
    }
    if part == "outcomes" {
        let contact = inner.text("contact", findings);
        titled.contact = filled(contact, slot("contact"), braced, findings);
    }
    if part != "pages"
        && let Some(tree) = inner.take("link")
    {
        titled.link = read_link(tree, braced, findings);
    }
    inner.finish(findings);
    Some(titled)
}

fn read_link(tree: &Tree, braced: &mut Vec<Braced>, findings: &mut Findings) -> Option<Link> {
    let mut members = Members::of(tree, &LINK, findings)?;
    let text = filled(members.need_text("text", findings), Slot::Code, braced, findings);
    let address = members.need_text("address", findings);
    members.finish(findings);
    let address = address.filter(|address| safe_address(address, findings))?;
    Some(Link { text: text?, address: address.text })
}

/// Whether a link leads to an address that a browser may open safely; else that is reported.
pub(crate) fn safe_address(written: &Written, findings: &mut Findings) -> bool {
    let sound = written.text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
        && written.text.len() <= 2000
        && !written.text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    if !sound {
        let message = format!("`{}` is no address", written.text);
        findings.error(written.at, message, "write the whole address, beginning with `https://`");
    }
    sound
}

fn read_start(tree: &Tree, definition: &mut TextsDefinition, findings: &mut Findings) {
    let Some(mut members) = Members::of(tree, &START_TEXTS, findings) else { return };
    let TextsDefinition { texts: Texts { service, .. }, braced, .. } = definition;
    for (key, into) in [
        ("title", &mut service.title),
        ("about", &mut service.about),
        ("who", &mut service.who),
        ("ready", &mut service.ready),
        ("duration", &mut service.duration),
        ("after", &mut service.after),
    ] {
        let text = members.need_text(key, findings);
        *into = filled(text, Slot::Start(key), braced, findings).unwrap_or_default();
    }
    for (key, into) in [
        ("fee", &mut service.fee),
        ("deadline", &mut service.deadline),
        ("late", &mut service.late),
    ] {
        *into = filled(members.text(key, findings), Slot::Start(key), braced, findings);
    }
    members.finish(findings);
}

fn read_node(
    path: &Written,
    tree: &Tree,
    definition: &mut TextsDefinition,
    findings: &mut Findings,
) {
    let Some(mut members) = Members::of(tree, &NODE_TEXTS, findings) else { return };
    let mut node = NodeTexts::default();
    let mut checks = Vec::new();
    let braced = &mut definition.braced;
    let slot = |key| Slot::Node(path.text.clone(), key);
    let label = members.need_text("label", findings);
    node.label = filled(label, slot("label"), braced, findings).unwrap_or_default();
    for (key, into) in [
        ("hint", &mut node.hint),
        ("help", &mut node.help),
        ("instance", &mut node.instance),
        ("missing", &mut node.missing),
    ] {
        *into = filled(members.text(key, findings), slot(key), braced, findings);
    }
    if let Some(tree) = members.take("checks") {
        for check in pairs(tree, "`checks`", findings) {
            let slot = Slot::Check(path.text.clone(), check.key.text.clone());
            let message = super::text(&check.value, findings);
            if let Some(message) = filled(message, slot, braced, findings) {
                node.checks.insert(check.key.text.clone(), message);
                checks.push(check.key.clone());
            }
        }
    }
    members.finish(findings);
    definition.texts.nodes.insert(path.text.clone(), node);
    definition.nodes.push(NodeTextsDefinition { path: path.clone(), checks });
}

/// A text that is not empty. What has braces is put aside to be compiled.
fn filled(
    written: Option<Written>,
    slot: Slot,
    braced: &mut Vec<Braced>,
    findings: &mut Findings,
) -> Option<String> {
    let written = written?;
    let text = written.text.trim().to_owned();
    if text.is_empty() {
        findings.error(written.at, "this text is empty", "write the text or remove the key");
        return None;
    }
    if text.contains(['{', '}']) {
        braced.push(Braced { slot, written });
    }
    Some(text)
}
