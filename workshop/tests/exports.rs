//! What is exported of the material's schemas: valid by what is exported as their schemas, and
//! these the same as the sources, which are read here without the importer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "exports/flat.rs"]
mod flat;
mod material;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use shared::Date;
use workshop::compile::{Compiled, compile_service};
use workshop::data_schema::{json_schema, xsd};
use workshop::fim_report::{RuleFate, SchemaReport, input, report, sources, totals};
use workshop::finding::Findings;
use workshop::import::{Previous, Published, import};

use flat::{Flat, of_source, of_xsd};
use material::material;

fn day() -> Date {
    Date::new(2026, 11, 28).unwrap()
}

/// A schema as an imported service, written into a folder and compiled.
fn compiled(path: &Path, lists: &[Published], services: &Path) -> Compiled {
    let mut findings = Findings::default();
    let input = input(path).unwrap();
    let imported = import("service", &[input], lists, &Previous::default(), &mut findings).unwrap();
    let folder = services.join("service");
    for (path, text) in &imported.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut findings = Findings::default();
    let compiled = compile_service(&folder, &mut findings);
    let told: String = findings.all().map(|own| findings.show(own)).collect();
    assert_eq!(findings.errors() + findings.warnings(), 0, "{}: {told}", path.display());
    compiled.unwrap()
}

#[test]
fn everything_is_imported_filled_and_exported_validly() {
    let Some(folder) = material() else { return };
    let out = tempfile::tempdir().unwrap();
    let found = sources(&folder).unwrap();
    let reports: Vec<SchemaReport> = found
        .schemas
        .iter()
        .map(|path| report(path, &found.lists, day(), Some(out.path())).unwrap())
        .collect();
    assert_eq!(reports.len(), 26);
    for report in &reports {
        let SchemaReport { schema, faults, missed, .. } = report;
        assert!(report.imported, "{}: {:?}", report.file, report.messages);
        assert!(missed.is_empty(), "{schema}: {missed:?}");
        assert!(report.scenarios > 0 && report.passed == report.scenarios, "{schema}");
        assert_eq!(report.exports, report.scenarios * 2, "{schema}");
        assert_eq!(report.exports_valid, report.exports, "{schema}: {faults:?}");
        assert_eq!(report.findings[0], 0, "{schema}");
        assert!(
            report
                .rules
                .iter()
                .all(|own| own.state == RuleFate::Compiled || !own.reason.is_empty())
        );
    }
    let line = totals(&reports);
    println!("{line}");
    let totals: Json = serde_json::from_str(&line).unwrap();
    for (one, other) in
        [("schemas", "imported"), ("nodes", "nodes_visited"), ("exports", "exports_valid")]
    {
        assert_eq!(totals[one], totals[other], "{line}");
    }
    let numbers = ["compiled", "open", "rejected"].map(|key| totals[key].as_u64().unwrap());
    assert_eq!(totals["sentences"].as_u64().unwrap(), numbers.iter().sum::<u64>());
    damage(&out.path().join("S00000000364"));
}

/// Both validators see damage to an export that is valid.
fn damage(folder: &Path) {
    let xml = std::fs::read_to_string(folder.join("001.xml")).unwrap();
    for (sound, broken) in [
        ("<F00000003445V1.0.0>true<", "<F00000003445V1.0.0>ja<"),
        ("<F60000000246V1.1.0>", "<F60000000246V1.1.0>0"),
        ("<F60000000243V1.2.0>", "<F60000000999V1.2.0/><F60000000243V1.2.0>"),
    ] {
        assert!(xml.contains(sound), "{sound}: {xml}");
        let path = folder.join("broken.xml");
        std::fs::write(&path, xml.replacen(sound, broken, 1)).unwrap();
        let ran = std::process::Command::new("xmllint")
            .args(["--nonet", "--noout", "--schema"])
            .args([folder.join("schema.xsd"), path])
            .output()
            .unwrap();
        assert!(!ran.status.success(), "{broken}");
    }
    let read = |name: &str| -> Json {
        serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
    };
    let validator = jsonschema::validator_for(&read("schema.json")).unwrap();
    let data = read("001.json");
    assert!(validator.is_valid(&data));
    for (key, value) in [
        ("F00000003445V1.0.0", Json::from("true")),
        ("F60000000319V1.3.0", Json::from("")),
        ("F60000000999V1.0.0", Json::from("x")),
    ] {
        let mut broken = data.clone();
        broken[key] = value;
        assert!(!validator.is_valid(&broken), "{key}");
    }
}

