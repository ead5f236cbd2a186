//! Findings as programs read them.

use serde_json::json;

use super::{Finding, Findings};

impl Findings {
    /// A finding as one line of JSON.
    pub fn line(&self, finding: &Finding) -> String {
        let file = self.source(finding.at.file).map_or("", |source| source.name.as_str());
        let line = json!({
            "severity": finding.severity.to_string(),
            "code": finding.code.name(),
            "file": file,
            "line": finding.at.line,
            "column": finding.at.column,
            "message": finding.message,
            "advice": finding.advice,
            "nodes": finding.nodes,
            "why": finding.why,
        });
        line.to_string()
    }
}
