//! Findings that an author allows, each with a reason: `allow.yaml` in the service's folder.
//!
//! ```yaml
//! - code: no-legal-basis
//!   node: keeper.contact.email
//!   reason: the person gives it voluntarily, so that questions are settled faster
//! ```
//!
//! Errors cannot be allowed. An allowance that allows nothing is itself a finding.

use std::path::Path;

use crate::definition::shape::ALLOWANCE;
use crate::definition::{self, Members, Written};
use crate::finding::{Code, Findings, Severity};

struct Allowance {
    code: Code,
    node: Written,
}

/// Takes out of the findings what is allowed.
pub(super) fn apply(folder: &Path, findings: &mut Findings) {
    let path = folder.join("allow.yaml");
    if !path.is_file() {
        return;
    }
    let topic = findings.about(Code::Allowance);
    if let Some(tree) = definition::open(&path, findings) {
        let allowances: Vec<Allowance> = definition::items(&tree, findings)
            .iter()
            .filter_map(|tree| {
                let members = Members::of(tree, &ALLOWANCE, findings)?;
                read(members, findings)
            })
            .collect();
        for allowance in allowances {
            use_up(&allowance, findings);
        }
    }
    findings.about(topic);
}

fn read(mut members: Members<'_>, findings: &mut Findings) -> Option<Allowance> {
    let code = members.need_text("code", findings);
    let node = members.need_text("node", findings);
    let reason = members.need_text("reason", findings);
    members.finish(findings);
    let (code, node, reason) = (code?, node?, reason?);
    if reason.text.split_whitespace().count() < 3 {
        let message = "the reason says nothing";
        findings.error(reason.at, message, "write a sentence that convinces a reviewer");
    }
    let Some(known) = Code::of(&code.text) else {
        let names: Vec<&str> = Code::all().map(|(code, _)| code.name()).collect();
        let message = format!("there is no code `{}`", code.text);
        let advice = crate::finding::did_you_mean(&code.text, names, "write one that was reported");
        findings.error(code.at, message, advice);
        return None;
    };
    Some(Allowance { code: known, node })
}

fn use_up(allowance: &Allowance, findings: &mut Findings) {
    let fits = |finding: &crate::finding::Finding| {
        finding.code == allowance.code
            && finding.severity != Severity::Error
            && finding.nodes.contains(&allowance.node.text)
    };
    if !findings.all().any(fits) {
        let message = format!(
            "nothing is found with the code `{}` at `{}` that can be allowed",
            allowance.code, allowance.node.text
        );
        findings.warning(allowance.node.at, message, "remove the allowance");
    }
    findings.retain(|finding| !fits(finding));
}
