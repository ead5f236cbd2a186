//! The JSON Schemas: they are those that are checked in, everything in the project is valid by
//! them, and they refuse what is broken as far as a schema can see it.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value as Json;
use workshop::definition::{Content, Style, Tree, read_yaml};
use workshop::finding::Findings;
use workshop::schema::schemas;

use super::workbench::{Case, FILES, MARK, changed};

/// The broken cases that a schema sees, by their messages. What an expression names, what stands
/// twice in different places, and what depends on other files is left to the compiler.
const SEEN: &[&str] = &[
    "`1.0` is no semantic version",
    "`9910201310400` is no LeiKa key",
    "`fr` is no language of the assistant",
    "the first language must be `de`",
    "`number` is no type for a parameter",
    "`Fee` is not a proper name",
    "the code `club` stands here twice",
    "the list `none` has no codes",
    "`a b` is no code",
    "needs a list of codes",
    "there is no kind `e-mail`",
    "`max` has no meaning for the kind `email`",
    "did you mean `person-name`?",
    "`many` is no whole number",
    "the bound `100000` is out of range",
    "`2026-02-30` is no day",
    "`Note` is not a proper name",
    "`today` has a meaning of its own",
    "`10` does not say how often",
    "the group `nothing` is empty",
    "information has no answer",
    "nobody can answer this: it is required, but always hidden",
    "a default has no meaning",
    "must not be declared beforehand",
    "`F1` names no FIM building block",
    "`field` of a block's node cannot be changed",
    "has no key `maximum`",
    "has no key `whith`",
    "`1` is no semantic version",
    "a block has no key `leika`",
    "a service has no key `verison`",
    "a service needs `version`",
    "did you mean `relevant`?",
    "a field has no key `kind2`",
    "this is both a field and a group",
    "this is neither a field nor a group",
    "a field needs `kind`",
    "a list is expected here",
    "a single value is expected here",
    "did you mean `come_in_person`?",
    "a check has no key `hold`",
    "needs `title`",
    "did you mean `hint`?",
    "did you mean `name`?",
    "`hours` has no German text",
];

fn validators() -> BTreeMap<&'static str, Validator> {
    let compiled = schemas().into_iter().map(|(name, schema)| {
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        let validator = options.build(&schema).expect("a schema is one");
        (name.trim_end_matches(".schema.json"), validator)
    });
    compiled.collect()
}

/// YAML as an editor reads it (YAML 1.2, core schema).
fn json(tree: &Tree) -> Json {
    match &tree.content {
        Content::Mapping(members) => {
            members.iter().map(|own| (own.key.text.clone(), json(&own.value))).collect()
        }
        Content::Sequence(items) => items.iter().map(json).collect(),
        Content::Scalar(text) if text.style != Style::Plain => Json::from(text.text.as_str()),
        Content::Scalar(text) if text.is_null() => Json::Null,
        Content::Scalar(text) => match text.text.as_str() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            plain => {
                let number = plain.trim_start_matches('0');
                let number = if number.is_empty() { plain } else { number };
                match number.parse::<serde_json::Number>() {
                    Ok(number) => Json::Number(number),
                    Err(_) => Json::from(plain),
                }
            }
        },
    }
}

fn read(text: &str) -> Option<Json> {
    read_yaml(0, text, &mut Findings::default()).map(|tree| json(&tree))
}

#[test]
fn schemas_are_checked_in() {
    for (name, schema) in schemas() {
        let path = project().join("docs/schema").join(name);
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        assert!(
            kept == fresh,
            "docs/schema/{name} is stale: run `cargo run -p workshop -- schema --out docs/schema`"
        );
    }
}

#[test]
fn everything_in_the_project_is_valid() {
    let validators = validators();
    let mut count = 0;
    for folder in ["services", "blocks", "municipalities"] {
        for path in files(&project().join(folder)) {
            let parent = path.parent().and_then(Path::file_name).unwrap().to_string_lossy();
            let name = path.file_name().unwrap().to_string_lossy();
            let schema = match (folder, parent.as_ref(), name.as_ref()) {
                ("services", "texts", simple) if simple.contains("-x-simple") => "simple-texts",
                ("services", "texts", _) => "texts",
                ("services", "scenarios", _) => "scenario",
                ("services", _, "service.yaml") => "service",
                ("services", _, "allow.yaml") => "allow",
                ("blocks", "texts", _) => "block-texts",
                ("blocks", _, "block.yaml") => "block",
                ("municipalities", _, "settings.yaml") => "settings",
                _ => continue,
            };
            let whole = read(&fs::read_to_string(&path).unwrap()).unwrap();
            let wrong: Vec<String> = validators[schema]
                .iter_errors(&whole)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{}\n{}", path.display(), wrong.join("\n"));
            count += 1;
        }
    }
    assert!(count > 50, "{count} files");
}

#[test]
fn what_is_broken_is_refused() {
    let validators = validators();
    let refused = |(changes, _): &Case| {
        FILES.iter().any(|(file, _, sound)| {
            let Ok(text) = changed(file, sound, changes) else { return false };
            let schema = match *file {
                "crops" => return false,
                "de" | "en" => "texts",
                "block_de" | "block_en" => "block-texts",
                other => other,
            };
            let whole = read(&text.replace(MARK, ""));
            whole.is_some_and(|whole| !validators[schema].is_valid(&whole))
        })
    };
    for (file, _, sound) in FILES {
        let case: Case = (&[], "");
        assert!(!refused(&case), "{file} is sound: {sound}");
    }
    let cases = [super::files::CASES, super::structure::CASES, super::blocks::CASES].concat();
    for message in SEEN {
        let mut own = cases.iter().filter(|(_, other)| other == message).peekable();
        assert!(own.peek().is_some(), "there is no case `{message}`");
        assert!(own.any(refused), "no schema refuses: {message}");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files(&path)),
            path if path.extension().is_some_and(|ending| ending == "yaml") => found.push(path),
            _ => {}
        }
    }
    found
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
