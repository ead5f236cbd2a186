//! The texts of a service in one language.

use serde_json::Value as Json;
use shared::service::Texts;

use super::members::{Members, text};

/// The texts of a service.
pub(crate) fn texts(json: &Json) -> Option<Texts> {
    let own = Members::of(json, &["service", "nodes", "pages", "lists", "documents", "outcomes"])?;
    let mut texts = Texts { lists: own.map("lists", labels)?, ..Texts::default() };
    start(&mut texts, own.get("service")?)?;
    for (path, json) in own.map("nodes", members)? {
        let own = Members::of(&json, &["label", "hint", "help", "instance", "missing", "checks"])?;
        let node = texts.nodes.entry(path).or_default();
        node.label = own.text("label")?;
        node.hint = own.maybe_text("hint")?;
        node.help = own.maybe_text("help")?;
        node.instance = own.maybe_text("instance")?;
        node.missing = own.maybe_text("missing")?;
        node.checks = own.map("checks", text)?;
    }
    for (map, name) in [
        (&mut texts.pages, "pages"),
        (&mut texts.documents, "documents"),
        (&mut texts.outcomes, "outcomes"),
    ] {
        for (id, json) in own.map(name, members)? {
            let own = Members::of(&json, &["title", "text"])?;
            let titled = map.entry(id).or_default();
            titled.title = own.text("title")?;
            titled.text = own.maybe_text("text")?.unwrap_or_default();
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

fn labels(json: &Json) -> Option<std::collections::BTreeMap<String, String>> {
    let mut labels = std::collections::BTreeMap::new();
    for (code, label) in json.as_object()? {
        labels.insert(code.clone(), text(label)?);
    }
    Some(labels)
}

fn members(json: &Json) -> Option<Json> {
    Some(json.clone())
}
