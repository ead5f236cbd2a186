//! What speaks against a digital handling, as far as definition and texts say it.

use serde::Serialize;
use serde_json::Value as Json;
use shared::service::{Content, OutcomeKind};

use super::counts::name;
use crate::version::Version;

/// From so many documents on, collecting them is most of the work.
const MANY_DOCUMENTS: usize = 4;

/// One thing that speaks against a digital handling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Obstacle {
    /// What it is.
    pub hindrance: Hindrance,
    /// Where it was found: an outcome, a document, a field, a text.
    pub at: String,
}

/// What can speak against a digital handling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hindrance {
    /// Somebody must come in person (persönliches Erscheinen).
    InPerson,
    /// Originals or certified copies are needed (Originale, beglaubigte Kopien; § 33 VwVfG).
    Originals,
    /// The written form is prescribed (Schriftform): its electronic substitutes are in § 3a VwVfG.
    WrittenForm,
    /// A signature by hand is wanted (eigenhändige Unterschrift).
    Signature,
    /// There are many documents (Nachweise).
    ManyDocuments,
}

/// Words in German texts and legal bases, in lower case.
const WORDS: [(&str, Hindrance); 12] = [
    ("persönlich vorsprechen", Hindrance::InPerson),
    ("persönlich erscheinen", Hindrance::InPerson),
    ("kommen sie persönlich", Hindrance::InPerson),
    ("persönliche vorsprache", Hindrance::InPerson),
    ("im original", Hindrance::Originals),
    ("originale", Hindrance::Originals),
    ("beglaubigt", Hindrance::Originals),
    ("schriftform", Hindrance::WrittenForm),
    ("§ 3a vwvfg", Hindrance::WrittenForm),
    ("eigenhändig", Hindrance::Signature),
    ("unterschreiben", Hindrance::Signature),
    ("unterschrift", Hindrance::Signature),
];

pub(super) fn look(version: &Version) -> Vec<Obstacle> {
    let service = version.service();
    let mut found = Vec::new();
    let mut note = |hindrance, at: String| found.push(Obstacle { hindrance, at });
    for outcome in &service.outcomes {
        if outcome.kind == OutcomeKind::ComeInPerson {
            note(Hindrance::InPerson, format!("outcome `{}`", outcome.id));
        }
    }
    if service.documents.len() >= MANY_DOCUMENTS {
        note(Hindrance::ManyDocuments, format!("{} documents", service.documents.len()));
    }
    for (at, node) in (0..).zip(&service.nodes) {
        let path = version.plan.path(shared::service::NodeId(at));
        for hindrance in node.basis.iter().flat_map(|basis| named(&basis.text)) {
            note(hindrance, format!("legal basis of `{path}`"));
        }
        if matches!(&node.content, Content::Field(kind) if name(kind).contains("signature")) {
            note(Hindrance::Signature, format!("field `{path}`"));
        }
    }
    if let Some(json) = version.texts.get("de").and_then(|texts| serde_json::to_value(texts).ok()) {
        read(&json, "", &mut note);
    }
    found.sort();
    found.dedup();
    found
}

fn read(json: &Json, place: &str, note: &mut impl FnMut(Hindrance, String)) {
    match json {
        Json::String(text) => {
            for hindrance in named(text) {
                note(hindrance, format!("text `{}`", place.trim_start()));
            }
        }
        Json::Object(members) => {
            for (name, json) in members {
                read(json, &format!("{place} {name}"), note);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| read(item, place, note)),
        _ => {}
    }
}

/// What a text speaks of.
fn named(text: &str) -> Vec<Hindrance> {
    let text = text.to_lowercase();
    WORDS.iter().filter(|(word, _)| text.contains(word)).map(|(_, what)| *what).collect()
}
