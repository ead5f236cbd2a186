//! `cargo xtask bench engine`: what building and checking a service costs at 300 and 10,000
//! fields, from the files to the findings. The last line is JSON; see docs/benchmarks.md.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a measurement may panic"
)]

mod form;

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};
use workshop::bundle::bundle;
use workshop::check::check_service;
use workshop::finding::Findings;

const RUNS: usize = 5;

/// What building and checking a service of 300 fields may take, in milliseconds.
const LIMIT: u64 = 300;

fn main() {
    let folder = std::env::temp_dir().join(format!("direktantrag-bench-{}", std::process::id()));
    let mut keys = Map::new();
    for fields in [300_usize, 10_000] {
        let service = folder.join("services").join("bench");
        form::write(&service, fields).expect("a folder");
        let runs = if fields > 1_000 { 1 } else { RUNS };
        let mut times: Vec<u64> = (0..runs).map(|_| once(&service, fields)).collect();
        times.sort_unstable();
        let median = times[runs / 2];
        println!("{fields:>8} fields built and checked in {median} ms");
        keys.insert(format!("build_check_ms_{fields}"), json!(median));
    }
    keys.insert("build_check_limit_ms_300".to_owned(), json!(LIMIT));
    let _ = fs::remove_dir_all(&folder);
    println!("{}", Json::Object(keys));
}

/// Milliseconds from the files to bundle and findings.
fn once(service: &Path, fields: usize) -> u64 {
    let start = Instant::now();
    let mut findings = Findings::default();
    let compiled = check_service(service, None, &mut findings);
    let shown: Vec<String> = findings.all().map(|finding| findings.show(finding)).collect();
    assert_eq!(findings.errors(), 0, "{}", shown.join("\n"));
    let bundle = bundle(&compiled.expect("a service without errors")).expect("a bundle");
    assert!(bundle.nodes >= fields);
    start.elapsed().as_millis() as u64
}
