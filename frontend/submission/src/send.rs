//! Sending, and what the endpoint answers.

use browser::endpoint::{Reply, ask, json as read, text_in};
use serde_json::{Value as Json, json};

use crate::receipt::verified;

/// Sends the bytes of a submission; gives what came of it.
pub(crate) async fn send(id: &str, token: String) -> Json {
    let Some(reply) = ask("/api/v1/submissions".to_owned(), Some(token.clone())).await else {
        return trouble("network");
    };
    match reply.status {
        200 | 201 => {
            let receipt = String::from_utf8(reply.bytes).unwrap_or_default();
            match verified(&receipt, id, &token).await {
                Some(said) => json!({
                    "receipt": receipt,
                    "received": said.received,
                    "case_number": said.case_number,
                }),
                None => trouble("receipt"),
            }
        }
        408 | 425 | 429 | 500.. => trouble("busy"),
        _ => refusal(&reply).unwrap_or_else(|| trouble("busy")),
    }
}

fn trouble(what: &str) -> Json {
    json!({ "trouble": what })
}

/// The endpoint's own refusal (RFC 9457). An answer of something on the way there is none.
fn refusal(reply: &Reply) -> Option<Json> {
    let body =
        read(&reply.bytes).filter(|_| reply.media_type.starts_with("application/problem"))?;
    let problems = body.get("problems").and_then(Json::as_array);
    let paths = problems.into_iter().flatten().filter_map(|problem| text_in(problem, "path"));
    let paths: Vec<String> = paths.collect();
    Some(json!({ "code": text_in(&body, "code")?, "paths": paths }))
}