/// Where a schema's XML Schema differs from its source.
fn differences(source: &BTreeMap<String, Flat>, exported: &BTreeMap<String, Flat>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, own) in source {
        match exported.get(path) {
            None => found.push(format!("{path} is missing")),
            Some(other) if own.same_but_for_least(other) && own.min == other.min => {}
            Some(other) if own.same_but_for_least(other) && other.min == 0 => {
                found.push(format!("{path} is optional"));
            }
            Some(other) => found.push(format!("{path}: {own:?} became {other:?}")),
        }
    }
    let more = exported.keys().filter(|path| !source.contains_key(*path));
    found.extend(more.map(|path| format!("{path} is new")));
    found
}

/// Whether a rule can take a node away: by the definition, and not by what the export makes of it.
fn can_be_absent(compiled: &Compiled, path: &str) -> bool {
    let nodes = &compiled.service.nodes;
    let fim = |at: usize| nodes[at].fim.as_deref().map(|fim| fim.split(' ').next().unwrap());
    let whole = |at: usize| {
        let mut ids: Vec<&str> = fim(at).into_iter().collect();
        let mut next = nodes[at].parent;
        while let Some(parent) = next {
            ids.extend(fim(parent.index()));
            next = nodes[parent.index()].parent;
        }
        ids.reverse();
        ids.join("/")
    };
    let found = (0..nodes.len()).find(|at| fim(*at).is_some() && whole(*at) == path);
    let Some(at) = found else { return false };
    // A field that is repeated stands in a group of its own.
    let around = nodes[at].parent.map(|id| &nodes[id.index()]).filter(|own| own.fim.is_none());
    nodes[at].relevant.is_some() || around.is_some_and(|own| own.relevant.is_some())
}

#[test]
fn xml_schemas_are_their_sources_but_for_what_a_rule_takes_away() {
    let Some(folder) = material() else { return };
    let found = sources(&folder).unwrap();
    assert_eq!(found.schemas.len(), 26);
    let lists = flat::lists(&folder);
    let mut optional = 0;
    let mut compared = 0;
    for path in &found.schemas {
        let services = tempfile::tempdir().unwrap();
        let compiled = compiled(path, &found.lists, services.path());
        let source = of_source(&std::fs::read_to_string(path).unwrap(), &lists);
        let exported = of_xsd(&xsd(compiled.data.as_ref().unwrap()).unwrap());
        compared += source.len();
        for line in differences(&source, &exported) {
            let absent = line.strip_suffix(" is optional");
            assert!(
                absent.is_some_and(|path| can_be_absent(&compiled, path)),
                "{}: {line}",
                path.display()
            );
            optional += 1;
        }
    }
    println!("{compared} fields and groups compared, {optional} optional because of rules");
    assert!(optional > 0 && compared > 2_000, "{compared}, {optional}");
}

