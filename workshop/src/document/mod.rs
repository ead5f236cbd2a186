//! The concept documents of a service, for those who decide on it: data schema, form process,
//! communication model, rules, record of processing, and a form on paper. All are made from the
//! definition, so that they can never say anything else.

mod call;
mod cases;
mod communication;
mod composed;
mod condition;
mod flow;
mod form;
mod kind;
mod page;
mod phrases;
mod process;
mod processing;
mod rules;
mod schema;
mod sentence;
mod sequence;
mod subject;
mod svg;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;

pub use subject::Subject;

use condition::Course;
use page::{Block, Page};
use words::Word;

/// Name (also of the file) and title of a document.
#[derive(Clone, Copy)]
struct Titled {
    name: Word,
    title: Word,
}

const SCHEMA: Titled = titled(["datenschema", "data-schema"], ["Datenschema", "Data schema"]);
const PROCESS: Titled =
    titled(["formularprozess", "form-process"], ["Formularprozess", "Form process"]);
const COMMUNICATION: Titled = titled(
    ["kommunikationsmodell", "communication-model"],
    ["Kommunikationsmodell", "Communication model"],
);
const RULES: Titled = titled(
    ["gebuehren-fristen-nachweise", "fees-deadlines-documents"],
    ["Gebühren, Fristen und Nachweise", "Fees, deadlines and documents"],
);
const PROCESSING: Titled = titled(
    ["verarbeitungstaetigkeit", "record-of-processing"],
    ["Verzeichnis von Verarbeitungstätigkeiten", "Record of processing activities"],
);
const FORM: Titled =
    titled(["papierformular", "paper-form"], ["Papierformular (PDF)", "Paper form (PDF)"]);
const INDEX: Titled = titled(["index", "index"], ["Konzeptdokumente", "Concept documents"]);
const ALL: [Titled; 5] = [SCHEMA, PROCESS, COMMUNICATION, RULES, PROCESSING];

const fn titled(name: [&'static str; 2], title: [&'static str; 2]) -> Titled {
    let ([german, english], [titel, title]) = (name, title);
    Titled { name: Word(german, english), title: Word(titel, title) }
}

/// Why the documents could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// The form could not be set.
    Paper(paper::PaperError),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paper(error) => write!(f, "the paper form cannot be made: {error}"),
        }
    }
}

impl std::error::Error for DocumentError {}

/// All documents as files by name: each in HTML and Markdown, pictures as SVG beside the latter,
/// and the paper form as PDF. The same service, settings and day give the same bytes.
///
/// # Errors
/// When the paper form cannot be set.
pub fn documents(subject: &Subject<'_>) -> Result<Vec<(String, Vec<u8>)>, DocumentError> {
    let mut course = Course::of(subject);
    let form = set(subject, &mut course)?;
    let pages = vec![
        index(subject),
        schema::page(subject),
        process::page(subject, &mut course),
        communication::page(subject),
        rules::page(subject),
        processing::page(subject),
    ];
    let links = links(subject);
    let mut files = vec![(format!("{}.pdf", subject.word(FORM.name)), form)];
    for page in pages {
        let html = page.html(subject.word(words::DOCUMENTS), &links);
        files.push((format!("{}.html", page.name), html.into_bytes()));
        files.push((format!("{}.md", page.name), page.markdown().into_bytes()));
        files.extend(page.pictures().map(|(name, svg)| (name, svg.as_bytes().to_vec())));
    }
    Ok(files)
}

/// The form on paper alone, as PDF.
///
/// # Errors
/// When it cannot be set.
pub fn paper_form(subject: &Subject<'_>) -> Result<Vec<u8>, DocumentError> {
    set(subject, &mut Course::of(subject))
}

fn set(subject: &Subject<'_>, course: &mut Course<'_>) -> Result<Vec<u8>, DocumentError> {
    paper::form(&form::content(subject, course)).map_err(DocumentError::Paper)
}

impl Subject<'_> {
    fn page(&self, titled: Titled, blocks: Vec<Block>) -> Page {
        Page {
            language: self.language,
            name: self.word(titled.name).to_owned(),
            title: self.word(titled.title).to_owned(),
            reference: self.reference(),
            blocks,
        }
    }

    fn words(&self, words: &[Word]) -> Vec<String> {
        words.iter().map(|word| self.word(*word).to_owned()).collect()
    }
}

fn index(subject: &Subject<'_>) -> Page {
    let start = &subject.texts.service;
    let mut blocks = vec![Block::Heading(2, start.title.clone())];
    blocks.extend(start.about.split("\n\n").map(|text| Block::Paragraph(text.to_owned())));
    blocks.push(Block::Heading(2, subject.word(words::DOCUMENTS).to_owned()));
    let titles = ALL.iter().chain([&FORM]).map(|document| subject.word(document.title).to_owned());
    blocks.push(Block::List(titles.collect()));
    subject.page(INDEX, blocks)
}

/// The documents beside each other, by file and title.
fn links(subject: &Subject<'_>) -> Vec<(String, String)> {
    let index = ("index".to_owned(), subject.word(words::OVERVIEW).to_owned());
    let pages = ALL.iter().map(|document| {
        (subject.word(document.name).to_owned(), subject.word(document.title).to_owned())
    });
    let form = format!("{}.pdf", subject.word(FORM.name));
    let form = (form, subject.word(FORM.title).to_owned());
    std::iter::once(index).chain(pages).chain([form]).collect()
}
