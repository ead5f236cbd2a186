//! A way through a file's elements, within bounds.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::{BytesStart, Event};

use super::limits::{MAX_DEPTH, MAX_PROBLEMS, MAX_TEXT};
use super::place::{Counting, Found};
use crate::problem::Code;
use crate::schema::Place;

/// Why reading ended: what is wrong is noted already.
#[derive(Debug)]
pub(super) struct Stop;

/// What a step gives.
pub(super) type Step<T = ()> = Result<T, Stop>;

/// An element that was opened and is to be read to its end.
#[derive(Debug)]
pub(super) struct Open<'t> {
    start: BytesStart<'t>,
    /// Where it begins, in bytes.
    pub(super) offset: usize,
    /// How long its prefix is, with the colon.
    prefix: usize,
}

impl Open<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.start.name().into_inner();
        name.get(self.prefix..).and_then(|own| std::str::from_utf8(own).ok()).unwrap_or_default()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut found = self.start.attributes().flatten();
        let found = found.find(|own| own.key.local_name().as_ref() == wanted.as_bytes())?;
        Some(found.unescape_value().ok()?.into_owned())
    }

    /// Whether its attributes are in order: each once, and without entities.
    fn attributes_fit(&self) -> bool {
        let mut all = self.start.attributes();
        all.all(|own| own.is_ok_and(|own| own.unescape_value().is_ok()))
    }
}