/// The conversions of the FIM editors and ours differ in nothing but the group that a rule shows.
#[test]
fn the_form_is_that_of_the_editors_own_conversions() {
    let Some(folder) = material() else { return };
    let services = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.join("xdf3/S00000000364.xml");
    let compiled = compiled(&path, &[], services.path());
    let outline = compiled.data.as_ref().unwrap();
    let reference = folder.join("reference");
    let read = |name: &str| std::fs::read_to_string(reference.join(name)).unwrap();

    let theirs = of_xsd(&read("S00000000364.xsd"));
    let ours = xsd(outline).unwrap();
    assert_eq!(differences(&theirs, &of_xsd(&ours)), ["G00000002211 is optional"]);

    let mut theirs: Json = serde_json::from_str(&read("S00000000364.schema.json")).unwrap();
    let mut ours: Json = serde_json::from_str(&json_schema(outline)).unwrap();
    theirs["required"].as_array_mut().unwrap().retain(|own| own != "G00000002211V1.0.0");
    for schema in [&mut theirs, &mut ours] {
        schema.as_object_mut().unwrap().remove("description");
    }
    assert_eq!(theirs, ours);
    let names = |text: &str| -> Vec<String> {
        let (_, inside) = text.rsplit_once("\"properties\"").unwrap();
        inside.split('"').filter(|part| part.ends_with("V1.0.0")).map(str::to_owned).collect()
    };
    let theirs = names(&read("S00000000364.schema.json"));
    assert!(!theirs.is_empty());
    assert_eq!(names(&json_schema(outline))[..3], theirs[..3]);

    // What others exported is valid by our schema, too.
    let schema = services.path().join("ours.xsd");
    std::fs::write(&schema, xsd(outline).unwrap()).unwrap();
    let ran = std::process::Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .args([schema, reference.join("S00000000364.example.xml")])
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// One broken file is told, and does not keep the others from being looked at.
#[test]
fn a_report_goes_on_after_broken_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let sample = std::fs::read_to_string(root.join("fim/tests/sample3.xml")).unwrap();
    std::fs::create_dir(folder.path().join("more")).unwrap();
    std::fs::create_dir(folder.path().join("folder.xml")).unwrap();
    for (name, text) in [
        ("broken.xml", sample.split_at(2_000).0),
        ("more/bees.xml", sample.as_str()),
        ("note.xml", "<note/>"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let (good, line, told) = run(folder.path(), &["fim", "report", ".", "--json"]);
    assert!(good, "{told}");
    let totals: Json = serde_json::from_str(&line).unwrap();
    let numbers = ["schemas", "imported", "exports_valid"].map(|key| totals[key].as_u64().unwrap());
    assert_eq!(numbers, [2, 1, 2], "{line}");
    let (good, table, _) = run(folder.path(), &["fim", "report", "."]);
    assert!(good && table.contains("the file ends too early"), "{table}");
    let (good, _, told) = run(folder.path(), &["fim", "report", "folder.xml"]);
    assert!(!good && told.contains("there are no data schemas"), "{told}");
}

/// Runs the program in a folder; whether it succeeded, what it wrote and what it told.
fn run(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_direktantrag"));
    let ran = program.args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.success(), text(ran.stdout), text(ran.stderr))
}

/// What stands in the imported service, what an author writes there, and what is told.
const EDITS: [(&str, &str, &str); 6] = [
    ("kind: postcode\n", "kind: text\n            max: 5\n", ""),
    ("kind: postcode\n", "kind: email\n", ""),
    ("kind: file\n    types: [pdf]\n    size: 20\n", "kind: date\n", "cannot be written as `file`"),
    ("    size: 20\n", "    size: 20\n    max: 3\n", "has it once, and here it can be several"),
    ("fim: F99000000003 1.0.0\n", "fim: F99000000009 1.0.0\n", "has nothing at `F99000000009`"),
    ("    fim: G99000000001 1.1.0\n", "", "has nothing at `F99000000001`"),
];

#[test]
fn answers_are_exported_from_the_command_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let sample = std::fs::read_to_string(root.join("fim/tests/sample3.xml")).unwrap();
    std::fs::write(at("bees.xml"), sample).unwrap();
    let (good, _, told) = run(folder.path(), &["import", "bees.xml", "-o", "services/bees"]);
    assert!(good, "{told}");
    let own = "municipalities/149990000000/settings.yaml";
    let settings = std::fs::read_to_string(root.join(own)).unwrap();
    let (settings, _) = settings.split_once("\nservices:\n").unwrap();
    std::fs::create_dir_all(at(own).parent().unwrap()).unwrap();
    let offer = |inbox: &str| {
        std::fs::write(at(own), format!("{settings}\nservices:\n  bees: {inbox}\n")).unwrap();
    };
    offer("{ inbox: [json, xml, amt24] }");
    let (good, _, told) = run(folder.path(), &["build"]);
    assert!(good, "{told}");

    let answers = r#"{"standort": {"postleitzahl": [{"postleitzahl": "09999"}]}}"#;
    std::fs::write(at("answers.json"), answers).unwrap();
    let (good, schema, told) = run(folder.path(), &["schema", "bees", "--format", "xsd"]);
    assert!(good && schema.contains("name=\"S99000000001V1.0.0\""), "{schema}{told}");
    let (good, schema, _) = run(folder.path(), &["schema", "bees", "--format", "json-schema"]);
    assert!(good && schema.contains("2020-12"), "{schema}");
    for (format, part) in [
        ("xml", "<F99000000001V1.0.0>09999</F99000000001V1.0.0>"),
        ("json", "\"F99000000001V1.0.0\": ["),
        ("amt24", "<formId>149990000000:bees:v1.0.0</formId>"),
    ] {
        let arguments = ["export", "bees", "answers.json", "--format", format];
        let (good, written, told) = run(folder.path(), &arguments);
        assert!(good && written.contains(part), "{written}{told}");
        assert!(told.contains("the answers are not complete"), "{told}");
    }

    for (inbox, told) in [
        ("{ inbox: [xlm] }", "`xlm` is no format"),
        ("{ inbox: [xml, xml] }", "`xml` stands here twice"),
    ] {
        offer(inbox);
        let (good, _, said) = run(folder.path(), &["build"]);
        assert!(!good && said.contains(told), "{told}: {said}");
    }
    offer("{ inbox: [amt24] }");

    let service = at("services/bees/service.yaml");
    let imported = std::fs::read_to_string(&service).unwrap();
    for (from, to, expected) in EDITS {
        assert!(imported.contains(from), "{from}: {imported}");
        std::fs::write(&service, imported.replacen(from, to, 1)).unwrap();
        let (good, _, told) = run(folder.path(), &["build", "--development"]);
        assert_eq!(good, expected.is_empty(), "{to}: {told}");
        assert!(told.contains(expected), "{expected}: {told}");
    }

    std::fs::write(&service, &imported).unwrap();
    let kept = std::fs::read_to_string(at("services/bees/fim.json")).unwrap();
    for (text, expected) in [
        (kept.replace("\"002\"", "\"009\""), "the data schema's list has no code `002`"),
        (kept.replace('[', "{"), "this is not what an import writes"),
    ] {
        std::fs::write(at("services/bees/fim.json"), text).unwrap();
        let (good, _, told) = run(folder.path(), &["build", "--development"]);
        assert!(!good && told.contains(expected), "{expected}: {told}");
    }

    // A service without a data schema has the portal's format alone.
    std::fs::write(
        &service,
        imported.lines().filter(|line| !line.contains("fim:")).collect::<Vec<_>>().join("\n"),
    )
    .unwrap();
    std::fs::remove_file(at("services/bees/fim.json")).unwrap();
    let arguments = ["export", "bees", "answers.json", "--format", "xml"];
    let (good, _, told) = run(folder.path(), &arguments);
    assert!(!good && told.contains("made of no data schema"), "{told}");
    offer("{ inbox: [xml] }");
    let (good, _, told) = run(folder.path(), &["build"]);
    assert!(!good && told.contains("`bees` was made of no data schema"), "{told}");
}
