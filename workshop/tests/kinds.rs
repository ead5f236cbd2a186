//! The page about all kinds of field, from the code; `DIREKTANTRAG_WRITE=1` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod written;

use std::collections::BTreeSet;

use shared::json::{Tree, write};
use shared::kind::{Form, Kind};
use shared::language::Language;
use shared::service::{Content, Service};
use workshop::compile::{KINDS, compile_structure};
use workshop::definition::{read_service, read_yaml};
use workshop::example::{as_typed, examples};
use workshop::finding::Findings;

/// A kind as authors write it, what a person may type, and what it is by which rule.
struct Row {
    written: &'static str,
    typed: &'static str,
    about: &'static str,
}

const fn row(written: &'static str, typed: &'static str, about: &'static str) -> Row {
    Row { written, typed, about }
}

const ROWS: &[Row] = &[
    row(
        "text, letters: any, max: 100",
        "Hund „Asta“",
        "a line of letters of DIN 91379 (`any`: data type C, `person-name`: A, `digits`)",
    ),
    row("multiline-text, max: 500", "eins", "several lines"),
    row(
        "reference, max: 50",
        "32.1 – 4711/26",
        "reference of another office (Aktenzeichen); letters of DIN 91379, C",
    ),
    row("yes-no", "ja", "yes or no"),
    row("declaration", "ja", "what must be declared"),
    row("choice, list: list", "a", "a code of a list"),
    row("choices, list: list", "b a", "codes of a list"),
    row("integer, min: 0, max: 9999", "1.234", "a whole number"),
    row(
        "decimal, places: 2, min: 0, max: 9999.99",
        "1.234,5",
        "a number with a fixed number of decimal places",
    ),
    row("money, min: 0, max: 1000000", "1.234,5", "euros; bounds in cents"),
    row(
        "duration, unit: months, min: 1, max: 120",
        "3 Monate",
        "a number of `minutes`, `hours`, `days`, `weeks`, `months` or `years`",
    ),
    row("date, min: 2020-01-01", "1.2.2026", "a day (ISO 8601)"),
    row("partial-date", "00.03.1985", "a day, month or year, as far as it is known"),
    row("month, min: 2020-01", "3/2026", "a month"),
    row("year, min: 1900, max: 2100", "1985", "a year"),
    row("time, min: '06:00', max: '22:00'", "8 Uhr 30", "a time of day"),
    row(
        "date-time",
        "1.2.2026 8:30",
        "a day with a time in Germany; times that clocks skip do not exist",
    ),
    row("email", "erika@example.de", "RFC 5321, 4.1.2"),
    row("telephone", "0351 488-0", "ITU-T E.164, as people write it"),
    row("postcode", "01067", "German postcode"),
    row("iban", "de89 3704 0044 0532 0130 00", "ISO 13616 with check digits"),
    row(
        "creditor-id",
        "de98 zzz0 9999 9999 99",
        "SEPA creditor identifier, EPC 262-08 with check digits",
    ),
    row(
        "tax-id",
        "86 095 742 719",
        "identification number of a person, § 139b AO with check digit",
    ),
    row("vat-id", "de 136 695 976", "§ 27a UStG; German ones with check digit, others by form"),
    row("business-id", "de 136695976 00001", "§ 139c AO with check digit"),
    row(
        "register-entry",
        "HRB 12345, Amtsgericht Dresden",
        "court, register (HRA, HRB, GnR, PR, VR, GsR), number",
    ),
    row(
        "identity-document",
        "l01x 00t4 71",
        "German identity card or passport; the check digit (ICAO 9303) may be left out",
    ),
    row("licence-plate", "dd ab 123h", "§§ 9 to 11 FZV, also historic, electric and seasonal"),
    row(
        "case-number",
        "da 0000 0000 0000",
        "a number that this project's endpoints give out, with check character",
    ),
    row("point", "51,0504 13,7373", "latitude and longitude, WGS 84, seven decimal places"),
    row(
        "area, max: 20",
        "51 13\n51 14\n52 14",
        "corners of an area whose border does not cross itself, one in a line",
    ),
    row(
        "file, types: [pdf], size: 5, max: 2",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 1200000 application/pdf Plan.pdf",
        "files of the types `pdf`, `jpeg`, `png` and `tiff`, `size` in megabytes each, `max` of them; what is typed here comes from the control",
    ),
    row("signature", "M12 30 40 31M50 60", "a signature: a drawing, or the name"),
    row("country", "FR", "a choice of the countries of ISO 3166-1, and Kosovo (XK)"),
    row(
        "nationality",
        "XXA",
        "a choice of the states among them, and stateless and undetermined (ICAO Doc 9303-3)",
    ),
    row(
        "place, list: places",
        "a",
        "a municipality by name or postcode: a choice of a list with `terms` for every code",
    ),
    row("information", "", "something to read, without an answer"),
];

