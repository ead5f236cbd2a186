//! The data schema (Datenschema): every group and field with its facets.

use shared::expression::{Expression, Literal};
use shared::kind::Kind;
use shared::service::{Content, Node, NodeId};
use shared::value::Value;

use super::kind::{name, type_name};
use super::page::{Block, Page, Table};
use super::words::{self as word, Word, fill};
use super::{SCHEMA, Subject};

const ABOUT: Word = Word(
    "Alle Datenfeldgruppen und Datenfelder in der Reihenfolge des Formulars. Ein Feld ist nur \
     sichtbar, wenn auch alle Gruppen um es sichtbar sind. Eine Bedingung, deren Angaben noch \
     fehlen, ist nicht erfüllt; eine Prüfung, deren Angaben fehlen, beanstandet nichts.",
    "All groups and fields in the order of the form. A field is visible only if all groups around \
     it are. A condition whose answers are still missing is not met; a check whose answers are \
     missing reports nothing.",
);
const FIELDS: Word = Word("Datenfelder und Datenfeldgruppen", "Fields and groups");
const PATH: Word = Word("Pfad", "Path");
const LABEL: Word = Word("Bezeichnung", "Label");
const KIND: Word = Word("Art und Grenzen", "Kind and bounds");
const OFTEN: Word = Word("Anzahl", "Cardinality");
const VISIBLE: Word = Word("Sichtbar", "Visible");
const REQUIRED: Word = Word("Pflicht", "Required");
const RULES: Word = Word("Regeln", "Rules");
const GROUP: Word = Word("Gruppe", "Group");
const CALCULATED: Word = Word("Berechnet: {}", "Calculated: {}");
const DEFAULT: Word = Word("Vorbelegt: {}", "Default: {}");
const READONLY: Word = Word("Nicht änderbar: {}", "Read-only: {}");
const HIDDEN: Word = Word("Nicht angezeigt: {}", "Not shown: {}");
const MUST: Word = Word("Muss gelten: dass {}", "Must hold: that {}");
const SHOULD: Word = Word("Hinweis, falls nicht gilt, dass {}", "Warning unless {}");
const OFFERED: Word = Word("Nur wählbar: {}, wenn {}", "Offered only: {}, if {}");
const MESSAGE: Word = Word("Meldung: {}", "Message: {}");
const PARAMETERS: Word = Word("Parameter der Kommune", "Parameters of the municipality");
const PARAMETER: Word = Word("Parameter", "Parameter");
const TYPE: Word = Word("Typ", "Type");
const VALUE: Word = Word("Wert in {}", "Value in {}");
const LISTS: Word = Word("Codelisten", "Code lists");
const LIST: Word = Word("Codeliste {}", "Code list {}");
const CODE: Word = Word("Code", "Code");
const BETWEEN: Word = Word("{} bis {}", "{} to {}");
const CHARACTERS: Word = Word("{} bis {} Zeichen", "{} to {} characters");
const AT_MOST: Word = Word("höchstens {} Zeichen", "at most {} characters");
const EXACTLY: Word = Word("genau {} Zeichen", "exactly {} characters");
const FROM: Word = Word("ab {}", "from {}");
const UNTIL: Word = Word("bis {}", "until {}");
const OF_LIST: Word = Word("Codeliste {}", "code list {}");

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let service = subject.plan.service();
    let mut blocks = vec![
        Block::Paragraph(subject.word(ABOUT).to_owned()),
        Block::Heading(2, subject.word(FIELDS).to_owned()),
        Block::Table(Table {
            caption: subject.word(FIELDS).to_owned(),
            head: subject.words(&[
                LABEL,
                PATH,
                KIND,
                OFTEN,
                VISIBLE,
                REQUIRED,
                RULES,
                word::LEGAL_BASIS,
            ]),
            rows: subject.nodes().map(|(id, node)| row(subject, id, node)).collect(),
        }),
    ];
    if !service.parameters.is_empty() {
        blocks.push(Block::Heading(2, subject.word(PARAMETERS).to_owned()));
        blocks.push(Block::Table(parameters(subject)));
    }
    if !service.lists.is_empty() {
        blocks.push(Block::Heading(2, subject.word(LISTS).to_owned()));
    }
    for list in &service.lists {
        let labels = subject.texts.lists.get(&list.id);
        let label = |code: &String| labels.and_then(|labels| labels.get(code)).cloned();
        blocks.push(Block::Table(Table {
            caption: fill(subject.word(LIST), &[&list.id]),
            head: subject.words(&[CODE, LABEL]),
            rows: list
                .codes
                .iter()
                .map(|code| vec![code.clone(), label(code).unwrap_or_default()])
                .collect(),
        }));
    }
    subject.page(SCHEMA, blocks)
}

