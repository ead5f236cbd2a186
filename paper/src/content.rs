//! What stands on a form.

use serde::{Serialize, Serializer};
use shared::Date;
use shared::language::Language;

/// A form to be filled with a pen, in the order in which it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormContent {
    /// The language of all its words.
    #[serde(serialize_with = "tag")]
    pub language: Language,
    /// What it is for, such as `Hund zur Hundesteuer anmelden`.
    pub title: String,
    /// Which service and version it was made from; stands at the foot of every page.
    pub reference: String,
    /// The day it was made, also the PDF's date: nothing here reads a clock.
    #[serde(skip)]
    pub day: Date,
    /// Who takes it.
    pub office: Office,
    /// What to know before filling it.
    pub introduction: Vec<Text>,
    /// The questions.
    pub parts: Vec<Part>,
    /// What is filled once more for each further instance.
    pub sheets: Vec<Sheet>,
    /// Documents that may have to be enclosed.
    pub documents: Vec<NeededDocument>,
    /// Code lists that are too long to tick.
    pub lists: Vec<CodeAppendix>,
    /// The privacy notice (Art. 13 GDPR).
    pub privacy: Vec<Text>,
}

/// The office that takes the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// The municipality.
    pub municipality: String,
    /// The office, such as `Steueramt`.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postcode and place.
    pub place: String,
    /// Telephone number.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// When someone answers.
    pub hours: String,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// A paragraph.
    Paragraph(String),
    /// A list with points.
    List(Vec<String>),
}

/// What is asked under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// What to know about it.
    pub text: Vec<Text>,
    /// When it is to be filled, as `…` of `Nur ausfüllen, wenn …`; none when always.
    pub condition: Option<String>,
    /// Its questions.
    pub entries: Vec<Entry>,
}

/// A question, or what stands between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A heading for the questions that follow.
    Heading {
        /// What it says; empty when only the condition is of interest.
        title: String,
        /// When they are to be answered.
        condition: Option<String>,
    },
    /// A question.
    Question(Question),
    /// Something to read.
    Note {
        /// What it says.
        text: Vec<Text>,
        /// For whom it is.
        condition: Option<String>,
    },
}

/// A question with the space for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question.
    pub label: String,
    /// A hint.
    pub hint: Option<String>,
    /// When it is to be answered.
    pub condition: Option<String>,
    /// The legal basis.
    pub basis: Vec<String>,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Where the answer goes.
    pub space: Space,
}

/// The space for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Space {
    /// One line.
    Line,
    /// So many lines.
    Lines(u32),
    /// So many cells for one character each.
    Cells(u32),
    /// A day: two cells, two cells, four cells.
    Day,
    /// An amount in euros.
    Amount,
    /// One of these is ticked.
    One(Vec<String>),
    /// Any of these are ticked.
    Any(Vec<String>),
    /// The question itself is ticked.
    Declaration,
}

/// A sheet that is filled for each further instance of a repeated group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// What one instance is called, such as `Hund`.
    pub instance: String,
    /// How often it can be filled at the most, over the whole application.
    pub most: u32,
    /// What is asked of each.
    pub parts: Vec<Part>,
}

/// A document that may have to be enclosed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NeededDocument {
    /// What it is called.
    pub title: String,
    /// What it must show.
    pub text: Vec<Text>,
    /// When it is needed.
    pub condition: String,
}

/// A code list that is printed at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeAppendix {
    /// The question it belongs to.
    pub title: String,
    /// The labels.
    pub labels: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn tag<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.tag())
}
