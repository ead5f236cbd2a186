//! Code lists: those in the schema, and those in Genericode files beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use fim::{CodeList, CodeValue, Field, ListReference};

use super::draft::{DraftList, ListCodes, ListFile};
use super::names::{readable, unique};
use super::notes::Notes;
use crate::finding::Findings;
use crate::genericode::{Genericode, read_genericode};

/// A Genericode file that was given, read once a field needs it.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: Arc<str>,
    uri: String,
    version: String,
}

/// What columns with labels are called, where the schema names none.
const LABELS: [&str; 12] = [
    "name",
    "label",
    "bezeichnung",
    "staatenname-kurz",
    "staatsname-kurz",
    "staatsangehoerigkeit",
    "suchbegriff",
    "beschreibung",
    "wert",
    "text",
    "kurzbezeichnung",
    "codename",
];

/// How much of a file says what it is.
const HEAD: usize = 32 << 10;

impl Published {
    /// Whether a file begins as a list does.
    pub fn begins(bytes: &[u8]) -> bool {
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
        head.windows(8).any(|part| part == b"CodeList")
    }

    /// A file, unless it is no Genericode list.
    pub fn new(name: String, text: String) -> Option<Self> {
        let head = text.get(..text.floor_char_boundary(HEAD))?;
        if !head.contains("CodeList") {
            return None;
        }
        let inside = |element: &str| {
            let (_, rest) = head.split_once(&format!("<{element}>")).or_else(|| {
                let at = head.find(&format!(":{element}>"))?;
                head.get(at..)?.split_once('>')
            })?;
            Some(rest.split_once('<')?.0.trim().to_owned())
        };
        let (uri, version) = (inside("CanonicalUri")?, inside("Version").unwrap_or_default());
        Some(Self { name, text: text.into(), uri, version })
    }
}

/// The lists of a service in the making.
#[derive(Debug)]
pub(super) struct Lists<'p> {
    published: &'p [Published],
    /// The lists that were made.
    pub(super) lists: Vec<DraftList>,
    /// By file and columns, which list it became, or that it became none.
    read: Vec<(String, ListReference, Option<String>)>,
    /// The lists of which it was said that they, or their version, are not there.
    told: BTreeSet<String>,
}

impl<'p> Lists<'p> {
    /// None yet.
    pub(super) fn new(published: &'p [Published]) -> Self {
        Self { published, lists: Vec::new(), read: Vec::new(), told: BTreeSet::new() }
    }

    /// The name of a field's list; nothing when it has none, or none that is there.
    pub(super) fn of(&mut self, field: &Field, notes: &mut Notes<'_>) -> Option<String> {
        match field.code_list.as_ref()? {
            CodeList::Inline(values) => Some(self.inline(field, values, notes)),
            CodeList::Reference(reference) => self.referred(field, reference, notes),
        }
    }

    fn inline(&mut self, field: &Field, values: &[CodeValue], notes: &mut Notes<'_>) -> String {
        let (values, changed) = proper(values);
        if changed {
            let message = "codes have letters, digits, `_`, `-` and `.` only; others were replaced";
            notes.warning(
                &field.about,
                message.to_owned(),
                "see whether the office needs the codes",
            );
        }
        let same = self.lists.iter().find(|list| list.codes == ListCodes::Inline(values.clone()));
        if let Some(list) = same {
            return list.name.clone();
        }
        let name = self.free(readable(&field.wording.label, &field.about.name), field);
        self.lists.push(DraftList { name: name.clone(), codes: ListCodes::Inline(values) });
        name
    }

    fn free(&self, name: String, field: &Field) -> String {
        let taken = |name: &str| self.lists.iter().any(|list| list.name == name);
        unique(name, &field.about.identity.id, taken)
    }

    fn referred(
        &mut self,
        field: &Field,
        reference: &ListReference,
        notes: &mut Notes<'_>,
    ) -> Option<String> {
        let first = self.told.insert(called(reference));
        let Some(published) = self.published(reference) else {
            if !first {
                return None;
            }
            let message = format!(
                "the code list {} is not there; where it is asked for, any text can be answered",
                called(reference)
            );
            let advice = "get it as Genericode from the XRepository, and import again with \
                          `--codelists` and the folder it is in";
            notes.warning(&field.about, message, advice);
            return None;
        };
        if let Some(wanted) = &reference.version
            && *wanted != published.version
            && first
        {
            let message = format!(
                "the code list {} is asked for in version `{wanted}`; version `{}` was taken",
                called(reference),
                published.version
            );
            notes.warning(&field.about, message, "see what changed in it");
        }
        let columns = ListReference {
            key_column: reference.key_column.clone(),
            name_column: reference.name_column.clone(),
            help_column: reference.help_column.clone(),
            ..ListReference::default()
        };
        let known =
            self.read.iter().find(|(name, own, _)| *name == published.name && *own == columns);
        if let Some((.., list)) = known {
            return list.clone();
        }
        let list = self.file(field, reference, published, notes);
        self.read.push((published.name.clone(), columns, list.clone()));
        list
    }

