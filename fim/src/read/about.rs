//! What every element says about itself.

use super::cursor::{Cursor, Open, Step, shortened};
use super::limits::MAX_ITEMS;
use crate::problem::Code;
use crate::schema::{About, Basis, Identity, Kind, Status, Wording};

/// Reads a child into `about`; `false` when it is none of that, and still to be read.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>, child: &Open<'t>, about: &mut About) -> Step<bool> {
    match child.name() {
        "identifikation" => {
            about.identity = identity(cursor, child)?;
            let id = &about.identity.id;
            if let (Some(last), false) = (cursor.elements.last_mut(), id.is_empty()) {
                *last = Some(id.clone());
            }
        }
        "name" => about.name = cursor.line(child)?.unwrap_or_default(),
        "beschreibung" => about.description = cursor.text(child)?,
        "definition" => about.definition = cursor.text(child)?,
        "bezug" => basis(cursor, child, &mut about.bases)?,
        "freigabestatus" | "status" => {
            about.status = cursor.code(child)?.map_or(Status::Unknown, |code| Status::of(&code));
        }
        "statusGesetztAm" | "freigabedatum" => about.status_on = cursor.line(child)?,
        "statusGesetztDurch" | "fachlicherErsteller" => about.status_by = cursor.line(child)?,
        "gueltigAb" => about.valid_from = cursor.line(child)?,
        "gueltigBis" => about.valid_until = cursor.line(child)?,
        "versionshinweis" => about.version_note = cursor.text(child)?,
        "veroeffentlichungsdatum" => about.published_on = cursor.line(child)?,
        "letzteAenderung" => about.changed_at = cursor.line(child)?,
        "stichwort" => {
            let word = cursor.line(child)?;
            about.keywords.extend(word.filter(|_| about.keywords.len() < MAX_ITEMS));
        }
        // Which elements it was derived from: the most of a file, and nothing for a form.
        "relation" => cursor.skip(child)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Reads what people read; `false` when the child is none of that.
pub(super) fn wording<'t>(
    cursor: &mut Cursor<'t>,
    child: &Open<'t>,
    wording: &mut Wording,
) -> Step<bool> {
    match child.name() {
        "bezeichnungEingabe" => wording.label = cursor.line(child)?.unwrap_or_default(),
        "bezeichnungAusgabe" => wording.label_output = cursor.line(child)?,
        "hilfetextEingabe" => wording.help = cursor.text(child)?,
        "hilfetextAusgabe" => wording.help_output = cursor.text(child)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Reads where an element comes from.
pub(super) fn kind<'t>(cursor: &mut Cursor<'t>, child: &Open<'t>) -> Step<Kind> {
    let code = cursor.code(child)?.unwrap_or_default();
    Ok(match code.as_str() {
        "ABS" => Kind::Abstract,
        "HAR" => Kind::Harmonised,
        "RNG" => Kind::Legal,
        other => {
            let message = format!("there is no kind of element `{}`", shortened(other));
            cursor.note(child.offset, Code::UnknownCode, message);
            Kind::default()
        }
    })
}

/// Reads an id and a version.
pub(super) fn identity<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>) -> Step<Identity> {
    let mut identity = Identity::default();
    cursor.each(open, |cursor, child| {
        match child.name() {
            "id" => identity.id = cursor.line(&child)?.unwrap_or_default(),
            "version" => identity.version = cursor.line(&child)?,
            // Which of several is meant is said elsewhere in XDatenfelder 2.
            _ => cursor.skip(&child)?,
        }
        Ok(())
    })?;
    if !identity.id.is_empty() && !is_id(&identity.id) {
        let message = format!("`{}` is no id", shortened(&identity.id));
        cursor.note(open.offset, Code::Identity, message);
        identity.id.clear();
    }
    if let Some(version) = identity.version.take_if(|version| !is_version(version)) {
        let message = format!("`{}` is no version; it was left out", shortened(&version));
        cursor.note(open.offset, Code::Identity, message);
    }
    Ok(identity)
}

/// Reads a legal basis.
pub(super) fn basis<'t>(cursor: &mut Cursor<'t>, open: &Open<'t>, bases: &mut Vec<Basis>) -> Step {
    let link = open.attribute("link").map(|link| link.trim().to_owned());
    let link = link.filter(|link| !link.is_empty());
    if let Some(text) = cursor.text(open)?
        && bases.len() < MAX_ITEMS
    {
        bases.push(Basis { text, link });
    }
    Ok(())
}

/// A letter, and then letters, digits and hyphens, as in `F60000000246` and, in XDatenfelder 2, in
/// `F00-4cb0dd14-629c-4661-9435-4e9eadc43e07`.
fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && text.len() <= 60
}

/// One to three numbers with points between.
fn is_version(text: &str) -> bool {
    let number = |part: &str| {
        (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() <= 3 && text.split('.').all(number)
}
