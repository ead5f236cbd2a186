//! The good services are damaged in every way that `check` claims to find: what it finds is
//! counted, and what it does not find is explained.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod mutation {
    pub(crate) mod operators;
}
mod smt;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mutation::operators::{File, OPERATORS};
use workshop::check::{check_again, settings_for};
use workshop::compile::{Municipality, compile_municipalities};
use workshop::finding::{Findings, Severity};
use workshop::prove::Memory;

/// The most that one operator damages in one service: evenly spread over what it could damage.
const MOST: usize = 16;

/// A folder of its own with copies of the services and blocks, removed at the end.
struct Bench {
    folder: PathBuf,
    memory: Memory,
    municipalities: Vec<Municipality>,
}

impl Bench {
    fn new(root: &Path) -> Self {
        let folder = std::env::temp_dir().join(format!("workshop-mutants-{}", std::process::id()));
        for part in ["services", "blocks", "codelists", "lists"] {
            copy(&root.join(part), &folder.join(part));
        }
        let settings = root.join("municipalities");
        let municipalities =
            compile_municipalities(&settings, &[], false, &mut Findings::default());
        Self { folder, memory: Memory::default(), municipalities }
    }

    /// What is found: severity, code and message of each.
    fn findings(&self, service: &Path) -> BTreeSet<(Severity, String, String)> {
        let mut findings = Findings::default();
        let id = service.file_name().unwrap().to_string_lossy();
        let settings = settings_for(&id, &self.municipalities);
        check_again(service, settings, self.memory.clone(), &mut findings);
        let all = findings.all();
        all.map(|own| (own.severity, own.code.to_string(), own.message.clone())).collect()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).unwrap();
    for entry in entries.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

#[derive(Default)]
struct Count {
    made: usize,
    found: usize,
    codes: BTreeSet<String>,
}

#[test]
fn damage_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let bench = Bench::new(&root);
    let explained = include_str!("mutation/survivors.txt");
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut survivors: Vec<(String, bool)> = Vec::new();
    let mut services: Vec<PathBuf> =
        fs::read_dir(bench.folder.join("services")).unwrap().flatten().map(|e| e.path()).collect();
    services.sort();
    for service in services.iter().filter(|service| service.join("service.yaml").is_file()) {
        let sound = bench.findings(service);
        assert!(sound.is_empty(), "{}: {sound:?}", service.display());
        for (name, file, damage) in OPERATORS {
            let path = service.join(match file {
                File::Service => "service.yaml",
                File::German => "texts/de.yaml",
            });
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            let mutants = damage(&lines);
            let step = mutants.len().div_ceil(MOST).max(1);
            for mutant in mutants.iter().step_by(step) {
                fs::write(&path, mutant).unwrap();
                let found = bench.findings(service);
                let count = counts.entry(name).or_default();
                count.made += 1;
                // What is only said to be undecided is not found.
                let new: Vec<_> = found.iter().filter(|own| own.1 != "undecided").collect();
                match new.first() {
                    Some(_) => {
                        count.found += 1;
                        count.codes.extend(new.iter().map(|(_, code, _)| code.clone()));
                    }
                    None => {
                        let (line, known) = survivor(name, &lines, mutant, explained);
                        let undecided = !found.is_empty();
                        survivors.push((line, known || undecided));
                    }
                }
            }
            fs::write(&path, &text).unwrap();
        }
    }
    let table = table(&counts);
    println!("{table}");
    for (survivor, explained) in &survivors {
        println!("{} {survivor}", if *explained { "explained" } else { "NOT EXPLAINED" });
    }
    let made: usize = counts.values().map(|count| count.made).sum();
    assert!(made >= 400 && counts.len() >= 15, "{made} mutants of {} operators", counts.len());
    let open: Vec<&String> = survivors.iter().filter(|own| !own.1).map(|own| &own.0).collect();
    assert!(open.is_empty(), "explain these in survivors.txt: {open:#?}");
    written::up_to_date("docs/mutants.md", &table);
    if smt::here() {
        smt::agree(&bench.memory, "services and mutants", [300, 900]);
    }
}

/// The damage in words, and whether it is explained.
fn survivor(name: &str, lines: &[&str], mutant: &str, explained: &str) -> (String, bool) {
    let after: Vec<&str> = mutant.lines().collect();
    let differs = lines.iter().zip(&after).position(|(one, other)| one != other);
    // Where nothing differs, lines at the end are gone.
    let at = differs.unwrap_or(after.len());
    let new = after.get(at).map_or("", |line| line.trim());
    let line = if new.is_empty() { lines.get(at).map_or("", |line| line.trim()) } else { new };
    let known = explained.lines().filter(|line| !line.starts_with('#')).any(|entry| {
        let mut parts = entry.split(" | ");
        let (own, part) = (parts.next().unwrap_or(""), parts.next().unwrap_or("?"));
        own == name && (part == "*" || line.contains(part))
    });
    (format!("{name} | {line}"), known)
}

fn table(counts: &BTreeMap<&str, Count>) -> String {
    let mut table = String::from(
        "# Damage found\n\n\
         The test `workshop/tests/mutation.rs` damages the services line by line and looks whether \
         `direktantrag check` finds it; it writes this table. What is not found is explained in \
         `workshop/tests/mutation/survivors.txt`.\n\n\
         | damage | made | found | codes |\n|---|---:|---:|---|\n",
    );
    let (mut made, mut found) = (0, 0);
    for (name, count) in counts {
        let codes: Vec<&str> = count.codes.iter().map(String::as_str).collect();
        let _ =
            writeln!(table, "| {name} | {} | {} | {} |", count.made, count.found, codes.join(", "));
        made += count.made;
        found += count.found;
    }
    let _ = writeln!(table, "| all | {made} | {found} | |");
    table
}
