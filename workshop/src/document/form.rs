//! The paper form (Papierformular): what the assistant asks, for a pen.

use std::collections::BTreeSet;

use paper::{
    CodeAppendix, Entry, FormContent, NeededDocument, Office, Part, Question, Sheet, Space, Text,
};
use shared::expression::{Dependency, Expression, dependencies};
use shared::kind::{Form, Kind, Letters};
use shared::service::{Content, NodeId};

use super::Subject;
use super::condition::{Course, all};
use super::process::{FormPage, asked, form_pages};
use super::words::{Word, fill};

/// More codes than these are printed at the end, and one is written in.
const TICKED: usize = 24;
/// A text of at most so many digits gets a cell for each.
const CELLS: u32 = 20;

const MEANS: Word = Word("{} trifft zu, wenn {}.", "{} applies if {}.");
const OFFICE_WORKS_OUT: Word =
    Word("{} ermitteln wir aus Ihren Angaben.", "{} is worked out from your answers by us.");
const SEE_LIST: Word = Word(
    "Mögliche Angaben: siehe Auswahlliste am Ende.",
    "For possible answers see the list at the end.",
);
const COPIES: Word = Word(
    "Bitte füllen Sie diesen Abschnitt für den ersten Eintrag {} aus. Für jeden weiteren verwenden \
     Sie bitte das Zusatzblatt am Ende.",
    "Please fill in this section for the first entry {}. For each further one please use the \
     additional sheet at the end.",
);
const STOP: Word = Word(
    "Wenn {}, füllen Sie das Formular bitte nicht weiter aus: {}",
    "If {}, please do not go on with this form: {}",
);

/// The content of the form.
pub(super) fn content(subject: &Subject<'_>, course: &mut Course<'_>) -> FormContent {
    let pages = form_pages(subject, course);
    let mut lists = Vec::new();
    let mut parts = Vec::new();
    let mut sheets: Vec<(NodeId, Sheet)> = Vec::new();
    let mut explained = BTreeSet::new();
    for page in &pages {
        let mut part = part(subject, course, page, &mut lists, &mut explained);
        if part.entries.is_empty() {
            continue;
        }
        if let Some(group) = page.repeated {
            match sheets.iter_mut().find(|(known, _)| *known == group) {
                Some((_, sheet)) => sheet.parts.push(part.clone()),
                None => sheets.push((group, sheet(subject, group, part.clone()))),
            }
            let instance = subject.quote(&subject.instance(group));
            part.text.push(Text::Paragraph(fill(subject.word(COPIES), &[&instance])));
        }
        part.entries.extend(stops(subject, page));
        parts.push(part);
    }
    let documents = subject.plan.service().documents.iter().map(|document| {
        let texts = subject.texts.documents.get(&document.id);
        NeededDocument {
            title: texts
                .map_or_else(|| document.id.clone(), |texts| subject.line_on_paper(&texts.title)),
            text: texts.map_or_else(Vec::new, |texts| running(&subject.on_paper(&texts.text))),
            condition: subject.condition(&document.relevant),
        }
    });
    let start = &subject.texts.service;
    FormContent {
        language: subject.language,
        title: start.title.clone(),
        reference: subject.reference(),
        day: subject.day,
        office: office(subject),
        introduction: running(&subject.on_paper(&start.who)),
        parts,
        sheets: sheets.into_iter().map(|(_, sheet)| sheet).collect(),
        documents: documents.collect(),
        lists,
        privacy: subject.notices().map_or_else(Vec::new, |notices| running(&notices.privacy)),
    }
}

fn office(subject: &Subject<'_>) -> Office {
    let contact = subject.contact();
    Office {
        municipality: subject.municipality.settings.name.clone(),
        name: subject.local(&contact.office).to_owned(),
        street: contact.street.clone(),
        place: format!("{} {}", contact.postcode, contact.place),
        telephone: contact.telephone.clone(),
        email: contact.email.clone(),
        hours: subject.local(&contact.hours).to_owned(),
    }
}

fn sheet(subject: &Subject<'_>, group: NodeId, part: Part) -> Sheet {
    let most = subject.plan.node(group).repeats.map_or(1, |repeats| repeats.max);
    Sheet { instance: subject.instance(group), most, parts: vec![part] }
}

