//! What scenarios enter and what follows, as JSON for whoever fills the real pages.

use serde_json::{Value as Json, json};
use shared::export::{Composer, sections};
use shared::kind::{Form, Kind};
use shared::language::Language;
use shared::service::{Content, Texts};
use shared::session::Key;
use shared::{Session, Value};

use super::{Answered, Outcome, Taken};

/// One scenario page by page: what a person enters, what must be pointed out, what comes next; and
/// in the end what it costs, what to bring and what check-your-answers shows, in German. Nothing
/// when it could not be run.
pub fn steps_json(name: &str, outcome: &Outcome, texts: &Texts) -> Option<Json> {
    let session = outcome.session.as_ref()?;
    let pages: Vec<Json> = outcome.steps.iter().map(|own| page(session, texts, own)).collect();
    Some(json!({
        "name": name,
        "municipality": outcome.municipality,
        "day": outcome.day.map(|day| day.to_string()),
        "pages": pages,
        "end": end(session, texts),
    }))
}

fn page(session: &Session, texts: &Texts, taken: &Taken) -> Json {
    let answers = taken.answers.iter().map(|answer| {
        json!({
            "path": answer.path,
            "entered": entered(session, answer),
            "label": label(session, texts, answer),
        })
    });
    let answers: Vec<Json> = answers.collect();
    let instances: Vec<Json> = taken
        .instances
        .iter()
        .map(|(path, count)| json!({ "path": path, "count": count }))
        .collect();
    let wrong: Vec<&str> = taken
        .problems
        .iter()
        .filter(|problem| !problem.soft)
        .map(|problem| problem.path.as_str())
        .collect();
    json!({
        "page": taken.page,
        "answers": answers,
        "instances": instances,
        "wrong": wrong,
        "next": taken.next,
        "ended": taken.ended,
    })
}

/// What a person enters for an answer: the text typed, or the codes to choose. Empty when the
/// answer is taken back.
fn entered(session: &Session, answer: &Answered) -> String {
    let Content::Field(kind) = &session.plan().node(answer.node).content else {
        return String::new();
    };
    match (&answer.value, &answer.written) {
        (Some(Value::YesNo(given)), _) => given.to_string(),
        (Some(Value::Codes(codes)), _) => codes.join(" "),
        // Controls with parts are given these in the order of the German form.
        (Some(value @ Value::Date(_)), _) => kind.show(value, Language::De, &str::to_owned),
        (Some(Value::Text(known)), _) if in_parts(kind) => {
            let parts: Vec<&str> = known.rsplit('-').collect();
            parts.join(".")
        }
        (Some(Value::Text(code)), _) if matches!(kind, Kind::Choice { .. }) => code.clone(),
        (_, Some(written)) => written.clone(),
        (Some(value), None) => kind.show(value, Language::De, &str::to_owned),
        (None, None) => answer.typed.clone().unwrap_or_default(),
    }
}

/// Whether the answer is known from the year on, and entered with it last.
fn in_parts(kind: &Kind) -> bool {
    matches!(kind.form(), Some(Form::Month { .. } | Form::PartialDate { .. }))
}

/// What the code of a single choice is called, for lists that are searched by what is called so.
fn label(session: &Session, texts: &Texts, answer: &Answered) -> Option<String> {
    let plan = session.plan();
    let Content::Field(Kind::Choice { list }) = &plan.node(answer.node).content else {
        return None;
    };
    let list = plan.service().lists.get(usize::try_from(*list).ok()?)?;
    match &answer.value {
        Some(Value::Text(code)) => texts.lists.get(&list.id)?.get(code).cloned(),
        _ => None,
    }
}

fn end(session: &Session, texts: &Texts) -> Json {
    let service = session.plan().service();
    let outcome = session.outcome().and_then(|at| service.outcomes.get(at));
    let composer = Composer { session, texts, language: Language::De };
    let title = outcome.and_then(|own| texts.outcomes.get(&own.id));
    let documents: Vec<&str> = session
        .documents()
        .into_iter()
        .filter_map(|at| service.documents.get(at))
        .map(|document| document.id.as_str())
        .collect();
    let rows = sections(session, texts, Language::De).into_iter().flat_map(|section| section.rows);
    let rows: Vec<Json> = rows.map(|row| json!({ "path": row.path, "value": row.value })).collect();
    json!({
        "complete": session.complete(),
        "ended": session.ended(),
        "outcome": title.map(|own| composer.line(&own.title, Key::ROOT)),
        "fee": session.fee(),
        "deadline": session.deadline().map(|day| day.to_string()),
        "documents": documents,
        "rows": rows,
    })
}
