//! The manifest of a bundle.

use shared::json::Tree;
use shared::service::Manifest;

use super::members::{Members, maybe, parsed, text, within};

/// The manifest of a bundle.
pub(crate) fn manifest(json: &Tree<'_>) -> Option<Manifest> {
    let own = Members::of(
        json,
        &["id", "version", "structure", "texts", "more", "rest", "migrates", "data", "titles"],
    )?;
    Some(Manifest {
        id: own.text_of("id", 1, 100)?,
        version: own.text_of("version", 1, 40)?,
        structure: parsed(own.get("structure")?)?,
        texts: own.map("texts", parsed).filter(|texts| within(texts, 1, 50))?,
        more: own.map("more", parsed).filter(|more| within(more, 0, 50))?,
        rest: own.map("rest", parsed).filter(|rest| within(rest, 0, 50))?,
        migrates: maybe(own.get("migrates"), parsed)?,
        data: maybe(own.get("data"), parsed)?,
        titles: own.map("titles", text)?,
    })
}
