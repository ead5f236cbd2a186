//! A draft of another version of the service: carried over by the part that is loaded later.

use browser::endpoint::{json as read, text_in};
use serde_json::Value as Json;
use shared::answers::Answers;
use shared::json::write;

use super::Draft;
use crate::load::{Failure, Loaded};
use crate::submission::part;

/// What a person has to be told of an answer.
#[derive(Clone)]
pub(crate) struct Told {
    /// The path of the field to look at.
    pub(crate) near: Option<String>,
    /// The sentence in German and in English.
    said: [String; 2],
}

impl Told {
    /// The sentence.
    pub(crate) fn sentence(&self, english: bool) -> &str {
        let [german, other] = &self.said;
        if english { other } else { german }
    }
}

/// Carries a draft of another bundle to the one that was loaded; gives what the person has to be
/// told.
pub(crate) async fn carry(
    loaded: &Loaded,
    mut draft: Draft,
) -> Result<(Draft, Vec<Told>), Failure> {
    let bundle = loaded.bundle.to_string();
    let part = part().await.ok_or(Failure::Unreachable)?;
    let answers = write(&Json::Object(std::mem::take(&mut draft.answers).0));
    let carried = part.carry(&draft.service, &draft.bundle, &bundle, &answers).await;
    let carried = carried.ok().and_then(|carried| read(carried.as_string()?.as_bytes()));
    let mut carried = carried.ok_or(Failure::Unreachable)?;
    let answers = carried.get_mut("answers").map(Json::take).and_then(Answers::from_json);
    draft.answers = answers.ok_or(Failure::Unreadable)?;
    let told = carried.get("told").and_then(Json::as_array).map(Vec::as_slice);
    let told = told.unwrap_or_default().iter().filter_map(of_json).collect();
    Ok((draft, told))
}

fn of_json(json: &Json) -> Option<Told> {
    let said = [text_in(json, "de")?, text_in(json, "en")?];
    Some(Told { near: text_in(json, "near"), said })
}
