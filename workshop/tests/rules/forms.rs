//! Forms of sentences, on a schema of its own: what becomes of each.

use workshop::finding::Findings;
use workshop::import::{Input, Previous, RuleState, import};

use super::facet;

/// A rule of the whole schema, and the lines that it becomes.
const FORMS: [(&str, &[&str]); 40] = [
    // Showing, hiding, and both ways to say otherwise.
    ("Wenn F90000001 = Ja, dann zeige F90000003 an.", &["bemerkung relevant: offen == true"]),
    // What stands in the place of the field's name is its answer, if it is one.
    (
        "Wenn bei F90000002 \"002 Blau\" angegeben wird, dann wird G90000001 zur Pflichtangabe.",
        &["anschrift required: farbe == '002'"],
    ),
    (
        "Wenn bei F90000002 \"Farbe\" angegeben wird, dann zeige F90000003 an.",
        &["bemerkung relevant: answered(farbe)"],
    ),
    (
        "Wenn F90000002 \"Blau\" nicht ausgewählt wird, dann zeige F90000003 an.",
        &["bemerkung relevant: farbe != '002'"],
    ),
    (
        "Falls das Feld F90000001 „Offen“ gleich „nein“ ist, blende das Feld F90000003 aus.",
        &["bemerkung relevant: !answered(offen) || offen != false"],
    ),
    (
        "Wenn F90000001 = Ja, dann muss F90000003 befüllt werden, ansonsten wird F90000003 ausgeblendet.",
        &["bemerkung relevant: offen == true", "bemerkung required: true"],
    ),
    (
        "F90000003 ist auszublenden, wenn F90000002 = 2 oder 003 ist.",
        &["bemerkung relevant: !answered(farbe) || !(farbe in ['002', '003'])"],
    ),
    (
        "WENN F90000002 <> 001 „Rot“ UND <> 002 „Blau“, DANN aktiviere F90000003.",
        &["bemerkung relevant: farbe != '001' && farbe != '002'"],
    ),
    (
        "Wenn F90000002 = Grün oder Blau, dann ist F90000003 anzuzeigen.",
        &["bemerkung relevant: farbe in ['002', '003']"],
    ),
    // Must and need not.
    (
        "Das Feld F90000003 muss befüllt werden, wenn F90000006 > 18.",
        &["bemerkung required: anzahl > 18"],
    ),
    (
        "Wenn alle Felder F90000003 und F90000006 leer sind, dann ist F90000008 ein Pflichtfeld.",
        &["telefon required: !answered(bemerkung) && !answered(anzahl)"],
    ),
    (
        "Wenn mindestens eines der Felder F90000003, F90000006 ausgefüllt ist, darf F90000008 nicht leer sein.",
        &["telefon required: answered(bemerkung) || answered(anzahl)"],
    ),
    (
        "Wenn in F90000003 kein Eintrag vorgenommen wurde, ist F90000008 verpflichtend.",
        &["telefon required: !answered(bemerkung)"],
    ),
    (
        "Wenn F90000001 = nein, dann ist die Gruppe G90000001 zu befüllen.",
        &["anschrift required: offen == false"],
    ),
    // What must hold.
    (
        "Es muss mindestens eines der Felder F90000003 oder F90000008 ausgefüllt werden.",
        &["telefon checks one_of: answered(bemerkung) || answered(telefon)"],
    ),
    (
        "Das Datum in Feld F90000005 darf nicht vor dem Datum in Feld F90000004 liegen.",
        &["ende checks order: beginn <= ende"],
    ),
    (
        "Der Tag F90000005 muss nach dem Tag F90000004 liegen.",
        &["ende checks order: beginn < ende"],
    ),
    (
        "In F90000002 darf die Auswahl 001 „Rot“ nicht gewählt werden.",
        &["farbe checks never: farbe != '001'"],
    ),
    // Filled in beforehand.
    (
        "F90000002 ist mit 2 „Blau“ vorzubefüllen und auszublenden.",
        &["farbe default: '002'", "farbe hidden: true"],
    ),
    ("F90000001 ist mit ja vorzubelegen.", &["offen default: true"]),
    // States.
    (
        "Für die Länder Sachsen und Sachsen-Anhalt gilt: F90000003 muss befüllt werden. Für alle übrigen Länder gilt: F90000003 darf nicht angezeigt werden.",
        &["bemerkung relevant: settings.federal_state in ['SN', 'ST']", "bemerkung required: true"],
    ),
    (
        "F90000003 darf nur für das Land Berlin angezeigt werden.",
        &["bemerkung relevant: settings.federal_state == 'BE'"],
    ),
    (
        "Für alle anderen Länder gilt: F90000003 muss befüllt werden.",
        &["open: it does not say other than which states"],
    ),
    // What is not understood, as a whole or in part, stays open.
    (
        "Das Feld F90000003 muss befüllt werden, wenn F90000006 > 18,5.",
        &["open: not understood from here on: 18,5."],
    ),
    (
        "Das Feld F90000003 muss befüllt werden, wenn F90000002 = 001, 002 oder 003.",
        &["bemerkung required: farbe in ['001', '002', '003']"],
    ),
    (
        "Wenn F90000003, F90000006 und F90000008 oder F90000004 leer sind, dann ist F90000005 ein Pflichtfeld.",
        &["open: it has “und” and “oder” without brackets"],
    ),
    (
        "F90000003 muss befüllt werden. Zulässig sind in F90000002: 001 Rot und 002 Blau.",
        &["open: it lists codes, and does not say what for"],
    ),
    (
        "F90000003 muss befüllt werden. D.h. auch F90000008 muss befüllt werden.",
        &["open: not understood from here on: F90000008 muss befüllt werden."],
    ),
    (
        "Wenn F90000001 = Ja, dann ist F90000003 befüllt.",
        &["open: what “ist befüllt” says of it is not understood"],
    ),
    (
        "Wenn F90000001 = Ja, dann zeige F90000003 Sachsen an.",
        &["open: not understood from here on: Sachsen an."],
    ),
    (
        "Wenn F90000001 = Ja, dann zeige F90000003 an. Bitte beachten Sie die Satzung.",
        &["open: not understood from here on: Bitte beachten Sie die Satzung."],
    ),
    (
        "Wenn F90000001 = Ja und F90000002 = 001 oder F90000006 > 3, dann zeige F90000003 an.",
        &["open: it has “und” and “oder” without brackets"],
    ),
    (
        "Wenn (F90000001 = Ja oder F90000006 > 3) und F90000002 = 001, dann zeige F90000003 an.",
        &["bemerkung relevant: (offen == true || anzahl > 3) && farbe == '001'"],
    ),
    (
        "Wenn F90000001 = Ja, dann F90000003 und deaktiviere F90000008.",
        &["open: it does not say what happens to what it names first"],
    ),
    ("", &["open: it says nothing that could be an expression"]),
    // What cannot be meant so is rejected.
    (
        "Wenn F90000001 = Ja, dann zeige F99999999 an.",
        &["rejected: there is no `F99999999` in the schema"],
    ),
    (
        "Wenn F90000002 = 007, dann zeige F90000003 an.",
        &["rejected: the list of `farbe` has no “007”"],
    ),
    (
        "Wenn F90000002 = 001 „Blau“, dann zeige F90000003 an.",
        &["rejected: the code `001` of `farbe` reads “Rot”, not “Blau”"],
    ),
    (
        "Wenn F90000001 = Ja, dann zeige F90000009 an.",
        &[
            "rejected: `F90000009` is ambiguous: it stands at G90000001/F90000009 and at G90000002/F90000009, among others",
        ],
    ),
    (
        "Wenn F90000001 = Ja, dann zeige F90000003 an, wenn F90000001 <> Nein, dann blende F90000003 aus.",
        &["rejected: it shows and hides `bemerkung` at once"],
    ),
];

