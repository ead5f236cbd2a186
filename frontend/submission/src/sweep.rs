//! Drafts whose time is over.

use browser::endpoint::json;
use browser::now;
use browser::store::{self, Shelf};
use serde_json::Value as Json;
use shared::settings::draft_until;

/// Forgets the drafts that nobody has gone on with in time, of whatever service they are: each says
/// itself for how long it stays. One that was signed stays until its receipt is there, and one that
/// cannot be read stays.
pub(crate) async fn sweep() {
    let signed = store::keys(Shelf::Submissions, "").await.unwrap_or_default();
    let mut drafts = store::keys(Shelf::Drafts, "").await.unwrap_or_default();
    drafts.retain(|key| !signed.contains(key));
    for key in drafts {
        let text = store::get(Shelf::Drafts, &key).await.ok().flatten();
        let text = text.and_then(|text| text.as_string()).unwrap_or_default();
        if is_over(&text, now()) == Some(true) {
            let _ = store::discard(&key).await;
        }
    }
}

/// Whether the time of a draft is over, at a time in milliseconds since 1970.
fn is_over(draft: &str, now: u64) -> Option<bool> {
    let draft = json(draft.as_bytes())?;
    let updated = draft.get("updated")?.as_u64()?;
    Some(draft_until(updated, draft.get("days").and_then(Json::as_u64)) < now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400_000;

    #[test]
    fn a_draft_stays_as_long_as_it_says() {
        let draft = r#"{"updated":1000,"days":7,"answers":{}}"#;
        assert_eq!(is_over(draft, 0), Some(false));
        assert_eq!(is_over(draft, 1000 + 7 * DAY), Some(false));
        assert_eq!(is_over(draft, 1001 + 7 * DAY), Some(true));
    }

    #[test]
    fn one_that_does_not_say_stays_thirty_days() {
        let draft = r#"{"updated":1000,"answers":{}}"#;
        assert_eq!(is_over(draft, 1000 + 30 * DAY), Some(false));
        assert_eq!(is_over(draft, 1001 + 30 * DAY), Some(true));
    }

    #[test]
    fn what_cannot_be_read_stays() {
        let endless = format!(r#"{{"updated":{0},"days":{0}}}"#, i64::MAX);
        for draft in ["", "{}", "[]", r#"{"updated":"1"}"#, &endless] {
            assert_eq!(is_over(draft, u64::MAX), None, "{draft}");
        }
    }
}