/// What is asked on a page of the assistant. Questions with the same conditions stand together.
fn part(
    subject: &Subject<'_>,
    course: &mut Course<'_>,
    page: &FormPage,
    lists: &mut Vec<CodeAppendix>,
    explained: &mut BTreeSet<NodeId>,
) -> Part {
    let mut entries = Vec::new();
    let mut explain = |condition: &Option<Expression>, entries: &mut Vec<Entry>| {
        if let Some(condition) = condition {
            explanations(subject, condition, explained, entries);
        }
    };
    explain(&page.condition, &mut entries);
    let mut group: Option<NodeId> = None;
    for field in &page.fields {
        let node = subject.plan.node(*field);
        let information = node.content == Content::Field(Kind::Information);
        if !information && !asked(subject, *field) || subject.is_hidden(*field) {
            continue;
        }
        let around = course.asked(subject, *field, node.parent.filter(|_| page.fields.len() > 1));
        // Inside a group that is asked under a condition, that condition stands at its heading.
        if node.parent != group {
            group = node.parent;
            if let Some(group) = group {
                let conditions = course.asked(subject, group, None);
                let condition = all(conditions).filter(|own| page.condition.as_ref() != Some(own));
                explain(&condition, &mut entries);
                let title = match shown(subject, page, group) {
                    true => String::new(),
                    false => heading(subject, group),
                };
                if condition.is_some() || !title.is_empty() {
                    let condition = condition.map(|condition| subject.condition(&condition));
                    entries.push(Entry::Heading { title, condition });
                }
            }
        }
        let own = all(around);
        explain(&own, &mut entries);
        let condition = own.map(|condition| subject.condition(&condition));
        entries.push(match information {
            true => {
                let text = running(&subject.on_paper(&text(subject, *field)));
                if text.is_empty() {
                    continue;
                }
                Entry::Note { text, condition }
            }
            false => Entry::Question(question(subject, *field, condition, lists)),
        });
    }
    let texts = subject.texts.pages.get(&page.id);
    Part {
        title: texts
            .map_or_else(|| page.title.clone(), |texts| subject.line_on_paper(&texts.title)),
        text: match shows_results(subject, page) {
            true => Vec::new(),
            false => texts.map_or_else(Vec::new, |texts| running(&subject.on_paper(&texts.text))),
        },
        condition: page.condition.as_ref().map(|condition| subject.condition(condition)),
        entries,
    }
}

/// Whether a page mostly shows what was worked out: what it says is about that, and not on paper.
fn shows_results(subject: &Subject<'_>, page: &FormPage) -> bool {
    let answered = page.fields.iter().filter(|field| asked(subject, **field)).count();
    let worked_out =
        page.fields.iter().filter(|field| subject.plan.node(**field).calculate.is_some()).count();
    worked_out > answered
}

/// Whether a page is about this very group, so that its title is the group's.
fn shown(subject: &Subject<'_>, page: &FormPage, group: NodeId) -> bool {
    let pages = &subject.plan.service().pages;
    pages.iter().any(|known| known.id == page.id && known.shows == [group])
}

fn heading(subject: &Subject<'_>, group: NodeId) -> String {
    let path = subject.plan.path(group);
    let label = subject.texts.nodes.get(&path).map(|texts| texts.label.clone());
    label.map_or_else(String::new, |label| subject.line_on_paper(&label))
}

fn text(subject: &Subject<'_>, node: NodeId) -> String {
    let texts = subject.texts.nodes.get(&subject.plan.path(node));
    texts.map_or_else(|| subject.label(node), |texts| texts.label.clone())
}

fn question(
    subject: &Subject<'_>,
    field: NodeId,
    condition: Option<String>,
    lists: &mut Vec<CodeAppendix>,
) -> Question {
    let node = subject.plan.node(field);
    let texts = subject.texts.nodes.get(&subject.plan.path(field));
    let hint = texts.and_then(|texts| texts.hint.as_ref());
    let mut hint = hint.map(|hint| subject.line_on_paper(hint));
    let space = match &node.content {
        Content::Field(kind) => space(subject, field, kind),
        Content::Group => Space::Line,
    };
    let space = match space {
        Space::One(labels) if labels.len() > TICKED => {
            let title = subject.label(field);
            if !lists.iter().any(|known| known.title == title) {
                lists.push(CodeAppendix { title, labels });
            }
            let see = subject.word(SEE_LIST);
            // The hint is about searching on a screen.
            hint = Some(see.to_owned());
            Space::Line
        }
        space => space,
    };
    Question {
        label: subject.line_on_paper(&text(subject, field)),
        hint,
        condition,
        basis: subject.basis(field),
        optional: node.required.is_none(),
        space,
    }
}

