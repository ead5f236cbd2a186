//! The report as people and programs read it.

use std::fmt::Write as _;

use serde_json::json;

use super::{RuleFate, RuleReport, SchemaReport, add};

/// The columns of the table.
const HEAD: [&str; 10] = [
    "schema",
    "imported",
    "fields",
    "filled",
    "rules",
    "open",
    "rejected",
    "findings",
    "scenarios",
    "exports valid",
];

/// A table with a line for each schema, and below it what is open, rejected or wrong.
pub fn table(reports: &[SchemaReport]) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(reports.iter().map(row));
    let widths: Vec<usize> = (0..HEAD.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    for report in reports {
        details(&mut text, report);
    }
    let all = rules(reports);
    let count = |state| all.iter().filter(|rule| rule.state == state).count();
    let (open, rejected) = (count(RuleFate::Open), count(RuleFate::Rejected));
    let kept = all.len() - rejected;
    let whole = kept - open;
    let _ = writeln!(
        text,
        "\n{} of {} schemas imported; each rule once: {} rules, {rejected} rejected, {open} open, \
         {whole} whole ({} of those not rejected)",
        reports.iter().filter(|report| report.imported).count(),
        reports.len(),
        all.len(),
        percent(whole, kept),
    );
    text
}

/// The totals as one line of JSON. A rule that stands in several schemas counts once.
pub fn totals(reports: &[SchemaReport]) -> String {
    let all = rules(reports);
    let count = |state| all.iter().filter(|rule| rule.state == state).count();
    let sum = |number: fn(&SchemaReport) -> usize| reports.iter().map(number).sum::<usize>();
    json!({
        "schemas": reports.len(),
        "imported": reports.iter().filter(|report| report.imported).count(),
        "sentences": all.len(),
        "compiled": count(RuleFate::Compiled),
        "open": count(RuleFate::Open),
        "rejected": count(RuleFate::Rejected),
        "nodes": sum(|report| report.nodes),
        "nodes_visited": sum(|report| report.nodes_visited),
        "scenarios": sum(|report| report.scenarios),
        "scenarios_passed": sum(|report| report.passed),
        "exports": sum(|report| report.exports),
        "exports_valid": sum(|report| report.exports_valid),
    })
    .to_string()
}

fn row(report: &SchemaReport) -> [String; 10] {
    let of = |some: usize, all: usize| format!("{some}/{all}");
    let [errors, warnings, advice] = report.findings;
    [
        if report.schema.is_empty() { report.file.clone() } else { report.schema.clone() },
        if report.imported { "yes" } else { "no" }.to_owned(),
        report.nodes.to_string(),
        of(report.nodes_visited, report.nodes),
        report.rules.len().to_string(),
        report.count(RuleFate::Open).to_string(),
        report.count(RuleFate::Rejected).to_string(),
        format!("{errors}/{warnings}/{advice}"),
        of(report.passed, report.scenarios),
        of(report.exports_valid, report.exports),
    ]
}

/// What has to be said of a schema beside its numbers.
fn details(text: &mut String, report: &SchemaReport) {
    let mut lines: Vec<String> = Vec::new();
    for RuleReport { rule, state, reason } in &report.rules {
        match state {
            RuleFate::Open => lines.push(format!("open: {rule}: {reason}")),
            RuleFate::Rejected => lines.push(format!("rejected: {rule}: {reason}")),
            RuleFate::Compiled => {}
        }
    }
    lines.extend(report.missed.iter().map(|path| format!("not filled: {path}")));
    lines.extend(report.faults.iter().map(|fault| format!("not valid: {fault}")));
    lines.extend(report.messages.iter().cloned());
    if !lines.is_empty() {
        let _ = writeln!(text, "\n{} {} ({})", report.schema, report.name, report.file);
        for line in lines {
            let _ = writeln!(text, "  {}", line.replace('\n', "\n  "));
        }
    }
}

/// Each rule once, as the worst that became of it.
fn rules(reports: &[SchemaReport]) -> Vec<RuleReport> {
    let mut all = Vec::new();
    for rule in reports.iter().flat_map(|report| &report.rules) {
        add(&mut all, rule.clone());
    }
    all
}

/// A share, with one decimal place.
fn percent(some: usize, all: usize) -> String {
    let tenths = (some * 1000).checked_div(all).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
