//! Which address is answered by what.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Json as JsonAnswer, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::watch;

use super::explain::{Question, explain};
use super::file::{self, File};
use super::site::{Origin, Site};

/// The most bytes that a draft may have.
const MAX_DRAFT: usize = 4 << 20;

/// What a page of the preview may load: nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; frame-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// A running preview.
#[derive(Debug)]
pub struct Preview {
    origin: Origin,
    app: PathBuf,
    site: RwLock<Arc<Site>>,
    /// Counts the times that something was compiled.
    compiled: watch::Sender<u64>,
}

impl Preview {
    /// Compiles what is there; `app` is the folder of the assistant as it was built.
    pub fn new(origin: Origin, app: PathBuf) -> Self {
        let site = RwLock::new(Arc::new(Site::compile(&origin, None)));
        Self { origin, app, site, compiled: watch::Sender::new(1) }
    }

    /// Compiles anew and tells every page that is open. Returns how long it took.
    pub fn compile(&self) -> Duration {
        let begin = Instant::now();
        let site = Arc::new(Site::compile(&self.origin, Some(&self.site())));
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
        let took = begin.elapsed();
        self.compiled.send_modify(|count| *count += 1);
        took
    }

    /// What is shown now.
    pub fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The routes of a preview.
pub fn router(preview: Arc<Preview>) -> Router {
    Router::new()
        .route("/preview/state", get(state))
        .route("/preview/explain", post(explained))
        .route("/preview/start", get(start))
        .route("/preview/events", get(events))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(MAX_DRAFT))
        .with_state(preview)
}

type Shared = State<Arc<Preview>>;

async fn state(State(preview): Shared) -> Response {
    JsonAnswer(preview.site().overview()).into_response()
}

async fn explained(State(preview): Shared, Json(question): Json<Question>) -> Response {
    let site = preview.site();
    let shown = site.shown(&question.service);
    let settings = site.settings(&question.municipality, &question.service);
    match (shown, settings) {
        (Some(shown), Some(settings)) => {
            JsonAnswer(explain(&shown.plan, settings, &question)).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A starting point.
#[derive(Debug, Deserialize)]
struct StartAt {
    service: String,
    scenario: String,
    pages: usize,
}

async fn start(State(preview): Shared, Query(at): Query<StartAt>) -> Response {
    let site = preview.site();
    let started = site.shown(&at.service).and_then(|shown| {
        let settings = |ars: &str| site.settings(ars, &at.service);
        let start = shown.scenarios.start(&at.scenario, at.pages, &shown.plan, settings)?;
        Some(json!({
            "answers": start.answers, "page": start.page, "day": start.day,
            "municipality": start.ars, "bundle": shown.bundle,
        }))
    });
    started.map_or(StatusCode::NOT_FOUND.into_response(), |json| JsonAnswer(json).into_response())
}

/// Tells each time that something was compiled.
async fn events(State(preview): Shared) -> Response {
    let seen = preview.compiled.subscribe();
    let stream = futures_util::stream::unfold(seen, |mut seen| async move {
        seen.changed().await.ok()?;
        let count = *seen.borrow_and_update();
        Some((Ok::<_, Infallible>(Event::default().data(count.to_string())), seen))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

async fn page(State(preview): Shared, address: Uri) -> Response {
    let path = address.path();
    if let Some(published) = preview.site().published(path) {
        return send(published.clone());
    }
    let found = file::panel(path).or_else(|| file::assistant(&preview.app, path));
    found.map_or(StatusCode::NOT_FOUND.into_response(), send)
}

fn send(file: File) -> Response {
    let mut response = Response::new(Body::from(file.bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.media_type));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
