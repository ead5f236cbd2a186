//! What is printed is there to be read, by people and by their programs.

use hayro_syntax::Pdf;
use hayro_syntax::object::{self as pdf, Dict, Stream};
use shared::Date;
use shared::language::Language;

use super::*;

fn question(label: &str, space: Space) -> Entry {
    Entry::Question(Question {
        label: label.to_owned(),
        hint: Some("Ein Hinweis".to_owned()),
        condition: Some("„Halten Sie den Hund hier?“ mit „Ja“ beantwortet ist".to_owned()),
        basis: vec!["§ 93 AO".to_owned()],
        optional: true,
        space,
    })
}

fn content() -> FormContent {
    let codes = |count: u32| (0..count).map(|code| format!("Auswahl {code}")).collect();
    let entries = vec![
        Entry::Heading { title: "Person".to_owned(), condition: None },
        question("Name mit Sonderzeichen: Łǽ ḍ #x *y* $z$ \\ @a", Space::Line),
        question("Bemerkung", Space::Lines(4)),
        question("Chipnummer", Space::Cells(15)),
        question("Geburtstag", Space::Day),
        question("Betrag", Space::Amount),
        question("Geschlecht", Space::One(codes(3))),
        question("Merkzeichen", Space::Any(codes(20))),
        question("Ich versichere.", Space::Declaration),
        Entry::Note { text: vec![Text::List(codes(2))], condition: Some("es regnet".to_owned()) },
    ];
    let part = Part {
        title: "Angaben".to_owned(),
        text: vec![Text::Paragraph("Zur Sache".to_owned())],
        condition: None,
        entries,
    };
    FormContent {
        language: Language::De,
        title: "Antrag auf Prüfung".to_owned(),
        reference: "antrag 1.0.0".to_owned(),
        day: Date::new(2026, 11, 24).unwrap(),
        office: Office {
            municipality: "Stadt Musterstadt".to_owned(),
            name: "Amt".to_owned(),
            street: "Markt 1".to_owned(),
            place: "09999 Musterstadt".to_owned(),
            telephone: "030 23125 0".to_owned(),
            email: "amt@example.org".to_owned(),
            hours: "immer".to_owned(),
        },
        introduction: Vec::new(),
        parts: vec![part.clone()],
        sheets: vec![Sheet { instance: "Hund".to_owned(), most: 10, parts: vec![part] }],
        documents: vec![NeededDocument {
            title: "Ausweis".to_owned(),
            text: Vec::new(),
            condition: "es nötig ist".to_owned(),
        }],
        lists: vec![CodeAppendix { title: "Rasse".to_owned(), labels: codes(150) }],
        privacy: vec![Text::Paragraph("Artikel 13 DSGVO".to_owned())],
    }
}

#[test]
fn the_same_content_gives_the_same_bytes_in_either_language() {
    for language in Language::ALL {
        let content = FormContent { language, ..content() };
        let first = form(&content).unwrap();
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(form(&content).unwrap(), first);
    }
}

#[test]
fn names_its_title_language_day_and_that_it_is_accessible() {
    let bytes = form(&content()).unwrap();
    let pdf = Pdf::new(bytes.clone()).unwrap();
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    assert_eq!(catalog.get::<pdf::String<'_>>("Lang").unwrap().as_bytes(), b"de");
    assert_eq!(catalog.get::<Dict<'_>>("MarkInfo").unwrap().get::<bool>("Marked"), Some(true));
    assert!(catalog.get::<Dict<'_>>("StructTreeRoot").is_some());
    let viewer = catalog.get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(viewer.get::<bool>("DisplayDocTitle"), Some(true));
    // XMP: the claim of ISO 14289-1, the title, the day.
    let metadata = catalog.get::<Stream<'_>>("Metadata").unwrap().decoded().unwrap();
    let metadata = String::from_utf8_lossy(&metadata).into_owned();
    for part in ["<pdfuaid:part>1</pdfuaid:part>", "Antrag auf Prüfung", "2026-11-24"] {
        assert!(metadata.contains(part), "{part} is not in {metadata}");
    }
}

#[test]
fn refuses_more_than_a_form_can_have() {
    let privacy = vec![Text::Paragraph("x".repeat(LONGEST))];
    assert_eq!(form(&FormContent { privacy, ..content() }), Err(PaperError::TooLarge));
}
