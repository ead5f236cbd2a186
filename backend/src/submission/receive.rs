//! `POST /api/v1/submissions`: reading the request within bounds, and answering it.

use std::sync::Arc;
use std::time::Duration;

use axum::BoxError;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse as _, Response};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Body as Content, Bytes};
use serde_json::json;
use shared::submission::MAX_TOKEN;
use tokio::time::timeout;

use super::Acceptance;
use crate::problem::{Code, Problem};
use crate::server::App;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

const MEDIA_TYPE: &str = "application/jose";

/// Accepts a submission: 201 with its receipt, 200 when the same bytes were accepted before, 202
/// with what is missing while files are to come.
pub async fn receive<B>(app: Arc<App>, request: Request<B>) -> Response
where
    B: Content<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    match accept(&app, request).await {
        Ok(acceptance) => acknowledge(acceptance),
        Err(problem) => problem.into_response(),
    }
}

async fn accept<B>(app: &App, request: Request<B>) -> Result<Acceptance, Problem>
where
    B: Content<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    if !is_jose(request.headers()) {
        return Err(Code::WrongContentType.into());
    }
    let body = read(request.into_body(), MAX_TOKEN, BODY_TIME).await?;
    let _place = app.places.try_acquire().map_err(|_| Code::TooBusy)?;
    app.desk.accept(body).await
}

/// The answer to what is accepted.
pub(crate) fn acknowledge(acceptance: Acceptance) -> Response {
    match acceptance {
        Acceptance::New(receipt) => answer(StatusCode::CREATED, receipt, MEDIA_TYPE),
        Acceptance::Known(receipt) => answer(StatusCode::OK, receipt, MEDIA_TYPE),
        Acceptance::Missing(missing) => {
            let missing = json!({ "missing": missing }).to_string();
            answer(StatusCode::ACCEPTED, missing, "application/json")
        }
    }
}

fn answer(status: StatusCode, body: String, media_type: &'static str) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    // With those that every answer has.
    headers.reserve(8);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_jose(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = value.split(';').next().unwrap_or_default();
    name.trim().eq_ignore_ascii_case(MEDIA_TYPE)
}

/// Reads a body of so many bytes at most, in so much time.
pub(crate) async fn read<B>(body: B, most: usize, time: Duration) -> Result<Bytes, Problem>
where
    B: Content<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    let limit = u64::try_from(most).map_err(|_| Code::Internal)?;
    if body.size_hint().lower() > limit {
        return Err(Code::BodyTooLarge.into());
    }
    match timeout(time, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Code::BodyTooLarge.into())
        }
        Ok(Err(_)) => Err(Problem::with(Code::MalformedRequest, "the body broke off")),
        Err(_) => Err(Problem::with(Code::MalformedRequest, "the body did not arrive in time")),
    }
}
