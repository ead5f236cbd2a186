//! Which address is answered by what.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, Request};
use axum::response::Response;
use axum::routing::{MethodRouter, get, patch, post};
use tokio::task::spawn_blocking;

use super::App;
use crate::openapi::Route;
use crate::page::framed;
use crate::problem::{Code, Problem};
use crate::reading::Asked;
use crate::{health, status, submission, theme, upload};

type Shared = State<Arc<App>>;
type Answer = Result<Response, Problem>;

/// The router over all routes; whatever is none of them is looked for among the pages.
pub(super) fn router(app: Arc<App>) -> Router {
    let routed = Route::ALL
        .into_iter()
        .fold(Router::new(), |router, route| router.route(route.path(), handler(route)));
    routed
        .method_not_allowed_fallback(|| async { Problem::new(Code::MethodNotAllowed) })
        .fallback(page)
        .with_state(app)
}

fn handler(route: Route) -> MethodRouter<Arc<App>> {
    match route {
        Route::Services => get(|State(app): Shared, headers: HeaderMap| async move {
            app.desk.catalogue.list_services(&headers)
        }),
        Route::Service => get(service),
        Route::ServiceFile => get(service_file),
        Route::Municipalities => get(|State(app): Shared, headers: HeaderMap| async move {
            app.desk.catalogue.list_municipalities(&headers)
        }),
        Route::Municipality => get(municipality),
        Route::SettingsFile => get(settings_file),
        Route::Theme => get(|colours: Result<Path<String>, PathRejection>| async move {
            theme::styles(&colours.map_err(|_| Code::MalformedRequest)?)
        }),
        Route::Submit => {
            post(|State(app): Shared, request: Request<Body>| submission::receive(app, request))
        }
        Route::Attachment => {
            get(|State(app): Shared, Path((id, sha256)): Path<(String, String)>| async move {
                upload::tell(&app, &id, &sha256)
            })
        }
        Route::Part => patch(
            |State(app): Shared,
             Path((id, sha256)): Path<(String, String)>,
             request: Request<Body>| upload::receive(app, id, sha256, request),
        ),
        Route::Status => {
            post(|State(app): Shared, request: Request<Body>| status::receive(app, request))
        }
        Route::Keys => {
            get(|State(app): Shared, headers: HeaderMap| async move { app.jwks.answer(&headers) })
        }
        Route::OpenApi => {
            get(
                |State(app): Shared, headers: HeaderMap| async move { app.openapi.answer(&headers) },
            )
        }
        Route::Health => get(health::alive),
        Route::Ready => get(health::ready),
    }
}

async fn service(State(app): Shared, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    found(app.desk.catalogue.describe_service(&id, &headers))
}

async fn service_file(
    State(app): Shared,
    Path((id, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    found(app.desk.catalogue.service_file(&id, &digest, &headers))
}

async fn municipality(State(app): Shared, Path(ars): Path<String>, headers: HeaderMap) -> Answer {
    found(app.desk.catalogue.describe_municipality(&ars, &headers))
}

async fn settings_file(
    State(app): Shared,
    Path((ars, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    found(app.desk.catalogue.settings_file(&ars, &digest, &headers))
}

async fn page(State(app): Shared, request: Request<Body>) -> Answer {
    let (address, headers) = (request.uri(), request.headers());
    let settings = framed(address.path()).and_then(|ars| app.desk.catalogue.municipality(ars));
    let settings = settings.and_then(|own| own.settings(&own.current()));
    let frame = settings.and_then(|own| {
        let style = own.look().css(":root");
        app.pages.frame(&own.embed.hosts, &style, headers)
    });
    let answer = match Asked::of(address.path(), address.query().unwrap_or_default()) {
        Some(asked) => read(&app, asked, headers).await,
        None => None,
    };
    let answer = frame.or(answer).or_else(|| app.pages.answer(address.path(), headers));
    match *request.method() {
        Method::GET | Method::HEAD => found(answer),
        _ if answer.is_some() => Err(Code::MethodNotAllowed.into()),
        _ => Err(Code::NotFound.into()),
    }
}

/// A page to read. It is made beside the requests that others wait for.
async fn read(app: &Arc<App>, asked: Asked, headers: &HeaderMap) -> Option<Response> {
    let day = app.desk.clock.today().ok()?;
    let kept = app.reading.as_ref()?.kept(&asked, day).is_some();
    let (app, headers) = (Arc::clone(app), headers.clone());
    let answer = move || app.reading.as_ref()?.answer(&app.desk.catalogue, asked, day, &headers);
    if kept { answer() } else { spawn_blocking(answer).await.ok().flatten() }
}

fn found(answer: Option<Response>) -> Answer {
    answer.ok_or(Problem::new(Code::NotFound))
}
