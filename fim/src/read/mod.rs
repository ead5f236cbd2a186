//! Reading files of the standard XDatenfelder: one pass, without building a tree of the XML, and
//! without what no form needs.

mod about;
mod code_list;
mod cursor;
mod field;
mod limits;
mod place;
mod precision;
mod rule;
mod schema;
mod structure;
mod translation;

pub use limits::MAX_BYTES;

use crate::problem::{Code, Problem, Severity};
use crate::schema::{Format, Schema, Translation};
use cursor::{Cursor, Open, Step};
use place::{Found, placed};

/// The namespace of XDatenfelder 2.0.
pub const NAMESPACE_2: &str = "urn:xoev-de:fim:standard:xdatenfelder_2";
/// The namespace of XDatenfelder 3.0.0.
pub const NAMESPACE_3: &str = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

/// What a file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// A schema (message `xdatenfelder.stammdatenschema.0102`).
    Schema(Box<Schema>),
    /// Translations of a schema (message `xdatenfelder.uebersetzung.0106`), one for each language.
    Translations(Vec<Translation>),
}

/// What was read, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the file has, as far as it is safe; nothing when a problem is fatal.
    pub document: Option<Document>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// The schema, when it is one.
    pub fn schema(&self) -> Option<&Schema> {
        match &self.document {
            Some(Document::Schema(schema)) => Some(schema),
            _ => None,
        }
    }

    /// Whether something of the file was left out, or all of it.
    pub fn lost(&self) -> bool {
        let lost = |problem: &Problem| problem.code.severity() != Severity::Warning;
        self.document.is_none() || self.problems.iter().any(lost)
    }
}

/// Reads a file. Whatever the bytes are, this ends in time proportional to them, and what it keeps
/// is bounded.
pub fn read(bytes: &[u8]) -> Reading {
    let refused = |text: &str, offset, code, message: String| {
        let found = Found { offset, code, element: None, message };
        Reading { document: None, problems: placed(text, vec![found]) }
    };
    if bytes.len() > MAX_BYTES {
        let message = format!("the file is larger than {} MiB", MAX_BYTES >> 20);
        return refused("", 0, Code::TooLarge, message);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let until = error.valid_up_to();
            let sound = bytes.get(..until).and_then(|own| std::str::from_utf8(own).ok());
            let message = "the file is not UTF-8; save it in this encoding".to_owned();
            return refused(sound.unwrap_or_default(), until, Code::Encoding, message);
        }
    };
    let mut cursor = Cursor::new(text);
    let document = whole(&mut cursor).ok();
    Reading { document, problems: placed(text, cursor.found) }
}

fn whole(cursor: &mut Cursor<'_>) -> Step<Document> {
    let root = cursor.root()?;
    let namespace = cursor.namespace(&root);
    let format = match namespace.as_str() {
        NAMESPACE_2 => Format::V2,
        NAMESPACE_3 => Format::V3,
        other if other.contains("xdatenfelder") => {
            let message = format!(
                "`{}` is a version of XDatenfelder that is not read; 2.0 and 3.0.0 are",
                cursor::shortened(other)
            );
            return cursor.stop(root.offset, Code::WrongVersion, message);
        }
        other => {
            let message =
                format!("this is no file of XDatenfelder, but of `{}`", cursor::shortened(other));
            return cursor.stop(root.offset, Code::WrongDocument, message);
        }
    };
    let document = match root.name() {
        "xdatenfelder.stammdatenschema.0102" => {
            in_message(cursor, &root, "stammdatenschema", |cursor, open| {
                schema::read(cursor, open, format).map(|schema| Document::Schema(Box::new(schema)))
            })?
        }
        "xdatenfelder.uebersetzung.0106" => {
            Document::Translations(translation::read(cursor, &root)?)
        }
        other => {
            let message = format!(
                "`{}` is a message that is not read; schemas and translations are",
                cursor::shortened(other)
            );
            return cursor.stop(root.offset, Code::WrongDocument, message);
        }
    };
    cursor.end()?;
    Ok(document)
}

/// What stands in a message beside its header.
fn in_message<'t, T>(
    cursor: &mut Cursor<'t>,
    root: &Open<'t>,
    name: &str,
    mut read: impl FnMut(&mut Cursor<'t>, &Open<'t>) -> Step<T>,
) -> Step<T> {
    let mut found = None;
    cursor.each(root, |cursor, child| match child.name() {
        "header" => cursor.skip(&child),
        own if own == name && found.is_none() => {
            found = Some(read(cursor, &child)?);
            Ok(())
        }
        _ => cursor.unknown(&child),
    })?;
    match found {
        Some(found) => Ok(found),
        None => {
            cursor.stop(root.offset, Code::WrongDocument, format!("the message has no `{name}`"))
        }
    }
}