    /// The file of a list, in the version asked for, else in the newest one.
    fn published(&self, reference: &ListReference) -> Option<&'p Published> {
        let uri = reference.uri.as_deref()?;
        let mut all = self.published.iter().filter(|own| own.uri == uri);
        let exact =
            all.clone().find(|own| Some(own.version.as_str()) == reference.version.as_deref());
        exact.or_else(|| {
            let first = all.next()?;
            Some(all.fold(first, |best, own| if own.version > best.version { own } else { best }))
        })
    }

    fn file(
        &mut self,
        field: &Field,
        reference: &ListReference,
        published: &Published,
        notes: &mut Notes<'_>,
    ) -> Option<String> {
        let mut findings = Findings::default();
        let read = read_genericode(0, &published.text, &mut findings);
        let columns = read.as_ref().and_then(|read| columns(read, reference));
        let (Some(read), Some(columns)) = (read, columns) else {
            let why =
                findings.all().next().map_or("it has no such columns", |own| own.message.as_str());
            let message = format!("`{}` is no list that can be used: {why}", published.name);
            notes.warning(&field.about, message, "use the list as its publisher gives it out");
            return None;
        };
        let (values, whole) = values(&read, &columns);
        if values.is_empty() {
            let message = format!("the list in `{}` is empty", published.name);
            notes.warning(&field.about, message, "use the list as its publisher gives it out");
            return None;
        }
        let stem = reference.uri.as_deref().unwrap_or_default();
        let stem = readable(stem.rsplit(':').next().unwrap_or_default(), &field.about.name);
        let name = self.free(stem, field);
        let codes = match whole {
            true => ListCodes::File(ListFile {
                path: format!("lists/{name}.xml"),
                version: read.version.clone(),
                key: columns.key,
                label: columns.label,
                help: columns.help,
                text: Arc::clone(&published.text),
                values,
            }),
            // Rows without code or label, or with codes that are none, stay out.
            false => ListCodes::Inline(values),
        };
        self.lists.push(DraftList { name: name.clone(), codes });
        Some(name)
    }
}

/// Which columns of a list say what.
struct Columns {
    key: String,
    label: String,
    help: Option<String>,
}

fn columns(read: &Genericode, reference: &ListReference) -> Option<Columns> {
    let named = |name: &Option<String>| read.column(name.as_deref()?).map(str::to_owned);
    let first = read.keys.first().or(read.columns.first().map(|(id, _)| id));
    let key = named(&reference.key_column).or_else(|| first.cloned())?;
    let filled = |id: &&str| read.rows.iter().all(|row| row.value(id).is_some());
    let usual = LABELS.iter().filter_map(|name| read.column(name)).filter(|id| *id != key);
    let other = read.columns.iter().map(|(id, _)| id.as_str()).find(|id| *id != key);
    let label = named(&reference.name_column)
        .or_else(|| usual.clone().find(filled).map(str::to_owned))
        .or_else(|| usual.clone().next().or(other).map(str::to_owned))?;
    Some(Columns { key, label, help: named(&reference.help_column) })
}

/// The codes with labels, and whether these are all rows, each in order.
fn values(read: &Genericode, columns: &Columns) -> (Vec<CodeValue>, bool) {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for row in &read.rows {
        let (Some(code), Some(name)) = (row.value(&columns.key), row.value(&columns.label)) else {
            continue;
        };
        if is_code(code) && seen.insert(code.to_owned()) {
            let help = columns.help.as_ref().and_then(|column| row.value(column));
            let help = help.map(str::to_owned);
            values.push(CodeValue { code: code.to_owned(), name: name.to_owned(), help });
        }
    }
    let whole = values.len() == read.rows.len();
    (values, whole)
}

/// The values with codes that a service can have, and whether any had to be changed.
fn proper(values: &[CodeValue]) -> (Vec<CodeValue>, bool) {
    let codes: Vec<String> = values.iter().map(|value| value.code.clone()).collect();
    let usable = usable_codes(&codes);
    let changed = codes.iter().any(|code| !is_code(code));
    let all = values.iter().zip(usable).map(|(value, code)| CodeValue { code, ..value.clone() });
    (all.collect(), changed)
}

/// The codes that stand for those of a data schema in a service: the same where they can, and each
/// once.
pub fn usable_codes(codes: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for code in codes {
        let letter = |letter: char| if is_code(&letter.to_string()) { letter } else { '_' };
        let mut code = match is_code(code) {
            true => code.clone(),
            false => code.chars().take(90).map(letter).collect(),
        };
        while !seen.insert(code.clone()) {
            code.push('_');
        }
        all.push(code);
    }
    all
}

fn is_code(code: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    !code.is_empty() && code.len() <= 100 && code.bytes().all(letters)
}

fn called(reference: &ListReference) -> String {
    let ListReference { id, uri, version_uri, .. } = reference;
    let name = uri.as_ref().or(version_uri.as_ref()).or(id.as_ref());
    format!("`{}`", name.map_or("?", String::as_str))
}
