//! What is wrong with code lists and the files that they come from.

use super::workbench::{Case, Change};

const LIST: &str = "place: [garden, roof, field]";

/// The list from a file, chosen from by a field.
pub(crate) const SOUND: &[Change] = &[
    (
        "service",
        LIST,
        "place: { codes: [garden, roof, field], outdated: [field], terms: { roof: oben } }\n  \
         crops: { file: lists/crops.xml, version: \"2026-04-30\", terms: [monat], \
         label: { de: bezeichnung, en: english } }",
    ),
    (
        "service",
        "field: means, kind: choices, list: place",
        "field: means, kind: choices, list: crops",
    ),
];

pub(crate) const CASES: &[Case] = &[
    (
        &[("service", LIST, "place: { codes: [garden, roof, field], outdated: [‸feild] }")],
        "the list `place` has no code `feild`",
    ),
    (
        &[("service", LIST, "place: { codes: [garden, roof, field], terms: { ‸rof: oben } }")],
        "did you mean `roof`?",
    ),
    (
        &[("service", LIST, "place: [garden, roof, field]\n  crops: { file: ‸../crops.xml }")],
        "is no path inside the service's folder",
    ),
    (
        &[("service", LIST, "place: [garden, roof, field]\n  crops: { file: ‸lists/corps.xml }")],
        "`lists/corps.xml` cannot be read",
    ),
    (
        &[(
            "service",
            LIST,
            "place: [garden, roof, field]\n  crops: { file: lists/crops.xml, version: ‸\"2025\" }",
        )],
        "the file has version `2026-04-30`, not `2025`",
    ),
    (
        &[(
            "service",
            LIST,
            "place: [garden, roof, field]\n  crops: { file: lists/crops.xml, key: ‸schlussel }",
        )],
        "did you mean `schluessel`?",
    ),
    (
        &[
            (
                "service",
                LIST,
                "place: [garden, roof, field]\n  crops: { file: lists/crops.xml, key: monat }",
            ),
            ("crops", "    </Row>\n    <Row>", "    </Row>\n    <Row>‸"),
        ],
        "this row has no code in `monat`",
    ),
    (
        &[
            ("service", LIST, "place: [garden, roof, field]\n  crops: { file: lists/crops.xml }"),
            ("crops", "<SimpleValue>02<", "<SimpleValue>01<"),
            ("crops", "    </Row>\n    <Row>", "    </Row>\n    <Row>‸"),
        ],
        "the code `01` stands here twice",
    ),
    (
        &[
            ("service", LIST, "place: [garden, roof, field]\n  crops: { file: lists/crops.xml }"),
            (
                "crops",
                "<gc:CodeList",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>‸\n<gc:CodeList",
            ),
        ],
        "a document type is not allowed",
    ),
    (
        &[
            ("service", LIST, "place: [garden, roof, field]\n  crops: { file: lists/crops.xml }"),
            ("crops", "Raps</SimpleValue>", "&raps;‸</SimpleValue>"),
        ],
        "this is no XML",
    ),
    (
        &[
            ("service", LIST, "place: [garden, roof, field]\n  crops: { file: lists/crops.xml }"),
            ("crops", "ColumnRef=\"monat\"><", "ColumnRef=\"mond\">‸<"),
        ],
        "there is no column `mond`",
    ),
];
