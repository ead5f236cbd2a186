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
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert!(suites.iter().all(|suite| suite.tag_name().name() == "testsuite"), "{text}");
    for case in suites.iter().flat_map(|suite| suite.children().filter(|own| own.is_element())) {
        assert_eq!(case.tag_name().name(), "testcase");
        assert_eq!(case.attribute("classname"), Some("bees"));
        assert!(case.children().filter(|own| own.is_element()).all(|own| {
            own.tag_name().name() == "failure" && own.attribute("message").is_some()
        }));
    }
    let attributes = root.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
    Junit(attributes.map(|own| (own.name().to_owned(), own.value().to_owned())).collect())
}