#[test]
fn every_form_becomes_what_it_says() {
    for (text, expected) in FORMS {
        let became = became(&[text]).concat();
        assert_eq!(became, expected, "{text}");
    }
}

#[test]
fn rules_add_up_and_are_set_against_each_other() {
    let shown = "bemerkung relevant: offen == true || farbe == '001'";
    let first = "Wenn F90000001 = Ja, zeige F90000003 an, sonst zeige F90000003 nicht an.";
    let second = "Wenn F90000002 = 001, zeige F90000003 an, sonst zeige F90000003 nicht an.";
    assert_eq!(became(&[first, second]), [[shown], [shown]]);
    // Hidden for a reason of its own, it cannot be shown for another.
    let third = "Wenn F90000006 > 3, dann deaktiviere F90000003.";
    assert_eq!(
        became(&[first, third]),
        [
            ["rejected: it shows `bemerkung` where R90000002 1.0 hides it"],
            ["rejected: it hides `bemerkung` where R90000001 1.0 shows it"],
        ]
    );
    // One that cannot be written takes no other along.
    let elsewhere = "Wenn F90000003 = It's, dann zeige F90000003 an.";
    assert_eq!(
        became(&[first, elsewhere]),
        [
            ["bemerkung relevant: offen == true"],
            ["open: not understood from here on: It's, dann zeige F90000003 an."],
        ]
    );
    let apostrophe = "Wenn F90000003 = „It's“, dann zeige F90000003 an.";
    assert_eq!(
        became(&[first, apostrophe]),
        [
            ["bemerkung relevant: offen == true"],
            ["open: “It's” cannot be written in an expression"],
        ]
    );
    // Whatever cannot be together is no conflict.
    let fourth = "Wenn F90000001 = Nein, dann deaktiviere F90000003.";
    let shows = "Wenn F90000001 = Ja, dann aktiviere F90000003.";
    let alone = "bemerkung relevant: offen == true";
    assert_eq!(became(&[shows, fourth]), [[alone], [alone]]);
}

