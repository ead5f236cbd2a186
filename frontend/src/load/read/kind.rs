//! Kinds of field.

use shared::json::Tree;
use shared::kind::{Kind, Letters};

use super::members::{Members, maybe, only, parsed, word};

/// The kind of a field.
pub(super) fn kind(json: &Tree<'_>) -> Option<Kind> {
    if json.text().is_some() {
        return word(json, &KINDS).map(Simple::kind);
    }
    let (name, json) = only(json)?;
    let known: &[&str] = match name {
        "text" => &["letters", "min", "max"],
        "multiline_text" => &["max"],
        "choice" | "choices" => &["list"],
        _ => &["min", "max"],
    };
    let own = Members::of(json, known)?;
    Some(match name {
        "text" => Kind::Text {
            letters: word(own.get("letters")?, &LETTERS)?,
            min: own.count("min")?,
            max: own.count("max")?,
        },
        "multiline_text" => Kind::MultilineText { max: own.count("max")? },
        "choice" => Kind::Choice { list: own.count("list")? },
        "choices" => Kind::Choices { list: own.count("list")? },
        "integer" => Kind::Integer { min: own.number("min")?, max: own.number("max")? },
        "money" => Kind::Money { min: own.number("min")?, max: own.number("max")? },
        "date" => {
            Kind::Date { min: maybe(own.get("min"), parsed)?, max: maybe(own.get("max"), parsed)? }
        }
        _ => return None,
    })
}

const LETTERS: [(&str, Letters); 3] =
    [("any", Letters::Any), ("person-name", Letters::PersonName), ("digits", Letters::Digits)];

/// The kinds without bounds.
#[derive(Clone, Copy)]
enum Simple {
    YesNo,
    Email,
    Telephone,
    Postcode,
    Iban,
    Declaration,
    Information,
}

const KINDS: [(&str, Simple); 7] = [
    ("yes_no", Simple::YesNo),
    ("email", Simple::Email),
    ("telephone", Simple::Telephone),
    ("postcode", Simple::Postcode),
    ("iban", Simple::Iban),
    ("declaration", Simple::Declaration),
    ("information", Simple::Information),
];

impl Simple {
    fn kind(self) -> Kind {
        match self {
            Self::YesNo => Kind::YesNo,
            Self::Email => Kind::Email,
            Self::Telephone => Kind::Telephone,
            Self::Postcode => Kind::Postcode,
            Self::Iban => Kind::Iban,
            Self::Declaration => Kind::Declaration,
            Self::Information => Kind::Information,
        }
    }
}
