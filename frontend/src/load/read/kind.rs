//! Kinds of field.

use shared::Date;
use shared::json::Tree;
use shared::kind::{Form, Kind, Letters, Media, Unit};

use super::members::{Members, list, maybe, only, parsed, word};
use crate::spelling::spelled;

/// The kind of a field.
pub(super) fn kind(json: &Tree<'_>) -> Option<Kind> {
    if let Some(name) = json.text() {
        let known = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| kind.clone());
        let spelled = || FORMS.iter().find(|(known, _)| *known == name);
        return known.or_else(|| spelled().map(|(_, own)| form(own.clone())));
    }
    let (name, json) = only(json)?;
    let known: &[&str] = match name {
        "text" => &["letters", "min", "max"],
        "multiline_text" => &["max"],
        "choice" | "choices" => &["list"],
        "reference" | "area" => &["max"],
        "file" => &["types", "size", "max"],
        "decimal" => &["places", "min", "max"],
        "duration" => &["unit", "min", "max"],
        _ => &["min", "max"],
    };
    let own = Members::of(json, known)?;
    if let Some((_, days)) = DAYS.iter().find(|(known, _)| *known == name) {
        return Some(days(maybe(own.get("min"), parsed)?, maybe(own.get("max"), parsed)?));
    }
    Some(match name {
        "text" => Kind::Text {
            letters: word(own.get("letters")?, &LETTERS)?,
            min: own.count("min")?,
            max: own.count("max")?,
        },
        "multiline_text" => Kind::MultilineText { max: own.count("max")? },
        "choice" => Kind::Choice { list: own.count("list")? },
        "choices" => Kind::Choices { list: own.count("list")? },
        "reference" => Kind::Reference { max: own.count("max")? },
        "area" => form(Form::Area { max: own.count("max")? }),
        "time" => form(Form::Time { min: own.count("min")?, max: own.count("max")? }),
        "file" => form(Form::File {
            types: list(own.get("types")?, |media| word(media, &MEDIA))?,
            size: own.count("size")?,
            max: own.count("max")?,
        }),
        _ => {
            let (min, max) = (own.number("min")?, own.number("max")?);
            match name {
                "integer" => Kind::Integer { min, max },
                "money" => Kind::Money { min, max },
                "year" => Kind::Year { min, max },
                "decimal" => {
                    Kind::Decimal { places: own.count("places")?.try_into().ok()?, min, max }
                }
                "duration" => Kind::Duration { unit: word(own.get("unit")?, &UNITS)?, min, max },
                _ => return None,
            }
        }
    })
}

const LETTERS: [(&str, Letters); 3] =
    [("any", Letters::Any), ("person-name", Letters::PersonName), ("digits", Letters::Digits)];

const UNITS: [(&str, Unit); 6] = [
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("years", Unit::Years),
];

const MEDIA: [(&str, Media); 4] =
    [("pdf", Media::Pdf), ("jpeg", Media::Jpeg), ("png", Media::Png), ("tiff", Media::Tiff)];

/// A kind bounded by days.
type Days = fn(Option<Date>, Option<Date>) -> Kind;

const DAYS: [(&str, Days); 4] = [
    ("date", |min, max| Kind::Date { min, max }),
    ("month", |min, max| form(Form::Month { min, max })),
    ("partial_date", |min, max| form(Form::PartialDate { min, max })),
    ("date_time", |min, max| form(Form::DateTime { min, max })),
];

/// The kinds without bounds.
static KINDS: [(&str, Kind); 7] = [
    ("yes_no", Kind::YesNo),
    ("email", Kind::Email),
    ("telephone", Kind::Telephone),
    ("postcode", Kind::Postcode),
    ("iban", Kind::Iban),
    ("declaration", Kind::Declaration),
    ("information", Kind::Information),
];

/// The forms without bounds.
static FORMS: [(&str, Form); 10] = [
    ("licence_plate", Form::LicencePlate),
    ("tax_id", Form::TaxId),
    ("vat_id", Form::VatId),
    ("business_id", Form::BusinessId),
    ("creditor_id", Form::CreditorId),
    ("register_entry", Form::RegisterEntry),
    ("identity_document", Form::IdentityDocument),
    ("case_number", Form::CaseNumber),
    ("point", Form::Point),
    ("signature", Form::Signature),
];

fn form(form: Form) -> Kind {
    Kind::Spelled(spelled(form))
}
