//! The building blocks that come with the project.

use std::fs;
use std::path::Path;

use workshop::compile::compile_services;
use workshop::finding::Findings;

/// Each block means the same wherever it stands: at the top, twice, and in a repeated group.
#[test]
fn every_block_can_be_included_anywhere() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let service = folder.path().join("services/all");
    fs::create_dir_all(service.join("texts")).unwrap();
    let mut names = Vec::new();
    for entry in fs::read_dir(project.join("blocks")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let copy = folder.path().join("blocks").join(&name);
        fs::create_dir_all(copy.join("texts")).unwrap();
        for file in ["block.yaml", "texts/de.yaml", "texts/en.yaml"] {
            fs::copy(entry.path().join(file), copy.join(file)).unwrap();
        }
        names.push(name);
    }
    assert!(names.len() >= 8, "{names:?}");
    let mut nodes = String::new();
    for (at, name) in names.iter().enumerate() {
        nodes.push_str(&format!("  - {{ include: {name}, as: top{at} }}\n"));
        nodes.push_str(&format!("  - group: many{at}\n    repeated: 1..3\n    nodes:\n"));
        nodes.push_str(&format!("      - {{ include: {name}, version: 1.0.0 }}\n"));
    }
    let groups: Vec<String> = (0..names.len()).map(|at| format!("top{at}, many{at}")).collect();
    let definition = format!(
        "id: all\nversion: 1.0.0\nleika: []\nlanguages: [de, en]\nnodes:\n{nodes}pages:\n  \
         - {{ id: all, shows: [{}] }}\n",
        groups.join(", ")
    );
    fs::write(service.join("service.yaml"), definition).unwrap();
    for language in ["de", "en"] {
        let labels = |at| format!("  many{at}: {{ label: Liste, instance: Eintrag }}\n");
        let labels: String = (0..names.len()).map(labels).collect();
        let texts = format!(
            "service: {{ title: T, about: T, who: T, ready: T, duration: T, after: T }}\n\
             pages: {{ all: {{ title: T }} }}\nnodes:\n{labels}"
        );
        fs::write(service.join(format!("texts/{language}.yaml")), texts).unwrap();
    }
    let mut findings = Findings::default();
    let compiled = compile_services(&folder.path().join("services"), &mut findings);
    let found: Vec<String> = findings.all().map(|finding| findings.show(finding)).collect();
    assert_eq!(found.join("\n"), "");
    let labels = &compiled.first().unwrap().texts["en"].nodes;
    assert!(labels.keys().any(|path| path.ends_with("address_anywhere.abroad.country")));
}
