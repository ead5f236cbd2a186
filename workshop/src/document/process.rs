//! The form process (Formularprozess): pages, branches and outcomes.

use std::collections::BTreeSet;

use shared::expression::{Dependency, Expression, dependencies};
use shared::service::{Content, NodeId, OutcomeKind};

use super::condition::{Course, all};
use super::flow::{Branch, Exit, Flow, Step, draw};
use super::page::{Block, Figure, Page, Table};
use super::words::{self as word, Word, fill};
use super::{PROCESS, Subject};

const ABOUT: Word = Word(
    "So führt der Antrag von Seite zu Seite. Eine Seite mit Bedingung wird übersprungen, wenn die \
     Bedingung nicht erfüllt ist. Ein Ergebnis der Vorprüfung beendet den Weg, bevor weitere \
     Daten erhoben werden. Auf jeder Seite kann man zurückgehen; der Entwurf bleibt dabei erhalten.",
    "This is how the application leads from page to page. A page with a condition is passed over \
     when the condition is not met. An outcome of the eligibility check ends the way before \
     further data is collected. From each page one can go back; the draft is kept.",
);
const PICTURE: Word = Word("Weg durch das Formular", "The way through the form");
const START: Word = Word("Startseite", "Start page");
const REVIEW: Word = Word("Zusammenfassung: prüfen und absenden", "Summary: check and submit");
const SENT: Word = Word("Eingangsbestätigung", "Receipt");
const QUESTIONS: Word = Word("Fragen", "Questions");
const REPEATED: Word = Word("je Eintrag {}", "for each entry {}");
const PAGES: Word = Word("Seiten", "Pages");
const CALCULATED: Word = Word("Berechnet", "Calculated");
const ENDS: Word = Word("Endet mit", "Ends with");
const OUTCOMES: Word = Word("Ergebnisse der Vorprüfung", "Outcomes of the eligibility check");
const EFFECT: Word = Word("Wirkung", "Effect");
const STOPS: Word = Word(
    "Der Weg endet hier; es wird nichts abgesendet.",
    "The way ends here; nothing is submitted.",
);
const INFORMS: Word = Word("Hinweis; der Antrag geht weiter.", "A notice; the way goes on.");
const TEXT: Word = Word("Text", "Text");
const ONLY: Word = Word("{} Nur, wenn {}.", "{} Only if {}.");
const LEADS: Word = Word("Wenn {}, endet der Weg mit {}.", "If {}, the way ends with {}.");

/// One page of the form, as the documents see it.
pub(super) struct FormPage {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) condition: Option<Expression>,
    /// The innermost repeated group that everything on it is in.
    pub(super) repeated: Option<NodeId>,
    /// All fields that it shows.
    pub(super) fields: Vec<NodeId>,
}

