//! Schemas become services: those of the material without any edit, and broken ones with a message.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod material;

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use workshop::compile::{Compiled, compile_service};
use workshop::fim_report::{input, sources};
use workshop::finding::{Findings, Severity};
use workshop::import::{Imported, Input, Previous, import};

use material::material;

const SAMPLE: &str = include_str!("../../fim/tests/sample3.xml");

/// Writes what was imported, and compiles it.
fn build(imported: &Imported, services: &Path, findings: &mut Findings) -> Option<Compiled> {
    let folder = services.join(&imported.draft.id);
    for (path, text) in &imported.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    compile_service(&folder, findings)
}

fn all(findings: &Findings) -> String {
    findings.all().map(|own| findings.show(own)).collect()
}

/// What is built of them, filled and exported, is in `exports.rs`.
#[test]
fn every_schema_of_the_material_is_imported_alike_each_time() {
    let Some(folder) = material() else { return };
    let found = sources(&folder).unwrap();
    assert_eq!(found.schemas.len(), 26);
    let mut warnings = BTreeMap::new();
    for (at, path) in found.schemas.iter().enumerate() {
        let id = format!("schema-{at}");
        let inputs = [input(path).unwrap()];
        let read = |findings: &mut Findings| {
            import(&id, &inputs, &found.lists, &Previous::default(), findings).unwrap()
        };
        let mut findings = Findings::default();
        let imported = read(&mut findings);
        assert_eq!(findings.errors(), 0, "{}", all(&findings));
        for finding in findings.all() {
            *warnings.entry(finding.message.clone()).or_insert(0) += 1;
        }
        assert_eq!(read(&mut Findings::default()).files, imported.files, "{id}");
    }
    // Each kind of warning is told where it arises, and is one that is known.
    for message in warnings.keys() {
        let known = ["the code list", "the pattern", "is no pattern but words", "it is locked"];
        assert!(known.iter().any(|part| message.contains(part)), "{message}");
    }
}

/// What stands in the sample, what stands there instead, and what is told.
const BROKEN: [(&str, &str, &str); 10] = [
    ("?>\n", "?><!DOCTYPE x []>\n", "declares a document type"),
    ("xdatenfelder_3.0.0", "xdatenfelder_1.0", "a version of XDatenfelder that is not read"),
    ("</xdf3:werte>", "", "no XML"),
    ("minLength=\"5\"", "minLength=\"6\"", "F99000000001: no text is at least 6 and at most 5"),
    (
        "pattern=\"[0-9]{5}\"",
        "pattern=\"nur Ziffern\"",
        "F99000000001: `nur Ziffern` is no pattern but words",
    ),
    (
        "pattern=\"[0-9]{5}\"",
        "pattern=\"([0-9]+)+x\"",
        "F99000000001: `([0-9]+)+x` may take for ever",
    ),
    ("2:5", "5:2", "`5:2` does not say how often"),
    ("<code>file</code>", "<code>obj</code>", "F99000000003: objects are handed in as files"),
    (
        "</xdf3:hilfetextEingabe>",
        "</xdf3:hilfetextEingabe><xdf3:art><code>X</code></xdf3:art>",
        "G99000000001: exactly one of what stands in it is to be filled in",
    ),
    (
        "<xdf3:vorbefuellung><code>optional",
        "<xdf3:codelisteReferenz><xdf3:canonicalIdentification>urn:de:x</xdf3:canonicalIdentification></xdf3:codelisteReferenz><xdf3:vorbefuellung><code>optional",
        "F99000000001: the code list `urn:de:x` is not there",
    ),
];

#[test]
fn broken_schemas_are_told_and_the_rest_is_built() {
    let services = tempfile::tempdir().unwrap();
    for (at, (sound, broken, told)) in BROKEN.into_iter().enumerate() {
        assert!(SAMPLE.contains(sound), "{told}: the sample has changed");
        let bytes = SAMPLE.replacen(sound, broken, 1).into_bytes();
        let inputs = [Input { name: "bees.xml".to_owned(), bytes }];
        let mut findings = Findings::default();
        let id = format!("bees-{at}");
        let imported = import(&id, &inputs, &[], &Previous::default(), &mut findings);
        let messages = all(&findings);
        assert!(messages.contains(told), "{told}:\n{messages}");
        assert!(messages.starts_with("bees.xml:"), "{messages}");
        let fatal = findings.all().any(|own| own.severity == Severity::Error);
        assert_eq!(imported.is_none(), fatal, "{told}");
        if let Some(imported) = imported {
            let mut findings = Findings::default();
            assert!(
                build(&imported, services.path(), &mut findings).is_some(),
                "{}",
                all(&findings)
            );
        }
    }
}

