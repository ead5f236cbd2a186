//! Sending, and what the endpoint answers.

use serde_json::Value as Json;

use super::{Record, Refusal, Trouble, receipt};
use crate::endpoint::{Reply, ask, json, text_in};

/// What came of sending.
pub(super) enum Outcome {
    /// It is received; the verified receipt.
    Accepted(String),
    /// It is not accepted, for certain.
    Refused(Refusal),
    /// Not known: the same bytes must be sent again.
    Unsettled(Trouble),
}

/// Sends the bytes of a record.
pub(super) async fn send(record: &Record) -> Outcome {
    let reply = ask("/api/v1/submissions".to_owned(), Some(record.token.clone())).await;
    let Some(reply) = reply else { return Outcome::Unsettled(Trouble::Network) };
    match reply.status {
        200 | 201 => match String::from_utf8(reply.bytes) {
            Ok(token) if receipt::is_genuine(&token, record).await => Outcome::Accepted(token),
            _ => Outcome::Unsettled(Trouble::Receipt),
        },
        408 | 425 | 429 | 500.. => Outcome::Unsettled(Trouble::Busy),
        _ => refusal(&reply).map_or(Outcome::Unsettled(Trouble::Busy), Outcome::Refused),
    }
}

/// The endpoint's own refusal (RFC 9457). An answer of something on the way there is none.
fn refusal(reply: &Reply) -> Option<Refusal> {
    let body =
        json(&reply.bytes).filter(|_| reply.media_type.starts_with("application/problem"))?;
    let problems = body.get("problems").and_then(Json::as_array);
    let paths = problems.into_iter().flatten().filter_map(|problem| text_in(problem, "path"));
    Some(Refusal { code: text_in(&body, "code")?, paths: paths.collect() })
}