/// Where reading stands.
pub(super) struct Cursor<'t> {
    reader: Reader<&'t [u8]>,
    counting: Counting<'t>,
    /// The prefix of the root, whose namespace says the version.
    prefix: String,
    depth: usize,
    /// The FIM ids of the elements that are being read, as far as they are known.
    pub(super) elements: Vec<Option<String>>,
    /// What is wrong.
    pub(super) found: Vec<Found>,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let (prefix, found) = (String::new(), Vec::new());
        let counting = Counting::new(text);
        Self { reader, counting, prefix, depth: 0, elements: Vec::new(), found }
    }

    /// Where an element begins, of elements in the order of the file.
    pub(super) fn place(&mut self, open: &Open<'t>) -> Place {
        self.counting.place(open.offset)
    }

    /// Notes what is wrong at an offset.
    pub(super) fn note(&mut self, offset: usize, code: Code, message: impl Into<String>) {
        if self.found.len() < MAX_PROBLEMS {
            let element = self.elements.iter().rev().find_map(Clone::clone);
            self.found.push(Found { offset, code, element, message: message.into() });
        }
    }

    /// Notes what is wrong, and ends.
    pub(super) fn stop<T>(
        &mut self,
        offset: usize,
        code: Code,
        message: impl Into<String>,
    ) -> Step<T> {
        // What makes the file unusable must be told, whatever came before.
        self.found.truncate(MAX_PROBLEMS.saturating_sub(1));
        self.note(offset, code, message);
        Err(Stop)
    }

    /// The root element; with it its prefix is known.
    pub(super) fn root(&mut self) -> Step<Open<'t>> {
        loop {
            let (offset, event) = self.event()?;
            match event {
                Event::Start(start) => {
                    let name = start.name().into_inner().to_vec();
                    let colon = name.iter().position(|byte| *byte == b':');
                    let prefix = colon.map_or(0, |at| at + 1);
                    self.prefix = String::from_utf8_lossy(name.get(..prefix).unwrap_or_default())
                        .into_owned();
                    return Ok(Open { start, offset, prefix });
                }
                Event::Text(words) if !words.iter().all(u8::is_ascii_whitespace) => {
                    return self.stop(
                        offset,
                        Code::Malformed,
                        "there is text before the root element",
                    );
                }
                Event::Eof => return self.stop(offset, Code::Truncated, "the file is empty"),
                _ => {}
            }
        }
    }

    /// The namespace of the root's prefix.
    pub(super) fn namespace(&self, root: &Open<'_>) -> String {
        let key = match self.prefix.strip_suffix(':') {
            Some(prefix) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        let mut all = root.start.attributes().flatten();
        let found = all.find(|own| own.key.into_inner() == key.as_bytes());
        let value = found.and_then(|own| own.unescape_value().ok().map(Cow::into_owned));
        value.unwrap_or_default()
    }

    /// Gives each child of an element to `read`, which reads it to its end.
    pub(super) fn each(
        &mut self,
        open: &Open<'t>,
        mut read: impl FnMut(&mut Self, Open<'t>) -> Step,
    ) -> Step {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("elements are nested deeper than {MAX_DEPTH}");
            return self.stop(open.offset, Code::TooDeep, message);
        }
        loop {
            let (offset, event) = self.event()?;
            match event {
                Event::Start(start) => {
                    let name = start.name().into_inner();
                    let own = name.starts_with(self.prefix.as_bytes());
                    // `code` has no namespace, whatever prefix the others have.
                    let prefix = if own { self.prefix.len() } else { 0 };
                    let foreign = name.get(prefix..).unwrap_or_default().contains(&b':');
                    let child = Open { start, offset, prefix };
                    if !child.attributes_fit() {
                        let message = "an attribute is no well-formed XML";
                        return self.stop(offset, Code::Malformed, message);
                    }
                    if foreign { self.unknown(&child)? } else { read(self, child)? }
                }
                Event::End(_) => {
                    self.depth -= 1;
                    return Ok(());
                }
                Event::Eof => {
                    return self.stop(offset, Code::Truncated, "the file ends too early");
                }
                _ => {}
            }
        }
    }

    /// The text of an element, without white space around it; nothing when it is empty. Line ends
    /// are `\n`.
    pub(super) fn text(&mut self, open: &Open<'t>) -> Step<Option<String>> {
        let mut text = String::new();
        let mut long = false;
        loop {
            let (offset, event) = self.event()?;
            let words = match event {
                Event::Text(words) => match words.unescape() {
                    Ok(words) => words,
                    Err(Error::Escape(EscapeError::UnrecognizedEntity(_, name))) => {
                        let message = format!(
                            "`&{name};` is an entity that only a document type could declare; write the character itself"
                        );
                        return self.stop(offset, Code::Entity, message);
                    }
                    Err(error) => return self.stop(offset, Code::Malformed, error.to_string()),
                },
                Event::CData(data) => Cow::Owned(String::from_utf8_lossy(&data).into_owned()),
                Event::Start(start) => {
                    self.unknown(&Open { start, offset, prefix: 0 })?;
                    continue;
                }
                Event::End(_) => break,
                Event::Eof => {
                    return self.stop(offset, Code::Truncated, "the file ends too early");
                }
                _ => continue,
            };
            let room = MAX_TEXT.saturating_sub(text.len());
            long |= words.len() > room;
            text.push_str(words.get(..words.floor_char_boundary(room)).unwrap_or_default());
        }
        if long {
            let message =
                format!("the text is longer than {MAX_TEXT} bytes; the rest was left out");
            self.note(open.offset, Code::LongText, message);
        }
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let trimmed = text.trim();
        Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
    }

    /// The text of an element in one line.
    pub(super) fn line(&mut self, open: &Open<'t>) -> Step<Option<String>> {
        let text = self.text(open)?;
        Ok(text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// The text of the `code` in an element.
    pub(super) fn code(&mut self, open: &Open<'t>) -> Step<Option<String>> {
        let mut code = None;
        self.each(open, |cursor, child| match child.name() {
            "code" => {
                code = cursor.line(&child)?;
                Ok(())
            }
            _ => cursor.skip(&child),
        })?;
        Ok(code)
    }

    /// Leaves out an element that the form does not need.
    pub(super) fn skip(&mut self, open: &Open<'t>) -> Step {
        let end = open.start.to_end();
        match self.reader.read_to_end(end.name()) {
            Ok(_) => Ok(()),
            Err(error) => self.broken(open.offset, &error),
        }
    }

    /// Leaves out an element that the standard does not know.
    pub(super) fn unknown(&mut self, open: &Open<'t>) -> Step {
        let name = String::from_utf8_lossy(open.start.name().into_inner()).into_owned();
        let message = format!("the standard has no `{}` here; it was left out", shortened(&name));
        self.note(open.offset, Code::UnknownElement, message);
        self.skip(open)
    }

    /// What stands behind the root: nothing.
    pub(super) fn end(&mut self) -> Step {
        loop {
            let (offset, event) = self.event()?;
            match event {
                Event::Eof => return Ok(()),
                Event::Text(words) if words.iter().all(u8::is_ascii_whitespace) => {}
                Event::Comment(_) | Event::PI(_) => {}
                _ => {
                    let message = "there is more behind the end of the root element";
                    return self.stop(offset, Code::Malformed, message);
                }
            }
        }
    }

    fn event(&mut self) -> Step<(usize, Event<'t>)> {
        let offset = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => {
                let message = "the file declares a document type; such files are not read";
                self.stop(offset, Code::DocumentType, message)
            }
            Ok(event) => Ok((offset, event)),
            Err(error) => self.broken(offset, &error),
        }
    }

    fn broken<T>(&mut self, offset: usize, error: &Error) -> Step<T> {
        let truncated = match error {
            Error::IllFormed(IllFormedError::MissingEndTag(_)) => true,
            Error::Syntax(error) => !matches!(error, SyntaxError::InvalidBangMarkup),
            _ => false,
        };
        if truncated {
            return self.stop(offset, Code::Truncated, "the file ends too early");
        }
        let at = usize::try_from(self.reader.error_position()).unwrap_or(offset);
        self.stop(at.max(offset), Code::Malformed, format!("this is no XML: {error}"))
    }
}

/// What the file says, short enough for a message.
pub(super) fn shortened(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