/// Whoever imports something without a schema in it is told so: warnings alone do not say it.
#[test]
fn what_holds_no_schema_is_an_error() {
    let unnamed = SAMPLE.replacen("<xdf3:id>S99000000001", "<xdf3:id>\u{e}S99000000001", 1);
    assert_ne!(unnamed, SAMPLE);
    let translation = translations("", "");
    for inputs in [
        vec![],
        vec![Input { name: "schema.xml".to_owned(), bytes: unnamed.into_bytes() }],
        vec![translation],
    ] {
        let mut findings = Findings::default();
        let imported = import("none", &inputs, &[], &Previous::default(), &mut findings);
        assert!(imported.is_none());
        let said = all(&findings);
        assert!(said.contains("error: there is no schema that can be imported"), "{said}");
        assert_eq!(findings.errors(), 1, "{said}");
    }
}

#[test]
fn names_stay_while_the_schema_changes() {
    let bytes = SAMPLE.replace("Lageplan", "Plan des Standorts").into_bytes();
    let inputs = [Input { name: "bees.xml".to_owned(), bytes }];
    let path = fim::Path(vec!["F99000000003".to_owned()]);
    let previous = Previous::new(BTreeMap::from([(path.clone(), "lageplan".to_owned())]));
    let imported = import("bees", &inputs, &[], &previous, &mut Findings::default()).unwrap();
    let node = imported.draft.find(&path).unwrap();
    assert_eq!(imported.draft.path(node), "lageplan");
    let label = imported.draft.nodes[node].texts.label.as_deref();
    assert_eq!(label, Some("Plan des Standorts"));
}

/// Runs the program in a folder; whether it succeeded, and all that it said.
fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_direktantrag"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn importing_again_keeps_what_the_author_wrote_and_shows_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let again = ["import", "bees.xml", "-o", "services/bees"];
    std::fs::write(at("bees.xml"), SAMPLE).unwrap();
    let (good, said) = run(folder.path(), &again);
    assert!(good && said.contains("imported S99000000001 1.0.0: 3 fields"), "{said}");
    let texts = std::fs::read_to_string(at("services/bees/texts/de.yaml")).unwrap();
    let mine = texts
        .replace("label: Lageplan", "label: Wo stehen die Kästen genau?")
        .replace("title: Bienen halten", "title: Bienen anmelden");
    assert_ne!(mine, texts);
    std::fs::write(at("services/bees/texts/de.yaml"), &mine).unwrap();

    // Nothing has changed: nothing changes.
    let (good, said) = run(folder.path(), &again);
    assert!(good && !said.contains("changed in the schema"), "{said}");
    assert_eq!(std::fs::read_to_string(at("services/bees/texts/de.yaml")).unwrap(), mine);

    // Upstream another label changes, and one that the author changed, too; a bound is wider.
    let newer = SAMPLE
        .replace("<xdf3:bezeichnungEingabe>Lageplan", "<xdf3:bezeichnungEingabe>Lageplan als Datei")
        .replace("Honigbiene", "Westliche Honigbiene")
        .replace("20000000", "10000000");
    std::fs::write(at("bees.xml"), newer).unwrap();
    let (good, said) = run(folder.path(), &again);
    assert!(good, "{said}");
    let texts = std::fs::read_to_string(at("services/bees/texts/de.yaml")).unwrap();
    for part in ["Wo stehen die Kästen genau?", "Bienen anmelden", "Westliche Honigbiene"] {
        assert!(texts.contains(part), "{part}: {texts}");
    }
    for part in [
        "+    \"001\": Westliche Honigbiene",
        "your lines were kept; the schema says now:\n    label: Lageplan als Datei",
        "+    size: 10",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // What was renamed upstream has its name still.
    let service = std::fs::read_to_string(at("services/bees/service.yaml")).unwrap();
    assert!(service.contains("field: lageplan") && service.contains("size: 10"), "{service}");
    std::fs::create_dir(at("municipalities")).unwrap();
    let (good, said) = run(folder.path(), &["build"]);
    assert!(good, "{said}");

    // A service that was written by hand is not touched.
    std::fs::remove_file(at("services/bees/fim.json")).unwrap();
    let (good, said) = run(folder.path(), &again);
    assert!(!good && said.contains("a service that was not imported"), "{said}");
}

