//! What goals and conditions are called, for people.

use shared::language::Language;
use shared::service::{NodeId, Texts};

use super::{Facet, Goal, Map, Rule};
use crate::expression::show;

/// What a goal is, in one phrase.
pub fn goal_words(map: &Map, goal: Goal, texts: &Texts, language: Language) -> String {
    let german = language != Language::En;
    let service = map.plan().service();
    let quoted = |text: &str| quote(text, language);
    match goal {
        Goal::Page(at) => {
            let id = service.pages.get(at).map_or("", |page| page.id.as_str());
            let title = texts.pages.get(id).map_or(id, |own| own.title.as_str());
            let title = quoted(title);
            if german { format!("Seite {title}") } else { format!("page {title}") }
        }
        Goal::Asked(node) => {
            let label = quoted(&node_words(map, node, texts));
            let calculated = map.plan().node(node).calculate.is_some();
            match (german, calculated) {
                (true, true) => format!("{label} wird berechnet"),
                (true, false) => format!("{label} kommt vor"),
                (false, true) => format!("{label} is calculated"),
                (false, false) => format!("{label} is shown"),
            }
        }
        Goal::Answered(node) => {
            let label = quoted(&node_words(map, node, texts));
            if german { format!("{label} beantwortet") } else { format!("{label} answered") }
        }
        Goal::Branch(at, is) => match map.rules.get(at) {
            Some(rule) => {
                let truth = match (german, is) {
                    (true, true) => "wahr",
                    (true, false) => "falsch",
                    (false, true) => "true",
                    (false, false) => "false",
                };
                let name = rule_words(map, rule, texts, language);
                let written = show(&rule.written, map.plan().service(), rule.carrier);
                let verb = if german { "ist" } else { "is" };
                format!("{name}: {written} {verb} {truth}")
            }
            None => String::new(),
        },
        Goal::Outcome(at) => {
            let id = service.outcomes.get(at).map_or("", |own| own.id.as_str());
            let title = quoted(texts.outcomes.get(id).map_or(id, |own| own.title.as_str()));
            if german { format!("Ergebnis {title}") } else { format!("outcome {title}") }
        }
        Goal::Document(at) => {
            let id = service.documents.get(at).map_or("", |own| own.id.as_str());
            let title = quoted(texts.documents.get(id).map_or(id, |own| own.title.as_str()));
            if german { format!("Nachweis {title}") } else { format!("document {title}") }
        }
    }
}

/// What a condition is for, in one phrase.
pub fn rule_words(map: &Map, rule: &Rule, texts: &Texts, language: Language) -> String {
    let german = language != Language::En;
    let whose = rule.carrier.map(|node| quote(&node_words(map, node, texts), language));
    let whose = whose.unwrap_or_default();
    let (de, en) = match &rule.facet {
        Facet::Relevant => ("Ob gefragt wird".to_owned(), "relevance".to_owned()),
        Facet::Required => ("Pflichtangabe".to_owned(), "requirement".to_owned()),
        Facet::Readonly => ("Nur zur Ansicht".to_owned(), "read-only".to_owned()),
        Facet::Hidden => ("Verborgen".to_owned(), "hidden".to_owned()),
        Facet::Calculate => ("Berechnung".to_owned(), "calculation".to_owned()),
        Facet::Default => ("Vorbelegung".to_owned(), "default".to_owned()),
        Facet::Check(id) => (format!("Prüfung {id}"), format!("check {id}")),
        Facet::Document(id) => (format!("Nachweis {id}"), format!("document {id}")),
        Facet::Outcome(id) => (format!("Ergebnis {id}"), format!("outcome {id}")),
        Facet::Fee => ("Betrag".to_owned(), "fee".to_owned()),
        Facet::Deadline => ("Frist".to_owned(), "deadline".to_owned()),
    };
    let facet = if german { de } else { en };
    if whose.is_empty() { facet } else { format!("{facet} {whose}") }
}

/// The label of a node, or its path where the texts have none.
pub fn node_words(map: &Map, node: NodeId, texts: &Texts) -> String {
    let path = map.plan().path(node);
    let label = texts.nodes.get(&path).map(|own| own.label.lines().next().unwrap_or_default());
    match label.filter(|label| !label.is_empty()) {
        Some(label) if label.chars().count() > 80 => {
            // At a word's end, where there is one.
            let start: String = label.chars().take(77).collect();
            let short = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
            format!("{short} …")
        }
        Some(label) => label.to_owned(),
        None => path,
    }
}

/// A text in the language's quotation marks.
pub fn quote(text: &str, language: Language) -> String {
    match language {
        Language::En => format!("“{text}”"),
        _ => format!("„{text}“"),
    }
}
