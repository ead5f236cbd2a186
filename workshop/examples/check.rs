//! `cargo xtask bench engine`: what building and checking a service costs at 300 and 10,000
//! fields, from the files to the findings. The last line is JSON; see docs/benchmarks.md.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a measurement may panic"
)]

use std::fmt::Write as _;
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
        write(&service, fields);
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

/// Pages of ten fields as forms have them: a question that opens others, numbers that are added
/// up, checks, and a remark that nothing depends on.
fn write(folder: &Path, fields: usize) {
    let mut nodes = String::new();
    let mut pages = String::new();
    let mut labels = String::new();
    let mut titles = String::new();
    for page in 0..fields / 10 {
        let group = format!("page{page}");
        let _ = write!(
            nodes,
            "  - group: {group}
    nodes:
      - {{ field: gate, kind: yes-no, required: true, basis: [\"§ 1\"] }}
      - {{ field: name, kind: text, max: 120, relevant: gate, required: true }}
      - field: since
        kind: date
        relevant: gate
        checks: [{{ id: past, holds: \"since <= today\" }}]
      - {{ field: one, kind: integer, max: 1000, relevant: gate, required: true }}
      - {{ field: two, kind: integer, max: 1000, relevant: gate, required: true }}
      - {{ field: sum, kind: integer, max: 2000, calculate: \"one + two\" }}
      - {{ field: choice, kind: choice, list: list, relevant: gate, required: true }}
      - {{ field: detail, kind: text, max: 500, relevant: \"choice == 'b' && sum > 10\" }}
      - {{ field: email, kind: email }}
      - {{ field: remark, kind: text, max: 500 }}
"
        );
        let _ = writeln!(pages, "  - {{ id: {group}, shows: [{group}] }}");
        let _ = writeln!(titles, "  {group}: {{ title: Seite {page} }}");
        let names = ["gate", "name", "one", "two", "sum", "choice", "detail", "email", "remark"];
        for name in names {
            let _ = writeln!(labels, "  {group}.{name}: {{ label: Frage {name} }}");
        }
        let _ = writeln!(
            labels,
            "  {group}.since: {{ label: Seit, checks: {{ past: Das liegt in der Zukunft. }} }}"
        );
    }
    fs::create_dir_all(folder.join("texts")).expect("a folder");
    let service = format!(
        "id: bench\nversion: 1.0.0\nleika: [\"99102013104000\"]\nlanguages: [de]\n\
         lists:\n  list: [a, b]\nnodes:\n{nodes}pages:\n{pages}"
    );
    fs::write(folder.join("service.yaml"), service).expect("a file");
    let start: String = ["title", "about", "who", "ready", "duration", "after"]
        .iter()
        .map(|key| format!("  {key}: Ein Text.\n"))
        .collect();
    let texts = format!(
        "service:\n{start}nodes:\n{labels}pages:\n{titles}lists:\n  list: {{ a: A, b: B }}\n"
    );
    fs::write(folder.join("texts/de.yaml"), texts).expect("a file");
}
