//! A service of so many fields, as benches measure it.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// Pages of ten fields as forms have them: a question that opens others, numbers that are added
/// up, checks, and a remark that nothing depends on.
pub(crate) fn write(folder: &Path, fields: usize) -> io::Result<()> {
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
    fs::create_dir_all(folder.join("texts"))?;
    let service = format!(
        "id: bench\nversion: 1.0.0\nleika: [\"99102013104000\"]\nlanguages: [de]\n\
         lists:\n  list: [a, b]\nnodes:\n{nodes}pages:\n{pages}"
    );
    fs::write(folder.join("service.yaml"), service)?;
    let start: String = ["title", "about", "who", "ready", "duration", "after"]
        .iter()
        .map(|key| format!("  {key}: Ein Text.\n"))
        .collect();
    let texts = format!(
        "service:\n{start}nodes:\n{labels}pages:\n{titles}lists:\n  list: {{ a: A, b: B }}\n"
    );
    fs::write(folder.join("texts/de.yaml"), texts)
}
