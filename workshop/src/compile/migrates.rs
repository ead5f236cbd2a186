//! The stated ways from older versions: each must lead to what the service has.

use shared::by_name::ByName;
use shared::migration::{Step, precedence};
use shared::service::Plan;

use super::head::{is_id, is_version};
use crate::definition::{StepDefinition, Written};
use crate::finding::{Findings, did_you_mean};

/// The steps as shipped, in the order of their versions.
pub(super) fn compile(
    definitions: &[StepDefinition],
    plan: &Plan,
    findings: &mut Findings,
) -> Vec<Step> {
    let steps: Vec<Step> = definitions.iter().map(step).collect();
    let mut before: Option<&Written> = None;
    for (at, definition) in definitions.iter().enumerate() {
        examine_version(&definition.from, before, &plan.service().version, findings);
        before = Some(&definition.from);
        let later = steps.get(at + 1..).unwrap_or_default();
        for (old, new) in &definition.renames {
            if !old.text.split('.').all(|name| is_id(name, b"_")) {
                let advice = "write names with `.` between them, such as `keeper.name`";
                findings.error(old.at, format!("`{}` is no path", old.text), advice);
            }
            examine_path(new, later, plan, findings);
        }
        for again in &definition.again {
            examine_path(again, later, plan, findings);
        }
        for (list, codes) in &definition.codes {
            examine_codes(list, codes, later, plan, findings);
        }
    }
    steps
}

fn step(definition: &StepDefinition) -> Step {
    let words = |pairs: &[(Written, Written)]| {
        let mut words = ByName::new();
        for (old, new) in pairs {
            words.insert(old.text.clone(), new.text.clone());
        }
        words
    };
    let mut codes = ByName::new();
    for (list, pairs) in &definition.codes {
        codes.insert(list.text.clone(), words(pairs));
    }
    Step {
        from: definition.from.text.clone(),
        renames: words(&definition.renames),
        codes,
        again: definition.again.iter().map(|path| path.text.clone()).collect(),
    }
}

fn examine_version(
    from: &Written,
    before: Option<&Written>,
    version: &str,
    findings: &mut Findings,
) {
    if !is_version(&from.text) {
        let message = format!("`{}` is no semantic version", from.text);
        findings.error(from.at, message, "write three numbers, such as `1.0.0`");
    } else if precedence(&from.text, version).is_ge() {
        let message = format!("`{}` is not older than this version, `{version}`", from.text);
        findings.error(from.at, message, "raise `version`, or name an older one here");
    } else if before.is_some_and(|before| precedence(&before.text, &from.text).is_ge()) {
        let message = format!("`{}` stands after a version that is not older", from.text);
        findings.error(from.at, message, "write each version once, the oldest first");
    }
}

/// A path in the words of one version leads to a node of the newest.
fn examine_path(path: &Written, later: &[Step], plan: &Plan, findings: &mut Findings) {
    let last = later.iter().fold(path.text.clone(), |path, step| step.lead(&path));
    if plan.find(&last).is_none() {
        let known: Vec<String> = plan.order().iter().map(|node| plan.path(*node)).collect();
        let known = known.iter().map(String::as_str);
        let otherwise = "state only what leads to a field or group of this version".to_owned();
        let advice = did_you_mean(&last, known, otherwise);
        findings.error(path.at, format!("there is no `{last}` in this version"), advice);
    }
}

fn examine_codes(
    list: &Written,
    codes: &[(Written, Written)],
    later: &[Step],
    plan: &Plan,
    findings: &mut Findings,
) {
    let lists = &plan.service().lists;
    let Some(own) = lists.iter().find(|own| own.id == list.text) else {
        let known = lists.iter().map(|own| own.id.as_str());
        let advice = did_you_mean(&list.text, known, "name a list of this version".to_owned());
        findings.error(list.at, format!("there is no list `{}`", list.text), advice);
        return;
    };
    for (_, new) in codes {
        let last = later.iter().fold(new.text.as_str(), |code, step| {
            let renamed = step.codes.get(&own.id).and_then(|codes| codes.get(code));
            renamed.map_or(code, String::as_str)
        });
        if !own.codes.iter().any(|code| code == last) {
            let message = format!("the list `{}` has no code `{last}`", own.id);
            let known = own.codes.iter().map(String::as_str);
            let advice = did_you_mean(last, known, "name a code of this version".to_owned());
            findings.error(new.at, message, advice);
        }
    }
}
