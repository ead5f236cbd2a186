//! What kinds of field and types of value are called in a data schema.

use shared::kind::{Form, Kind, Letters};
use shared::value::Type;

use super::words::Word;

/// What a kind is called.
pub(super) fn name(kind: &Kind) -> Word {
    match kind {
        Kind::Text { letters: Letters::PersonName, .. } => Word(
            "Text, Namen natürlicher Personen (DIN 91379, A)",
            "text, people's names (DIN 91379, A)",
        ),
        Kind::Text { letters: Letters::Digits, .. } => {
            Word("Text, nur Ziffern", "text, digits only")
        }
        Kind::Text { .. } => Word("Text (DIN 91379, C)", "text (DIN 91379, C)"),
        Kind::MultilineText { .. } => {
            Word("Mehrzeiliger Text (DIN 91379, C)", "text of several lines (DIN 91379, C)")
        }
        Kind::YesNo => Word("Ja oder Nein", "yes or no"),
        Kind::Choice { .. } => Word("Auswahl", "choice"),
        Kind::Choices { .. } => Word("Mehrfachauswahl", "multiple choice"),
        Kind::Integer { .. } => Word("Ganze Zahl", "whole number"),
        Kind::Money { .. } => Word("Betrag in Euro", "amount in euros"),
        Kind::Date { .. } => Word("Datum", "date"),
        Kind::Email => Word("E-Mail-Adresse", "e-mail address"),
        Kind::Telephone => Word("Telefonnummer", "telephone number"),
        Kind::Postcode => Word("Postleitzahl", "postcode"),
        Kind::Iban => Word("IBAN (ISO 13616)", "IBAN (ISO 13616)"),
        Kind::Decimal { .. } => Word("Dezimalzahl", "decimal number"),
        Kind::Year { .. } => Word("Jahr", "year"),
        Kind::Duration { .. } => Word("Dauer", "duration"),
        Kind::Reference { .. } => Word("Aktenzeichen (DIN 91379, C)", "reference (DIN 91379, C)"),
        Kind::Spelled(spelled) => spelled_name(&spelled.form),
        Kind::Declaration => Word("Erklärung", "declaration"),
        Kind::Information => Word("Hinweistext, kein Datum", "information, no data"),
    }
}

fn spelled_name(form: &Form) -> Word {
    match form {
        Form::Month { .. } => MONTH,
        Form::PartialDate { .. } => PARTIAL_DATE,
        Form::Time { .. } => TIME,
        Form::DateTime { .. } => DATE_TIME,
        Form::LicencePlate => Word("Kfz-Kennzeichen (FZV)", "licence plate (FZV)"),
        Form::TaxId => Word(
            "Steuerliche Identifikationsnummer (§ 139b AO)",
            "tax identification number (§ 139b AO)",
        ),
        Form::VatId => Word(
            "Umsatzsteuer-Identifikationsnummer (§ 27a UStG)",
            "VAT identification number (§ 27a UStG)",
        ),
        Form::BusinessId => Word(
            "Wirtschafts-Identifikationsnummer (§ 139c AO)",
            "business identification number (§ 139c AO)",
        ),
        Form::CreditorId => {
            Word("Gläubiger-Identifikationsnummer (EPC 262-08)", "creditor identifier (EPC 262-08)")
        }
        Form::RegisterEntry => Word("Registereintrag", "register entry"),
        Form::IdentityDocument => Word(
            "Nummer von Personalausweis oder Reisepass",
            "number of an identity card or passport",
        ),
        Form::CaseNumber => Word("Vorgangsnummer", "case number"),
        Form::Point => Word("Punkt auf der Karte (WGS 84)", "point on the map (WGS 84)"),
        Form::Area { .. } => Word("Fläche auf der Karte (WGS 84)", "area on the map (WGS 84)"),
        Form::File { .. } => Word(
            "Dateien (Name, Medientyp, Größe, SHA-256)",
            "files (name, media type, size, SHA-256)",
        ),
        Form::Signature => Word("Unterschrift", "signature"),
    }
}

const MONTH: Word = Word("Monat", "month");
const PARTIAL_DATE: Word = Word("Datum, so weit es bekannt ist", "date, as far as it is known");
const TIME: Word = Word("Uhrzeit", "time of day");
const DATE_TIME: Word = Word("Datum mit Uhrzeit", "date with time");

/// What a type is called.
pub(super) fn type_name(of: Type) -> Word {
    match of {
        Type::YesNo => Word("Ja oder Nein", "yes or no"),
        Type::Integer => Word("Ganze Zahl", "whole number"),
        Type::Money => Word("Betrag in Euro", "amount in euros"),
        Type::Decimal { .. } => Word("Dezimalzahl", "decimal number"),
        Type::Text | Type::Opaque => Word("Text", "text"),
        Type::Date => Word("Datum", "date"),
        Type::Codes => Word("Mehrfachauswahl", "multiple choice"),
        Type::Month => MONTH,
        Type::PartialDate => PARTIAL_DATE,
        Type::Time => TIME,
        Type::DateTime => DATE_TIME,
    }
}
