//! From a data schema of FIM to the definition of a service, which authors go on with.

mod draft;
mod kinds;
mod known;
mod lists;
mod merge;
mod names;
mod notes;
mod optional;
mod pages;
mod previous;
mod rules;
mod structure;
mod wording;
mod write;

pub use draft::{
    Draft, DraftCheck, DraftKind, DraftList, DraftNode, DraftPage, DraftRule, DraftTexts,
    ListCodes, ListFile, Occurs, RuleState,
};
pub use lists::Published;
pub use merge::{Kept, Merged, merge};
pub use previous::Previous;

use fim::{Document, Schema};

use crate::finding::Findings;
use notes::Notes;
use structure::Maker;
use wording::{leika, paragraphs, said};

/// A file that is imported.
#[derive(Debug)]
pub struct Input {
    /// Its name, for messages.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// What an import makes.
#[derive(Debug)]
pub struct Imported {
    /// The service in the making.
    pub draft: Draft,
    /// The schema that it is made of.
    pub schema: Schema,
    /// The files of the service, by their path in its folder.
    pub files: Vec<(String, String)>,
}

/// Makes the service with an id of a schema. Whatever the schema says that a service cannot is a
/// warning; nothing is made when no file has a schema, and the findings say why.
pub fn import(
    id: &str,
    inputs: &[Input],
    published: &[Published],
    previous: &Previous,
    findings: &mut Findings,
) -> Option<Imported> {
    let mut found: Option<(String, Schema)> = None;
    let mut lists = published.to_vec();
    for input in inputs {
        let mut notes = Notes::new(&input.name, findings);
        let text = std::str::from_utf8(&input.bytes).ok().map(str::to_owned);
        if let Some(list) = text.and_then(|text| Published::new(input.name.clone(), text)) {
            lists.push(list);
            continue;
        }
        let reading = fim::read(&input.bytes);
        for problem in &reading.problems {
            notes.problem(problem);
        }
        match reading.document {
            Some(Document::Schema(schema)) if found.is_none() => {
                found = Some((input.name.clone(), *schema));
            }
            Some(Document::Schema(_)) => {
                notes.error(
                    "this is a second schema".to_owned(),
                    "import each into a service of its own",
                );
            }
            Some(Document::Translations(_)) => {
                notes.error(
                    "translations are not imported yet".to_owned(),
                    "import the schema alone",
                );
            }
            None => {}
        }
    }
    let (name, schema) = found?;
    let mut notes = Notes::new(&name, findings);
    let mut draft = make(id, &schema);
    let lists = lists::Lists::new(&lists);
    let tokens = Vec::new();
    Maker { draft: &mut draft, lists, notes: &mut notes, previous, tokens }.all(&schema);
    rules::list(&schema, &mut draft);
    optional::settle(&mut draft);
    pages::divide(&mut draft);
    let files = write::files(&draft, &schema, "1.0.0");
    Some(Imported { draft, schema, files })
}

fn make(id: &str, schema: &Schema) -> Draft {
    let about = &schema.about;
    let texts = [&about.definition, &about.description].into_iter().flatten().map(String::as_str);
    let keys = leika(texts.clone().chain([about.name.as_str()]));
    let is_technical = |text: &str| {
        text.contains("Leistungsschlüssel") || text.contains("XDF2") || text.contains("LeiKa")
    };
    let explained = said(about.definition.as_deref()).or_else(|| said(schema.help.as_deref()));
    Draft {
        id: id.to_owned(),
        schema: about.identity.clone(),
        title: schema.title.split_whitespace().collect::<Vec<_>>().join(" "),
        about: explained.filter(|text| !is_technical(text)).map(|text| paragraphs(&text)),
        leika: keys,
        ..Draft::default()
    }
}
