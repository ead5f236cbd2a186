//! Pages, documents, outcomes, parameters, code lists and what stands at the head.

use serde::Serialize;
use shared::service::Service;

use super::rules::common;
use super::{Between, Change, Kind, Part};
use crate::expression::show;

pub(super) fn compare(between: &Between<'_>) -> Vec<Change> {
    let (old, new) = (between.old.service(), between.new.service());
    let mut changes = Vec::new();
    for (part, rules) in [
        (Part::Page, pages as fn(&Service) -> Vec<(String, String)>),
        (Part::Document, documents),
        (Part::Outcome, outcomes),
        (Part::Parameter, parameters),
        (Part::LeikaKey, leika),
        (Part::Language, languages),
    ] {
        common(part, rules(old).into_iter(), rules(new).into_iter(), &mut changes);
    }
    lists(between, &mut changes);
    changes
}

/// What stands on a page is told of where it stands: a page only comes or goes.
fn pages(service: &Service) -> Vec<(String, String)> {
    service.pages.iter().map(|page| (page.id.clone(), String::new())).collect()
}

fn documents(service: &Service) -> Vec<(String, String)> {
    let rule = |expression| show(expression, service, None);
    service.documents.iter().map(|own| (own.id.clone(), rule(&own.relevant))).collect()
}

fn outcomes(service: &Service) -> Vec<(String, String)> {
    let rule = |expression| show(expression, service, None);
    let outcomes = service.outcomes.iter();
    outcomes
        .map(|own| (own.id.clone(), format!("{} when {}", word(&own.kind), rule(&own.when))))
        .collect()
}

fn parameters(service: &Service) -> Vec<(String, String)> {
    let parameters = service.parameters.iter();
    parameters.map(|own| (own.name.clone(), word(&own.value))).collect()
}

fn leika(service: &Service) -> Vec<(String, String)> {
    service.leika.iter().map(|key| (key.clone(), String::new())).collect()
}

fn languages(service: &Service) -> Vec<(String, String)> {
    service.languages.iter().map(|tag| (tag.clone(), String::new())).collect()
}

/// How a member of a closed set is shipped.
fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).ok();
    json.as_ref().and_then(|json| json.as_str()).unwrap_or_default().replace('_', "-")
}

fn lists(between: &Between<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (&between.old.service().lists, &between.new.service().lists);
    for was in old {
        let Some(is) = new.iter().find(|list| list.id == was.id) else {
            changes.push(Change::new(Part::List, &was.id, Kind::Removed));
            continue;
        };
        let mut met = Vec::new();
        for code in &was.codes {
            let became = between.code(&is.id, code);
            let name = format!("{}.{became}", is.id);
            let there = is.codes.iter().any(|known| known == became);
            match there {
                false => changes.push(Change::new(Part::Code, name, Kind::Removed)),
                true if became != code => {
                    changes.push(Change::new(Part::Code, name, Kind::Renamed).was(code).is(became));
                }
                true => {}
            }
            met.push(became);
        }
        for code in is.codes.iter().filter(|code| !met.contains(&code.as_str())) {
            changes.push(Change::new(Part::Code, format!("{}.{code}", is.id), Kind::Added));
        }
    }
    for is in new.iter().filter(|is| !old.iter().any(|was| was.id == is.id)) {
        let codes = is.codes.join(", ");
        changes.push(Change::new(Part::List, &is.id, Kind::Added).is(codes));
    }
}