/// The pages of a form in their order.
pub(super) fn form_pages(subject: &Subject<'_>, course: &mut Course<'_>) -> Vec<FormPage> {
    let plan = &subject.plan;
    let mut pages = Vec::new();
    for (at, page) in plan.service().pages.iter().enumerate() {
        let fields: Vec<NodeId> = subject
            .nodes()
            .filter(|(id, node)| {
                matches!(node.content, Content::Field(_)) && plan.page(*id) == Some(at)
            })
            .map(|(id, _)| id)
            .collect();
        // The page is reached as soon as one of the nodes that it shows is asked.
        let mut ways: Vec<Option<Expression>> = Vec::new();
        for node in &page.shows {
            let way = all(course.asked(subject, *node, None));
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        let shown = match ways.iter().cloned().collect::<Option<Vec<_>>>() {
            Some(mut some) if some.len() == 1 => some.pop(),
            Some(some) if !some.is_empty() => Some(Expression::Or(some)),
            _ => None,
        };
        let own = page.relevant.iter().flat_map(super::condition::conjuncts);
        let condition = all(own.chain(shown).collect());
        let homes: BTreeSet<Option<NodeId>> =
            page.shows.iter().map(|node| innermost(subject, *node)).collect();
        let repeated = homes.first().copied().flatten().filter(|_| homes.len() == 1);
        let title = subject.texts.pages.get(&page.id);
        pages.push(FormPage {
            id: page.id.clone(),
            title: title.map_or_else(|| page.id.clone(), |texts| subject.composed(&texts.title)),
            condition,
            repeated,
            fields,
        });
    }
    pages
}

/// The innermost repeated group that a node is or is in.
pub(super) fn innermost(subject: &Subject<'_>, node: NodeId) -> Option<NodeId> {
    match subject.plan.node(node).repeats {
        Some(_) => Some(node),
        None => subject.plan.home(node),
    }
}

pub(super) fn page(subject: &Subject<'_>, course: &mut Course<'_>) -> Page {
    let pages = form_pages(subject, course);
    let exits = exits(subject);
    let flow = flow(subject, &pages, &exits);
    let in_words = steps(subject, &flow);
    let blocks = vec![
        Block::Paragraph(subject.word(ABOUT).to_owned()),
        Block::Figure(Figure {
            name: subject.word(PROCESS.name).to_owned(),
            svg: draw(&flow, subject.word(PICTURE), &in_words.join(" ")),
            caption: subject.word(PICTURE).to_owned(),
            in_words: subject.word(word::FIGURE_IN_WORDS).to_owned(),
            steps: in_words,
        }),
        Block::Heading(2, subject.word(PAGES).to_owned()),
        Block::Table(table(subject, &pages, &exits)),
        Block::Heading(2, subject.word(OUTCOMES).to_owned()),
        Block::Table(outcomes(subject)),
    ];
    subject.page(PROCESS, blocks)
}

/// After which page each ending outcome is decided: the last one that it reads from.
fn exits(subject: &Subject<'_>) -> Vec<(usize, usize)> {
    let outcomes = subject.plan.service().outcomes.iter().enumerate();
    let ending = outcomes.filter(|(_, outcome)| outcome.kind.ends());
    ending
        .map(|(at, outcome)| {
            let mut last = 0;
            dependencies(&outcome.when, &mut |Dependency { node, .. }| {
                last = last.max(subject.plan.page(node).unwrap_or(0));
            });
            (last, at)
        })
        .collect()
}

fn flow(subject: &Subject<'_>, pages: &[FormPage], exits: &[(usize, usize)]) -> Flow {
    let mut steps: Vec<Step> = Vec::new();
    let mut branch = 0;
    for (at, page) in pages.iter().enumerate() {
        let mut notes = vec![format!("{}: {}", subject.word(QUESTIONS), questions(subject, page))];
        if let Some(group) = page.repeated {
            let instance = subject.quote(&subject.instance(group));
            notes.push(fill(subject.word(REPEATED), &[&instance]));
        }
        let condition = page.condition.as_ref().map(|condition| {
            branch += 1;
            Branch {
                name: format!("B{branch}"),
                condition: fill(subject.word(word::IF), &[&subject.condition(condition)]),
            }
        });
        let exits = exits.iter().filter(|(after, _)| *after == at).filter_map(|(_, outcome)| {
            let outcome = subject.plan.service().outcomes.get(*outcome)?;
            Some(Exit {
                title: title(subject, &outcome.id),
                shown: fill(subject.word(word::IF), &[&subject.condition(&outcome.when)]),
                when: subject.condition(&outcome.when),
            })
        });
        steps.push(Step {
            title: format!("{}. {}", at + 1, page.title),
            notes,
            branch: condition,
            exits: exits.collect(),
        });
    }
    Flow {
        start: subject.word(START).to_owned(),
        steps,
        ends: vec![subject.word(REVIEW).to_owned(), subject.word(SENT).to_owned()],
        yes: subject.word(word::YES),
        no: subject.word(word::NO),
    }
}

fn steps(subject: &Subject<'_>, flow: &Flow) -> Vec<String> {
    let mut steps = vec![format!("{}.", flow.start)];
    for step in &flow.steps {
        let mut text = format!("{} ({}).", step.title, step.notes.join(", ")).replace("?.", "?");
        if let Some(branch) = &step.branch {
            let condition = branch.condition.split_once(' ').map_or("", |(_, rest)| rest);
            text = fill(subject.word(ONLY), &[&text, condition]);
        }
        for exit in &step.exits {
            text.push(' ');
            let title = subject.quote(&exit.title);
            text.push_str(&fill(subject.word(LEADS), &[&exit.when, &title]));
        }
        // The number stands in the list already.
        steps.push(text.split_once(". ").map_or(text.clone(), |(_, rest)| rest.to_owned()));
    }
    steps.extend(flow.ends.iter().map(|end| format!("{end}.")));
    steps
}

fn questions(subject: &Subject<'_>, page: &FormPage) -> usize {
    page.fields.iter().filter(|field| asked(subject, **field)).count()
}

/// Whether people answer a field themselves.
pub(super) fn asked(subject: &Subject<'_>, field: NodeId) -> bool {
    let node = subject.plan.node(field);
    let answer = matches!(&node.content, Content::Field(kind) if kind.value_type().is_some());
    answer && node.calculate.is_none() && !subject.is_hidden(field)
}

fn table(subject: &Subject<'_>, pages: &[FormPage], exits: &[(usize, usize)]) -> Table {
    let rows = pages.iter().enumerate().map(|(at, page)| {
        let calculated = page.fields.iter().filter(|field| {
            subject.plan.node(**field).calculate.is_some() && !subject.is_hidden(**field)
        });
        let ends: Vec<String> = exits
            .iter()
            .filter(|(after, _)| *after == at)
            .filter_map(|(_, outcome)| subject.plan.service().outcomes.get(*outcome))
            .map(|outcome| title(subject, &outcome.id))
            .collect();
        let mut condition = page.condition.as_ref().map_or_else(
            || subject.word(word::ALWAYS).to_owned(),
            |condition| fill(subject.word(word::IF), &[&subject.condition(condition)]),
        );
        if let Some(group) = page.repeated {
            let instance = subject.quote(&subject.instance(group));
            condition = format!("{condition}\n{}", fill(subject.word(REPEATED), &[&instance]));
        }
        vec![
            format!("{}. {}", at + 1, page.title),
            page.id.clone(),
            condition,
            questions(subject, page).to_string(),
            calculated.count().to_string(),
            ends.join("\n"),
        ]
    });
    Table {
        caption: subject.word(PAGES).to_owned(),
        head: subject.words(&[
            word::TITLE,
            word::NAME,
            word::CONDITION,
            QUESTIONS,
            CALCULATED,
            ENDS,
        ]),
        rows: rows.collect(),
    }
}

fn outcomes(subject: &Subject<'_>) -> Table {
    let rows = subject.plan.service().outcomes.iter().map(|outcome| {
        let text = subject.texts.outcomes.get(&outcome.id).map_or("", |texts| texts.text.as_str());
        vec![
            title(subject, &outcome.id),
            fill(subject.word(word::IF), &[&subject.condition(&outcome.when)]),
            format!(
                "{}\n{}",
                subject.word(meaning(outcome.kind)),
                subject.word(if outcome.kind.ends() { STOPS } else { INFORMS })
            ),
            subject.composed(text),
        ]
    });
    Table {
        caption: subject.word(OUTCOMES).to_owned(),
        head: subject.words(&[word::TITLE, word::CONDITION, EFFECT, TEXT]),
        rows: rows.collect(),
    }
}

fn meaning(kind: OutcomeKind) -> Word {
    match kind {
        OutcomeKind::Eligible => Word("Antrag hier möglich.", "Can apply here."),
        OutcomeKind::NotNeeded => Word("Kein Antrag nötig.", "No application needed."),
        OutcomeKind::OtherOffice => {
            Word("Eine andere Stelle ist zuständig.", "Another office is responsible.")
        }
        OutcomeKind::ComeInPerson => {
            Word("Persönliche Vorsprache nötig.", "Has to be done in person.")
        }
    }
}

fn title(subject: &Subject<'_>, outcome: &str) -> String {
    let texts = subject.texts.outcomes.get(outcome);
    texts.map_or_else(|| outcome.to_owned(), |texts| subject.composed(&texts.title))
}