/// A service that has one field of each kind.
fn compiled() -> Service {
    let mut text = String::from(
        "id: kinds\nversion: 1.0.0\nleika: ['00000000000000']\nlanguages: [de]\n\
         lists:\n  list: [a, b]\n  places: { codes: [a], terms: { a: '01067 01069' } }\nnodes:\n",
    );
    let names: Vec<String> = (0..ROWS.len()).map(|at| format!("f{at}")).collect();
    for (row, name) in ROWS.iter().zip(&names) {
        text += &format!("  - {{ field: {name}, kind: {} }}\n", row.written);
    }
    text += &format!("pages:\n  - {{ id: all, shows: [{}] }}\n", names.join(", "));
    let mut findings = Findings::default();
    let file = findings.add_source("kinds.yaml".to_owned(), text.clone());
    let tree = read_yaml(file, &text, &mut findings).unwrap();
    let definition = read_service(&tree, &mut findings).unwrap();
    let structure = compile_structure(&definition, &mut findings);
    let shown: String = findings.all().map(|finding| findings.show(finding)).collect();
    assert_eq!(findings.errors(), 0, "{shown}");
    structure.service.unwrap()
}

fn cell(text: &str) -> String {
    text.replace('\n', " ⏎ ").replace('|', "\\|")
}

fn page() -> String {
    let service = compiled();
    let lists = service.lists;
    let kinds = service.nodes.into_iter().filter_map(|node| match node.content {
        Content::Field(kind) => Some(kind),
        Content::Group => None,
    });
    let mut page = String::from(
        "# Kinds of field\n\nWritten by `DIREKTANTRAG_WRITE=1 cargo test -p workshop --test kinds`.\n\n\
         | `kind:` | what it is | typed | in JSON | shown in German | in English |\n\
         |---|---|---|---|---|---|\n",
    );
    for (row, kind) in ROWS.iter().zip(kinds) {
        let forms = match kind.read(row.typed, Language::De, &lists).unwrap() {
            None => String::from("| | |"),
            Some(value) => {
                let json = serde_json::to_value(&value).unwrap();
                assert_eq!(kind.accept(&Tree::of(&json), &lists), Ok(value.clone()));
                let show = |language| cell(&kind.show(&value, language, &str::to_owned));
                let (json, german, english) =
                    (write(&json), show(Language::De), show(Language::En));
                format!("{} | `{}` | {german} | {english}", cell(row.typed), cell(&json))
            }
        };
        page += &format!("| `{}` | {} | {forms} |\n", row.written, row.about);
    }
    page + NOTES
}

const NOTES: &str = "
Bounds may be left out, `places` of a decimal and `unit` of a duration not. JSON is accepted only as it is kept; what people type is read with spaces, separators and small letters of all common forms.

In expressions a duration and a year are integers, decimals go together with decimals of the same places, and integers multiply and divide them. `int(decimal)` gives the units of its last place, with which everything can be calculated. A constant beside a decimal is in units of its last place, as one beside an amount is in cents: with `places: 1`, `weight > 25` means more than 2.5. Months, times, and days with times are compared with texts in their kept form (`opens >= '08:30'`) and have an order; partial dates are only equal or not. Of points, areas, files and signatures there is `answered`.

A file's answer has one line for each file: the SHA-256 of its bytes, its size in bytes, its media type and its name. The control looks at the content in the browser: its type must be among `types` and fit the name. The bytes stay on the person's device, and the page says so.

A drawn signature is the path of an SVG picture of 600 times 200 units, at most 1500 points. It is no electronic signature in the sense of Art. 3 eIDAS.

Lists of countries come with the labels in German and English (Unicode CLDR); a service's texts may say `lists: iso_countries: …` with labels of their own. The official list of the Statistisches Bundesamt is not part of this project: who needs its codes takes it as Genericode and asks for a `choice`. Nor is there a list of all municipalities: a `place` needs one that the municipality supplies, with postcodes as `terms`.

A period, and addresses at home, abroad or anywhere, are building blocks: `period`, `address`, `address-abroad`, `address-anywhere`. Any field becomes a computed value by `calculate` and a hidden one by `hidden: true`.
";

#[test]
fn every_kind_has_an_example() {
    let service = compiled();
    let lists = service.lists;
    let day = "2026-11-23".parse().unwrap();
    for (node, row) in service.nodes.iter().zip(ROWS) {
        let Content::Field(kind) = &node.content else { continue };
        let examples = examples(kind, &lists, day);
        assert_eq!(examples.is_empty(), *kind == Kind::Information, "{}", row.written);
        for example in examples {
            let typed = as_typed(kind, &example, &lists);
            let typed = typed.is_some() || matches!(kind.form(), Some(Form::File { .. }));
            assert!(typed, "{}: {example:?} can be typed", row.written);
        }
    }
}

#[test]
fn the_page_is_up_to_date() {
    let named: BTreeSet<&str> =
        ROWS.iter().filter_map(|row| row.written.split(',').next()).collect();
    let known: BTreeSet<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known, "every kind is on the page");
    written::up_to_date("docs/kinds.md", &page());
}
