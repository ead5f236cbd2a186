//! Code lists from files: OASIS Genericode 1.0
//! (<https://docs.oasis-open.org/codelist/cs-genericode-1.0/>), as the XRepository publishes them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::finding::{At, Findings};

/// The largest file read, in bytes.
pub const MAX_BYTES: u64 = 16 << 20;

/// The most rows that a list may have.
pub const MAX_ROWS: usize = 20_000;

/// How deep a file may be nested.
const MAX_DEPTH: usize = 40;

/// A code list as it stands in a file.
#[derive(Debug, Default)]
pub struct Genericode {
    /// Which list it is, whatever its version (Kennung).
    pub uri: Option<String>,
    /// Which version it is.
    pub version: Option<String>,
    /// Its columns: id and short name.
    pub columns: Vec<(String, String)>,
    /// The ids of the columns that are keys.
    pub keys: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a list.
#[derive(Debug)]
pub struct Row {
    /// Where its first value may begin.
    pub at: At,
    /// Its values by the ids of their columns.
    pub values: Vec<(String, String)>,
}

impl Genericode {
    /// The id of a column, given by its id or short name.
    pub fn column(&self, name: &str) -> Option<&str> {
        let found = self.columns.iter().find(|(id, _)| id == name);
        let found = found.or_else(|| {
            let same = |other: &str| other.eq_ignore_ascii_case(name);
            self.columns.iter().find(|(id, short)| same(id) || same(short))
        });
        found.map(|(id, _)| id.as_str())
    }
}

impl Row {
    /// The value in a column, unless it is empty.
    pub fn value(&self, column: &str) -> Option<&str> {
        let value = self.values.iter().find(|(id, _)| id == column)?.1.trim();
        (!value.is_empty()).then_some(value)
    }
}

/// Reads a list; nothing when it is none, and a finding says why. Nothing outside of the file is
/// read: a document type, which could name entities, is refused.
pub fn read_genericode(file: usize, text: &str, findings: &mut Findings) -> Option<Genericode> {
    let list = Genericode::default();
    let mut reading = Reading { file, text, list, way: Vec::new(), counted: (0, 1) };
    match reading.all() {
        Ok(()) => Some(reading.list),
        Err((offset, message)) => {
            let at = reading.at(offset);
            findings.error(at, message, "use the list as its publisher gives it out");
            None
        }
    }
}

struct Reading<'t> {
    file: usize,
    text: &'t str,
    list: Genericode,
    /// The names of the elements that are open.
    way: Vec<String>,
    /// How far lines were counted, in bytes, and the line there.
    counted: (usize, usize),
}

/// Where reading failed, in bytes, and why.
type Failure = (usize, String);