fn space(subject: &Subject<'_>, field: NodeId, kind: &Kind) -> Space {
    let labels = |list: u32| {
        let list = usize::try_from(list).ok();
        let list = list.and_then(|list| subject.plan.service().lists.get(list));
        let codes = list.map_or(&[][..], |list| list.codes.as_slice());
        codes.iter().map(|code| subject.code(field, code)).collect()
    };
    match kind {
        Kind::Text { letters: Letters::Digits, max, .. } if *max <= CELLS => Space::Cells(*max),
        Kind::MultilineText { .. } => Space::Lines(4),
        _ if matches!(kind.form(), Some(Form::Area { .. } | Form::File { .. })) => Space::Lines(4),
        Kind::YesNo => {
            let words = subject.language.words();
            Space::One(vec![words.yes.to_owned(), words.no.to_owned()])
        }
        Kind::Choice { list } => Space::One(labels(*list)),
        Kind::Choices { list } => Space::Any(labels(*list)),
        Kind::Money { .. } => Space::Amount,
        Kind::Date { .. } => Space::Day,
        Kind::Postcode => Space::Cells(5),
        Kind::Iban => Space::Cells(34),
        Kind::Declaration => Space::Declaration,
        _ => Space::Line,
    }
}

/// What the assistant works out and a person with a pen cannot see is said in words, once.
fn explanations(
    subject: &Subject<'_>,
    condition: &Expression,
    explained: &mut BTreeSet<NodeId>,
    entries: &mut Vec<Entry>,
) {
    let mut read = Vec::new();
    dependencies(condition, &mut |Dependency { node, .. }| read.push(node));
    for node in read {
        let Some(calculate) = &subject.plan.node(node).calculate else { continue };
        if !explained.insert(node) {
            continue;
        }
        let yes_no = subject.plan.node(node).content == Content::Field(Kind::YesNo);
        let name = subject.quoted(node);
        let sentence = match yes_no {
            true => fill(subject.word(MEANS), &[&name, &subject.condition(calculate)]),
            false => fill(subject.word(OFFICE_WORKS_OUT), &[&name]),
        };
        entries.push(Entry::Note { text: vec![Text::Paragraph(sentence)], condition: None });
    }
}

/// Where the way ends early, the form says so after the page that decides it.
fn stops(subject: &Subject<'_>, page: &FormPage) -> Vec<Entry> {
    let mut stops = Vec::new();
    for outcome in subject.plan.service().outcomes.iter().filter(|outcome| outcome.kind.ends()) {
        let mut last = None;
        dependencies(&outcome.when, &mut |Dependency { node, .. }| {
            last = last.max(subject.plan.page(node));
        });
        let here = last.and_then(|last| subject.plan.service().pages.get(last));
        let Some(texts) = subject.texts.outcomes.get(&outcome.id) else { continue };
        if here.is_some_and(|here| here.id == page.id) {
            let condition = subject.condition(&outcome.when);
            let sentence = fill(
                subject.word(STOP),
                &[&condition, &ended(&subject.line_on_paper(&texts.title))],
            );
            let mut text = vec![Text::Paragraph(sentence)];
            text.extend(running(&subject.on_paper(&texts.text)));
            stops.push(Entry::Note { text, condition: None });
        }
    }
    stops
}

fn ended(sentence: &str) -> String {
    let ends = sentence.ends_with(['.', '!', '?']);
    if ends { sentence.to_owned() } else { format!("{sentence}.") }
}

/// A text as authors write it: blank lines between paragraphs, lines with `- ` a list.
fn running(text: &str) -> Vec<Text> {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    paragraphs
        .map(|paragraph| {
            let items: Option<Vec<String>> =
                paragraph.lines().map(|line| Some(line.strip_prefix("- ")?.to_owned())).collect();
            items.map_or_else(|| Text::Paragraph(paragraph.replace('\n', " ")), Text::List)
        })
        .collect()
}