/// The services of the catalogue that were made of a schema, with its files in the material.
const CATALOGUE: [(&str, &str); 2] =
    [("bewohnerparkausweis", "xdf2/bewohnerparkausweis"), ("jagdschein", "xdf3/S07000000247.xml")];

#[test]
fn the_catalogue_stays_as_its_authors_wrote_it() {
    let Some(material) = material() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (id, schema) in CATALOGUE {
        let folder = tempfile::tempdir().unwrap();
        let own = root.join("services").join(id);
        let files = files_in(&own, &own);
        for (path, text) in &files {
            let path = folder.path().join(id).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let schema = material.join(schema);
        let sources: Vec<String> = match schema.is_dir() {
            true => files_in(&schema, &schema).into_keys().collect(),
            false => vec![String::new()],
        };
        let sources: Vec<String> = sources
            .iter()
            .map(|name| if name.is_empty() { schema.clone() } else { schema.join(name) })
            .map(|path| path.display().to_string())
            .collect();
        let lists = material.join("codelists").display().to_string();
        let mut arguments = vec!["import", "-o", id, "--codelists", &lists];
        arguments.extend(sources.iter().map(String::as_str));
        let (good, said) = run(folder.path(), &arguments);
        assert!(good && !said.contains("changed in the schema"), "{id}: {said}");
        let after = folder.path().join(id);
        assert_eq!(files_in(&after, &after), files, "{id}: import it again");
    }
}

/// The files in a folder and the folders in it, by their paths there.
fn files_in(folder: &Path, root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path, root));
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            files.insert(name, std::fs::read_to_string(path).unwrap());
        }
    }
    files
}

/// A message with translations of the sample.
fn translations(attributes: &str, elements: &str) -> Input {
    let text = format!(
        "<t:xdatenfelder.uebersetzung.0106 xmlns:t='urn:xoev-de:fim:standard:xdatenfelder_3.0.0'>\
         <t:header/><t:uebersetzt><t:id>S99000000001</t:id></t:uebersetzt>\
         <t:sprache {attributes} version='1'>{elements}</t:sprache></t:xdatenfelder.uebersetzung.0106>"
    );
    Input { name: "texts.xml".to_owned(), bytes: text.into_bytes() }
}

