//! What every element of a schema says about itself (Allgemeine Angaben).

use std::fmt;

/// Which element it is, and which version of it (Identifikation).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The id, such as `F60000000246`.
    pub id: String,
    /// The version, such as `1.1.0`; in XDatenfelder 2 such as `1.1`.
    pub version: Option<String>,
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.version {
            Some(version) => write!(f, "{} {version}", self.id),
            None => f.write_str(&self.id),
        }
    }
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What every element says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Where it begins in its file.
    pub place: Place,
    /// Which element it is.
    pub identity: Identity,
    /// The editors' own name for it.
    pub name: String,
    /// What editors explain to each other (Beschreibung).
    pub description: Option<String>,
    /// What it means (Definition).
    pub definition: Option<String>,
    /// The legal bases and standards it follows (Handlungsgrundlage, Bezug).
    pub bases: Vec<Basis>,
    /// How far its approval is.
    pub status: Status,
    /// The day on which the status was set, as written (`2025-06-05`).
    pub status_on: Option<String>,
    /// Who set it, or in XDatenfelder 2 who is responsible for the content.
    pub status_by: Option<String>,
    /// The first day on which it is valid, as written.
    pub valid_from: Option<String>,
    /// The last day on which it is valid, as written.
    pub valid_until: Option<String>,
    /// What this version changed (Versionshinweis).
    pub version_note: Option<String>,
    /// The day of its publication, as written.
    pub published_on: Option<String>,
    /// When it was last changed, as written.
    pub changed_at: Option<String>,
    /// Keywords (Stichworte).
    pub keywords: Vec<String>,
}

/// A legal basis or standard.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Basis {
    /// How it is cited.
    pub text: String,
    /// Where it can be read.
    pub link: Option<String>,
}

/// How far an element's approval is (Freigabestatus, in XDatenfelder 2 Status). The codes of
/// version 3 are those of `urn:xoev-de:xprozess:codeliste:status`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not said, or not in words that are known.
    #[default]
    Unknown,
    /// 1: planned (in Planung).
    Planned,
    /// 2: being worked on (in Bearbeitung); in XDatenfelder 2 `inVorbereitung`.
    InProgress,
    /// 3: a draft (Entwurf).
    Draft,
    /// 4: the method was approved (methodisch freigegeben).
    MethodApproved,
    /// 5: the content was approved (fachlich freigegeben, silber); in XDatenfelder 2 `aktiv`.
    Silver,
    /// 6: the content was approved by the federal editors (fachlich freigegeben, gold).
    Gold,
    /// 7: not to be used any more (inaktiv).
    Inactive,
    /// 8: to be deleted (vorgesehen zum Löschen).
    ToBeDeleted,
}

impl Status {
    /// The status of a code, in either version of the standard.
    pub fn of(code: &str) -> Self {
        match code {
            "1" => Self::Planned,
            "2" | "inVorbereitung" => Self::InProgress,
            "3" => Self::Draft,
            "4" => Self::MethodApproved,
            "5" | "aktiv" => Self::Silver,
            "6" => Self::Gold,
            "7" | "inaktiv" => Self::Inactive,
            "8" => Self::ToBeDeleted,
            _ => Self::Unknown,
        }
    }
}

/// Where an element comes from (Schemaelementart).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A general one, to derive others from (`ABS`).
    Abstract,
    /// Harmonised: agreed between the federal level and the states (`HAR`).
    Harmonised,
    /// Specific to a legal norm (`RNG`).
    #[default]
    Legal,
}

/// What applicants and offices read about an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The label where it is entered (Bezeichnung Eingabe).
    pub label: String,
    /// The label where it is read (Bezeichnung Ausgabe).
    pub label_output: Option<String>,
    /// The help where it is entered (Hilfetext Eingabe).
    pub help: Option<String>,
    /// The help where it is read (Hilfetext Ausgabe).
    pub help_output: Option<String>,
}
