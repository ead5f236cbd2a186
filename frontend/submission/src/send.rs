//! Sending, and what the endpoint answers.

use browser::endpoint::{Reply, ask, json as read, text_in};
use js_sys::Function;
use serde_json::{Value as Json, json};

use crate::receipt::verified;
use crate::upload::{Sent, upload};

/// How often the endpoint is asked what it waits for, when it has something else than was thought.
const ROUNDS: u32 = 5;

/// Sends the bytes of a submission, and then its attachments; gives what came of it.
pub(crate) async fn send(draft: &str, id: &str, token: String, told: &Function) -> Json {
    let mut last = String::new();
    for _ in 0..ROUNDS {
        let Some(reply) = ask("/api/v1/submissions".to_owned(), Some(token.clone())).await else {
            return trouble("network");
        };
        match reply.status {
            200 | 201 => return received(reply, id, &token).await,
            202 => match upload(draft, id, &reply, told).await {
                Sent::Received(reply) => return received(reply, id, &token).await,
                Sent::Ask(code) => last = code,
                Sent::Trouble(what) => return trouble(what),
                Sent::Gone => return refused("attachment_gone"),
            },
            408 | 425 | 429 | 500.. => return trouble("busy"),
            _ => return refusal(&reply).unwrap_or_else(|| trouble("busy")),
        }
    }
    if last.is_empty() { trouble("busy") } else { refused(&last) }
}

async fn received(reply: Reply, id: &str, token: &str) -> Json {
    let receipt = String::from_utf8(reply.bytes).unwrap_or_default();
    match verified(&receipt, id, token).await {
        Some(said) => json!({
            "receipt": receipt,
            "received": said.received,
            "case_number": said.case_number,
        }),
        None => trouble("receipt"),
    }
}

pub(crate) fn trouble(what: &str) -> Json {
    json!({ "trouble": what })
}

fn refused(code: &str) -> Json {
    json!({ "code": code, "paths": [] })
}

/// The endpoint's own refusal (RFC 9457). An answer of something on the way there is none.
pub(crate) fn refusal(reply: &Reply) -> Option<Json> {
    let body =
        read(&reply.bytes).filter(|_| reply.media_type.starts_with("application/problem"))?;
    let problems = body.get("problems").and_then(Json::as_array);
    let paths = problems.into_iter().flatten().filter_map(|problem| text_in(problem, "path"));
    let paths: Vec<String> = paths.collect();
    Some(json!({ "code": text_in(&body, "code")?, "paths": paths }))
}