#[test]
fn translations_become_texts_in_other_languages_and_in_plain_german() {
    let species = |label: &str, codes: &str| {
        format!(
            "<t:element><t:uebersetzt><t:id>F99000000002</t:id></t:uebersetzt>\
             <t:bezeichnungEingabe>{label}</t:bezeichnungEingabe>\
             <t:bezeichnungAusgabe>{label}</t:bezeichnungAusgabe><t:werte>{codes}</t:werte></t:element>"
        )
    };
    let code = |name: &str| format!("<t:wert><t:code>001</t:code><t:name>{name}</t:name></t:wert>");
    let inputs = [
        Input { name: "bees.xml".to_owned(), bytes: SAMPLE.as_bytes().to_vec() },
        translations("lang='en'", &species("Species", &code("Honey bee"))),
        translations(
            "lang='de' variant='simple'",
            &species("Welche Bienen sind es?", &code("Bienen für Honig")),
        ),
        translations("lang='fr'", ""),
    ];
    let services = tempfile::tempdir().unwrap();
    let mut findings = Findings::default();
    let imported = import("bees", &inputs, &[], &Previous::default(), &mut findings).unwrap();
    let told = all(&findings);
    assert!(told.contains("3 fields and groups have no texts in `en`"), "{told}");
    assert!(told.contains("`fr` is no language of the assistant"), "{told}");
    let mut findings = Findings::default();
    let compiled = build(&imported, services.path(), &mut findings);
    let compiled = compiled.unwrap_or_else(|| panic!("{}", all(&findings)));
    assert_eq!(compiled.service.languages, ["de", "en", "de-x-simple"]);
    for (language, label, bee, about) in [
        ("de", "Art", "Honigbiene", "Hier können Sie den Antrag „Bienen halten“ online stellen."),
        ("en", "Species", "Honey bee", "Here you can submit “Bienen halten” online."),
        (
            "de-x-simple",
            "Welche Bienen sind es?",
            "Bienen für Honig",
            "Hier können Sie den Antrag „Bienen halten“ online stellen.",
        ),
    ] {
        let texts = &compiled.texts[language];
        assert_eq!(texts.nodes.get("art").unwrap().label, label);
        assert_eq!(texts.lists.get("art").unwrap().get("001").unwrap(), bee);
        assert_eq!(texts.service.about, about, "{language}");
        // What is not translated is there all the same.
        assert_eq!(texts.nodes.get("lageplan").unwrap().label, "Lageplan");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Whatever editors write where words stand, and whatever they choose, what is imported builds.
    #[test]
    fn what_is_imported_builds(
        words in prop::collection::vec("[a-zA-Zß0-9 :#'\"{}\\[\\],&*!|>%@`?.§()/\n-]{0,30}|\\PC{0,12}", 6),
        cardinality in prop::sample::select(vec!["0:1", "1:1", "0:*", "1:*", "2:5", "0:0", "3:2000"]),
        kind in prop::sample::select(vec!["input", "select", "label", "locked", "hidden"]),
        data in prop::sample::select(vec![
            "text", "text_latin", "bool", "date", "time", "datetime", "num_int", "num",
            "num_currency", "file", "obj",
        ]),
        bounds in prop::sample::select(vec![
            "minLength='5' maxLength='5' pattern='[1-9][0-9]{4}'", "maxLength='5000'", "minLength='0'",
            "minValue='0.125' maxValue='7'", "minValue='2024-01-31'", "minValue='-3'", "maxValue='x'",
            "maxLength='999999'", "minLength='300'", "minLength='20000'", "maxValue='99999999999999999999'",
        ]),
    ) {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let [label, name, help, value, basis, content] = [0, 1, 2, 3, 4, 5].map(|at| escaped(&words[at]));
        let text = SAMPLE
            .replace("<xdf3:bezeichnungEingabe>Postleitzahl", &format!("<xdf3:bezeichnungEingabe>{label}"))
            .replace("<xdf3:name>Postleitzahl", &format!("<xdf3:name>{name}"))
            .replace("Wo stehen die Völker &amp; Kästen?", &help)
            .replace("Wildbiene", &value)
            .replace("Bienen halten", &content)
            .replace("Wenn F99000000002", &help)
            .replace("<xdf3:name>Wanderung", &format!("<xdf3:name>{name}"))
            .replace("001</xdf3:code>", &format!("{value}</xdf3:code>"))
            .replace("§ 1a BienSeuchV", &basis)
            .replace("2:5", cardinality)
            .replacen("<code>input</code>", &format!("<code>{kind}</code>"), 1)
            .replacen("<code>text</code>", &format!("<code>{data}</code>"), 1)
            .replace("minLength=\"5\" maxLength=\"5\" pattern=\"[0-9]{5}\"", bounds)
            .replace("<xdf3:vorbefuellung><code>optional", &format!("<xdf3:inhalt>{content}</xdf3:inhalt><xdf3:vorbefuellung><code>optional"));
        let inputs = [Input { name: "bees.xml".to_owned(), bytes: text.into_bytes() }];
        let mut findings = Findings::default();
        let imported = import("bees", &inputs, &[], &Previous::default(), &mut findings);
        let Some(imported) = imported else {
            return Err(TestCaseError::fail(all(&findings)));
        };
        let services = tempfile::tempdir().unwrap();
        let mut findings = Findings::default();
        let compiled = build(&imported, services.path(), &mut findings);
        prop_assert!(compiled.is_some(), "{}", all(&findings));
    }
}