fn row(subject: &Subject<'_>, id: NodeId, node: &Node) -> Vec<String> {
    let kind = match &node.content {
        Content::Group => subject.word(GROUP).to_owned(),
        Content::Field(kind) => described(subject, kind),
    };
    let often = match node.repeats {
        Some(repeats) => format!("{}..{}", repeats.min, repeats.max),
        None => "1".to_owned(),
    };
    let visible = node.relevant.as_ref().map_or_else(
        || subject.word(word::ALWAYS).to_owned(),
        |relevant| fill(subject.word(word::IF), &[&subject.condition(relevant)]),
    );
    vec![
        subject.label(id),
        subject.plan.path(id),
        kind,
        often,
        visible,
        required(subject, node.required.as_ref()),
        rules(subject, id, node).join("\n"),
        subject.basis(id).join("\n"),
    ]
}

fn required(subject: &Subject<'_>, required: Option<&Expression>) -> String {
    match required {
        None | Some(Expression::Literal(Literal::YesNo(false))) => {
            subject.word(word::NO).to_owned()
        }
        Some(Expression::Literal(Literal::YesNo(true))) => subject.word(word::YES).to_owned(),
        Some(condition) => fill(subject.word(word::IF), &[&subject.condition(condition)]),
    }
}

fn rules(subject: &Subject<'_>, id: NodeId, node: &Node) -> Vec<String> {
    let mut rules = Vec::new();
    for (word, amount) in [(CALCULATED, &node.calculate), (DEFAULT, &node.default)] {
        if let Some(amount) = amount {
            rules.push(fill(subject.word(word), &[&subject.amount(amount, Some(id))]));
        }
    }
    for (word, condition) in [(READONLY, &node.readonly), (HIDDEN, &node.hidden)] {
        if let Some(condition) = condition {
            rules.push(fill(subject.word(word), &[&required(subject, Some(condition))]));
        }
    }
    let texts = subject.texts.nodes.get(&subject.plan.path(id));
    for check in &node.checks {
        let word = if check.soft { SHOULD } else { MUST };
        rules.push(fill(subject.word(word), &[&subject.condition(&check.holds)]));
        if let Some(message) = texts.and_then(|texts| texts.checks.get(&check.id)) {
            rules.push(fill(subject.word(MESSAGE), &[&subject.composed(message)]));
        }
    }
    for offered in &node.offered {
        let codes: Vec<String> =
            offered.codes.iter().map(|code| subject.quote(&subject.code(id, code))).collect();
        let condition = subject.condition(&offered.when);
        rules.push(fill(subject.word(OFFERED), &[&codes.join(", "), &condition]));
    }
    rules
}

/// A kind with its bounds.
pub(super) fn described(subject: &Subject<'_>, kind: &Kind) -> String {
    let between = |word: Word, low: &dyn ToString, high: &dyn ToString| {
        fill(subject.word(word), &[&low.to_string(), &high.to_string()])
    };
    let name = subject.word(name(kind));
    let bounds = match kind {
        Kind::Text { min, max, .. } if min == max => {
            fill(subject.word(EXACTLY), &[&max.to_string()])
        }
        Kind::Text { min, max, .. } => between(CHARACTERS, min, max),
        Kind::MultilineText { max } => fill(subject.word(AT_MOST), &[&max.to_string()]),
        Kind::Integer { min, max } => between(BETWEEN, min, max),
        Kind::Choice { list } | Kind::Choices { list } => {
            let list = usize::try_from(*list).ok();
            let list = list.and_then(|list| subject.plan.service().lists.get(list));
            fill(subject.word(OF_LIST), &[list.map_or("", |list| list.id.as_str())])
        }
        Kind::Date { min, max } => {
            let day = |word: Word, day: &Option<shared::Date>| {
                let day = subject.value(&Value::Date((*day)?), None);
                Some(fill(subject.word(word), &[&day]))
            };
            let bounds: Vec<String> =
                [day(FROM, min), day(UNTIL, max)].into_iter().flatten().collect();
            bounds.join(" ")
        }
        _ => String::new(),
    };
    if bounds.is_empty() { name.to_owned() } else { format!("{name}\n{bounds}") }
}

fn parameters(subject: &Subject<'_>) -> Table {
    let municipality = &subject.municipality.settings.name;
    let mut head = subject.words(&[PARAMETER, TYPE]);
    head.push(fill(subject.word(VALUE), &[municipality]));
    let rows = subject.plan.service().parameters.iter().enumerate().map(|(at, parameter)| {
        let value = subject.setting(at);
        vec![
            parameter.name.clone(),
            subject.word(type_name(parameter.value)).to_owned(),
            value.map_or_else(String::new, |value| subject.value(&value, Some(parameter.value))),
        ]
    });
    Table { caption: subject.word(PARAMETERS).to_owned(), head, rows: rows.collect() }
}
