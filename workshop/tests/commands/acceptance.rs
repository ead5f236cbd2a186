//! Coverage, generated scenarios and the report of an acceptance.

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
