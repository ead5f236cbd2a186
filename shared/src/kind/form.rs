//! Kinds whose answers are texts with one spelling each.
//!
//! They are rare, and their rules are long. So each answer of theirs is read through a
//! [`Speller`]: where the rules are at hand it is [`HERE`], and a program that brings them only
//! when a service needs them gives one of its own.

use serde::{Deserialize, Serialize};

use super::{
    business_id, case_number, creditor_id, file, identity_document, licence_plate, month, position,
    register_entry, signature, spelling, tax_id, time, vat_id,
};
use crate::Date;
use crate::assessment::{Fault, ProblemCode};
use crate::language::Language;
use crate::value::Type;

pub use file::Media;

/// A kind whose answers have one spelling, with its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Form {
    /// A month of a year.
    Month {
        /// A day of the first month possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Date>,
        /// A day of the last month possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Date>,
    },
    /// A day of which only the month or the year may be known.
    PartialDate {
        /// The first day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Date>,
        /// The last day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Date>,
    },
    /// A time of day.
    Time {
        /// The first minute possible, counted from midnight.
        min: u32,
        /// The last minute possible.
        max: u32,
    },
    /// A day with a time of day, in Germany.
    DateTime {
        /// The first day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Date>,
        /// The last day possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Date>,
    },
    /// A vehicle's licence plate (Kfz-Kennzeichen).
    LicencePlate,
    /// A person's tax identification number (Identifikationsnummer).
    TaxId,
    /// A VAT identification number (Umsatzsteuer-Identifikationsnummer).
    VatId,
    /// A business identification number (Wirtschafts-Identifikationsnummer).
    BusinessId,
    /// A SEPA creditor identifier (Gläubiger-Identifikationsnummer).
    CreditorId,
    /// An entry in a court's register (Registereintrag).
    RegisterEntry,
    /// The serial number of a German identity card or passport.
    IdentityDocument,
    /// A case number that this project's endpoints give out (Vorgangsnummer).
    CaseNumber,
    /// A point on the map.
    Point,
    /// An area on the map.
    Area {
        /// At most so many corners.
        max: u32,
    },
    /// Files that are handed in with the application (Anlagen): what identifies each.
    File {
        /// Which types.
        types: Vec<Media>,
        /// The largest a file may be, in bytes.
        size: u32,
        /// At most so many.
        max: u32,
    },
    /// A signature, drawn or given by the name (Unterschrift).
    Signature,
}

/// A [`Form`] with what reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Spelled {
    /// Which kind.
    pub form: Form,
    speller: &'static Speller,
}

/// What reads and shows the answers of forms.
#[derive(Debug)]
pub struct Speller {
    /// Reads what was typed, into the one spelling, within the form's bounds.
    pub spell: fn(&Form, &str) -> Result<String, Fault>,
    /// What people read for an answer.
    pub show: fn(&Form, &str, Language) -> String,
}

/// What a speller may find wrong.
pub const SPELLING_FAULTS: [ProblemCode; 25] = [
    ProblemCode::TooEarly,
    ProblemCode::TooLate,
    ProblemCode::TooSmall,
    ProblemCode::TooLarge,
    ProblemCode::TooMany,
    ProblemCode::CheckDigits,
    ProblemCode::NotADate,
    ProblemCode::NotAMonth,
    ProblemCode::NotAPartialDate,
    ProblemCode::NotATime,
    ProblemCode::NotADateTime,
    ProblemCode::NotALicencePlate,
    ProblemCode::NotATaxId,
    ProblemCode::NotAVatId,
    ProblemCode::NotABusinessId,
    ProblemCode::NotACreditorId,
    ProblemCode::NotARegisterEntry,
    ProblemCode::NotAnIdentityDocument,
    ProblemCode::NotACaseNumber,
    ProblemCode::NotAPoint,
    ProblemCode::NotAnArea,
    ProblemCode::NotASignature,
    ProblemCode::NotAFile,
    ProblemCode::FileTooLarge,
    ProblemCode::WrongSpelling,
];

