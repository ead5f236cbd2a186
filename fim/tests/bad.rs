//! What is wrong with files: each gets a message with place and id, and the rest is read where that
//! is safe.

use fim::{Cardinality, Code, DataType, Document, Node, Severity, read};
use proptest::prelude::*;

const SOUND: &str = include_str!("sample3.xml");

/// Name; what stands in the sound file; what stands there instead; what is told; the place and
/// element; how many fields and groups are left.
const CASES: [(&str, &str, &str, Code, &str, usize); 27] = [
    ("no XML", SOUND, "Dear colleagues,", Code::Malformed, "1:1: ", 0),
    ("nothing", SOUND, "", Code::Truncated, "1:1: ", 0),
    (
        "mismatched tags",
        "</xdf3:name>\n    <xdf3:beschreibung>",
        "</xdf3:nom>\n    <xdf3:beschreibung>",
        Code::Malformed,
        "6:46: S99000000001: ",
        0,
    ),
    ("truncated", "</xdf3:werte>", "\u{0}", Code::Truncated, "63:9: F99000000002: ", 0),
    (
        "two roots",
        "</xdf3:xdatenfelder.stammdatenschema.0102>",
        "</xdf3:xdatenfelder.stammdatenschema.0102><more/>",
        Code::Malformed,
        "83:43: ",
        0,
    ),
    ("version 1", "xdatenfelder_3.0.0", "xdatenfelder_1.0", Code::WrongVersion, "2:1: ", 0),
    ("version 4", "xdatenfelder_3.0.0", "xdatenfelder_4.0.0", Code::WrongVersion, "2:1: ", 0),
    (
        "another standard",
        "urn:xoev-de:fim:standard:xdatenfelder_3.0.0",
        "urn:xoev-de:fim:standard:xprozess_2",
        Code::WrongDocument,
        "2:1: ",
        0,
    ),
    ("another message", "stammdatenschema.0102", "datenfeld.0104", Code::WrongDocument, "2:1: ", 0),
    (
        "entity bomb",
        "?>\n",
        "?><!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n",
        Code::DocumentType,
        "1:39: ",
        0,
    ),
    (
        "external entity",
        "?>\n",
        "?><!DOCTYPE x SYSTEM \"file:///etc/passwd\">\n",
        Code::DocumentType,
        "1:39: ",
        0,
    ),
    (
        "unknown entity",
        "Lageplan</xdf3:name>",
        "&plan;</xdf3:name>",
        Code::Entity,
        "70:20: F99000000003: ",
        0,
    ),
    (
        "broken attribute",
        "anzahl>2:5",
        "anzahl a=b>2:5",
        Code::Malformed,
        "31:11: G99000000001: ",
        0,
    ),
    (
        "cycle",
        "<xdf3:datenfeld>\n            <xdf3:identifikation><xdf3:id>F99000000001",
        "<xdf3:datenfeldgruppe><xdf3:identifikation><xdf3:id>G99000000001</xdf3:id></xdf3:identifikation><xdf3:struktur/></xdf3:datenfeldgruppe><xdf3:datenfeld>\n            <xdf3:identifikation><xdf3:id>F99000000001",
        Code::Cycle,
        "33:26: G99000000001: ",
        4,
    ),
    ("no id", "<xdf3:id>F99000000002</xdf3:id>", "", Code::Missing, "50:22: S99000000001: ", 3),
    (
        "an id that is none",
        "<xdf3:id>F99000000002</xdf3:id>",
        "<xdf3:id>../etc</xdf3:id>",
        Code::Identity,
        "51:9: S99000000001: ",
        3,
    ),
    (
        "a version that is none",
        "F99000000002</xdf3:id><xdf3:version>1.0.0",
        "F99000000002</xdf3:id><xdf3:version>neu",
        Code::Identity,
        "51:9: S99000000001: ",
        4,
    ),
    (
        "the same twice",
        "F99000000003</xdf3:id>",
        "F99000000002</xdf3:id>",
        Code::SamePath,
        "66:5: S99000000001: ",
        3,
    ),
    (
        "an empty group",
        "<xdf3:struktur>\n          <xdf3:anzahl>2:5",
        "<xdf3:struktur><xdf3:enthaelt/></xdf3:struktur></xdf3:datenfeldgruppe></xdf3:enthaelt></xdf3:struktur><xdf3:struktur><xdf3:anzahl>1:1</xdf3:anzahl><xdf3:enthaelt><xdf3:datenfeldgruppe><xdf3:identifikation><xdf3:id>G2</xdf3:id></xdf3:identifikation><xdf3:struktur>\n<xdf3:anzahl>2:5",
        Code::Empty,
        "21:22: G99000000001: ",
        4,
    ),
    ("contradicting cardinality", "2:5", "5:2", Code::Cardinality, "31:11: G99000000001: ", 4),
    ("cardinality in words", "0:*", "beliebig", Code::Cardinality, "49:7: S99000000001: ", 4),
    (
        "contradicting lengths",
        "minLength=\"5\"",
        "minLength=\"6\"",
        Code::Bounds,
        "42:13: F99000000001: ",
        4,
    ),
    (
        "prose",
        "pattern=\"[0-9]{5}\"",
        "pattern=\"nur Ziffern\"",
        Code::Pattern,
        "42:13: F99000000001: ",
        4,
    ),
    (
        "an exploding pattern",
        "pattern=\"[0-9]{5}\"",
        "pattern=\"([0-9]+)+x\"",
        Code::Pattern,
        "42:13: F99000000001: ",
        4,
    ),
    (
        "a choice without list",
        "<code>input</code>",
        "<code>select</code>",
        Code::CodeList,
        "33:26: F99000000001: ",
        4,
    ),
    (
        "unknown data type",
        "<code>file</code>",
        "<code>video</code>",
        Code::UnknownCode,
        "76:9: F99000000003: ",
        4,
    ),
    (
        "unknown element",
        "<xdf3:maxSize>",
        "<xdf3:farbe>rot</xdf3:farbe><xdf3:maxSize>",
        Code::UnknownElement,
        "78:9: F99000000003: ",
        4,
    ),
];

