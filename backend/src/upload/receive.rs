//! `PATCH` and `GET /api/v1/submissions/{id}/attachments/{sha256}`: taking a part, and telling how
//! far an attachment is.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use axum::Json;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use shared::service::Digest;
use shared::submission::{MAX_PART, OpenedPart, open_part};

use super::{Listed, Record, Refused};
use crate::problem::{Code, Problem};
use crate::server::App;
use crate::submission::{Acceptance, Desk, acknowledge, blocking, read};

/// The header with a part's token.
const PART_TOKEN: &str = "part-token";

/// The header that tells how many bytes of an attachment are there.
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");

/// How long a part may take to arrive.
const PART_TIME: Duration = Duration::from_secs(120);

/// How far the time of a part may be from the endpoint's, in milliseconds: two days, since the
/// clocks of devices are often wrong, and a part that comes again changes nothing.
const TIME_OFF: i64 = 2 * 24 * 60 * 60 * 1000;

/// Takes a part: 204 with how far the attachment is, and with the last one 201 with the receipt.
pub async fn receive(
    app: Arc<App>,
    id: String,
    sha256: String,
    request: Request<Body>,
) -> Result<Response, Problem> {
    let file = sha256.parse::<Digest>().map_err(|_| Code::NotFound)?;
    let _place = app.part_places.try_acquire().map_err(|_| Code::TooBusy)?;
    let desk = &app.desk;
    let record = desk.uploads.find(&id).map_err(failed)?.ok_or(Code::NotFound)?;
    let listed = listed(&record, &file)?;
    let opened = token(request.headers())?;
    let opened = open_part(&opened)?;
    judge(desk, &id, &record, &listed, &opened)?;
    let limit = usize::try_from(MAX_PART).map_err(|_| Code::Internal)?;
    let body = read(request.into_body(), limit, PART_TIME).await?;
    let part = opened.part;
    if u64::try_from(body.len()) != Ok(u64::from(part.length)) || Digest::of(&body) != part.sha256 {
        return Err(Code::WrongPart.into());
    }
    let hold = desk.uploads.hold(&id).ok_or(Code::TooBusy)?;
    let (uploads, own) = (Arc::clone(&desk.uploads), id.clone());
    let added = blocking(move || uploads.append(&own, &listed, part.offset, &body)).await?;
    let offset = added.map_err(refused)?;
    match desk.go_on(id, record, hold).await? {
        Acceptance::Missing(_) => Ok((StatusCode::NO_CONTENT, told(offset)).into_response()),
        accepted => Ok(acknowledge(accepted)),
    }
}

/// Tells the size of an attachment, and how many bytes of it are there. Who asks needs no key: who
/// knows the submission's id and the file's digest learns nothing else.
pub fn tell(app: &App, id: &str, sha256: &str) -> Result<Response, Problem> {
    let sha256 = sha256.parse::<Digest>().map_err(|_| Code::NotFound)?;
    let record = app.desk.uploads.find(id).map_err(failed)?.ok_or(Code::NotFound)?;
    let size = listed(&record, &sha256)?.size;
    let offset = app.desk.uploads.offset(id, &sha256).map_err(failed)?;
    Ok((told(offset), Json(json!({ "size": size, "offset": offset }))).into_response())
}

/// The headers that tell how far an attachment is.
fn told(offset: u64) -> [(HeaderName, HeaderValue); 2] {
    [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (UPLOAD_OFFSET, offset.into())]
}

fn listed(record: &Record, sha256: &Digest) -> Result<Listed, Problem> {
    let listed = record.files.iter().find(|file| file.sha256 == *sha256);
    Ok(*listed.ok_or(Code::NotFound)?)
}

fn token(headers: &HeaderMap) -> Result<String, Problem> {
    let binary = "application/octet-stream";
    if headers.get(CONTENT_TYPE).is_none_or(|own| own.as_bytes() != binary.as_bytes()) {
        return Err(Problem::with(Code::WrongContentType, ["a part is ", binary].concat()));
    }
    let token = headers.get(PART_TOKEN).and_then(|token| token.to_str().ok());
    Ok(token.ok_or(Code::MalformedToken)?.to_owned())
}

/// Whether the token is this submission's, for this file, from its own signer.
fn judge(
    desk: &Desk,
    id: &str,
    record: &Record,
    file: &Listed,
    opened: &OpenedPart<'_>,
) -> Result<(), Problem> {
    let part = &opened.part;
    if opened.key != record.key {
        return Err(Code::ForeignKey.into());
    }
    let key =
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, opened.point).map_err(|_| Code::WrongKey)?;
    let verified = key.verify_sig(opened.signed.as_bytes(), &opened.signature);
    verified.map_err(|_| Code::BrokenSignature)?;
    if part.aud != desk.audience {
        return Err(Code::WrongAudience.into());
    }
    if part.submission != id || part.attachment != file.sha256 {
        return Err(Code::WrongPart.into());
    }
    let time = i64::try_from(part.time).map_err(|_| Code::WrongTime)?;
    let off = desk.clock.now().as_millisecond().saturating_sub(time).saturating_abs();
    if off > TIME_OFF { Err(Code::WrongTime.into()) } else { Ok(()) }
}

/// How a part is refused that has the right token.
pub(crate) fn refused(refused: Refused) -> Problem {
    match refused {
        Refused::Offset(offset) => Problem::with(Code::WrongOffset, offset.to_string()),
        Refused::Conflict => Code::PartConflict.into(),
        Refused::TooLong => Code::WrongPart.into(),
        Refused::Content => Code::WrongContent.into(),
        Refused::Digest => Code::WrongDigest.into(),
        Refused::Full => Code::TooBusy.into(),
        Refused::Disk(error) => failed(error),
    }
}

/// The disk failed.
#[expect(clippy::needless_pass_by_value, reason = "it is what errors are mapped with")]
pub(crate) fn failed(error: std::io::Error) -> Problem {
    tracing::error!(%error, "the uploads cannot be used");
    Code::Internal.into()
}
