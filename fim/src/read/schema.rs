//! The schema itself.

use super::cursor::{Cursor, Open, Step};
use super::{about, rule, structure};
use crate::problem::Code;
use crate::schema::{About, Format, Schema};

/// How much was read of what is bounded over the whole schema.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) nodes: usize,
    pub(super) rules: usize,
    pub(super) values: usize,
}

/// Reads a schema.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>, format: Format) -> Step<Schema> {
    let mut schema = Schema {
        format,
        about: About::default(),
        title: String::new(),
        help: None,
        profile: None,
        rules: Vec::new(),
        structures: Vec::new(),
    };
    schema.about.place = cursor.place(open);
    let mut counted = Counted::default();
    cursor.elements.push(None);
    cursor.each(open, |cursor, child| {
        if about::read(cursor, &child, &mut schema.about)? {
            return Ok(());
        }
        match child.name() {
            "bezeichnung" | "bezeichnungEingabe" => {
                schema.title = cursor.line(&child)?.unwrap_or_default();
            }
            "hilfetext" => schema.help = cursor.text(&child)?,
            "dokumentsteckbrief" => schema.profile = Some(about::identity(cursor, &child)?),
            "regel" => rule::read(cursor, &child, &mut counted, &mut schema.rules)?,
            "struktur" => {
                structure::read(cursor, &child, &mut counted, &mut schema.structures)?;
            }
            // How much those who derive a schema from it may change.
            "ableitungsmodifikationenStruktur"
            | "ableitungsmodifikationenRepraesentation"
            | "bezeichnungAusgabe" => cursor.skip(&child)?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    if schema.about.identity.id.is_empty() {
        return cursor.stop(open.offset, Code::Missing, "the schema has no id");
    }
    if schema.structures.is_empty() {
        return cursor.stop(open.offset, Code::Missing, "nothing stands in the schema");
    }
    if schema.title.is_empty() {
        schema.title.clone_from(&schema.about.name);
    }
    cursor.elements.pop();
    Ok(schema)
}
