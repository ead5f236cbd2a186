//! The result as JUnit XML, which CI servers read.

use std::fmt::Write as _;

use super::TestedScenario;
use super::html::escape;

/// One suite for the service, one case for each scenario.
pub fn junit(service: &str, scenarios: &[TestedScenario]) -> String {
    let failed = scenarios.iter().filter(|own| own.outcome.findings.errors() > 0).count();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts =
        format!("tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\"", scenarios.len());
    let name = escape(service);
    let _ = writeln!(xml, "<testsuites {counts}>");
    let _ = writeln!(xml, "  <testsuite name=\"{name}\" {counts}>");
    for scenario in scenarios {
        let own = escape(&plain(&format!("{}: {}", scenario.name, scenario.outcome.title)));
        let _ = write!(xml, "    <testcase classname=\"{name}\" name=\"{own}\"");
        if scenario.outcome.findings.errors() == 0 {
            xml.push_str("/>\n");
            continue;
        }
        xml.push_str(">\n");
        let findings = &scenario.outcome.findings;
        let all: Vec<String> = findings.all().map(|finding| findings.show(finding)).collect();
        let first = findings.all().next().map_or("", |finding| finding.message.as_str());
        let _ = writeln!(
            xml,
            "      <failure message=\"{}\" type=\"difference\">{}</failure>\n    </testcase>",
            escape(&plain(first)),
            escape(&plain(&all.join("\n")))
        );
    }
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

/// Without what XML 1.0 cannot write (section 2.2): control characters and two that are none.
fn plain(text: &str) -> String {
    let none = |letter: &char| letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let allowed = |letter: &char| !none(letter) || matches!(letter, '\n' | '\t');
    text.chars().filter(allowed).collect()
}
