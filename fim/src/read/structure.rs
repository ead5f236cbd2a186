//! Places in a schema or group, and groups.

use super::about;
use super::cursor::{Cursor, Open, Step, shortened};
use super::limits::MAX_NODES;
use super::schema::Counted;
use super::{field, rule};
use crate::problem::Code;
use crate::schema::{Cardinality, Group, Node, Structure};

/// Reads a place into those of the schema or group around it.
pub(super) fn read<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
    structures: &mut Vec<Structure>,
) -> Step {
    let mut bases = Vec::new();
    let mut written: Option<(usize, String)> = None;
    let mut node = None;
    cursor.each(open, |cursor, child| {
        match child.name() {
            "anzahl" => {
                written = Some((child.offset, cursor.line(&child)?.unwrap_or_default()));
            }
            "bezug" => about::basis(cursor, &child, &mut bases)?,
            "enthaelt" => cursor.each(&child, |cursor, child| {
                counted.nodes += 1;
                if counted.nodes > MAX_NODES {
                    let message = format!("there are more than {MAX_NODES} fields and groups");
                    return cursor.stop(child.offset, Code::TooMany, message);
                }
                cursor.elements.push(None);
                let found = match child.name() {
                    "datenfeld" => {
                        let field = field::read(cursor, &child, counted)?;
                        field.map(|field| Node::Field(Box::new(field)))
                    }
                    "datenfeldgruppe" => {
                        let group = group(cursor, &child, counted)?;
                        group.map(|group| Node::Group(Box::new(group)))
                    }
                    _ => {
                        cursor.unknown(&child)?;
                        None
                    }
                };
                cursor.elements.pop();
                if node.is_some() && found.is_some() {
                    let message = "more than one field or group stands here; the first was taken";
                    cursor.note(child.offset, Code::Twice, message);
                } else {
                    node = found.or(node.take());
                }
                Ok(())
            })?,
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    let Some(node) = node else { return Ok(()) };
    let id = &node.about().identity.id;
    if structures.iter().any(|own| own.node.about().identity.id == *id) {
        let message = format!("`{id}` stands here a second time; it was left out");
        cursor.note(open.offset, Code::SamePath, message);
        return Ok(());
    }
    let cardinality = cardinality(cursor, open, id, written);
    structures.push(Structure { cardinality, bases, node });
    Ok(())
}

fn cardinality(
    cursor: &mut Cursor<'_>,
    open: &Open<'_>,
    id: &str,
    written: Option<(usize, String)>,
) -> Cardinality {
    let (offset, text) = written.unwrap_or((open.offset, String::new()));
    Cardinality::of(&text).unwrap_or_else(|| {
        let message = format!(
            "`{}` does not say how often `{id}` stands here; `0:1` was taken",
            shortened(&text)
        );
        cursor.note(offset, Code::Cardinality, message);
        Cardinality { min: 0, max: Some(1) }
    })
}

fn group<'t>(
    cursor: &mut Cursor<'t>,
    open: &Open<'t>,
    counted: &mut Counted,
) -> Step<Option<Group>> {
    let mut group = Group::default();
    group.about.place = cursor.place(open);
    let mut places = 0;
    let mut cycle = false;
    cursor.each(open, |cursor, child| {
        if about::read(cursor, &child, &mut group.about)? {
            let around = cursor.elements.split_last().map_or(&[][..], |(_, around)| around);
            let id = Some(group.about.identity.id.as_str()).filter(|id| !id.is_empty());
            cycle |= around.iter().any(|own| own.as_deref().is_some_and(|own| id == Some(own)));
            return Ok(());
        }
        if about::wording(cursor, &child, &mut group.wording)? {
            return Ok(());
        }
        match child.name() {
            "schemaelementart" => group.kind = about::kind(cursor, &child)?,
            "art" => group.choice = cursor.code(&child)?.as_deref() == Some("X"),
            "regel" => rule::read(cursor, &child, counted, &mut group.rules)?,
            // It is left out anyway.
            "struktur" if cycle => cursor.skip(&child)?,
            "struktur" => {
                places += 1;
                read(cursor, &child, counted, &mut group.structures)?;
            }
            _ => cursor.unknown(&child)?,
        }
        Ok(())
    })?;
    if group.about.identity.id.is_empty() {
        cursor.note(open.offset, Code::Missing, "a group has no id; it was left out");
        return Ok(None);
    }
    let id = &group.about.identity.id;
    if cycle {
        let message = format!("the group `{id}` stands in itself; it was left out there");
        cursor.note(open.offset, Code::Cycle, message);
        return Ok(None);
    }
    if group.structures.is_empty() {
        let message = format!("nothing stands in the group `{id}`; it was left out");
        cursor.note(open.offset, if places == 0 { Code::Missing } else { Code::Empty }, message);
        return Ok(None);
    }
    if group.wording.label.is_empty() {
        group.wording.label.clone_from(&group.about.name);
    }
    Ok(Some(group))
}
