//! The approved schemas of the material: each is read whole.

use std::path::PathBuf;

use fim::{Code, Node, Schema, read};

/// File, fields, groups, rules and values of lists, counted by a program that is no part of this.
const SCHEMAS: [(&str, [usize; 4]); 26] = [
    ("xdf2/bewohnerparkausweis/S05000058V1.0_xdf2.xml", [33, 8, 2, 0]),
    ("xdf2/gewerbeanmeldung/S00000009_xdatenfelder.xml", [132, 54, 0, 0]),
    ("xdf3/S00000000364.xml", [14, 3, 1, 0]),
    ("xdf3/S00000000366.xml", [23, 8, 1, 0]),
    ("xdf3/S00000000367.xml", [21, 7, 1, 2]),
    ("xdf3/S00000000371.xml", [27, 7, 5, 13]),
    ("xdf3/S00000000374.xml", [147, 58, 39, 21]),
    ("xdf3/S00000000379.xml", [86, 32, 22, 11]),
    ("xdf3/S00000000392.xml", [100, 42, 25, 20]),
    ("xdf3/S02000000112.xml", [86, 21, 8, 2]),
    ("xdf3/S05000001162.xml", [273, 51, 33, 95]),
    ("xdf3/S05000001195.xml", [48, 15, 1, 8]),
    ("xdf3/S05000001198.xml", [255, 47, 29, 31]),
    ("xdf3/S05000001216.xml", [140, 38, 5, 713]),
    ("xdf3/S05000001288.xml", [88, 27, 20, 12]),
    ("xdf3/S05000001291.xml", [66, 20, 19, 26]),
    ("xdf3/S05000001299.xml", [82, 20, 23, 17]),
    ("xdf3/S05000001381.xml", [85, 22, 32, 15]),
    ("xdf3/S07000000200.xml", [17, 7, 5, 2]),
    ("xdf3/S07000000205.xml", [40, 18, 9, 7]),
    ("xdf3/S07000000209.xml", [40, 18, 9, 7]),
    ("xdf3/S07000000243.xml", [45, 17, 5, 10]),
    ("xdf3/S07000000245.xml", [46, 17, 5, 10]),
    ("xdf3/S07000000247.xml", [45, 17, 5, 10]),
    ("xdf3/S07000000251.xml", [45, 17, 5, 10]),
    ("xdf3/S07000000259.xml", [44, 17, 5, 10]),
];

#[test]
fn every_schema_is_read_whole() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let material = std::env::var_os("DIREKTANTRAG_MATERIAL").map(PathBuf::from);
    let folder = material.unwrap_or_else(|| root.join("../shared")).join("fim");
    if !folder.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the material is missing: {}", folder.display());
        println!("skipped 1 test: there are no schemas at {}", folder.display());
        return;
    }
    let mut patterns = 0;
    for (file, expected) in SCHEMAS {
        let reading = read(&std::fs::read(folder.join(file)).unwrap());
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert!(!reading.lost(), "{file}: {problems:#?}");
        assert_eq!(counts(reading.schema().unwrap()), expected, "{file}");
        // Two patterns in the older format are words; nothing else is wrong with what was approved.
        assert!(
            reading.problems.iter().all(|own| own.code == Code::Pattern),
            "{file}: {problems:#?}"
        );
        patterns += reading.problems.len();
    }
    assert_eq!(patterns, 2);
}

fn counts(schema: &Schema) -> [usize; 4] {
    let mut counts = [0, 0, schema.placed_rules().count(), 0];
    for placed in schema.nodes() {
        assert_eq!(schema.node(&placed.path), Some(&placed.structure.node), "{}", placed.path);
        match &placed.structure.node {
            Node::Field(field) => {
                counts[0] += 1;
                if let Some(fim::CodeList::Inline(values)) = &field.code_list {
                    counts[3] += values.len();
                }
            }
            Node::Group(_) => counts[1] += 1,
        }
    }
    counts
}
