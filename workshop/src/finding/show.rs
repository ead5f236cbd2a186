//! Findings as people read them.

use std::fmt;

use super::{Finding, Findings, Severity};

impl Findings {
    /// A finding with its place, the line it is about and a caret below the character.
    pub fn show(&self, finding: &Finding) -> String {
        let name = self.source(finding.at.file).map_or("", |source| source.name.as_str());
        let line = self.source(finding.at.file).map_or("", |source| source.line(finding.at.line));
        let number = finding.at.line.to_string();
        let gap = " ".repeat(number.len());
        let mut shown = format!(
            "{name}:{}:{}: {}: {} [{}]\n",
            finding.at.line, finding.at.column, finding.severity, finding.message, finding.code
        );
        if !line.is_empty() {
            let (line, column) = window(line, finding.at.column);
            let caret = " ".repeat(column.saturating_sub(1));
            shown.push_str(&format!(" {number} | {line}\n {gap} | {caret}^\n"));
        }
        for line in &finding.why {
            shown.push_str(&format!(" {gap} : {line}\n"));
        }
        if !finding.advice.is_empty() {
            shown.push_str(&format!(" {gap} = {}\n", finding.advice));
        }
        shown
    }
}

/// At most 120 characters of a line around a column, and where the column is in them.
fn window(line: &str, column: usize) -> (String, usize) {
    let from = column.saturating_sub(80);
    let part = line.chars().skip(from).take(120);
    (part.map(|c| if c.is_control() { ' ' } else { c }).collect(), column - from)
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{At, Findings};

    #[test]
    fn shows_place_line_caret_and_advice() {
        let mut findings = Findings::default();
        let file = findings.add_source("a.yaml".to_owned(), "id: x\nfee: gues\n".to_owned());
        findings.error(At { file, line: 2, column: 6 }, "`gues` is unknown", "use `guess`");
        let shown: String = findings.all().map(|finding| findings.show(finding)).collect();
        assert_eq!(
            shown,
            "a.yaml:2:6: error: `gues` is unknown [definition]\n 2 | fee: gues\n   |      ^\n   = use `guess`\n"
        );
    }
}
