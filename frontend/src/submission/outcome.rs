//! What came of signing and of sending, as the part tells it.

use browser::endpoint::{json as read, text_in};
use serde_json::{Value as Json, json};
use shared::Session;
use shared::json::write;
use wasm_bindgen::JsValue;

use super::part::Part;
use super::record::{Receipt, Record};
use super::{Refusal, Trouble};
use crate::application::Application;

/// What came of sending.
pub(super) enum Outcome {
    /// It is received; the verified receipt.
    Accepted(Receipt),
    /// It is not accepted, for certain.
    Refused(Refusal),
    /// Not known: the same bytes must be sent again.
    Unsettled(Trouble),
}

/// Signs the application as it is, and keeps it.
pub(super) async fn sign(application: Application, part: &Part) -> Result<Record, Trouble> {
    let loaded = application.loaded;
    let answers = application.session(Session::submission_answers);
    let payload = json!({
        "service": {
            "id": loaded.manifest.id,
            "version": loaded.manifest.version,
            "bundle": loaded.bundle.to_string(),
        },
        "municipality": {
            "ars": loaded.settings.ars,
            "settings": loaded.settings_digest.to_string(),
        },
        "day": application.session(Session::day).to_string(),
        "language": application.shell.language.peek().tag(),
        "content": { "answers": Json::Object(answers.0) },
    });
    let trouble = |error: JsValue| match error.as_string().as_deref() {
        Some("not_stored") => Trouble::NotStored,
        _ => Trouble::NotSigned,
    };
    let record = part.sign(&loaded.shelf_key(), &write(&payload)).await.map_err(trouble)?;
    let record = record.as_string().and_then(|text| Record::from_text(&text));
    record.ok_or(Trouble::NotSigned)
}

/// Sends the bytes of a record.
pub(super) async fn send(part: &Part, record: &Record) -> Outcome {
    let told = part.send(&record.id, &record.token).await;
    let told = told.ok().and_then(|told| told.as_string());
    told.and_then(|told| outcome(&told)).unwrap_or(Outcome::Unsettled(Trouble::Network))
}

fn outcome(told: &str) -> Option<Outcome> {
    let told = read(told.as_bytes())?;
    if let Some(receipt) = Receipt::of(&told) {
        return Some(Outcome::Accepted(receipt));
    }
    Some(match text_in(&told, "code") {
        Some(code) => {
            let paths = told.get("paths")?.as_array()?.iter();
            let paths = paths.filter_map(Json::as_str).map(str::to_owned);
            Outcome::Refused(Refusal { code, paths: paths.collect() })
        }
        None => Outcome::Unsettled(match text_in(&told, "trouble")?.as_str() {
            "busy" => Trouble::Busy,
            "receipt" => Trouble::Receipt,
            _ => Trouble::Network,
        }),
    })
}
