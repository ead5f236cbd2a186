//! What a person gets wrong in a field of each kind, what is said then, what is entered at last,
//! what arrives and what people read.

use e2e::story::Given;
use serde_json::{Value as Json, json};

/// A field.
pub(crate) struct Row {
    pub(crate) path: &'static str,
    /// What is entered first, and what is said about it in German; none where nothing wrong can
    /// be entered.
    pub(crate) wrong: Option<(&'static str, &'static str)>,
    /// What is entered then.
    pub(crate) entered: &'static str,
    /// What arrives at the office; null where only the story can know.
    pub(crate) value: Json,
    /// What check-your-answers shows.
    pub(crate) shown: &'static str,
}

impl Row {
    pub(crate) fn given(&self) -> Given {
        Given::new(self.path, self.entered, self.value.clone())
    }

    /// What the control shows when it is drawn with the answer: texts as people read them, without
    /// a unit; choices, parts of a day, files and signatures as they were entered.
    pub(crate) fn again(&self) -> Given {
        let text = match (self.path, self.path.split('.').next()) {
            ("numbers.money", _) => "99,90",
            ("numbers.duration", _) => "3",
            ("days.partial" | "days.month" | "places.second.in_germany", _) => self.entered,
            (_, Some("choices" | "attached")) => self.entered,
            _ => self.shown,
        };
        Given::new(self.path, text, self.value.clone())
    }
}

/// The rows of each page, in the order of the pages.
pub(crate) fn pages() -> Vec<(&'static str, Vec<Row>)> {
    vec![
        ("words", words()),
        ("choices", choices()),
        ("numbers", numbers()),
        ("days", days()),
        ("registers", registers()),
        ("places", places()),
        ("attached", attached()),
    ]
}

/// A field whose answer arrives, and is read, as it was entered.
fn same(path: &'static str, wrong: &'static str, said: &'static str, entered: &'static str) -> Row {
    Row { path, wrong: Some((wrong, said)), entered, value: json!(entered), shown: entered }
}

/// A field in which nothing can be wrong.
fn plain(path: &'static str, entered: &'static str, value: Json, shown: &'static str) -> Row {
    Row { path, wrong: None, entered, value, shown }
}

fn words() -> Vec<Row> {
    vec![
        Row {
            value: json!("Hund \"Asta\""),
            shown: "Hund \"Asta\"",
            ..same(
                "words.line",
                "Tee ☕",
                "Das Zeichen „☕“ ist hier nicht erlaubt.",
                "Hund „Asta“",
            )
        },
        same("words.name", "R2", "Das Zeichen „2“ ist hier nicht erlaubt.", "Zoë D’Angelo"),
        same("words.digits", "12", "Bitte geben Sie genau 15 Zeichen ein.", "276098100123456"),
        same(
            "words.lines",
            "Das sind bestimmt zu viele Zeichen für ein so kurzes Feld.",
            "Bitte geben Sie höchstens 40 Zeichen ein.",
            "eins\nzwei",
        ),
        Row {
            value: json!("32.1 - 4711/26"),
            shown: "32.1 - 4711/26",
            ..same("words.reference", "☕", "Das Zeichen „☕“ ist hier", "32.1 – 4711/26")
        },
        same(
            "words.email",
            "zoe@",
            "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.",
            "zoe@beispiel.example",
        ),
        same(
            "words.telephone",
            "anrufen",
            "Bitte geben Sie eine Telefonnummer ein",
            "030 23125 201",
        ),
        same("words.postcode", "0999", "Bitte geben Sie eine Postleitzahl mit fünf", "09999"),
    ]
}

