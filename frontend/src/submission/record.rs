//! What is kept of a submission.

use serde_json::{Value as Json, json};
use shared::submission::{Receipt, open_receipt};
use wasm_bindgen::JsValue;

use crate::endpoint::{json as read, text_in};
use crate::store::{self, Shelf};

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
    pub(crate) receipt: Option<String>,
    /// The application as a page that can be read and printed, as soon as it is received.
    pub(crate) copy: Option<String>,
}

impl Record {
    /// What the receipt says. It was verified before it was kept.
    pub(crate) fn receipt(&self) -> Option<Receipt> {
        Some(open_receipt(self.receipt.as_ref()?).ok()?.receipt)
    }

    /// The form in which it is kept.
    pub(super) fn to_text(&self) -> String {
        let record = json!({
            "id": self.id,
            "token": self.token,
            "answers": self.answers,
            "day": self.day,
            "receipt": self.receipt,
            "copy": self.copy,
        });
        record.to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        let json = read(text.as_bytes())?;
        Some(Self {
            id: text_in(&json, "id")?,
            token: text_in(&json, "token")?,
            answers: json.get("answers")?.clone(),
            day: text_in(&json, "day")?,
            receipt: text_in(&json, "receipt"),
            copy: text_in(&json, "copy"),
        })
    }
}

/// The submission kept for a municipality's service, if there is one.
pub(crate) async fn find(key: &str) -> Result<Option<Record>, JsValue> {
    let text = store::get(Shelf::Submissions, key).await?.and_then(|value| value.as_string());
    Ok(text.and_then(|text| Record::from_text(&text)))
}
