//! The result as JUnit XML, which CI servers read.

use std::fmt::Write as _;
use std::time::Duration;

use shared::Date;

use super::html::escape;
use super::{Tested, TestedScenario};

/// One suite for the service, one case for each scenario, run on that day.
///
/// The format has no standard. This is what both schemas in use accept, that of Apache Ant
/// (<https://github.com/windyroad/JUnit-Schema>) and that of Jenkins
/// (<https://github.com/jenkinsci/xunit-plugin>, `junit-10.xsd`): the first asks for all attributes
/// and for the empty elements at the end, the second knows fewer on the outermost element.
pub fn junit(tested: &Tested<'_>, day: Date) -> String {
    let service = &tested.compiled.service;
    let (name, scenarios) = (escape(&service.id), tested.scenarios);
    let failed = scenarios.iter().filter(|own| own.outcome.findings.errors() > 0).count();
    let took = seconds(scenarios.iter().map(|own| own.took).sum());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    let _ = writeln!(
        xml,
        "  <testsuite id=\"0\" package=\"{name}\" name=\"{name}\" timestamp=\"{day}T00:00:00\" \
         hostname=\"localhost\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\" \
         time=\"{took}\">",
        scenarios.len()
    );
    let version = escape(&plain(&service.version));
    let _ = writeln!(
        xml,
        "    <properties>\n      <property name=\"version\" value=\"{version}\"/>\n    \
         </properties>"
    );
    scenarios.iter().for_each(|own| case(&mut xml, &name, own));
    xml.push_str("    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n");
    xml
}

fn case(xml: &mut String, class: &str, scenario: &TestedScenario) {
    let name = escape(&plain(&format!("{}: {}", scenario.name, scenario.outcome.title)));
    let took = seconds(scenario.took);
    let _ = write!(xml, "    <testcase classname=\"{class}\" name=\"{name}\" time=\"{took}\"");
    let findings = &scenario.outcome.findings;
    if findings.errors() == 0 {
        xml.push_str("/>\n");
        return;
    }
    let all: Vec<String> = findings.all().map(|finding| findings.show(finding)).collect();
    let first = findings.all().next().map_or("", |finding| finding.message.as_str());
    let _ = writeln!(
        xml,
        ">\n      <failure message=\"{}\" type=\"difference\">{}</failure>\n    </testcase>",
        escape(&plain(first)),
        escape(&plain(&all.join("\n")))
    );
}

/// Seconds with three places.
fn seconds(took: Duration) -> String {
    format!("{}.{:03}", took.as_secs(), took.subsec_millis())
}

/// Without what XML 1.0 cannot write (section 2.2): control characters and two that are none.
fn plain(text: &str) -> String {
    let none = |letter: &char| letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let allowed = |letter: &char| !none(letter) || matches!(letter, '\n' | '\t');
    text.chars().filter(allowed).collect()
}