impl Reading<'_> {
    fn all(&mut self) -> Result<(), Failure> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().expand_empty_elements = true;
        loop {
            let event = reader.read_event();
            // Behind what was read: where it is wrong at the latest.
            let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let failed = |message: String| (offset, message);
            match event.map_err(|error| failed(format!("this is no XML: {error}")))? {
                Event::Start(start) => {
                    self.open(&start, offset).map_err(failed)?;
                    if self.way.len() > MAX_DEPTH {
                        return Err(failed("this is nested too deep".to_owned()));
                    }
                    if self.way.first().is_some_and(|root| root != "CodeList") {
                        return Err(failed("this is no Genericode list".to_owned()));
                    }
                }
                Event::End(_) => {
                    self.way.pop();
                }
                Event::Text(words) => {
                    let words = words.unescape();
                    let words =
                        words.map_err(|error| failed(format!("this is no XML: {error}")))?;
                    self.words(&words);
                }
                Event::CData(data) => {
                    let words = String::from_utf8_lossy(&data).into_owned();
                    self.words(&words);
                }
                Event::DocType(_) => {
                    return Err(failed("a document type is not allowed in a list".to_owned()));
                }
                Event::Eof if !self.way.is_empty() => {
                    return Err(failed("the file ends too early".to_owned()));
                }
                Event::Eof if self.list.columns.is_empty() => {
                    return Err(failed("the list has no columns".to_owned()));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, offset: usize) -> Result<(), String> {
        let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
        let attribute = |wanted: &str| -> Option<String> {
            let found = start.attributes().flatten();
            let mut found = found.filter(|own| own.key.local_name().as_ref() == wanted.as_bytes());
            Some(found.next()?.unescape_value().ok()?.into_owned())
        };
        self.way.push(name);
        match self.way.iter().skip(1).map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["ColumnSet", "Column"] => {
                let id = attribute("Id").ok_or("a column has no `Id`")?;
                self.list.columns.push((id, String::new()));
            }
            ["ColumnSet", "Key", "ColumnRef"] => self.list.keys.extend(attribute("Ref")),
            ["SimpleCodeList", "Row"] => {
                if self.list.rows.len() >= MAX_ROWS {
                    return Err(format!("the list has more than {MAX_ROWS} rows"));
                }
                let at = self.at(offset);
                self.list.rows.push(Row { at, values: Vec::new() });
            }
            ["SimpleCodeList", "Row", "Value"] => {
                let columns = &self.list.columns;
                let Some(row) = self.list.rows.last_mut() else { return Ok(()) };
                // Without a reference it is the column behind that of the value before.
                let before = row.values.last().map(|(id, _)| id);
                let next = before.map_or(Some(0), |id| {
                    columns.iter().position(|(own, _)| own == id).map(|at| at + 1)
                });
                let next = next.and_then(|at| columns.get(at)).map(|(id, _)| id.clone());
                let column = attribute("ColumnRef").or(next).ok_or("a value has no column")?;
                if !columns.iter().any(|(id, _)| *id == column) {
                    return Err(format!("there is no column `{column}`"));
                }
                row.values.push((column, String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        match self.way.iter().skip(1).map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["Identification", "CanonicalUri"] => {
                self.list.uri.get_or_insert_default().push_str(words.trim());
            }
            ["Identification", "Version"] => {
                self.list.version.get_or_insert_default().push_str(words.trim());
            }
            ["ColumnSet", "Column", "ShortName"] => {
                if let Some((_, short)) = self.list.columns.last_mut() {
                    short.push_str(words.trim());
                }
            }
            ["SimpleCodeList", "Row", "Value", "SimpleValue"] => {
                let row = self.list.rows.last_mut();
                if let Some((_, value)) = row.and_then(|row| row.values.last_mut()) {
                    value.push_str(words);
                }
            }
            _ => {}
        }
    }

    /// Where a byte stands; offsets never go back.
    fn at(&mut self, offset: usize) -> At {
        let (from, line) = self.counted;
        let between = self.text.get(from..offset).unwrap_or_default();
        let line = line + between.matches('\n').count();
        self.counted = (offset, line);
        let before = self.text.get(..offset).unwrap_or_default();
        let begin = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(begin..).unwrap_or_default().chars().count() + 1;
        At { file: self.file, line, column }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_columns_keys_and_rows() {
        let text = include_str!("../../tests/broken/sound/crops.xml");
        let list = read_genericode(0, text, &mut Findings::default()).unwrap();
        assert_eq!(list.version.as_deref(), Some("2026-04-30"));
        assert_eq!(list.keys, ["schluessel"]);
        assert_eq!(list.column("Wert"), Some("bezeichnung"));
        let row = |at: usize, column: &str| list.rows[at].value(column).map(str::to_owned);
        assert_eq!(row(0, "english").as_deref(), Some("Rapeseed"));
        assert_eq!(row(1, "bezeichnung").as_deref(), Some("Linde & Klee"));
        assert_eq!((row(1, "monat"), list.rows.len()), (None, 2));
    }

    proptest! {
        #[test]
        fn never_panics(text in "(<[/!?]?(CodeList|ColumnSet|Column Id='a'|Row|Value)[/]?>|&a;|[a-z<>&\"' ]){0,40}") {
            let _ = read_genericode(0, &text, &mut Findings::default());
        }
    }
}
