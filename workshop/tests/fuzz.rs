//! The entry points of `fuzz/`, each with so many inputs on every run of the tests: bytes of any
//! kind, and sound inputs that were damaged.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

#[path = "../../fuzz/entry.rs"]
mod entry;

use proptest::prelude::*;
use shared::packed::packed;
use shared::service::Service;

const SERVICE: &str = include_str!("../../shared/tests/expressions.yaml");
const SCHEMA: &str = include_str!("../../fim/tests/sample3.xml");
const CASES: &str = include_str!("../../shared/tests/expressions.txt");
const COMPILED: &str = include_str!("../../shared/tests/expressions.json");

/// A part of a sound input with some bytes exchanged, left out or put in.
fn damaged(sound: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = sound.len();
    let change = (0..=length, 0..8_usize, proptest::collection::vec(any::<u8>(), 0..8));
    proptest::collection::vec(change, 0..4).prop_map(move |changes| {
        let mut bytes = sound.clone();
        for (at, less, more) in changes {
            let at = at.min(bytes.len());
            let end = (at + less).min(bytes.len());
            bytes.splice(at..end, more);
        }
        bytes
    })
}

/// The expressions of the table.
fn expressions() -> Vec<Vec<u8>> {
    let lines = CASES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.rsplit(" ; ").last().unwrap().as_bytes().to_vec()).collect()
}

fn answers() -> Vec<Vec<u8>> {
    let lines = CASES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.rsplit(" ; ").nth(1).unwrap().as_bytes().to_vec()).collect()
}

/// The service of the compiled table, as a bundle has it.
fn bundle() -> Vec<u8> {
    let table: serde_json::Value = serde_json::from_str(COMPILED).unwrap();
    let service = table.get("service").unwrap();
    let service: Service = serde_json::from_value(service.clone()).unwrap();
    packed(&service)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn expressions_of_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..80),
        damaged in proptest::sample::select(expressions()).prop_flat_map(damaged),
    ) {
        entry::fuzz_expression(&bytes);
        entry::fuzz_expression(&damaged);
    }

    #[test]
    fn definitions_of_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        damaged in damaged(SERVICE.as_bytes().to_vec()),
    ) {
        entry::fuzz_yaml(&bytes);
        entry::fuzz_yaml(&damaged);
    }

    #[test]
    fn schemas_of_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        damaged in damaged(SCHEMA.as_bytes().to_vec()),
    ) {
        entry::fuzz_schema(&bytes);
        entry::fuzz_schema(&damaged);
    }

    #[test]
    fn bundles_of_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        damaged in damaged(bundle()),
    ) {
        entry::fuzz_bundle(&bytes);
        entry::fuzz_bundle(&damaged);
    }

    #[test]
    fn answers_of_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        damaged in proptest::sample::select(answers()).prop_flat_map(damaged),
    ) {
        entry::fuzz_answers(&bytes);
        entry::fuzz_answers(&damaged);
    }
}

#[test]
fn sound_inputs_are_accepted() {
    entry::fuzz_yaml(SERVICE.as_bytes());
    entry::fuzz_schema(SCHEMA.as_bytes());
    entry::fuzz_bundle(&bundle());
    expressions().iter().for_each(|text| entry::fuzz_expression(text));
    answers().iter().for_each(|text| entry::fuzz_answers(text));
}
