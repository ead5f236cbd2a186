//! `POST /api/v1/status`: what has become of a submission, for who has its key or its secret.

mod nonce;

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use axum::Json;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use shared::json::{Limits, read as read_json};
use shared::service::Digest;
use shared::submission::{
    MAX_STATUS, OpenedQuestion, PublicKey, State, Status, StatusLink, open_question, open_receipt,
    signer,
};
use validator::Validate as _;

pub use nonce::Nonces;

use crate::problem::{Code, Problem};
use crate::server::App;
use crate::store::Kept;
use crate::submission::{blocking, read, store_failed};
use crate::upload::{Record, failed};
use nonce::Denied;

/// How long a question may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// Answers a question, signed (`application/jose`) or with a secret (`application/json`). Whoever
/// may not know gets the same answer, whether there is such a submission or not.
pub async fn receive(app: Arc<App>, request: Request<Body>) -> Result<Response, Problem> {
    let media_type = request.headers().get(CONTENT_TYPE).and_then(|own| own.to_str().ok());
    let signed = match media_type.and_then(|own| own.split(';').next()).map(str::trim) {
        Some("application/jose") => true,
        Some("application/json") => false,
        _ => {
            let asked = "application/jose or application/json";
            return Err(Problem::with(Code::WrongContentType, asked));
        }
    };
    let body = read(request.into_body(), MAX_STATUS, BODY_TIME).await?;
    let _place = app.status_places.try_acquire().map_err(|_| Code::TooBusy)?;
    let asked = Arc::clone(&app);
    let status = blocking(move || match signed {
        true => by_key(&asked, &body),
        false => by_secret(&asked, &body),
    });
    Ok(([(CACHE_CONTROL, "no-store")], Json(status.await??)).into_response())
}

fn by_key(app: &App, body: &[u8]) -> Result<Status, Problem> {
    let token = std::str::from_utf8(body).map_err(|_| Code::MalformedToken)?;
    let opened = open_question(token)?;
    verify(&opened)?;
    let question = &opened.question;
    if question.aud != app.desk.audience {
        return Err(Code::WrongAudience.into());
    }
    let now = app.desk.clock.now().as_millisecond();
    app.nonces.in_time(question.iat, now).map_err(denied)?;
    let (found, own) = find(app, &question.id)?.ok_or(Code::UnknownSubmission)?;
    if own != opened.key {
        return Err(Code::UnknownSubmission.into());
    }
    let taken = app.nonces.take(&question.id, &question.nonce, question.iat, now);
    taken.map_err(denied)?;
    found.status(app, &question.id)
}

fn by_secret(app: &App, body: &[u8]) -> Result<Status, Problem> {
    let limits = Limits { bytes: MAX_STATUS, depth: 2 };
    let json = read_json(body, limits).map_err(|_| Code::MalformedRequest)?;
    let link: StatusLink = serde_json::from_value(json).map_err(|_| Code::MalformedRequest)?;
    link.validate().map_err(|_| Code::MalformedRequest)?;
    if !app.desk.key.is_status_secret(&link.id, &link.secret) {
        return Err(Code::UnknownSubmission.into());
    }
    let (found, _) = find(app, &link.id)?.ok_or(Code::UnknownSubmission)?;
    found.status(app, &link.id)
}

fn verify(opened: &OpenedQuestion<'_>) -> Result<(), Problem> {
    let key =
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, opened.point).map_err(|_| Code::WrongKey)?;
    let verified = key.verify_sig(opened.signed.as_bytes(), &opened.signature);
    Ok(verified.map_err(|_| Code::BrokenSignature)?)
}

fn denied(denied: Denied) -> Problem {
    match denied {
        Denied::Time => Code::WrongTime.into(),
        Denied::Again => Code::Replayed.into(),
        Denied::Full => Code::TooBusy.into(),
    }
}

/// What is known of a submission.
enum Found {
    /// Its files are still to come.
    Waiting(Record),
    /// It has a receipt.
    Kept(Kept),
}

/// Looks for a submission, also among those that wait; and the key that signed it.
fn find(app: &App, id: &str) -> Result<Option<(Found, PublicKey)>, Problem> {
    // In this order, since it is in the store before it leaves the uploads.
    let record = app.desk.uploads.find(id).map_err(failed)?;
    if let Some(kept) = app.desk.store.status(id).map_err(store_failed)? {
        let token = std::str::from_utf8(&kept.token).map_err(|_| Code::Internal)?;
        let key = signer(token).map_err(|_| Code::Internal)?;
        return Ok(Some((Found::Kept(kept), key)));
    }
    Ok(record.map(|record| {
        let key = record.key.clone();
        (Found::Waiting(record), key)
    }))
}

impl Found {
    fn status(self, app: &App, id: &str) -> Result<Status, Problem> {
        match self {
            Self::Waiting(record) => waiting(app, id, record),
            Self::Kept(kept) => stored(&kept),
        }
    }
}

fn waiting(app: &App, id: &str, record: Record) -> Result<Status, Problem> {
    let missing = app.desk.uploads.missing(id, &record).map_err(failed)?;
    let missing: Vec<Digest> = missing.into_iter().map(|file| file.sha256).collect();
    let Record { ars, service, .. } = record;
    let state = State::WaitingForFiles;
    let (case_number, received, delivered) = (None, None, None);
    Ok(Status { state, ars, service, case_number, received, delivered, missing })
}

fn stored(kept: &Kept) -> Result<Status, Problem> {
    let said = open_receipt(&kept.receipt).map_err(|_| Code::Internal)?.receipt;
    let delivered = kept.delivered.and_then(|at| Timestamp::from_millisecond(at).ok());
    Ok(Status {
        state: if kept.waits { State::Received } else { State::Delivered },
        ars: said.ars,
        service: said.service,
        case_number: Some(said.case_number),
        received: Some(said.received),
        delivered: delivered.map(|at| at.to_string()),
        missing: Vec::new(),
    })
}
