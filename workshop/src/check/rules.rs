//! Rules of the FIM schema that are in no expression.

use super::{Check, Said};
use crate::finding::{Code, Severity};

pub(super) fn check(check: &mut Check<'_>) {
    let definition = check.definition;
    for rule in &definition.rules {
        let nodes = || {
            let of: Vec<String> = rule.of.iter().map(|path| path.text.clone()).collect();
            if of.is_empty() { vec![rule.rule.text.clone()] } else { of }
        };
        if let Some(open) = &rule.open {
            let message = format!("the rule `{}` is open: {}", rule.rule.text, open.text);
            let advice =
                "write what it says into facets, name them under `into`, and remove `open`";
            let said = Said::new(Severity::Warning, Code::OpenRule, message, advice);
            check.note(nodes(), rule.at, said.because(vec![short(&rule.text.text)]));
        }
        if let Some(rejected) = &rule.rejected {
            let message = format!("the rule `{}` was rejected: {}", rule.rule.text, rejected.text);
            let advice = "tell the schema's editors, and write what is meant";
            let said = Said::new(Severity::Advice, Code::RejectedRule, message, advice);
            check.note(nodes(), rule.at, said.because(vec![short(&rule.text.text)]));
        }
    }
}

/// The beginning of a rule, in one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(200).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}