/// The rules themselves.
pub static HERE: Speller = Speller { spell: spell_here, show: show_here };

impl From<Form> for Spelled {
    fn from(form: Form) -> Self {
        Self { form, speller: &HERE }
    }
}

impl From<Spelled> for Form {
    fn from(spelled: Spelled) -> Self {
        spelled.form
    }
}

impl PartialEq for Spelled {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Eq for Spelled {}

impl Spelled {
    /// A form that is read by a speller of one's own.
    pub const fn by(form: Form, speller: &'static Speller) -> Self {
        Self { form, speller }
    }

    /// Reads what was typed.
    pub(super) fn spell(&self, typed: &str) -> Result<String, Fault> {
        (self.speller.spell)(&self.form, typed)
    }

    /// Whether a text is what [`spell`](Self::spell) makes of it.
    pub(super) fn check(&self, text: &str) -> Result<(), Fault> {
        match self.spell(text)? == text {
            true => Ok(()),
            false => Err(Fault::new(ProblemCode::WrongSpelling)),
        }
    }

    /// What people read.
    pub(super) fn show(&self, text: &str, language: Language) -> String {
        (self.speller.show)(&self.form, text, language)
    }

    /// The type that the values have.
    pub(super) fn value_type(&self) -> Type {
        match self.form {
            Form::Month { .. } => Type::Month,
            Form::PartialDate { .. } => Type::PartialDate,
            Form::Time { .. } => Type::Time,
            Form::DateTime { .. } => Type::DateTime,
            Form::Point | Form::Area { .. } | Form::File { .. } | Form::Signature => Type::Opaque,
            _ => Type::Text,
        }
    }
}

fn spell_here(form: &Form, typed: &str) -> Result<String, Fault> {
    if let Form::File { types, size, max } = form {
        return file::spell(typed, types, *size, *max);
    }
    let text = match form {
        Form::Month { .. } => month::spell(typed),
        Form::PartialDate { .. } => month::spell_partial(typed),
        Form::Time { .. } => time::spell(typed),
        Form::DateTime { .. } => time::spell_with_day(typed),
        Form::LicencePlate => licence_plate::spell(typed),
        Form::TaxId => tax_id::spell(typed),
        Form::VatId => vat_id::spell(typed),
        Form::BusinessId => business_id::spell(typed),
        Form::CreditorId => creditor_id::spell(typed),
        Form::RegisterEntry => register_entry::spell(typed),
        Form::IdentityDocument => identity_document::spell(typed),
        Form::CaseNumber => case_number::spell(typed),
        Form::Point => position::spell(typed),
        Form::Area { .. } => position::spell_area(typed),
        Form::Signature | Form::File { .. } => signature::spell(typed),
    };
    let text = text.map_err(Fault::new)?;
    match form {
        Form::Month { min, max } | Form::PartialDate { min, max } => {
            month::check(&text, *min, *max)
        }
        Form::Time { min, max } => time::check(&text, *min, *max),
        Form::DateTime { min, max } => time::check_day(&text, *min, *max),
        Form::Area { max } => position::check_area(&text, *max),
        _ => Ok(()),
    }
    .map(|()| text)
}

fn show_here(form: &Form, text: &str, language: Language) -> String {
    match form {
        Form::Month { .. } | Form::PartialDate { .. } => month::show(text, language),
        Form::Time { .. } => time::show(text, language),
        Form::DateTime { .. } => time::show_with_day(text, language),
        Form::TaxId => tax_id::show(text),
        Form::CreditorId => spelling::in_fours(text),
        Form::RegisterEntry => register_entry::show(text, language),
        Form::Area { .. } => position::show_area(text),
        Form::File { .. } => file::show(text, language),
        Form::Signature => signature::show(text, language),
        _ => text.to_owned(),
    }
}
