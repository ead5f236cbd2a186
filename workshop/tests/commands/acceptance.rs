//! Coverage, generated scenarios and the reports of an acceptance.

use std::fs;

use super::super::Folder;

#[test]
fn generated_scenarios_complete_the_coverage_and_reports_say_so() {
    let folder = Folder::new("generate");
    let (good, said) = folder.run(&["test", "bees", "--generate"]);
    assert!(good, "{said}");
    let generated = folder.files("services/bees/scenarios/generated");
    assert!(!generated.is_empty(), "{said}");
    // The same again: what was there before is replaced, and never counts as written by hand.
    assert!(folder.run(&["test", "bees", "--generate"]).0);
    assert_eq!(folder.files("services/bees/scenarios/generated"), generated);
    let (good, said) = folder.run(&["test", "bees", "--uncovered", "--report", "report"]);
    assert!(good && said.contains("goals are visited"), "{said}");

    let html = fs::read_to_string(folder.0.join("report/bees.html")).unwrap();
    for part in [
        "<html lang=\"de\">",
        "<h1>Abnahmebericht",
        "Ein Volk auf dem Dach",
        "149990000000",
        "1.0.0",
        "Unterschrift",
        "generated/001",
        "50,00",
        "Alle Testszenarien sind bestanden",
    ] {
        assert!(html.contains(part), "{part} is not in the report");
    }
    // It stands alone: nothing is loaded or run.
    for part in ["<script", "src=", "href=", "url(", "@import"] {
        assert!(!html.contains(part), "{part} is in the report");
    }
    assert!(folder.run(&["test", "bees", "--report", "report", "--language", "en"]).0);
    let html = fs::read_to_string(folder.0.join("report/bees.html")).unwrap();
    assert!(html.contains("<html lang=\"en\">") && html.contains("Signature"), "{html}");
    assert!(!folder.run(&["test", "--language", "fr"]).0);
}

#[test]
fn junit_is_what_servers_read() {
    let folder = Folder::new("junit");
    assert!(folder.run(&["test", "--report", "report"]).0);
    let scenario = "services/bees/scenarios/roof.yaml";
    let good = junit(&folder);
    assert_eq!(good.attribute("tests"), Some("1"));
    assert_eq!(good.attribute("failures"), Some("0"));
    folder.change(scenario, "title: Ein Volk auf dem Dach", "title: '<Dach> & \"Garten\"'");
    folder.change(scenario, "fee: 5000", "fee: 4000");
    assert!(!folder.run(&["test", "--report", "report"]).0);
    let bad = junit(&folder);
    assert_eq!(bad.attribute("failures"), Some("1"));
    assert_eq!(bad.attribute("name"), Some("roof: <Dach> & \"Garten\""));
    let message = bad.attribute("message").unwrap();
    assert!(message.contains("the fee should be `4000`"), "{message}");
}

/// The attributes of all elements of the JUnit file, in the order in which they are read: later
/// ones replace earlier ones of the same name, but for the counts, which are the same.
struct Junit(Vec<(String, String)>);

impl Junit {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the report with a parser of its own, which refuses what is not well-formed.
fn junit(folder: &Folder) -> Junit {
    let text = fs::read_to_string(folder.0.join("report/bees.junit.xml")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    follows_the_format(root);
    for case in root.descendants().filter(|own| own.has_tag_name("testcase")) {
        assert_eq!(case.attribute("classname"), Some("bees"));
    }
    let attributes = root.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
    Junit(attributes.map(|own| (own.name().to_owned(), own.value().to_owned())).collect())
}

type Names = &'static [&'static str];

/// What the format that CI servers read allows of the elements used here, as its common description
/// says (<https://github.com/testmoapp/junitxml>): what each needs, may have, and may contain.
const ELEMENTS: [(&str, [Names; 3]); 4] = [
    ("testsuites", [&[], &["name", "tests", "failures", "errors", "skipped"], &["testsuite"]]),
    ("testsuite", [&["name"], &["tests", "failures", "errors", "skipped"], &["testcase"]]),
    ("testcase", [&["name", "classname"], &["time", "file", "line"], &["failure"]]),
    ("failure", [&["message"], &["type"], &[]]),
];

/// Checks elements and attributes, and that what is counted is there.
fn follows_the_format(node: roxmltree::Node<'_, '_>) {
    let name = node.tag_name().name();
    let (_, [needed, optional, inside]) = ELEMENTS.iter().find(|own| own.0 == name).unwrap();
    for attribute in *needed {
        assert!(node.attribute(*attribute).is_some(), "{name} lacks {attribute}");
    }
    for attribute in node.attributes() {
        let known = needed.iter().chain(*optional).any(|own| *own == attribute.name());
        assert!(known, "{name} has {}", attribute.name());
    }
    for (count, of) in [("tests", "testcase"), ("failures", "failure")] {
        let found = node.descendants().filter(|own| own.has_tag_name(of)).count();
        if let Some(said) = node.attribute(count) {
            assert_eq!(said, found.to_string(), "{count} of {name}");
        }
    }
    for child in node.children().filter(roxmltree::Node::is_element) {
        assert!(inside.contains(&child.tag_name().name()), "{name} contains {child:?}");
        follows_the_format(child);
    }
}
