//! Fee and deadline as tables: which amount follows from which conditions. Documents with theirs.

use std::collections::BTreeSet;

use shared::expression::{Dependency, Expression, dependencies};
use shared::service::NodeId;

use super::cases::{Case, cases, fixed};
use super::page::{Block, Page, Table};
use super::words::{self as word, Word, fill};
use super::{RULES, Subject};

const ABOUT: Word = Word(
    "Aus diesen Tabellen ergibt sich, was der Antrag kostet, bis wann er zu stellen ist und welche \
     Nachweise nötig sind. In jeder Tabelle gilt die erste Zeile, deren Bedingung erfüllt ist. \
     Hinter jedem Parameter steht, was {} festgelegt hat.",
    "From these tables it follows what the application costs, by when it is due and which documents \
     are needed. In each table the first row applies whose condition is met. Behind each parameter \
     stands what {} has set.",
);
const FEE: Word = Word("Gebühr oder Abgabe", "Fee or tax");
const DEADLINE: Word = Word("Frist", "Deadline");
const NO_FEE: Word = Word("Der Antrag ist kostenfrei.", "The application is free of charge.");
const NO_DEADLINE: Word =
    Word("Für den Antrag gibt es keine Frist.", "There is no deadline for the application.");
const STEPS: Word = Word("Rechenschritte", "Steps of the calculation");
const RESULT: Word = Word("Ergebnis", "Result");
const VALUE: Word = Word("Wert in {}", "Value in {}");
const DOCUMENTS: Word = Word("Nachweise", "Documents");
const DOCUMENT: Word = Word("Nachweis", "Document");
const WHAT: Word = Word("Was er zeigen muss", "What it must show");
const NO_DOCUMENTS: Word = Word("Es sind keine Nachweise nötig.", "No documents are needed.");
const BASIS: Word = Word("Rechtsgrundlage: {}", "Legal basis: {}");
const VISIBLE: Word = Word("Nur berechnet, wenn {}.", "Calculated only if {}.");

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let service = subject.plan.service();
    let about = fill(subject.word(ABOUT), &[&subject.municipality.settings.name]);
    let mut blocks = vec![Block::Paragraph(about)];
    let texts = &subject.texts.service;
    let mut behind = Vec::new();
    for (heading, name, rule, none) in [
        (FEE, &texts.fee, &service.fee, NO_FEE),
        (DEADLINE, &texts.deadline, &service.deadline, NO_DEADLINE),
    ] {
        blocks.push(Block::Heading(2, subject.word(heading).to_owned()));
        match rule {
            Some(rule) => {
                let name = name.clone().unwrap_or_else(|| subject.word(heading).to_owned());
                blocks.push(Block::Table(table(subject, &name, None, rule)));
                collect(subject, rule, &mut behind);
            }
            None => blocks.push(Block::Paragraph(subject.word(none).to_owned())),
        }
    }
    if !behind.is_empty() {
        blocks.push(Block::Heading(2, subject.word(STEPS).to_owned()));
    }
    let mut seen = BTreeSet::new();
    for node in behind.into_iter().filter(|node| seen.insert(*node)) {
        step(subject, node, &mut blocks);
    }
    blocks.push(Block::Heading(2, subject.word(DOCUMENTS).to_owned()));
    blocks.push(match service.documents.is_empty() {
        true => Block::Paragraph(subject.word(NO_DOCUMENTS).to_owned()),
        false => Block::Table(documents(subject)),
    });
    subject.page(RULES, blocks)
}

fn step(subject: &Subject<'_>, node: NodeId, blocks: &mut Vec<Block>) {
    let definition = subject.plan.node(node);
    let Some(rule) = &definition.calculate else { return };
    blocks.push(Block::Heading(3, subject.label(node)));
    if let Some(relevant) = &definition.relevant {
        let condition = subject.condition(relevant);
        blocks.push(Block::Paragraph(fill(subject.word(VISIBLE), &[&condition])));
    }
    if !definition.basis.is_empty() {
        let basis = fill(subject.word(BASIS), &[&subject.basis(node).join("; ")]);
        blocks.push(Block::Paragraph(basis));
    }
    let name = format!("{} ({})", subject.label(node), subject.plan.path(node));
    blocks.push(Block::Table(table(subject, &name, Some(node), rule)));
}

/// The calculated fields behind a rule, each after those that need it.
fn collect(subject: &Subject<'_>, rule: &Expression, found: &mut Vec<NodeId>) {
    let mut read = Vec::new();
    dependencies(rule, &mut |Dependency { node, .. }| read.push(node));
    for node in read {
        let calculate = subject.plan.node(node).calculate.as_ref();
        if let Some(calculate) = calculate.filter(|_| !found.contains(&node)) {
            found.push(node);
            collect(subject, calculate, found);
        }
    }
}

/// A decision table.
fn table(subject: &Subject<'_>, name: &str, field: Option<NodeId>, rule: &Expression) -> Table {
    let cases = cases(rule);
    let single = cases.len() == 1;
    let values: Vec<Option<String>> = cases.iter().map(|case| fixed(subject, case)).collect();
    let valued = values.iter().any(Option::is_some);
    let mut head = vec![];
    if !single {
        head.push(subject.word(word::CONDITION).to_owned());
    }
    head.push(subject.word(RESULT).to_owned());
    if valued {
        head.push(fill(subject.word(VALUE), &[&subject.municipality.settings.name]));
    }
    let rows = cases.iter().zip(values).map(|(case, value)| {
        let mut row = Vec::new();
        if !single {
            row.push(condition(subject, case));
        }
        row.push(subject.amount(&case.result, field));
        if valued {
            row.push(value.unwrap_or_default());
        }
        row
    });
    Table { caption: name.to_owned(), head, rows: rows.collect() }
}

fn condition(subject: &Subject<'_>, case: &Case) -> String {
    match super::condition::all(case.conditions.clone()) {
        Some(condition) => fill(subject.word(word::IF), &[&subject.condition(&condition)]),
        None => subject.word(word::OTHERWISE).to_owned(),
    }
}

fn documents(subject: &Subject<'_>) -> Table {
    let rows = subject.plan.service().documents.iter().map(|document| {
        let texts = subject.texts.documents.get(&document.id);
        vec![
            texts.map_or_else(|| document.id.clone(), |texts| subject.composed(&texts.title)),
            fill(subject.word(word::IF), &[&subject.condition(&document.relevant)]),
            texts.map_or_else(String::new, |texts| subject.composed(&texts.text)),
        ]
    });
    Table {
        caption: subject.word(DOCUMENTS).to_owned(),
        head: subject.words(&[DOCUMENT, word::CONDITION, WHAT]),
        rows: rows.collect(),
    }
}
