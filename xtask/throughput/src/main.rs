//! A part of `cargo xtask bench engine`: from bytes to the verdict whether answers are valid, by
//! the shared crate, by Ajv and by the jsonschema crate. The last line is JSON; see
//! docs/benchmarks.md.
//!
//! `throughput NODE SCRIPT`: the program that runs scripts, and the script that runs Ajv.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "a measurement may panic"
)]

mod form;

use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};
use shared::json::{Limits, read_tree};
use shared::service::Plan;
use shared::settings::Settings;
use shared::{Date, Session};

use form::Form;

/// The server's: what is measured runs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 5;
const ROUNDS: usize = 4_000;
const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 40 };

fn main() {
    let mut arguments = std::env::args().skip(1);
    let node = arguments.next().expect("the program that runs scripts");
    let script = arguments.next().expect("the script that runs Ajv");
    let form = Form::new();
    let inputs = [("", form.valid.to_string(), true), ("_wrong", form.wrong.to_string(), false)];

    let plan = Arc::new(Plan::new(form.service.clone()).expect("a sound service"));
    let settings = settings();
    let day = Date::new(2026, 11, 23).expect("a day of the calendar");
    let validator = jsonschema::validator_for(&form.schema).expect("a sound schema");
    let ajv = ajv(&node, &script, &form);

    let mut keys = Map::new();
    println!(
        "{:>22} {:>14} {:>14} {:>14}   validations per second",
        "", "shared", "Ajv", "jsonschema"
    );
    for (at, (name, text, valid)) in inputs.iter().enumerate() {
        let bytes = text.as_bytes();
        let own = || {
            let tree = read_tree(bytes, LIMITS).expect("JSON");
            let members = tree.members().expect("an object");
            Session::read_from(Arc::clone(&plan), &settings, members, day).complete()
        };
        let other = || {
            let json: Json = serde_json::from_slice(bytes).expect("JSON");
            validator.is_valid(&json)
        };
        assert_eq!((own(), other()), (*valid, *valid), "the verdicts");
        // One after the other in every run, so that both meet the same machine.
        let runs: Vec<(u64, u64)> =
            (0..RUNS).map(|_| (per_second(own), per_second(other))).collect();
        let own = median(runs.iter().map(|(own, _)| *own).collect());
        let other = median(runs.iter().map(|(_, other)| *other).collect());
        let what = if *valid { "valid" } else { "last field wrong" };
        println!("{what:>22} {own:>14} {:>14} {other:>14}", ajv[at]);
        keys.insert(format!("validations_per_s{name}"), json!(own));
        keys.insert(format!("ajv_validations_per_s{name}"), json!(ajv[at]));
        keys.insert(format!("jsonschema_validations_per_s{name}"), json!(other));
    }
    println!("{}", Json::Object(keys));
}

/// How often in a second.
fn per_second(verdict: impl Fn() -> bool) -> u64 {
    let start = Instant::now();
    for _ in 0..ROUNDS {
        black_box(verdict());
    }
    (ROUNDS as u128 * 1_000_000_000 / start.elapsed().as_nanos().max(1)) as u64
}

fn median(mut runs: Vec<u64>) -> u64 {
    runs.sort_unstable();
    runs[RUNS / 2]
}

/// What Ajv reaches with valid input, and with the last field wrong.
fn ajv(node: &str, script: &str, form: &Form) -> [u64; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.json");
    let parts = json!({
        "schema": form.schema,
        "inputs": [form.valid.to_string(), form.wrong.to_string()],
        "runs": RUNS,
        "rounds": ROUNDS,
    });
    std::fs::write(&path, parts.to_string()).expect("a file");
    let output = Command::new(node).arg(script).arg(&path).output().expect("the script runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("two numbers")
}

fn settings() -> Settings {
    serde_json::from_str(include_str!("../../../shared/examples/engine/settings.json"))
        .expect("settings")
}
