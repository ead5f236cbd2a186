//! The texts of a service in one language.

use shared::json::Tree;
use shared::service::{Link, NodeTexts, ServiceTexts, Texts, TitledText};

use super::members::{Members, map, maybe, text};

/// The texts of a service.
pub(crate) fn texts(json: &Tree<'_>) -> Option<Texts> {
    let own = Members::of(json, &["service", "nodes", "pages", "lists", "documents", "outcomes"])?;
    Some(Texts {
        service: own.get("service").map_or(Some(ServiceTexts::default()), service)?,
        nodes: own.map("nodes", node)?,
        pages: own.map("pages", titled)?,
        lists: own.map("lists", |labels| map(labels, text))?,
        documents: own.map("documents", titled)?,
        outcomes: own.map("outcomes", titled)?,
    })
}

fn service(json: &Tree<'_>) -> Option<ServiceTexts> {
    let own = Members::of(
        json,
        &["title", "about", "who", "ready", "duration", "fee", "deadline", "late", "after"],
    )?;
    let text = |name| own.maybe_text(name).map(Option::unwrap_or_default);
    Some(ServiceTexts {
        title: text("title")?,
        about: text("about")?,
        who: text("who")?,
        ready: text("ready")?,
        duration: text("duration")?,
        fee: own.maybe_text("fee")?,
        deadline: own.maybe_text("deadline")?,
        late: own.maybe_text("late")?,
        after: text("after")?,
    })
}

fn node(json: &Tree<'_>) -> Option<NodeTexts> {
    let own = Members::of(json, &["label", "hint", "help", "instance", "missing", "checks"])?;
    Some(NodeTexts {
        label: own.text("label")?,
        hint: own.maybe_text("hint")?,
        help: own.maybe_text("help")?,
        instance: own.maybe_text("instance")?,
        missing: own.maybe_text("missing")?,
        checks: own.map("checks", text)?,
    })
}

fn titled(json: &Tree<'_>) -> Option<TitledText> {
    let own = Members::of(json, &["title", "text", "contact", "link"])?;
    let text = own.maybe_text("text")?.unwrap_or_default();
    Some(TitledText {
        title: own.text("title")?,
        text,
        contact: own.maybe_text("contact")?,
        link: maybe(own.get("link"), link)?,
    })
}

fn link(json: &Tree<'_>) -> Option<Link> {
    let own = Members::of(json, &["text", "address"])?;
    Some(Link { text: own.text("text")?, address: own.text("address")? })
}
