//! What follows compared with what must.

use serde_json::Value as Json;
use shared::Session;
use shared::session::Place;

use super::fill::json;
use super::{Expectation, Step};
use crate::finding::{At, Findings, or_list};

/// Compares the problems on the page just left, and what comes next.
pub(super) fn compare_step(
    session: &Session,
    step: &Step<'_>,
    page: usize,
    findings: &mut Findings,
) {
    let places: Vec<Place> = session.page_places(page);
    let paths: Vec<String> = places.iter().map(|place| session.path(*place)).collect();
    let mut found: Vec<(String, String)> = session
        .problems()
        .into_iter()
        .filter(|problem| paths.contains(&problem.path))
        .map(|problem| (problem.path, code(&problem.fault.code)))
        .collect();
    for expected in &step.problems {
        let wanted = (expected.path.text.clone(), expected.code.text.clone());
        match found.iter().position(|problem| *problem == wanted) {
            Some(at) => {
                found.remove(at);
            }
            None => {
                let (path, code) = wanted;
                let message = format!("`{path}` should have the problem `{code}`, but has not");
                let others = found.iter().filter(|(at, _)| *at == path);
                let others: Vec<&str> = others.map(|(_, code)| code.as_str()).collect();
                let advice = match others.is_empty() {
                    true => "it has none".to_owned(),
                    false => format!("it has {}", or_list(others)),
                };
                findings.error(expected.path.at, message, advice);
            }
        }
    }
    for (path, code) in found {
        let message = format!("`{path}` has the problem `{code}`, which nobody expects");
        let advice = "answer it otherwise, or expect the problem";
        findings.error(step.problems_at, message, advice);
    }
    if let Some((at, next)) = &step.next {
        let pages = &session.plan().service().pages;
        let found = session.next_page().and_then(|at| pages.get(at)).map(|page| page.id.clone());
        differ(*at, "the next page", next.clone(), found, findings);
    }
}

/// Compares what must hold in the end.
pub(super) fn compare_end(session: &Session, expect: &Expectation<'_>, findings: &mut Findings) {
    let service = session.plan().service();
    if let Some((at, complete)) = expect.complete
        && complete != session.complete()
    {
        let message = match complete {
            true => "the application should be complete, but is not",
            false => "the application should not be complete, but is",
        };
        let problems = session.problems();
        let open: Vec<String> = problems
            .iter()
            .filter(|problem| !problem.soft)
            .map(|problem| format!("{} ({})", problem.path, code(&problem.fault.code)))
            .collect();
        let advice = match (open.is_empty(), session.ended()) {
            (false, _) => format!("open are {}", or_list(open.iter().map(String::as_str))),
            (true, true) => "an outcome ends the way".to_owned(),
            (true, false) => String::new(),
        };
        findings.error(at, message, advice);
    }
    if let Some((at, outcome)) = &expect.outcome {
        let found = session.outcome().and_then(|at| service.outcomes.get(at));
        differ(*at, "the outcome", outcome.clone(), found.map(|o| o.id.clone()), findings);
    }
    if let Some((at, fee)) = &expect.fee {
        differ(*at, "the fee", fee.clone(), session.fee().map(|fee| fee.to_string()), findings);
    }
    if let Some((at, deadline)) = &expect.deadline {
        let found = session.deadline().map(|day| day.to_string());
        differ(*at, "the deadline", deadline.clone(), found, findings);
    }
    if let Some((at, documents)) = &expect.documents {
        let found: Vec<&str> = session
            .documents()
            .into_iter()
            .filter_map(|at| service.documents.get(at))
            .map(|document| document.id.as_str())
            .collect();
        let list = |list: Vec<&str>| (!list.is_empty()).then(|| list.join(", "));
        let wanted = list(documents.iter().map(String::as_str).collect());
        differ(*at, "the list of documents", wanted, list(found), findings);
    }
    for path in &expect.irrelevant {
        match session.place(&path.text) {
            None => unknown(path.at, &path.text, findings),
            Some(place) if session.cell(place).relevant => {
                let message = format!("`{}` should not be asked, but is", path.text);
                findings.error(path.at, message, "");
            }
            Some(_) => {}
        }
    }
    for (path, tree) in &expect.values {
        let Some(place) = session.place(&path.text) else {
            unknown(path.at, &path.text, findings);
            continue;
        };
        let wanted = json(tree).filter(|json| *json != Json::Null);
        let found = session.cell(place).value.and_then(|value| serde_json::to_value(value).ok());
        let what = format!("the value of `{}`", path.text);
        let show = |json: Option<Json>| json.map(|json| json.to_string());
        differ(tree.at, &what, show(wanted), show(found), findings);
    }
}

fn differ(
    at: At,
    what: &str,
    wanted: Option<String>,
    found: Option<String>,
    findings: &mut Findings,
) {
    if wanted == found {
        return;
    }
    let show = |text: Option<String>| text.map_or("none".to_owned(), |text| format!("`{text}`"));
    let message = format!("{what} should be {}, but is {}", show(wanted), show(found));
    findings.error(at, message, "");
}

fn unknown(at: At, path: &str, findings: &mut Findings) {
    let message = format!("there is no `{path}`");
    findings.error(at, message, "write a path with positions, such as `dogs[1].name`");
}

/// A code as it is written everywhere.
fn code(code: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(code).ok();
    json.as_ref().and_then(Json::as_str).unwrap_or_default().to_owned()
}
