//! The drafts that this browser keeps, side by side. Reached by way of [`crate::part::Later`] only.

use std::cmp::Reverse;

use browser::endpoint::{json as read, text_in};
use browser::store::{self, Shelf};
use serde_json::{Value as Json, json};
use shared::json::write;
use shared::settings::draft_until;
use wasm_bindgen::JsValue;

/// The most characters in the name of a draft.
pub(crate) const NAME: usize = 60;

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
    /// How many sections are filled in, and of how many, which may be a range; nothing where that
    /// is not known.
    pub(crate) done: Option<(u64, String)>,
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
        let beside = json.get("beside");
        let text = |name: &str| text_in(beside?, name);
        let number = |name: &str| beside?.get(name)?.as_u64();
        Some(Self {
            name: text("name").unwrap_or_default(),
            title: text("title").or_else(|| text_in(&json, "service"))?,
            tongue: text("tongue").unwrap_or_default(),
            begun: begun(&key).unwrap_or(updated),
            updated,
            until: draft_until(updated, json.get("days").and_then(Json::as_u64)),
            done: number("done").zip(text("of")),
            waits: false,
            key,
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
        let beside = members.entry("beside").or_insert_with(|| json!({}));
        if let Some(beside) = beside.as_object_mut() {
            beside.insert("name".to_owned(), short(name).into());
        }
    }
    store::put(Shelf::Drafts, key, &write(&json).into()).await
}

/// A name as it is kept.
pub(crate) fn short(name: &str) -> String {
    let letters = name.trim().chars().filter(|letter| !letter.is_control());
    letters.take(NAME).collect()
}

/// When the draft of a key was begun, in milliseconds since 1970: ids say it, in base 36.
fn begun(key: &str) -> Option<u64> {
    u64::from_str_radix(key.split('/').nth(2)?.get(1..9)?, 36).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "149990000000/dog-tax/nmip3c1c04073709551615";

    #[test]
    fn a_draft_tells_what_the_list_says_of_it() {
        let text = r#"{"service":"dog-tax","updated":1000,"days":2,"answers":{},"beside":
            {"title":"Hund anmelden","tongue":"de","name":"Bella","done":3,"of":"9 bis 11"}}"#;
        let own = Listed::of(KEY.to_owned(), text).unwrap();
        assert_eq!((own.updated, own.until), (1000, 1000 + 2 * 86_400_000));
        assert_eq!((own.title.as_str(), own.name.as_str()), ("Hund anmelden", "Bella"));
        assert_eq!(
            (own.done.clone(), own.shelf().as_str()),
            (Some((3, "9 bis 11".to_owned())), "149990000000/dog-tax")
        );
        assert_eq!(begun("149990000000/dog-tax/n000000zz99"), Some(35 * 36 + 35));
    }

    #[test]
    fn an_older_draft_is_listed_too() {
        let key = "149990000000/dog-tax".to_owned();
        let own = Listed::of(key.clone(), r#"{"service":"dog-tax","updated":5}"#).unwrap();
        assert_eq!((own.title.as_str(), own.begun, own.done), ("dog-tax", 5, None));
        for broken in ["", "{}", r#"{"service":"dog-tax"}"#, r#"{"updated":"5"}"#] {
            assert_eq!(Listed::of(key.clone(), broken), None, "{broken}");
        }
    }

    #[test]
    fn names_are_cut() {
        assert_eq!(short("  Bella\u{0}\n "), "Bella");
        assert_eq!(short(&"ß".repeat(99)).chars().count(), NAME);
    }
}
