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
mod translate;
mod wording;
mod write;

pub use draft::{
    Draft, DraftCheck, DraftKind, DraftList, DraftNode, DraftPage, DraftRule, DraftTexts,
    ListCodes, ListFile, Occurs, RuleState,
};
pub use lists::{Published, usable_codes};
pub use merge::{Kept, Merged, merge};
pub use previous::Previous;
pub use translate::Translated;

use fim::{Document, Schema, Translation};
use shared::language::{Language, PLAIN};

use crate::finding::Findings;
use notes::Notes;
use structure::Maker;
use wording::{leika, paragraphs, said, unbraced};

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
    let mut translations: Vec<(String, Translation)> = Vec::new();
    for input in inputs {
        let mut notes = Notes::new(&input.name, findings);
        if Published::begins(&input.bytes)
            && let Ok(text) = std::str::from_utf8(&input.bytes)
            && let Some(list) = Published::new(input.name.clone(), text.to_owned())
        {
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
            Some(Document::Translations(all)) => {
                translations.extend(all.into_iter().map(|own| (input.name.clone(), own)));
            }
            None => {}
        }
    }
    let Some((name, schema)) = found else {
        if findings.errors() == 0 {
            let name = inputs.first().map_or("", |input| input.name.as_str());
            Notes::new(name, findings).error(
                "there is no schema that can be imported".to_owned(),
                "give the file of a schema (XDatenfelder 2.0 or 3.0.0) that has an id",
            );
        }
        return None;
    };
    let mut notes = Notes::new(&name, findings);
    let mut draft = make(id, &schema);
    fill(&mut draft, &schema, &lists, previous, &mut notes);
    rules::compile(&schema, &mut draft);
    let ruled = draft.clone();
    optional::settle(&mut draft);
    rules::forget_needless(&mut draft);
    pages::divide(&mut draft);
    let mut translated = Vec::new();
    for (name, translation) in &translations {
        let mut notes = Notes::new(name, findings);
        translated.extend(speak([&draft, &ruled], &schema, translation, &lists, &mut notes));
    }
    let files = write::files(&draft, &schema, &translated, "1.0.0");
    Some(Imported { draft, schema, files })
}

fn fill(
    draft: &mut Draft,
    schema: &Schema,
    lists: &[Published],
    previous: &Previous,
    notes: &mut Notes<'_>,
) {
    let (lists, tokens) = (lists::Lists::new(lists), Vec::new());
    Maker { draft, lists, notes, previous, tokens }.all(schema);
}

/// The service in the language of a translation: made once more, of the translated schema.
/// `ruled` is the German one before pages were made.
fn speak(
    [german, ruled]: [&Draft; 2],
    schema: &Schema,
    translation: &Translation,
    lists: &[Published],
    notes: &mut Notes<'_>,
) -> Option<Translated> {
    let (tag, id) = (translation.tag(), &translation.schema.id);
    let about = &schema.about;
    if *id != about.identity.id {
        let message =
            format!("this translates `{id}`, not `{}`; it was left out", about.identity.id);
        notes.warning(about, message, "give the translation of the schema that is imported");
        return None;
    }
    let known = Language::from_tag(&tag).is_some_and(|own| own.tag() == tag) && tag != "de";
    if !known && tag != PLAIN {
        let message = format!("`{tag}` is no language of the assistant; it was left out");
        notes.warning(about, message, "possible are `en`, `hsb`, `uk`, `ar`, and `de` made simple");
        return None;
    }
    let (other, missing) = translate::translated(schema, translation);
    if missing > 0 && tag != PLAIN {
        let message = format!(
            "{missing} fields and groups have no texts in `{tag}`; the German ones stand there"
        );
        notes.warning(about, message, "translate them");
    }
    let names = german.nodes.iter().enumerate().filter_map(|(at, node)| {
        let (path, _) = node.fim.as_ref()?;
        let name = german.nodes.get(at)?.name.clone();
        Some((path.clone(), name))
    });
    let previous = Previous::new(names.collect());
    let mut draft = make(&german.id, &other);
    // What there is to say was said of the German one.
    let mut unheard = Findings::default();
    fill(&mut draft, &other, lists, &previous, &mut Notes::new("", &mut unheard));
    rules::carry_over(ruled, &mut draft);
    optional::settle(&mut draft);
    pages::divide(&mut draft);
    Some(Translated { tag, draft: translate::same_as(german, draft)? })
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
        title: unbraced(&schema.title),
        about: explained.filter(|text| !is_technical(text)).map(|text| paragraphs(&text)),
        leika: keys,
        ..Draft::default()
    }
}