#[test]
fn bad_input_gets_place_element_and_message() {
    for (name, sound, broken, code, place, left) in CASES {
        assert!(SOUND.contains(sound), "{name}: the sound file has changed");
        let text = match broken {
            "\u{0}" => SOUND.split(sound).next().unwrap().to_owned(),
            _ => SOUND.replacen(sound, broken, 1),
        };
        let reading = read(text.as_bytes());
        let told: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        let found = reading.problems.iter().position(|own| own.code == code);
        let found = found.unwrap_or_else(|| panic!("{name}: {told:#?}"));
        assert!(told[found].starts_with(place), "{name}: {}", told[found]);
        let nodes = reading.schema().map_or(0, |schema| schema.nodes().count());
        assert_eq!(nodes, left, "{name}: {told:#?}");
        assert_eq!(reading.document.is_none(), code.severity() == Severity::Fatal, "{name}");
    }
}

#[test]
fn the_sound_file_is_sound() {
    let reading = read(SOUND.as_bytes());
    assert_eq!(reading.problems, []);
    let schema = reading.schema().unwrap();
    assert_eq!(schema.title, "Bienen halten");
    assert_eq!(schema.rules[0].identity.to_string(), "R99000000001 1.0.0");
    let paths: Vec<String> = schema.nodes().map(|placed| placed.path.to_string()).collect();
    let expected = ["G99000000001", "G99000000001/F99000000001", "F99000000002", "F99000000003"];
    assert_eq!(paths, expected);
    let postcode = schema.nodes().nth(1).unwrap();
    assert_eq!(postcode.structure.cardinality, Cardinality { min: 2, max: Some(5) });
    let Node::Field(plan) = &schema.structures[2].node else { panic!("a field") };
    assert_eq!((plan.data_type, plan.max_size), (DataType::File, Some(20_000_000)));
    assert_eq!(
        schema.structures[0].node.wording().help.as_deref(),
        Some("Wo stehen die Völker & Kästen?")
    );
}

