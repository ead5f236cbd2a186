//! The table of expression cases, compiled beforehand by the workshop, evaluated natively and in
//! WebAssembly alike.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::expression::{Datum, Expression, Reading};
use shared::service::{Plan, Service};
use shared::settings::Settings;
use shared::{Date, Session};

#[derive(Deserialize)]
struct Table {
    service: Service,
    settings: Settings,
    day: Date,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    expression: Expression,
    answers: Json,
    expected: Json,
}

fn json_of(datum: &Datum<'_>) -> Json {
    match datum {
        Datum::List(items) => items.iter().map(json_of).collect(),
        other => serde_json::to_value(other.to_value()).unwrap(),
    }
}

fn every_case_gives_what_is_expected() {
    let table: Table = serde_json::from_str(include_str!("expressions.json")).unwrap();
    assert!(table.cases.len() >= 120, "only {} cases", table.cases.len());
    let plan = Arc::new(Plan::new(table.service).unwrap());
    let mut wrong = Vec::new();
    for case in &table.cases {
        let answers = Answers::from_json(case.answers.clone()).unwrap();
        let session = Session::new(Arc::clone(&plan), &table.settings, &answers, table.day);
        let found = match session.evaluate(&case.expression) {
            Reading::Unknown => json!("unknown"),
            Reading::Blank => json!("blank"),
            Reading::Failed => json!("failed"),
            Reading::Known(datum) => json_of(&datum),
        };
        if found != case.expected {
            wrong.push(format!("{}: {found}, expected {}", case.text, case.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn natively() {
    every_case_gives_what_is_expected();
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn in_webassembly() {
    every_case_gives_what_is_expected();
}
