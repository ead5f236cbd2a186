//! Pages, documents, outcomes, fee and deadline.

use std::collections::{BTreeMap, BTreeSet};

use shared::expression::Expression;
use shared::service::{Document, NodeId, Outcome, OutcomeKind, Page};
use shared::value::Type;

use super::formula::{condition, whole};
use super::head::is_id;
use crate::definition::{ServiceDefinition, Written};
use crate::expression::Names;
use crate::finding::{Findings, did_you_mean, or_list};

pub(super) fn compile(
    definition: &ServiceDefinition,
    names: &Names,
    findings: &mut Findings,
) -> (Vec<Page>, Vec<Document>, Vec<Outcome>) {
    ids(definition.pages.iter().map(|page| &page.id), "page", findings);
    ids(definition.documents.iter().map(|document| &document.id), "document", findings);
    ids(definition.outcomes.iter().map(|outcome| &outcome.id), "outcome", findings);
    let pages: Vec<Page> = definition
        .pages
        .iter()
        .map(|page| Page {
            id: page.id.text.clone(),
            shows: page.shows.iter().filter_map(|path| shown(path, names, findings)).collect(),
            relevant: page.relevant.as_ref().and_then(|text| condition(text, names, findings)),
        })
        .collect();
    coverage(definition, &pages, names, findings);
    let documents = definition.documents.iter().filter_map(|document| {
        let relevant = condition(&document.relevant, names, findings)?;
        Some(Document { id: document.id.text.clone(), relevant })
    });
    let documents = documents.collect();
    let outcomes = definition.outcomes.iter().filter_map(|outcome| {
        let when = condition(&outcome.when, names, findings)?;
        Some(Outcome { id: outcome.id.text.clone(), when, kind: meaning(&outcome.kind, findings)? })
    });
    let outcomes = outcomes.collect();
    (pages, documents, outcomes)
}

/// The kinds of outcome by name.
const KINDS: [(&str, OutcomeKind); 4] = [
    ("eligible", OutcomeKind::Eligible),
    ("not_needed", OutcomeKind::NotNeeded),
    ("other_office", OutcomeKind::OtherOffice),
    ("come_in_person", OutcomeKind::ComeInPerson),
];

/// The names of all kinds of outcome.
pub(crate) fn outcome_names() -> Vec<&'static str> {
    KINDS.iter().map(|(name, _)| *name).collect()
}

/// What an outcome means for the person.
fn meaning(written: &Written, findings: &mut Findings) -> Option<OutcomeKind> {
    let found = KINDS.iter().find(|(known, _)| *known == written.text);
    if found.is_none() {
        let known = KINDS.map(|(known, _)| known);
        let all = format!("possible are {}", or_list(known));
        let message = format!("`{}` is no kind of outcome", written.text);
        findings.error(written.at, message, did_you_mean(&written.text, known, all));
    }
    found.map(|(_, kind)| *kind)
}

/// An expression that gives an amount.
pub(super) fn amount(
    written: Option<&Written>,
    names: &Names,
    findings: &mut Findings,
) -> Option<Expression> {
    whole(written?, Type::Money, names, findings)
}

/// An expression that gives a day.
pub(super) fn day(
    written: Option<&Written>,
    names: &Names,
    findings: &mut Findings,
) -> Option<Expression> {
    whole(written?, Type::Date, names, findings)
}

fn ids<'a>(ids: impl Iterator<Item = &'a Written>, what: &str, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for id in ids {
        if !is_id(&id.text, b"_-") {
            let advice = "use lower-case letters, digits, `_` and `-`, beginning with a letter";
            findings.error(id.at, format!("`{}` is no id for a {what}", id.text), advice);
        }
        if let Some(line) = seen.insert(&id.text, id.at.line) {
            let message = format!("the {what} `{}` exists already, in line {line}", id.text);
            findings.error(id.at, message, "give one of the two another id");
        }
    }
}

fn shown(path: &Written, names: &Names, findings: &mut Findings) -> Option<NodeId> {
    let found = names.find(&path.text);
    if found.is_none() {
        let paths: Vec<String> = names.all().map(|(node, _)| names.path(node)).collect();
        let advice = did_you_mean(
            &path.text,
            paths.iter().map(String::as_str),
            "write a path from the top, such as `keeper.name`",
        );
        let message = format!("there is no field or group `{}`", path.text);
        findings.error(path.at, message, advice);
    }
    found
}

/// Every field is on exactly one page, unless nobody ever sees it, and every page shows something.
fn coverage(
    definition: &ServiceDefinition,
    pages: &[Page],
    names: &Names,
    findings: &mut Findings,
) {
    let mut page_of: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (index, (page, written)) in pages.iter().zip(&definition.pages).enumerate() {
        let places = written.shows.iter().filter(|path| names.find(&path.text).is_some());
        for (node, path) in page.shows.iter().zip(places) {
            if let Some(other) = page_of.insert(*node, index) {
                let other = pages.get(other).map_or("", |page| page.id.as_str());
                let message = format!("`{}` is already shown on the page `{other}`", path.text);
                findings.error(path.at, message, "remove one of the two");
            }
        }
    }
    // A path that leads nowhere may be a field's only page.
    let known = pages.iter().map(|page| page.shows.len()).sum::<usize>()
        == definition.pages.iter().map(|page| page.shows.len()).sum::<usize>()
        && definition.pages.iter().all(|page| !page.shows.is_empty());
    let mut filled = BTreeSet::new();
    for ((node, _), written) in names.all().zip(&definition.nodes) {
        let own = std::iter::once(node).chain(names.around(node));
        let page = own.into_iter().find_map(|node| page_of.get(&node));
        let group = written.kind.is_none();
        let unseen = super::never_shown(node, &definition.nodes, names);
        match page {
            Some(page) if !group && !unseen => {
                filled.insert(*page);
            }
            None if !group && known && !unseen => {
                let message = format!("`{}` is shown on no page", names.path(node));
                let advice = "add it, or a group around it, to `shows` of a page";
                findings.error(written.name.at, message, advice);
            }
            _ => {}
        }
    }
    for (index, page) in definition.pages.iter().enumerate() {
        let complete = pages.get(index).is_some_and(|p| p.shows.len() == page.shows.len());
        if complete && !filled.contains(&index) {
            let message = format!("the page `{}` shows no field", page.id.text);
            let advice = "add fields to `shows` that no other page shows, or remove the page";
            findings.error(page.id.at, message, advice);
        }
    }
}