#[test]
fn brackets_do_not_nest_for_ever() {
    let text = format!("Wenn {}F90000001 = Ja", "(".repeat(60_000));
    assert_eq!(became(&[&text]), [["open: its brackets are nested too deep"]]);
}

proptest::proptest! {
    #[test]
    fn no_sentence_is_too_odd(
        words in proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 0..14),
    ) {
        let text = words.join(" ");
        proptest::prop_assert_eq!(became(&[&text]).len(), 1);
    }
}

const WORDS: [&str; 36] = [
    "WENN",
    "F90000001",
    "F90000002",
    "G90000001.F90000009",
    "F90000006",
    "=",
    "<>",
    "<",
    "Ja",
    "001",
    "'Rot'",
    ",",
    ".",
    "DANN",
    "zeige",
    "an",
    "nicht",
    "muss",
    "befüllt",
    "werden",
    "UND",
    "oder",
    "sonst",
    "eines",
    "der",
    "Felder",
    "ist",
    "Pflichtfeld",
    "für",
    "Länder",
    "Sachsen",
    "gilt",
    ":",
    "(",
    ")",
    "mit",
];

/// What becomes of rules of a schema, rule by rule.
fn became(rules: &[&str]) -> Vec<Vec<String>> {
    let input = Input { name: "forms.xml".to_owned(), bytes: schema(rules).into_bytes() };
    let mut findings = Findings::default();
    let imported = import("forms", &[input], &[], &Previous::default(), &mut findings).unwrap();
    assert_eq!(findings.errors(), 0);
    let draft = &imported.draft;
    let rules = draft.rules.iter().map(|rule| match &rule.state {
        RuleState::Open(reason) => vec![format!("open: {reason}")],
        RuleState::Rejected(reason) => vec![format!("rejected: {reason}")],
        RuleState::Compiled => rule.into.iter().flat_map(|own| facet(draft, own)).collect(),
    });
    rules.collect()
}

fn schema(rules: &[&str]) -> String {
    let identity = |id: &str| {
        format!("<x:identifikation><x:id>{id}</x:id><x:version>1.0</x:version></x:identifikation>")
    };
    let rules: String = (1..)
        .zip(rules)
        .map(|(number, text)| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<x:regel>{}<x:name>Regel</x:name><x:freitextRegel>{text}</x:freitextRegel>\
                 <x:typ><x:code>K</x:code></x:typ></x:regel>",
                identity(&format!("R9000000{number}"))
            )
        })
        .collect();
    let field = |id: &str, name: &str, kind: &str, data: &str, more: &str| {
        format!(
            "<x:struktur><x:anzahl>0:1</x:anzahl><x:enthaelt><x:datenfeld>{}<x:name>{name}</x:name>\
             <x:bezeichnungEingabe>{name}</x:bezeichnungEingabe><x:feldart><code>{kind}</code>\
             </x:feldart><x:datentyp><code>{data}</code></x:datentyp>{more}</x:datenfeld>\
             </x:enthaelt></x:struktur>",
            identity(id)
        )
    };
    let values: String = [("001", "Rot"), ("002", "Blau"), ("003", "Grün")]
        .iter()
        .map(|(code, name)| {
            format!("<x:wert><x:code>{code}</x:code><x:name>{name}</x:name></x:wert>")
        })
        .collect();
    let group = |id: &str, name: &str| {
        format!(
            "<x:struktur><x:anzahl>0:1</x:anzahl><x:enthaelt><x:datenfeldgruppe>{}\
             <x:name>{name}</x:name><x:bezeichnungEingabe>{name}</x:bezeichnungEingabe>{}\
             </x:datenfeldgruppe></x:enthaelt></x:struktur>",
            identity(id),
            field("F90000009", "Zusatz", "input", "text", "")
        )
    };
    let fields = [
        field("F90000001", "Offen", "input", "bool", ""),
        field("F90000002", "Farbe", "select", "text", &format!("<x:werte>{values}</x:werte>")),
        field("F90000003", "Bemerkung", "input", "text", ""),
        field("F90000004", "Beginn", "input", "date", ""),
        field("F90000005", "Ende", "input", "date", ""),
        field("F90000006", "Anzahl", "input", "num_int", ""),
        field("F90000008", "Telefon", "input", "text", ""),
        group("G90000001", "Anschrift"),
        group("G90000002", "Betrieb"),
    ];
    format!(
        "<x:xdatenfelder.stammdatenschema.0102 \
         xmlns:x=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\"><x:stammdatenschema>{}\
         <x:name>Formen</x:name><x:bezeichnung>Formen</x:bezeichnung>{rules}{}\
         </x:stammdatenschema></x:xdatenfelder.stammdatenschema.0102>",
        identity("S90000001"),
        fields.concat()
    )
}
