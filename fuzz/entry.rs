//! What is fuzzed: whatever the bytes are, nothing panics, and what is accepted is sound. The
//! stable tests (`workshop/tests/fuzz.rs`) and the targets of cargo-fuzz both call these.

use std::sync::Arc;

use shared::json::{Limits, Members, read_tree};
use shared::packed::{packed, unpacked};
use shared::service::{Document, Plan, Service};
use shared::settings::Settings;
use shared::{Date, Session};
use workshop::compile::{Structure, compile_structure};
use workshop::definition::{read_service, read_yaml};
use workshop::expression::{lower, parse, show};
use workshop::finding::Findings;
use workshop::import::{Input, Previous, import};

const SERVICE: &str = include_str!("../shared/tests/expressions.yaml");

/// The parser of expressions, types, printing and evaluation: what is shown of an accepted
/// expression is read as the same.
pub(crate) fn fuzz_expression(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = parse(&text);
    let structure = structure(SERVICE).expect("the service is sound");
    let service = structure.service.as_ref().expect("the service is sound");
    let Ok(lowered) = lower(&text, &structure.names, None, None) else { return };
    let written = show(&lowered.expression, service, None);
    if written.chars().count() < 10_000 {
        let again = lower(&written, &structure.names, None, None).map(|again| again.expression);
        assert_eq!(again.as_ref(), Ok(&lowered.expression), "{text} is shown as {written}");
    }
    let mut service = service.clone();
    service.documents.push(Document { id: "more".to_owned(), relevant: lowered.expression });
    begin(Plan::new(service).expect("what is accepted is sound"), br#"{"dogs": [{}, {}]}"#);
}

/// The reader of YAML and the compiler behind it.
pub(crate) fn fuzz_yaml(bytes: &[u8]) {
    structure(&String::from_utf8_lossy(bytes));
}

/// The reader of FIM schemas and the import behind it: what is imported has a definition that is
/// YAML.
pub(crate) fn fuzz_schema(bytes: &[u8]) {
    let inputs = [Input { name: "schema.xml".to_owned(), bytes: bytes.to_vec() }];
    let mut findings = Findings::default();
    let imported = import("fuzzed", &inputs, &[], &Previous::default(), &mut findings);
    let Some(imported) = imported else {
        assert!(findings.errors() > 0, "nothing was imported, and nothing says why");
        return;
    };
    for (path, text) in imported.files.iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let mut findings = Findings::default();
        assert!(read_yaml(0, text, &mut findings).is_some(), "{path} is no YAML:\n{text}");
    }
}

/// The decoder of bundles.
pub(crate) fn fuzz_bundle(bytes: &[u8]) {
    let Some(service) = unpacked::<Service>(bytes) else { return };
    assert_eq!(unpacked(&packed(&service)), Some(service.clone()));
    if let Ok(plan) = Plan::new(service) {
        begin(plan, b"{}");
    }
}

/// The decoder of answers.
pub(crate) fn fuzz_answers(bytes: &[u8]) {
    let structure = structure(SERVICE).expect("the service is sound");
    let service = structure.service.expect("the service is sound");
    begin(Plan::new(service).expect("the service is sound"), bytes);
}

fn structure(text: &str) -> Option<Structure> {
    let mut findings = Findings::default();
    let file = findings.add_source("service.yaml".to_owned(), text.to_owned());
    let tree = read_yaml(file, text, &mut findings)?;
    let definition = read_service(&tree, &mut findings)?;
    let structure = compile_structure(&definition, &mut findings);
    assert!(findings.all().all(|finding| !findings.show(finding).is_empty()));
    Some(structure)
}

/// Assesses answers, and what is left of them once more.
fn begin(plan: Plan, answers: &[u8]) {
    let Ok(tree) = read_tree(answers, Limits { bytes: 1_000_000, depth: 100 }) else { return };
    let Some(members) = tree.members() else { return };
    let settings: Settings = serde_json::from_str(SETTINGS).expect("the settings are sound");
    let day = Date::new(2026, 11, 23).expect("a day");
    let plan = Arc::new(plan);
    let session = Session::read_from(Arc::clone(&plan), &settings, members, day);
    let draft = session.draft();
    let again = Session::read_from(plan, &settings, &Members::of(&draft.0), day);
    assert_eq!(again.draft(), draft);
    assert_eq!(session.assessment().complete, session.complete());
}

const SETTINGS: &str = r#"{
    "ars": "149990000000", "name": "Musterstadt", "notices": {}, "services": {},
    "contact": {
        "office": {}, "street": "Markt 1", "postcode": "01001", "place": "Musterstadt",
        "telephone": "030 23125 000", "email": "amt@musterstadt.example", "hours": {}
    },
    "feedback": "amt@musterstadt.example"
}"#;
