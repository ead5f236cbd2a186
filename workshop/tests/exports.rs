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

/// Whether a rule takes a node away, or nobody can fill it in since it is locked and has no content:
/// by the definition, and not by what the export makes of that.
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
    let hidden = nodes[at].hidden.is_some() && nodes[at].default.is_none();
    // A field that is repeated stands in a group of its own.
    let around = nodes[at].parent.map(|id| &nodes[id.index()]).filter(|own| own.fim.is_none());
    hidden || nodes[at].relevant.is_some() || around.is_some_and(|own| own.relevant.is_some())
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
