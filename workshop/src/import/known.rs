//! Fields that are known from elsewhere: FIM's harmonised building blocks (Baukasten), by their
//! ids, and others that are called the same.

use fim::{DataType, Field, FieldKind, Verdict};

/// A field that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The kind that it gets, where its list or data type does not say it.
    pub(super) kind: Option<&'static str>,
    /// Which letters it has.
    pub(super) letters: Option<&'static str>,
    /// The HTML autocomplete token.
    pub(super) autocomplete: Option<&'static str>,
}

/// The numbers of the building blocks: those of the federal editors (60), and older ones (00).
type Ids = (&'static [u32], &'static [u32]);

/// Which they are, what editors call them, and what is known of them: kind, letters and token.
type Row = (Ids, &'static [&'static str], [Option<&'static str>; 3]);

const KNOWN: [Row; 24] = [
    (
        (&[227], &[13]),
        &["Familienname", "Nachname"],
        [None, Some("person-name"), Some("family-name")],
    ),
    ((&[228], &[154]), &["Vornamen", "Vorname"], [None, Some("person-name"), Some("given-name")]),
    ((&[229], &[]), &["Doktorgrade", "Doktorgrad"], [None, None, Some("honorific-prefix")]),
    ((&[230], &[]), &["Geburtsname"], [None, Some("person-name"), None]),
    ((&[], &[]), &["Geburtsdatum"], [None, None, Some("bday")]),
    ((&[231], &[440]), &[], [None, None, Some("bday-day")]),
    ((&[232], &[441]), &[], [None, None, Some("bday-month")]),
    ((&[233], &[204]), &[], [Some("year"), None, Some("bday-year")]),
    (
        (&[240], &[69]),
        &["Telefon", "Telefonnummer", "Mobilfunknummer", "Mobiltelefon", "Mobilnummer"],
        [Some("telephone"), None, Some("tel")],
    ),
    ((&[241], &[72]), &["Telefax", "Telefaxnummer", "Fax"], [Some("telephone"), None, None]),
    ((&[242], &[71]), &["E-Mail", "E-Mail-Adresse"], [Some("email"), None, Some("email")]),
    ((&[243], &[53]), &["Straße"], [None, None, Some("address-line1")]),
    ((&[248], &[]), &["Adresszusatz"], [None, None, Some("address-line2")]),
    ((&[246], &[54]), &["Postleitzahl"], [Some("postcode"), None, Some("postal-code")]),
    ((&[247], &[35]), &["Ort", "Wohnort"], [None, None, Some("address-level2")]),
    ((&[261], &[]), &[], [None, None, Some("country-name")]),
    (
        (&[319, 320], &[]),
        &["Eingetragener Name", "Geschäftsbezeichnung"],
        [None, None, Some("organization")],
    ),
    ((&[], &[]), &["IBAN"], [Some("iban"), None, None]),
    ((&[], &[]), &["Gläubiger-Identifikationsnummer"], [Some("creditor-id"), None, None]),
    (
        (&[], &[]),
        &["Steuerliche Identifikationsnummer", "Steueridentifikationsnummer"],
        [Some("tax-id"), None, None],
    ),
    ((&[], &[]), &["Umsatzsteuer-Identifikationsnummer"], [Some("vat-id"), None, None]),
    ((&[], &[]), &["Wirtschafts-Identifikationsnummer"], [Some("business-id"), None, None]),
    (
        (&[], &[]),
        &["KFZ-Kennzeichen", "Amtliches Kennzeichen", "Angabe des KFZ-Kennzeichens"],
        [Some("licence-plate"), None, None],
    ),
    ((&[], &[]), &["Aktenzeichen"], [Some("reference"), None, None]),
];

/// What is known of a field. One that is only called the same is not trusted with a kind that does
/// not fit its bounds.
pub(super) fn known(field: &Field) -> Option<Known> {
    let number = number(&field.about.identity.id);
    let same_id = |(sixty, zero): &Ids| match number {
        Some((60, number)) => sixty.contains(&number),
        Some((0, number)) => zero.contains(&number),
        _ => false,
    };
    let names = [field.wording.label.as_str(), without_brackets(&field.about.name)];
    let same_name = |known: &[&str]| names.iter().any(|own| known.contains(own));
    let by_id = KNOWN.iter().find(|(ids, ..)| same_id(ids));
    let found = by_id.or_else(|| KNOWN.iter().find(|(_, names, _)| same_name(names)));
    let (.., [kind, letters, autocomplete]) = *found?;
    let kind = kind.filter(|kind| fits(field, kind));
    let text = matches!(field.data_type, DataType::Text | DataType::TextLatin);
    let letters = letters.filter(|_| text);
    // A day has its own token, and nothing else has that.
    let day = field.data_type == DataType::Date;
    let autocomplete = autocomplete.filter(|token| (*token == "bday") == day);
    Some(Known { kind, letters, autocomplete })
}

/// Whether everything that a kind accepts is within the bounds of the field, but for lengths, which
/// are checked on their own.
fn fits(field: &Field, kind: &str) -> bool {
    let precision = &field.precision;
    let text = matches!(field.data_type, DataType::Text | DataType::TextLatin);
    let typed = match kind {
        "year" => field.data_type == DataType::Integer,
        _ => text && field.field_kind == FieldKind::Input,
    };
    let five = precision.max_length == Some(5)
        || precision.note.as_deref() == Some("5")
        || precision.pattern.as_ref().is_some_and(|own| own.verdict == Verdict::Sound);
    typed && (kind != "postcode" || five)
}

/// Whose an id is, and which number it has there: `F60000000246` and `F60000246` are the same.
fn number(id: &str) -> Option<(u32, u32)> {
    let digits = id.get(1..)?;
    let long = [8, 11].contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (whose, number) = digits.split_at_checked(2).filter(|_| long)?;
    Some((whose.parse().ok()?, number.parse().ok()?))
}

fn without_brackets(name: &str) -> &str {
    name.split('(').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_block_is_known_in_both_versions() {
        assert_eq!(number("F60000000246"), number("F60000246"));
        assert_eq!(number("F00-4cb0dd14"), None);
        let mut field = Field::default();
        field.about.identity.id = "F60000000246".to_owned();
        field.precision.max_length = Some(5);
        assert_eq!(known(&field).and_then(|known| known.kind), Some("postcode"));
        // Abroad it is a text.
        field.about.identity.id = "F05000016448".to_owned();
        field.about.name = "Postleitzahl (Ausland)".to_owned();
        field.precision.max_length = Some(15);
        assert_eq!(known(&field).and_then(|known| known.kind), None);
    }
}
