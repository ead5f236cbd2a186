//! Whether the server is alive, and ready.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::problem::{Code, Problem};
use crate::server::App;

/// `GET /healthz`: the process answers.
pub async fn alive() -> Response {
    ([(CACHE_CONTROL, "no-store")], "ok").into_response()
}

/// `GET /readyz`: the store answers; also how many submissions the inboxes do not have yet.
pub async fn ready(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    let undelivered = app.desk.store.backlog().map_err(|error| {
        tracing::error!(%error, "the store does not answer");
        Code::TooBusy
    })?;
    let answer = axum::Json(json!({ "status": "ready", "undelivered": undelivered }));
    Ok(([(CACHE_CONTROL, "no-store")], answer).into_response())
}
