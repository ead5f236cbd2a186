//! Compiles the table of expression cases for `shared`, which evaluates it natively and in
//! WebAssembly. The compiled table is checked in; `DIREKTANTRAG_WRITE=1` writes it anew.

mod written;

use std::path::PathBuf;

use serde_json::{Value as Json, json};
use shared::expression::Expression;
use shared::service::NodeId;
use workshop::compile::compile_structure;
use workshop::definition::{open, read_service, read_settings};
use workshop::expression::{lower, show};
use workshop::finding::Findings;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/tests").join(name)
}

fn shown(findings: &Findings) -> String {
    findings.all().map(|finding| findings.show(finding)).collect()
}

/// One line of the table: `expression ; answers ; expected`.
fn case(line: &str, structure: &workshop::compile::Structure) -> Result<Json, String> {
    let mut parts = line.rsplitn(3, " ; ");
    let (Some(expected), Some(answers), Some(text)) = (parts.next(), parts.next(), parts.next())
    else {
        return Err(format!("{line}: not three parts"));
    };
    let answers: Json = serde_json::from_str(answers).map_err(|e| format!("{line}: {e}"))?;
    let expected = match expected {
        "unknown" | "blank" | "failed" => Json::from(expected),
        value => serde_json::from_str(value).map_err(|error| format!("{line}: {error}"))?,
    };
    let lowered = lower(text, &structure.names, None, None)
        .map_err(|mistakes| format!("{line}: {mistakes:?}"))?;
    let expression = lowered.expression;
    Ok(json!({
        "text": text, "expression": expression, "answers": answers, "expected": expected,
    }))
}

#[test]
fn the_compiled_table_is_up_to_date() {
    let mut findings = Findings::default();
    let tree = open(&file("expressions.yaml"), &mut findings).unwrap();
    let definition = read_service(&tree, &mut findings).unwrap();
    let structure = compile_structure(&definition, &mut findings);
    let tree = open(&file("expressions.settings.yaml"), &mut findings).unwrap();
    let settings = read_settings(&tree, &mut findings);
    assert_eq!(findings.errors(), 0, "{}", shown(&findings));
    let settings = settings.unwrap();
    let table = std::fs::read_to_string(file("expressions.txt")).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let (cases, wrong): (Vec<_>, Vec<_>) =
        lines.map(|line| case(line, &structure)).partition(Result::is_ok);
    let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let cases: Vec<Json> = cases.into_iter().filter_map(Result::ok).collect();
    assert!(cases.len() >= 120, "only {} cases", cases.len());
    let mut compiled = String::new();
    // One case per line, so that a change of the table is a change of few lines.
    compiled.push_str(&format!("{{\"service\":{},\n", json!(structure.service.as_ref().unwrap())));
    compiled.push_str(&format!("\"settings\":{},\n", json!(settings.settings)));
    compiled.push_str("\"day\":\"2026-11-23\",\n\"cases\":[\n");
    let cases: Vec<String> = cases.iter().map(Json::to_string).collect();
    compiled.push_str(&cases.join(",\n"));
    compiled.push_str("\n]}\n");
    written::up_to_date("shared/tests/expressions.json", &compiled);
}

/// What is shown of a tree is read as the same tree.
#[test]
fn what_is_shown_is_read_as_the_same() {
    let mut findings = Findings::default();
    let tree = open(&file("expressions.yaml"), &mut findings).unwrap();
    let definition = read_service(&tree, &mut findings).unwrap();
    let structure = compile_structure(&definition, &mut findings);
    let (names, service) = (&structure.names, structure.service.as_ref().unwrap());
    let again = |expression: &Expression, carrier: Option<NodeId>| {
        let text = show(expression, service, carrier);
        let scope = carrier.and_then(|node| names.get(node)).and_then(|named| named.parent);
        match lower(&text, names, scope, None) {
            Ok(lowered) => assert_eq!(&lowered.expression, expression, "{text}"),
            Err(mistakes) => panic!("{text}: {mistakes:?}"),
        }
    };
    let table = std::fs::read_to_string(file("expressions.txt")).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    for line in lines {
        let text = line.rsplitn(3, " ; ").last().unwrap();
        again(&lower(text, names, None, None).unwrap().expression, None);
    }
    let mut carried = 0;
    for (id, node) in (0..).map(NodeId).zip(&service.nodes) {
        for expression in [&node.relevant, &node.calculate].into_iter().flatten() {
            again(expression, Some(id));
            carried += 1;
        }
    }
    assert!(carried >= 5, "only {carried}");
}

#[test]
fn a_tree_is_shown_with_names() {
    let mut findings = Findings::default();
    let tree = open(&file("expressions.yaml"), &mut findings).unwrap();
    let definition = read_service(&tree, &mut findings).unwrap();
    let structure = compile_structure(&definition, &mut findings);
    let (names, service) = (&structure.names, structure.service.as_ref().unwrap());
    let cases = [
        ("((yes)) && (no || maybe)", "yes && (no || maybe)"),
        ("!(yes && no)", "!(yes && no)"),
        ("(count + 1) * 2 - (3 - other)", "(count + 1) * 2 - (3 - other)"),
        ("-count - -3", "-count - -3"),
        ("-(-3)", "3"),
        ("(yes ? 1 : 2) + 3", "(yes ? 1 : 2) + 3"),
        ("colour in [\"red\", 'blue']", "colour in ['red', 'blue']"),
        ("word == 'it\\'s'", "word == 'it\\'s'"),
        ("dogs.exists(mine, mine.chip == 'x')", "dogs.exists(d, d.chip == 'x')"),
        (
            "dogs.exists(a, dogs.exists(b, a.chip == b.chip && position(a) < position(b)))",
            "dogs.exists(d, dogs.exists(a, d.chip == a.chip && position(d) < position(a)))",
        ),
    ];
    for (text, expected) in cases {
        let lowered = lower(text, names, None, None).unwrap();
        assert_eq!(show(&lowered.expression, service, None), expected, "{text}");
    }
    let twin = names.find("dogs.twin").unwrap();
    let expression = service.nodes[twin.index()].calculate.as_ref().unwrap();
    assert_eq!(
        show(expression, service, Some(twin)),
        "dogs.exists(d, d.chip == chip && position(d) != position(dogs))",
    );
}
