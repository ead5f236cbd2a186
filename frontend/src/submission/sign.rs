//! Signing: the bytes are in IndexedDB before anyone else has them.

use leptos::prelude::window;
use serde_json::Value as Json;
use shared::Session;
use shared::submission::{
    Content, MunicipalityReference, ServiceReference, Submission, compact, signing_input,
    submission_id,
};
use wasm_bindgen::JsValue;

use super::{Record, Trouble, find};
use crate::application::{Application, now};
use crate::device_key::DeviceKey;
use crate::store::{self, Shelf};

/// Signs the application and keeps the signed bytes. When another tab has just done the same,
/// its bytes are the ones.
pub(super) async fn sign(application: Application) -> Result<Record, Trouble> {
    let key = application.loaded.shelf_key();
    let record = make(application).await.map_err(|_| Trouble::NotSigned)?;
    match store::add(Shelf::Submissions, &key, &record.to_text().into()).await {
        Ok(()) => Ok(record),
        Err(_) => match find(&key).await {
            Ok(Some(other)) => Ok(other),
            _ => Err(Trouble::NotStored),
        },
    }
}

async fn make(application: Application) -> Result<Record, JsValue> {
    let key = DeviceKey::get().await?;
    let mut random = [0; 10];
    window().crypto()?.get_random_values_with_u8_array(&mut random)?;
    let loaded = application.loaded;
    let answers = application.session(Session::submission_answers);
    let submission = Submission {
        aud: window().location().origin()?,
        id: submission_id(now(), random),
        service: ServiceReference {
            id: loaded.manifest.id.clone(),
            version: loaded.manifest.version.clone(),
            bundle: loaded.bundle,
        },
        municipality: MunicipalityReference {
            ars: loaded.settings.ars.clone(),
            settings: loaded.settings_digest,
        },
        day: application.session(Session::day),
        language: application.shell.language.peek().tag().to_owned(),
        content: Content::Answers(answers.clone()),
        attachments: Vec::new(),
    };
    let input = signing_input(&key.public, &submission).map_err(|_| JsValue::NULL)?;
    let token = compact(&input, &key.sign(&input).await?);
    Ok(Record {
        id: submission.id,
        token,
        answers: Json::Object(answers.0),
        day: submission.day.to_string(),
        receipt: None,
        copy: None,
    })
}
