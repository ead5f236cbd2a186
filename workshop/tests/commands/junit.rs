//! The report for servers: what `junit.xsd` beside this file says of it, by libxml2, and what no
//! schema can say: that the counts are those of the elements, and that texts arrive as they were.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use roxmltree::{Document, Node};

use super::super::Folder;

const SCENARIO: &str = "services/bees/scenarios/roof.yaml";

/// A title as nobody would write it: a quote of each kind, umlauts, the end of a section of
/// characters, markup, and what XML cannot write at all.
const TITLE: &str = r#"title: "<Dach> & \"Gärten\" 'süß' ]]> \u0001\u001b\uFFFE\u007f größer""#;

const READ: &str = "roof: <Dach> & \"Gärten\" 'süß' ]]>  größer";

#[test]
fn passed_and_failed_scenarios_are_counted_and_named() {
    let folder = Folder::new("junit");
    assert!(folder.run(&["test", "--report", "report"]).0);
    check(&folder, &[("roof: Ein Volk auf dem Dach", None)]);

    folder.change(SCENARIO, "title: Ein Volk auf dem Dach", TITLE);
    folder.change(SCENARIO, "fee: 5000", "fee: 4000");
    let second = fs::read_to_string(folder.0.join(SCENARIO)).unwrap();
    let second = second.replace("fee: 4000", "fee: 5000").replace(TITLE, "title: Noch eines");
    fs::write(folder.0.join("services/bees/scenarios/same.yaml"), second).unwrap();
    assert!(!folder.run(&["test", "--report", "report"]).0);
    let failed = Some("the fee should be `4000`, but is `5000`");
    check(&folder, &[(READ, failed), ("same: Noch eines", None)]);

    // What cannot be read at all is a failure too.
    fs::write(folder.0.join(SCENARIO), "title: [\n").unwrap();
    assert!(!folder.run(&["test", "--report", "report"]).0);
    let text = fs::read_to_string(report(&folder)).unwrap();
    let document = Document::parse(&text).unwrap();
    assert_eq!(all(&document, "failure").len(), 1, "{text}");
    assert!(accepted(&report(&folder)).unwrap_or(true), "{text}");
}

/// The schema refuses what servers refuse; else it would show nothing.
#[test]
fn the_schema_tells_good_from_bad() {
    let folder = Folder::new("junit-schema");
    assert!(folder.run(&["test", "--report", "report"]).0);
    let good = fs::read_to_string(report(&folder)).unwrap();
    let path = folder.0.join("damaged.xml");
    let damages = [
        (" tests=\"1\"", ""),
        (" tests=\"1\"", " tests=\"one\""),
        (" tests=\"1\"", " tests=\"1\" more=\"1\""),
        (" classname=\"bees\"", ""),
        ("<testsuites>", "<testsuites skipped=\"0\">"),
        ("T00:00:00\"", "\""),
        ("    <system-out/>\n", ""),
        ("    <system-out/>\n    <system-err/>", "    <system-err/>\n    <system-out/>"),
        ("name=\"roof: Ein", "nam=\"roof: Ein"),
        ("</testsuite>", "<failure/></testsuite>"),
    ];
    for (from, to) in damages {
        assert!(good.contains(from), "{from} is not in {good}");
        fs::write(&path, good.replacen(from, to, 1)).unwrap();
        assert!(!accepted(&path).unwrap_or(false), "`{from}` became `{to}` and is accepted");
    }
}

fn report(folder: &Folder) -> std::path::PathBuf {
    folder.0.join("report/bees.junit.xml")
}

/// Whether libxml2 accepts a file by the schema; nothing, and said so, where it is not installed.
fn accepted(file: &Path) -> Option<bool> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/junit.xsd");
    let mut xmllint = Command::new("xmllint");
    let ran = xmllint.args(["--nonet", "--noout", "--schema"]).arg(schema).arg(file).output();
    let Ok(Output { status, stderr, .. }) = ran else {
        let ci = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!ci, "xmllint is missing: `cargo xtask test unit` installs it");
        println!("skipped: xmllint is missing, `cargo xtask test unit` installs it");
        return None;
    };
    println!("{}", String::from_utf8_lossy(&stderr));
    // 3 and 4 are what does not fit; anything else but 0 is another failure, as a broken schema.
    assert!(matches!(status.code(), Some(0 | 1 | 3 | 4)), "{status}");
    Some(status.success())
}

/// Checks the report: it fits the schema, and has these cases, with the message of those that fail.
fn check(folder: &Folder, cases: &[(&str, Option<&str>)]) {
    let text = fs::read_to_string(report(folder)).unwrap();
    assert!(accepted(&report(folder)).unwrap_or(true), "{text}");
    // A parser of its own, which refuses what is not well-formed.
    let document = Document::parse(&text).unwrap();
    let suites = all(&document, "testsuite");
    assert_eq!(suites.len(), 1);
    let suite = suites[0];
    for (count, elements) in [
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ] {
        let found = all(&document, elements).len().to_string();
        assert_eq!(suite.attribute(count), Some(found.as_str()), "{count} in {text}");
    }
    let version = all(&document, "property")[0];
    assert_eq!(
        (version.attribute("name"), version.attribute("value")),
        (Some("version"), Some("1.0.0"))
    );
    let found = all(&document, "testcase");
    assert_eq!(found.len(), cases.len(), "{text}");
    let milliseconds = |node: Node<'_, '_>| {
        node.attribute("time").unwrap().replace('.', "").parse::<u64>().unwrap()
    };
    // The whole is the sum, but for what was rounded.
    let sum: u64 = found.iter().map(|own| milliseconds(*own)).sum();
    let whole = milliseconds(suite);
    assert!(sum <= whole && whole <= sum + cases.len() as u64, "{text}");
    for (node, (name, message)) in found.iter().zip(cases) {
        assert_eq!(node.attribute("name"), Some(*name));
        assert_eq!(node.attribute("classname"), Some("bees"));
        let failure = node.children().find(|own| own.has_tag_name("failure"));
        assert_eq!(failure.is_some(), message.is_some(), "{name}");
        if let (Some(failure), Some(message)) = (failure, message) {
            assert_eq!(failure.attribute("message"), Some(*message));
            let all = failure.text().unwrap();
            assert!(all.contains(message) && all.contains("roof.yaml:"), "{all}");
        }
    }
}

fn all<'a, 'i>(document: &'a Document<'i>, name: &str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|own| own.has_tag_name(name)).collect()
}