fn choices() -> Vec<Row> {
    let unlisted = "Bitte wählen Sie einen Eintrag aus der Liste.";
    let listed = |path, entered, shown| Row {
        path,
        wrong: Some(("Atlantis", unlisted)),
        entered,
        value: json!(entered),
        shown,
    };
    vec![
        plain("choices.yes_no", "false", json!(false), "Nein"),
        plain("choices.few", "green", json!("green"), "Grün"),
        listed("choices.many", "march", "März"),
        plain("choices.several", "bread fruit", json!(["bread", "fruit"]), "Brot, Obst"),
        listed("choices.country", "FR", "Frankreich"),
        listed("choices.nationality", "XXA", "staatenlos"),
        listed("choices.place", "leipzig", "Leipzig"),
        plain("choices.declared", "true", json!(true), "Ja"),
    ]
}

fn numbers() -> Vec<Row> {
    let number = |path, wrong, said, entered, value: i64, shown| Row {
        path,
        wrong: Some((wrong, said)),
        entered,
        value: json!(value),
        shown,
    };
    vec![
        number(
            "numbers.whole",
            "drei",
            "Bitte geben Sie eine ganze Zahl ein",
            "1.234",
            1234,
            "1234",
        ),
        number(
            "numbers.decimal",
            "2,555",
            "Bitte geben Sie eine Zahl mit höchstens 2 Nachkommastellen ein",
            "1.234,5",
            123_450,
            "1.234,50",
        ),
        number(
            "numbers.money",
            "viel",
            "Bitte geben Sie einen Betrag in Euro ein",
            "99,9",
            9990,
            "99,90\u{a0}€",
        ),
        number(
            "numbers.duration",
            "121",
            "Bitte geben Sie höchstens 120 Monate ein.",
            "3",
            3,
            "3 Monate",
        ),
        number(
            "numbers.year",
            "85",
            "Bitte geben Sie ein Jahr mit vier Ziffern ein.",
            "1985",
            1985,
            "1985",
        ),
    ]
}

fn days() -> Vec<Row> {
    let day = |path, wrong, said, entered, value: &str, shown| Row {
        path,
        wrong: Some((wrong, said)),
        entered,
        value: json!(value),
        shown,
    };
    vec![
        day(
            "days.date",
            "31.2.2026",
            "Dieses Datum gibt es nicht.",
            "1.3.2026",
            "2026-03-01",
            "01.03.2026",
        ),
        day(
            "days.partial",
            "13.1985",
            "Bitte geben Sie das Jahr ein und, wenn bekannt, Monat und Tag.",
            "3.1985",
            "1985-03",
            "März 1985",
        ),
        day(
            "days.month",
            "12.2019",
            "Das Datum darf nicht vor dem Januar 2020 liegen.",
            "3.2026",
            "2026-03",
            "März 2026",
        ),
        day(
            "days.time",
            "5:59",
            "Bitte geben Sie mindestens 06:00 Uhr ein.",
            "8 Uhr 30",
            "08:30",
            "08:30 Uhr",
        ),
        // Clocks skip that minute when summer time begins.
        day(
            "days.moment",
            "29.3.2026 2:30",
            "Bitte geben Sie Datum und Uhrzeit ein",
            "29.3.2026 3:30",
            "2026-03-29T03:30",
            "29.03.2026, 03:30 Uhr",
        ),
        plain("days.period.from", "1.4.2026", json!("2026-04-01"), "01.04.2026"),
        day(
            "days.period.to",
            "31.3.2026",
            "Der letzte Tag liegt vor dem ersten.",
            "30.4.2026",
            "2026-04-30",
            "30.04.2026",
        ),
    ]
}

