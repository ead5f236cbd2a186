//! What is kept of a submission.

use browser::endpoint::{json as read, text_in};
use browser::store::{self, Shelf};
use serde_json::{Value as Json, json};
use shared::json::write;
use wasm_bindgen::JsValue;

/// A signed submission as it is kept in this browser.
#[derive(Clone)]
pub(crate) struct Record {
    /// The submission's name.
    pub(crate) id: String,
    /// The exact bytes that are sent.
    pub(crate) token: String,
    /// The answers in them.
    pub(crate) answers: Json,
    /// The day for which they were assessed.
    pub(crate) day: String,
    /// The endpoint's signed word that it has them, as soon as it is there.
    pub(crate) receipt: Option<Receipt>,
    /// The application as a page that can be read and printed, as soon as it is received.
    pub(crate) copy: Option<String>,
    /// What it is called among others, as [`Kept`](super::Kept) reads it.
    pub(super) about: Json,
}

/// A receipt that was verified.
#[derive(Clone)]
pub(crate) struct Receipt {
    /// Its exact bytes.
    pub(crate) token: String,
    /// When the submission was received: RFC 3339 in UTC.
    pub(crate) received: String,
    /// The number under which the office knows it, for people.
    pub(crate) case_number: String,
}

impl Record {
    /// The form in which it is kept.
    pub(super) fn to_text(&self) -> String {
        let mut record = json!({
            "id": self.id,
            "token": self.token,
            "answers": self.answers,
            "day": self.day,
            "copy": self.copy,
            "about": self.about,
        });
        if let (Some(receipt), Some(members)) = (&self.receipt, record.as_object_mut()) {
            for (name, text) in [
                ("receipt", &receipt.token),
                ("received", &receipt.received),
                ("case_number", &receipt.case_number),
            ] {
                members.insert(name.to_owned(), text.as_str().into());
            }
        }
        write(&record)
    }

    /// Reads it as it is kept.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let json = read(text.as_bytes())?;
        Some(Self {
            id: text_in(&json, "id")?,
            token: text_in(&json, "token")?,
            answers: json.get("answers")?.clone(),
            day: text_in(&json, "day")?,
            receipt: Receipt::of(&json),
            copy: text_in(&json, "copy"),
            about: json.get("about").cloned().unwrap_or_default(),
        })
    }
}

impl Receipt {
    /// The receipt in a record, or in what came of sending.
    pub(super) fn of(json: &Json) -> Option<Self> {
        Some(Self {
            token: text_in(json, "receipt")?,
            received: text_in(json, "received")?,
            case_number: text_in(json, "case_number")?,
        })
    }
}

/// The submission kept for a municipality's service, if there is one.
pub(crate) async fn find(key: &str) -> Result<Option<Record>, JsValue> {
    let text = store::get(Shelf::Submissions, key).await?.and_then(|value| value.as_string());
    Ok(text.and_then(|text| Record::from_text(&text)))
}
