//! Kinds of field.

use shared::Date;
use shared::json::Tree;
use shared::kind::{Kind, Letters, Unit};

use super::members::{Members, maybe, only, parsed, word};

/// The kind of a field.
pub(super) fn kind(json: &Tree<'_>) -> Option<Kind> {
    if let Some(name) = json.text() {
        return KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| kind.clone());
    }
    let (name, json) = only(json)?;
    let known: &[&str] = match name {
        "text" => &["letters", "min", "max"],
        "multiline_text" => &["max"],
        "choice" | "choices" => &["list"],
        "reference" | "area" => &["max"],
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
        "area" => Kind::Area { max: own.count("max")? },
        "time" => Kind::Time { min: own.count("min")?, max: own.count("max")? },
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

/// A kind bounded by days.
type Days = fn(Option<Date>, Option<Date>) -> Kind;

const DAYS: [(&str, Days); 4] = [
    ("date", |min, max| Kind::Date { min, max }),
    ("month", |min, max| Kind::Month { min, max }),
    ("partial_date", |min, max| Kind::PartialDate { min, max }),
    ("date_time", |min, max| Kind::DateTime { min, max }),
];

/// The kinds without bounds.
static KINDS: [(&str, Kind); 16] = [
    ("yes_no", Kind::YesNo),
    ("email", Kind::Email),
    ("telephone", Kind::Telephone),
    ("postcode", Kind::Postcode),
    ("iban", Kind::Iban),
    ("declaration", Kind::Declaration),
    ("information", Kind::Information),
    ("licence_plate", Kind::LicencePlate),
    ("tax_id", Kind::TaxId),
    ("vat_id", Kind::VatId),
    ("business_id", Kind::BusinessId),
    ("creditor_id", Kind::CreditorId),
    ("register_entry", Kind::RegisterEntry),
    ("identity_document", Kind::IdentityDocument),
    ("case_number", Kind::CaseNumber),
    ("point", Kind::Point),
];
