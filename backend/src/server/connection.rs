//! Connections: how many, how slow they may be, and how they end.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper::{Method, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::App;
use super::lanes::Lanes;
use crate::openapi::Route;
use crate::page::{is_preflight, preflight, secure};
use crate::submission::receive;

/// How long the head of a request may take; also how long a connection may be idle.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// After how long a connection is asked to end, so that slow readers do not hold it for good.
const LIFETIME: Duration = Duration::from_secs(15 * 60);

/// How long what is under way may take when a connection is to end.
pub(super) const LEAVE_TIME: Duration = Duration::from_secs(20);

/// The most bytes of a request's head.
const MAX_HEAD: usize = 32 * 1024;

/// Takes connections until told to stop, and then gives back the threads that serve them. Each
/// connection holds one of the permits; when none is left, new ones wait in the system's queue.
pub(super) async fn take(
    listener: TcpListener,
    app: Arc<App>,
    router: Router,
    lanes: Lanes,
    permits: Arc<Semaphore>,
    mut stop: watch::Receiver<bool>,
) -> Lanes {
    let stopped = stop.clone();
    let mut told = pin!(async move { stop.wait_for(|stop| *stop).await.is_ok() });
    loop {
        let next = async {
            let permit = Arc::clone(&permits).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            next = next => next,
            _ = &mut told => return lanes,
        };
        // A stream belongs to the runtime of the thread that waits for it.
        match accepted.and_then(|(stream, _)| stream.into_std()) {
            Ok(stream) => {
                let Some(seat) = lanes.seat() else { return lanes };
                let (app, router, stop) = (Arc::clone(&app), router.clone(), stopped.clone());
                seat.runtime.clone().spawn(async move {
                    if let Ok(stream) = TcpStream::from_std(stream) {
                        serve(stream, app, router, stop).await;
                    }
                    drop((seat, permit));
                });
            }
            Err(error) => {
                // Mostly: too many open files. Others must end first.
                tracing::warn!(%error, "a connection could not be taken");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn serve(stream: TcpStream, app: Arc<App>, router: Router, mut stop: watch::Receiver<bool>) {
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: Request<Incoming>| {
        // Many come at once for one route only: it is not looked for among the others.
        let submitted = is_submission(&request);
        let way = match submitted {
            true => Way::Submission(receive(Arc::clone(&app), request)),
            false if is_preflight(request.method(), request.headers()) => Way::Preflight,
            false => Way::Router(router.call(request)),
        };
        async {
            Ok::<_, Infallible>(secure(match way {
                Way::Submission(receiving) => receiving.await,
                Way::Preflight => preflight(),
                Way::Router(answering) => answering.await.unwrap_or_else(|never| match never {}),
            }))
        }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service)
    );
    // Errors are a client's that went away or was too slow; there is nothing to do about it.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = sleep(LIFETIME) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(LEAVE_TIME, connection).await;
}

/// How a request is answered.
enum Way<S, R> {
    Submission(S),
    Preflight,
    Router(R),
}

fn is_submission(request: &Request<Incoming>) -> bool {
    request.method() == Method::POST && request.uri().path() == Route::Submit.path()
}
