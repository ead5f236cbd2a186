//! The texts of a service in one language.

use serde_json::Value as Json;
use shared::by_name::ByName;
use shared::service::{NodeTexts, Texts, TitledText};

use super::members::{Members, text};

/// The texts of a service.
pub(crate) fn texts(json: &Json) -> Option<Texts> {
    let own = Members::of(json, &["service", "nodes", "pages", "lists", "documents", "outcomes"])?;
    let mut texts = Texts { lists: own.map("lists", labels)?, ..Texts::default() };
    start(&mut texts, own.get("service")?)?;
    for (path, json) in own.map("nodes", members)? {
        let own = Members::of(&json, &["label", "hint", "help", "instance", "missing", "checks"])?;
        let node = NodeTexts {
            label: own.text("label")?,
            hint: own.maybe_text("hint")?,
            help: own.maybe_text("help")?,
            instance: own.maybe_text("instance")?,
            missing: own.maybe_text("missing")?,
            checks: own.map("checks", text)?,
        };
        texts.nodes.insert(path, node);
    }
    for (map, name) in [
        (&mut texts.pages, "pages"),
        (&mut texts.documents, "documents"),
        (&mut texts.outcomes, "outcomes"),
    ] {
        for (id, json) in own.map(name, members)? {
            let own = Members::of(&json, &["title", "text"])?;
            let text = own.maybe_text("text")?.unwrap_or_default();
            map.insert(id, TitledText { title: own.text("title")?, text });
        }
    }
    Some(texts)
}

fn start(texts: &mut Texts, json: &Json) -> Option<()> {
    let own = Members::of(
        json,
        &["title", "about", "who", "ready", "duration", "fee", "deadline", "late", "after"],
    )?;
    let start = &mut texts.service;
    start.title = own.text("title")?;
    start.about = own.text("about")?;
    start.who = own.text("who")?;
    start.ready = own.text("ready")?;
    start.duration = own.text("duration")?;
    start.fee = own.maybe_text("fee")?;
    start.deadline = own.maybe_text("deadline")?;
    start.late = own.maybe_text("late")?;
    start.after = own.text("after")?;
    Some(())
}

fn labels(json: &Json) -> Option<ByName<String>> {
    let mut labels = ByName::new();
    for (code, label) in json.as_object()? {
        labels.insert(code.clone(), text(label)?);
    }
    Some(labels)
}

fn members(json: &Json) -> Option<Json> {
    Some(json.clone())
}