fn registers() -> Vec<Row> {
    let slip = "In dieser Nummer steckt ein Tippfehler.";
    let number = |path, wrong, said, entered, value: &str, shown| Row {
        path,
        wrong: Some((wrong, said)),
        entered,
        value: json!(value),
        shown,
    };
    vec![
        number(
            "registers.iban",
            "DE89 3704 0044 0532 0130 01",
            "Diese IBAN enthält einen Tippfehler.",
            "de89 3704 0044 0532 0130 00",
            "DE89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
        ),
        number(
            "registers.creditor",
            "DE97ZZZ09999999999",
            slip,
            "de98 zzz0 9999 9999 99",
            "DE98ZZZ09999999999",
            "DE98 ZZZ0 9999 9999 99",
        ),
        number(
            "registers.tax",
            "86 095 742 718",
            slip,
            "86095742719",
            "86095742719",
            "86 095 742 719",
        ),
        number(
            "registers.vat",
            "DE136695977",
            slip,
            "de 136 695 976",
            "DE136695976",
            "DE136695976",
        ),
        number(
            "registers.business",
            "136695976 1",
            "Bitte geben Sie eine Wirtschafts-Identifikationsnummer ein",
            "de136695976 00001",
            "DE136695976-00001",
            "DE136695976-00001",
        ),
        number(
            "registers.register",
            "HRB 12345",
            "Bitte geben Sie Gericht, Register und Nummer ein",
            "HRB 12345, Amtsgericht Dresden",
            "Dresden HRB 12345",
            "Amtsgericht Dresden, HRB 12345",
        ),
        number(
            "registers.identity",
            "L01X00T472",
            slip,
            "l01x 00t4 71",
            "L01X00T471",
            "L01X00T471",
        ),
        number(
            "registers.plate",
            "DD 123",
            "Bitte geben Sie das Kennzeichen mit Bindestrich ein",
            "dd-ab 123h",
            "DD-AB 123H",
            "DD-AB 123H",
        ),
        number(
            "registers.case",
            "4711",
            "Bitte geben Sie die Vorgangsnummer ein.",
            "da 0000 0000 0000",
            "DA-0000-0000-0000",
            "DA-0000-0000-0000",
        ),
    ]
}

fn places() -> Vec<Row> {
    let text = |path, entered: &'static str| plain(path, entered, json!(entered), entered);
    vec![
        text("places.home.street", "Am Görlitzer Ring"),
        text("places.home.house_number", "12 a"),
        same("places.home.postcode", "999", "Bitte geben Sie eine Postleitzahl", "09999"),
        text("places.home.place", "Musterstadt"),
        plain("places.second.in_germany", "false", json!(false), "Nein"),
        text("places.second.abroad.line_1", "12 Rue de l’Exemple"),
        text("places.second.abroad.line_2", "75000 Paris"),
        text("places.second.abroad.country", "Frankreich"),
        Row {
            path: "places.point",
            wrong: Some(("91 200", "Bitte geben Sie Breite und Länge in Grad ein")),
            entered: "51,0504 13,7373",
            value: json!("51.0504000,13.7373000"),
            shown: "51.0504000,13.7373000",
        },
        Row {
            path: "places.area",
            wrong: Some(("51 13\n52 14\n52 13\n51 14", "Die Grenze darf sich nicht kreuzen.")),
            entered: "51 13\n51 14\n52 14",
            value: json!("51.0000000,13.0000000 51.0000000,14.0000000 52.0000000,14.0000000"),
            shown: "51.0000000,13.0000000\n51.0000000,14.0000000\n52.0000000,14.0000000",
        },
    ]
}

fn attached() -> Vec<Row> {
    vec![
        Row {
            path: "attached.files",
            wrong: Some((
                "0 900 ? Lageplan.pdf",
                "Bitte wählen Sie Dateien im Format PDF oder PNG, deren Name dazu passt.",
            )),
            entered: "0 900000 application/pdf Lageplan Süd.pdf\n0 1200 image/png Foto.png",
            value: Json::Null,
            shown: "Lageplan Süd.pdf (900 kB)\nFoto.png (2 kB)",
        },
        Row {
            path: "attached.drawn",
            wrong: Some((
                "4711",
                "Bitte unterschreiben Sie im Feld oder geben Sie Ihren Namen ein.",
            )),
            entered: "M60 100 150 40 240 160M330 60 540 140",
            value: Json::Null,
            shown: "von Hand gezeichnet",
        },
        same(
            "attached.named",
            "X",
            "Bitte unterschreiben Sie im Feld oder geben Sie Ihren Namen ein.",
            "Zoë D’Angelo",
        ),
    ]
}