#[test]
fn what_is_too_much_is_refused_soon() {
    let fields = |count: usize| {
        let field = |at: usize| {
            format!(
                "<struktur><anzahl>1:1</anzahl><enthaelt><datenfeld><identifikation><id>F{at}</id></identifikation></datenfeld></enthaelt></struktur>"
            )
        };
        (0..count).map(field).collect::<String>()
    };
    let groups = |count: usize| {
        let open = |at: usize| {
            format!(
                "<struktur><anzahl>1:1</anzahl><enthaelt><datenfeldgruppe><identifikation><id>G{at}</id></identifikation>"
            )
        };
        (0..count).map(open).collect::<String>()
    };
    let values = "<wert><code>1</code></wert>".repeat(200_001);
    let list = format!(
        "<struktur><enthaelt><datenfeld><werte>{values}</werte></datenfeld></enthaelt></struktur>"
    );
    let rules = "<regel/>".repeat(20_001);
    let cases = [
        ("fields", fields(5_001), Code::TooMany),
        ("values", list, Code::TooMany),
        ("rules", rules, Code::TooMany),
        ("groups in groups", groups(5_000), Code::TooDeep),
        ("bytes", " ".repeat(32 << 20), Code::TooLarge),
    ];
    for (name, inside, code) in cases {
        let text = format!(
            "<xdatenfelder.stammdatenschema.0102 xmlns='urn:xoev-de:fim:standard:xdatenfelder_3.0.0'><stammdatenschema>{inside}</stammdatenschema></xdatenfelder.stammdatenschema.0102>"
        );
        let reading = read(text.as_bytes());
        assert!(reading.document.is_none(), "{name}");
        assert!(
            reading.problems.iter().any(|own| own.code == code),
            "{name}: {:?}",
            reading.problems.last()
        );
    }
    let latin = SOUND.replace("Völker", "V\u{1}lker").into_bytes();
    let latin: Vec<u8> =
        latin.into_iter().map(|byte| if byte == 1 { 0xf6 } else { byte }).collect();
    assert_eq!(read(&latin).problems[0].code, Code::Encoding);
    assert_eq!(read(&latin).problems[0].line, 29);
}

#[test]
fn long_texts_are_cut_and_problems_are_counted() {
    let long = SOUND.replace("auch Hummeln", &"ä".repeat(40_000));
    let reading = read(long.as_bytes());
    assert_eq!(reading.problems[0].code, Code::LongText);
    assert!(reading.document.is_some());
    let many =
        SOUND.replace("<xdf3:maxSize>", &format!("{}<xdf3:maxSize>", "<xdf3:x/>".repeat(5_000)));
    assert_eq!(read(many.as_bytes()).problems.len(), 1_000);
}

#[test]
fn translations_are_read_by_language() {
    let text = "<t:xdatenfelder.uebersetzung.0106 xmlns:t='urn:xoev-de:fim:standard:xdatenfelder_3.0.0'><t:header/>\
        <t:uebersetzt><t:id>S99000000001</t:id><t:version>1.0.0</t:version></t:uebersetzt>\
        <t:sprache lang='de' variant='simple' version='1'><t:element><t:uebersetzt><t:id>F99000000002</t:id></t:uebersetzt>\
        <t:bezeichnungEingabe>Welche Bienen sind es?</t:bezeichnungEingabe><t:bezeichnungAusgabe>Bienen</t:bezeichnungAusgabe>\
        <t:werte><t:wert><t:code>001</t:code><t:name>Bienen für Honig</t:name></t:wert></t:werte>\
        <t:regel><t:uebersetzt><t:id>R99000000001</t:id></t:uebersetzt><t:fehler code='1'>Bitte sagen Sie es.</t:fehler></t:regel>\
        </t:element></t:sprache><t:sprache lang='en' version='1'/></t:xdatenfelder.uebersetzung.0106>";
    let reading = read(text.as_bytes());
    let Some(Document::Translations(translations)) = &reading.document else {
        panic!("{reading:?}")
    };
    let tags: Vec<String> = translations.iter().map(fim::Translation::tag).collect();
    assert_eq!(tags, ["de-x-simple", "en"]);
    let element = &translations[0].elements[0];
    assert_eq!(element.wording.label, "Welche Bienen sind es?");
    assert_eq!(element.values[0].name, "Bienen für Honig");
    assert_eq!(element.messages[0].2, "Bitte sagen Sie es.");
}

proptest! {
    #[test]
    fn damage_never_panics(cut in 0..SOUND.len(), gone in 0_usize..200, put in "(<[/!?]?(xdf3:)?(struktur|enthaelt|datenfeldgruppe|id)[/]?>|&a;|\\PC){0,8}") {
        let (from, to) = (SOUND.floor_char_boundary(cut), SOUND.ceil_char_boundary((cut + gone).min(SOUND.len())));
        let text = format!("{}{put}{}", &SOUND[..from], &SOUND[to..]);
        let reading = read(text.as_bytes());
        prop_assert!(reading.document.is_some() || !reading.problems.is_empty());
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).document.is_none());
    }
}
