//! What came of signing and of sending, as the part tells it.

use browser::endpoint::{json as read, text_in};
use serde_json::{Value as Json, json};
use shared::Session;
use shared::json::write;
use shared::submission::attachments;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::part::Part;
use super::record::{Receipt, Record};
use super::{Refusal, Trouble};
use crate::application::Application;
use crate::words::fill;

/// What came of sending.
pub(super) enum Outcome {
    /// It is received; the verified receipt.
    Accepted(Receipt),
    /// It is not accepted, for certain.
    Refused(Refusal),
    /// Not known: the same bytes must be sent again.
    Unsettled(Trouble),
}

/// Why nothing was signed.
pub(super) enum Unsigned {
    /// Something stood in the way.
    Trouble(Trouble),
    /// A file of the field at this path is not in this browser any more.
    Gone(String),
}

/// Signs the application as it is, and keeps it.
pub(super) async fn sign(
    application: Application,
    part: &Part,
    key: &str,
) -> Result<Record, Unsigned> {
    let loaded = application.loaded;
    let attachments = application.session(attachments);
    let attachments = attachments.into_iter().map(|own| {
        json!({
            "path": own.path,
            "name": own.name,
            "media_type": own.media_type,
            "size": own.size,
            "sha256": own.sha256.to_string(),
        })
    });
    let attachments: Vec<Json> = attachments.collect();
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
        "attachments": attachments,
        "about": {
            "title": application.texts(|texts| texts.service.title.clone()),
            "language": application.shell.tongue.peek().tag(),
            "office": loaded.settings.name,
            "version": loaded.manifest.version,
        },
    });
    let trouble = |error: JsValue| {
        let error = error.as_string().unwrap_or_default();
        match (error.as_str(), error.strip_prefix("gone ")) {
            (_, Some(path)) => Unsigned::Gone(path.to_owned()),
            ("not_stored", _) => Unsigned::Trouble(Trouble::NotStored),
            _ => Unsigned::Trouble(Trouble::NotSigned),
        }
    };
    let record = part.sign(key, &write(&payload)).await.map_err(trouble)?;
    let record = record.as_string().and_then(|text| Record::from_text(&text));
    record.ok_or(Unsigned::Trouble(Trouble::NotSigned))
}

/// Sends the bytes of a record, and then its files.
pub(super) async fn send(
    application: Application,
    part: &Part,
    key: &str,
    record: &Record,
) -> Outcome {
    // Of another draft than the one that is open nothing is shown.
    let own = key.to_owned();
    let progress = Closure::<dyn FnMut(u32)>::new(move |percent| {
        if application.key() == own {
            tell(application, percent);
        }
    });
    let told = part.send(key, &record.id, &record.token, progress.as_ref()).await;
    application.uploaded.set(None);
    let told = told.ok().and_then(|told| told.as_string());
    told.and_then(|told| outcome(&told)).unwrap_or(Outcome::Unsettled(Trouble::Network))
}

/// Shows how much of the files is there; says it to screen readers at every quarter only.
fn tell(application: Application, percent: u32) {
    let before = application.uploaded.peek().unwrap_or_default();
    application.uploaded.change(Some(percent));
    if percent / 25 > before / 25 {
        let shell = application.shell;
        shell.announce(fill(shell.words().files_sending(), &percent.to_string()));
    }
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
