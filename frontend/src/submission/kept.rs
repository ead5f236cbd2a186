//! What was submitted from this device, whatever service it was for, and what has become of it.

use browser::endpoint::{json as read, text_in};
use browser::store::{self, Shelf};
use serde_json::Value as Json;
use shared::Date;
use shared::json::write;
use shared::language::Language;
use shared::submission::Attachment;
use wasm_bindgen::JsValue;

use super::part::part;
use super::{Receipt, Record};

/// How many are shown at most: those signed last.
const MOST: usize = 200;

/// A submission that is kept in this browser.
pub(crate) struct Kept {
    /// Its name.
    pub(crate) id: String,
    /// The endpoint's word that it has it, as soon as it is there.
    pub(crate) receipt: Option<Receipt>,
    key: String,
    record: Json,
}

/// How far a submission is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// That is being asked for.
    Asking,
    /// It is signed, and the endpoint does not have it.
    Unsent,
    /// The endpoint waits for the files of these names.
    Files(Vec<String>),
    /// It is stored.
    Received,
    /// The office has it, since when if that is known: RFC 3339 in UTC.
    Delivered(Option<String>),
    /// It could not be asked for.
    Unknown,
    /// There is no such submission for whoever asks like this.
    Wrong,
}

/// What was submitted from this device, the newest first.
pub(crate) async fn kept() -> Result<Vec<Kept>, JsValue> {
    let mut all = Vec::new();
    for key in store::keys(Shelf::Submissions, "").await? {
        let text = store::get(Shelf::Submissions, &key).await?.and_then(|value| value.as_string());
        all.extend(text.and_then(|text| Kept::of(key, &text)));
    }
    // Names begin with the time.
    all.sort_by(|one, other| other.id.cmp(&one.id));
    all.truncate(MOST);
    Ok(all)
}

/// Forgets a submission.
pub(crate) async fn forget(kept: &Kept) {
    let _ = store::remove(Shelf::Submissions, &kept.key).await;
}

/// Asks with a link: a submission's name, `/` and the secret in its receipt. Gives the endpoint's
/// whole answer, too.
pub(crate) async fn ask_with(link: &str) -> (Stand, Json) {
    let (id, secret) = link.split_once('/').unwrap_or((link, ""));
    let told = ask(id, secret, false).await;
    (stand(&told), told)
}

impl Kept {
    /// A submission that is kept under a key.
    pub(crate) fn at(key: &str, record: &Record) -> Option<Self> {
        Self::of(key.to_owned(), &record.to_text())
    }

    fn of(key: String, text: &str) -> Option<Self> {
        let record = read(text.as_bytes())?;
        Some(Self { id: text_in(&record, "id")?, receipt: Receipt::of(&record), key, record })
    }

    /// What the service is called, and in which language; its id where that was not kept.
    pub(crate) fn title(&self) -> (String, Language) {
        let language = self.about("language").and_then(|tag| Language::from_tag(&tag));
        let title = self.about("title").or_else(|| self.key.split('/').nth(1).map(str::to_owned));
        (title.unwrap_or_default(), language.unwrap_or_default())
    }

    /// Which office it is for, `office`, or the `version` of the form.
    pub(crate) fn about(&self, member: &str) -> Option<String> {
        text_in(self.record.get("about")?, member)
    }

    /// The application as a page in HTML.
    pub(crate) fn copy(&self) -> Option<String> {
        text_in(&self.record, "copy")
    }

    /// The path of its service.
    pub(crate) fn path(&self) -> String {
        let parts: Vec<&str> = self.key.split('/').take(2).collect();
        ["/", &parts.join("/")].concat()
    }

    /// When it was signed: RFC 3339 in UTC.
    pub(crate) fn made(&self) -> Option<String> {
        let digits: String = self.id.chars().filter(|letter| *letter != '-').take(12).collect();
        let seconds = u64::from_str_radix(&digits, 16).ok()? / 1000;
        let day = Date::from_days_since_epoch(i64::try_from(seconds / 86_400).ok()?).ok()?;
        let two = |number: u64| [(number / 10).to_string(), (number % 10).to_string()].concat();
        let (hour, minute) = (two(seconds / 3600 % 24), two(seconds / 60 % 60));
        Some([&day.to_string(), "T", &hour, ":", &minute, ":00Z"].concat())
    }

    /// How far it is by what was told before: nothing changes any more once the office has it.
    pub(crate) fn stand(&self) -> Stand {
        match text_in(&self.record, "state").as_deref() {
            Some("delivered") => Stand::Delivered(text_in(&self.record, "delivered")),
            _ => Stand::Asking,
        }
    }

    /// The link with which anyone may ask how far it is: a submission's name, `/` and a secret.
    pub(crate) async fn link(&self) -> Option<String> {
        let secret = part().await?.secret(&self.receipt.as_ref()?.token)?;
        Some([&self.id, "/", &secret].concat())
    }

