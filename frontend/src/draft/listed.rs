//! The drafts that this browser keeps, side by side. Reached by way of [`crate::part::Later`] only.

use std::cmp::Reverse;

use browser::endpoint::{json as read, text_in};
use browser::now;
use browser::store::{self, Shelf};
use serde_json::Value as Json;
use shared::json::write;
use shared::settings::DRAFT_DAYS;
use wasm_bindgen::JsValue;

/// The most characters in the name of a draft.
pub(crate) const NAME: usize = 60;

/// A day in milliseconds.
const DAY: u64 = 86_400_000;

/// A draft, as far as a list tells of it. Times are in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The key that it is kept under.
    pub(crate) key: String,
    /// What the person calls it; empty where that was not said.
    pub(crate) name: String,
    /// The service's title, or its id where that was not kept.
    pub(crate) title: String,
    /// The language that the title is in, as a BCP 47 tag.
    pub(crate) tongue: String,
    /// When it was begun.
    pub(crate) begun: u64,
    /// When it was kept last.
    pub(crate) updated: u64,
    /// When it is erased.
    pub(crate) until: u64,
    /// How many sections are filled in, and of how many; nothing where that is not known.
    pub(crate) done: Option<[u64; 2]>,
    /// Whether it was signed, and waits for its receipt.
    pub(crate) waits: bool,
}

impl Listed {
    /// The municipality and the service that it is a draft of, as `ARS/SERVICE`.
    pub(crate) fn shelf(&self) -> String {
        self.key.split('/').take(2).collect::<Vec<_>>().join("/")
    }

    fn of(key: String, text: &str) -> Option<Self> {
        let json = read(text.as_bytes())?;
        let updated = json.get("updated")?.as_u64()?;
        let number = |name: &str| json.get(name).and_then(Json::as_u64);
        let done = json.get("done").and_then(|done| {
            let at = |at: usize| done.get(at)?.as_u64();
            Some([at(0)?, at(1)?])
        });
        Some(Self {
            key,
            name: text_in(&json, "name").unwrap_or_default(),
            title: text_in(&json, "title").or_else(|| text_in(&json, "service"))?,
            tongue: text_in(&json, "tongue").unwrap_or_default(),
            begun: number("begun").unwrap_or(updated),
            updated,
            until: until(updated, number("days")),
            done,
            waits: false,
        })
    }
}

/// The drafts of a municipality's service, given as `ARS/SERVICE`, or of all where that is empty;
/// those changed last come first.
pub(crate) async fn list(service: &str) -> Result<Vec<Listed>, JsValue> {
    let signed = store::keys(Shelf::Submissions, service).await?;
    let mut listed = Vec::new();
    for key in store::keys(Shelf::Drafts, service).await? {
        let waits = signed.contains(&key);
        let text = store::get(Shelf::Drafts, &key).await?.and_then(|text| text.as_string());
        if let Some(own) = text.and_then(|text| Listed::of(key, &text)) {
            listed.push(Listed { waits, ..own });
        }
    }
    listed.sort_by_key(|own| Reverse(own.updated));
    Ok(listed)
}

/// Gives a draft another name, cut to [`NAME`] characters.
pub(crate) async fn rename(key: &str, name: &str) -> Result<(), JsValue> {
    let text = store::get(Shelf::Drafts, key).await?.and_then(|text| text.as_string());
    let mut json = text.and_then(|text| read(text.as_bytes())).ok_or(JsValue::NULL)?;
    if let Some(members) = json.as_object_mut() {
        members.insert("name".to_owned(), short(name).into());
    }
    store::put(Shelf::Drafts, key, &write(&json).into()).await
}

/// A name as it is kept.
pub(crate) fn short(name: &str) -> String {
    let letters = name.trim().chars().filter(|letter| !letter.is_control());
    letters.take(NAME).collect()
}

/// Forgets a draft and its files.
pub(crate) async fn discard(key: &str) -> Result<(), JsValue> {
    for beginning in files(key) {
        store::remove_all(Shelf::Files, &beginning).await?;
    }
    store::remove(Shelf::Drafts, key).await
}

/// Forgets the drafts that nobody has gone on with in time. One that was signed stays until its
/// receipt is there.
pub(crate) async fn sweep() {
    let now = now();
    let listed = list("").await.unwrap_or_default();
    for own in listed.iter().filter(|own| !own.waits && own.until < now) {
        let _ = discard(&own.key).await;
    }
}

/// When a draft is erased, which was kept last at a time and says for how many days.
fn until(updated: u64, days: Option<u64>) -> u64 {
    updated.saturating_add(days.unwrap_or(DRAFT_DAYS.into()).saturating_mul(DAY))
}

/// How the keys of a draft's files begin. A draft from when there was one of each service has no id;
/// the digests of its files stand where others have theirs, and no id begins like a digest.
fn files(key: &str) -> Vec<String> {
    match key.split('/').count() {
        3.. => vec![[key, "/"].concat()],
        _ => "0123456789abcdef".chars().map(|digit| format_key(key, digit)).collect(),
    }
}

fn format_key(key: &str, digit: char) -> String {
    let mut own = [key, "/"].concat();
    own.push(digit);
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "149990000000/dog-tax";

    #[test]
    fn a_draft_tells_what_the_list_says_of_it() {
        let text = r#"{"service":"dog-tax","title":"Hund anmelden","tongue":"de","begun":1,
            "updated":1000,"days":2,"name":"Bella","done":[3,11],"answers":{}}"#;
        let own = Listed::of(KEY.to_owned(), text).unwrap();
        assert_eq!((own.begun, own.until), (1, 1000 + 2 * DAY));
        assert_eq!((own.title.as_str(), own.name.as_str()), ("Hund anmelden", "Bella"));
        assert_eq!((own.done, own.shelf().as_str()), (Some([3, 11]), KEY));
    }

    #[test]
    fn an_older_draft_is_listed_too() {
        let own = Listed::of(KEY.to_owned(), r#"{"service":"dog-tax","updated":5}"#).unwrap();
        assert_eq!((own.title.as_str(), own.begun, own.done), ("dog-tax", 5, None));
        assert_eq!(own.until, 5 + u64::from(DRAFT_DAYS) * DAY);
        for broken in ["", "{}", r#"{"service":"dog-tax"}"#, r#"{"updated":5}"#] {
            assert_eq!(Listed::of(KEY.to_owned(), broken), None, "{broken}");
        }
        assert_eq!(until(u64::MAX, Some(u64::MAX)), u64::MAX);
    }

    #[test]
    fn the_files_of_a_draft_are_not_those_of_another() {
        let id = [KEY, "/n1"].concat();
        assert_eq!(files(&id), [[KEY, "/n1/"].concat()]);
        let older = files(KEY);
        assert_eq!((older.len(), older.last()), (16, Some(&[KEY, "/f"].concat())));
        assert!(!older.iter().any(|beginning| id.starts_with(beginning)));
    }

    #[test]
    fn names_are_cut() {
        assert_eq!(short("  Bella\u{0}\n "), "Bella");
        assert_eq!(short(&"ß".repeat(99)).chars().count(), NAME);
    }
}