    /// Asks how far it is.
    pub(crate) async fn ask(&self) -> Stand {
        let link = self.link().await.unwrap_or_default();
        let secret = link.split_once('/').map_or("", |(_, secret)| secret);
        let told = ask(&self.id, secret, true).await;
        match stand(&told) {
            Stand::Wrong if self.receipt.is_none() => Stand::Unsent,
            Stand::Wrong => Stand::Unknown,
            Stand::Files(missing) => Stand::Files(self.names(&missing)),
            Stand::Delivered(at) if self.receipt.is_some() => {
                self.note(&told).await;
                Stand::Delivered(at)
            }
            other => other,
        }
    }

    /// Keeps that the office has it.
    async fn note(&self, told: &Json) {
        let mut record = self.record.clone();
        for member in ["state", "delivered"] {
            if let (Some(members), Some(value)) = (record.as_object_mut(), told.get(member)) {
                members.insert(member.to_owned(), value.clone());
            }
        }
        // It may have been forgotten meanwhile.
        if let Ok(Some(_)) = store::get(Shelf::Submissions, &self.key).await {
            let _ = store::put(Shelf::Submissions, &self.key, &write(&record).into()).await;
        }
    }

    /// The names of the files that have these digests.
    fn names(&self, digests: &[String]) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(answers) = self.record.get("answers") {
            collect(answers, digests, &mut names);
        }
        names
    }
}

fn collect(answer: &Json, digests: &[String], names: &mut Vec<String>) {
    match answer {
        Json::Object(members) => members.values().for_each(|own| collect(own, digests, names)),
        Json::Array(items) => items.iter().for_each(|own| collect(own, digests, names)),
        Json::String(lines) => {
            let files = lines.lines().filter_map(|line| Attachment::of("", line));
            let wanted = files.filter(|file| digests.contains(&file.sha256.to_string()));
            names.extend(wanted.map(|file| file.name));
        }
        _ => {}
    }
}

async fn ask(id: &str, secret: &str, own: bool) -> Json {
    let Some(part) = part().await else { return Json::Null };
    let told = part.status(id, secret, own).await.ok().and_then(|told| told.as_string());
    told.and_then(|told| read(told.as_bytes())).unwrap_or_default()
}

/// What an answer says. A state that is not known here is one of later: it is stored, for certain.
fn stand(told: &Json) -> Stand {
    let unknown = ["unknown_submission", "malformed_request"];
    match (text_in(told, "state").as_deref(), text_in(told, "code")) {
        (Some("waiting_for_files"), _) => {
            let missing = told.get("missing").and_then(Json::as_array).into_iter().flatten();
            Stand::Files(missing.filter_map(Json::as_str).map(str::to_owned).collect())
        }
        (Some("delivered"), _) => Stand::Delivered(text_in(told, "delivered")),
        (Some(_), _) => Stand::Received,
        (None, Some(code)) if unknown.contains(&code.as_str()) => Stand::Wrong,
        (None, _) => Stand::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn kept(record: &Json) -> Kept {
        let key = "149990000000/dog-tax/018f0000-0000-7000-8000-000000000000".to_owned();
        Kept::of(key, &record.to_string()).unwrap()
    }

    #[test]
    fn what_was_kept_before_there_was_a_list_is_in_it() {
        let own = kept(&json!({ "id": "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" }));
        assert_eq!(own.title(), ("dog-tax".to_owned(), Language::De));
        assert_eq!(own.path(), "/149990000000/dog-tax");
        assert_eq!(own.made().as_deref(), Some("2022-02-22T19:22:00Z"));
        assert_eq!((own.stand(), own.about("office")), (Stand::Asking, None));
    }

    #[test]
    fn what_is_final_is_not_asked_for_again() {
        let own = json!({ "id": "x", "state": "delivered", "delivered": "2026-11-23T11:00:00Z" });
        let at = Some("2026-11-23T11:00:00Z".to_owned());
        assert_eq!(kept(&own).stand(), Stand::Delivered(at));
        assert_eq!(kept(&own).made(), None);
    }

    #[test]
    fn every_answer_says_something() {
        let cases = [
            (json!({ "state": "received" }), Stand::Received),
            (json!({ "state": "decided", "by": "the office" }), Stand::Received),
            (json!({ "state": "delivered" }), Stand::Delivered(None)),
            (json!({ "state": "waiting_for_files" }), Stand::Files(Vec::new())),
            (json!({ "code": "unknown_submission", "paths": [] }), Stand::Wrong),
            (json!({ "code": "wrong_time", "paths": [] }), Stand::Unknown),
            (json!({ "trouble": "network" }), Stand::Unknown),
            (Json::Null, Stand::Unknown),
        ];
        for (told, expected) in cases {
            assert_eq!(stand(&told), expected, "{told}");
        }
    }

    #[test]
    fn missing_files_are_called_by_their_names() {
        let digests = ["a".repeat(64), "b".repeat(64)];
        let line = |digest: &str, name: &str| [digest, " 7 application/pdf ", name].concat();
        let both = [line(&digests[0], "Plan 1.pdf"), line(&digests[1], "Foto.pdf")].join("\n");
        let own = kept(&json!({ "id": "x", "answers": { "list": [{ "proof": both }] } }));
        assert_eq!(own.names(&digests[..1]), ["Plan 1.pdf"]);
    }
}
