//! What is sealed: the draft, and its files one after the other.

use browser::endpoint::{json as read_json, text_in};
use serde_json::{Value as Json, json};
use shared::json::write;
use shared::kind::LARGEST_FILE;
use shared::service::Digest;
use shared::settings::{LEAST_DRAFT_DAYS, MOST_DRAFT_DAYS, is_ars};

/// The most files of a draft.
const MOST_FILES: usize = 500;

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PackedFile {
    pub(super) sha256: Digest,
    /// Its size in bytes.
    pub(super) size: usize,
}

/// What was sealed.
#[derive(Debug)]
pub(super) struct Content<'a> {
    /// The municipality.
    pub(super) ars: String,
    /// The service's id.
    pub(super) service: String,
    /// The files with their bytes.
    pub(super) files: Vec<(PackedFile, &'a [u8])>,
    draft: Json,
}

/// A draft as it is kept, and its files, as they are sealed.
pub(super) fn written(
    ars: &str,
    draft: &str,
    files: &[PackedFile],
    bytes: &[u8],
) -> Option<Vec<u8>> {
    let files =
        files.iter().map(|file| json!({ "sha256": file.sha256.to_string(), "size": file.size }));
    let files: Vec<Json> = files.collect();
    let line = json!({ "ars": ars, "draft": read_json(draft.as_bytes())?, "files": files });
    Some([write(&line).as_bytes(), b"\n", bytes].concat())
}

impl<'a> Content<'a> {
    /// Reads what was sealed. Whoever knows the passphrase may have written anything: nothing is
    /// taken that a draft of this assistant could not have.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let mut json = read_json(bytes.get(..end)?)?;
        let mut rest = bytes.get(end.saturating_add(1)..)?;
        let mut files = Vec::new();
        for file in json.get("files")?.as_array().filter(|files| files.len() <= MOST_FILES)? {
            let size = u32::try_from(file.get("size")?.as_u64()?).ok()?;
            let size = usize::try_from(size).ok().filter(|_| size <= LARGEST_FILE)?;
            let sha256 = text_in(file, "sha256")?.parse().ok()?;
            let (own, others) = rest.split_at_checked(size)?;
            files.push((PackedFile { sha256, size }, own));
            rest = others;
        }
        let draft = json.get_mut("draft").map(Json::take)?;
        let service = text_in(&draft, "service").filter(|id| is_id(id))?;
        let ars = text_in(&json, "ars").filter(|ars| is_ars(ars))?;
        (rest.is_empty() && is_draft(&draft)).then_some(Self { ars, service, files, draft })
    }

    /// The draft as it is kept, changed last at a time in milliseconds since 1970.
    pub(super) fn draft(&self, now: u64) -> String {
        let mut draft = self.draft.clone();
        if let Some(members) = draft.as_object_mut() {
            members.insert("updated".to_owned(), now.into());
        }
        write(&draft)
    }
}

/// Whether this is the id of a service, and no other path at the endpoint.
fn is_id(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=100).contains(&id.len()) && id.bytes().all(fits)
}

/// Whether all members are of the kind and size that a draft's have.
fn is_draft(draft: &Json) -> bool {
    let Some(members) = draft.as_object() else { return false };
    members.iter().all(|(name, value)| match name.as_str() {
        "service" | "language" => is_text(value, 100),
        "bundle" => value.as_str().is_some_and(|text| text.parse::<Digest>().is_ok()),
        "page" => is_text(value, 200) && value.as_str().is_some_and(|page| page.starts_with('#')),
        "updated" => value.is_u64(),
        "days" => value.as_u64().is_some_and(|days| {
            (u64::from(LEAST_DRAFT_DAYS)..=u64::from(MOST_DRAFT_DAYS)).contains(&days)
        }),
        "beside" => value.is_null() || is_beside(value),
        "answers" => value.is_object(),
        _ => false,
    }) && ["bundle", "page", "language", "updated", "answers"]
        .iter()
        .all(|name| members.contains_key(*name))
}

/// The same of what is kept beside a draft.
fn is_beside(beside: &Json) -> bool {
    let Some(members) = beside.as_object() else { return false };
    members.iter().all(|(name, value)| match name.as_str() {
        "name" => is_text(value, 60),
        "title" => is_text(value, 500),
        "tongue" => is_text(value, 100),
        "done" => value.is_u64(),
        "of" => is_text(value, 100),
        _ => false,
    })
}

fn is_text(value: &Json, most: usize) -> bool {
    let short = |text: &str| text.chars().count() <= most && !text.chars().any(char::is_control);
    value.as_str().is_some_and(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARS: &str = "149990000000";

    fn draft() -> Json {
        json!({
            "service": "dog-tax", "bundle": Digest::of(b"").to_string(), "page": "#/page/dogs",
            "language": "de", "updated": 2, "days": 30, "answers": { "dogs": [{ "name": "B" }] },
            "beside": { "name": "Bella", "title": "Hund", "tongue": "de", "done": 1, "of": "3" },
        })
    }

    fn packed(draft: &Json) -> Vec<u8> {
        let files = [b"one".as_slice(), b"\n\n"];
        let packed = files.map(|own| PackedFile { sha256: Digest::of(own), size: own.len() });
        written(ARS, &draft.to_string(), &packed, &files.concat()).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = packed(&draft());
        let content = Content::read(&bytes).unwrap();
        assert_eq!((content.ars.as_str(), content.service.as_str()), (ARS, "dog-tax"));
        let files: Vec<&[u8]> = content.files.iter().map(|(_, bytes)| *bytes).collect();
        assert_eq!(files, [b"one".as_slice(), b"\n\n"]);
        let mut expected = draft();
        expected["updated"] = json!(77);
        assert_eq!(content.draft(77), write(&expected));
        let bytes = written(ARS, &draft().to_string(), &[], b"").unwrap();
        assert!(Content::read(&bytes).is_some());
    }

    #[test]
    fn what_no_draft_has_is_not_read() {
        for (member, value) in [
            ("service", json!("../../x")),
            ("service", json!("")),
            ("bundle", json!("nothing")),
            ("page", json!("javascript:alert(1)")),
            ("page", json!(format!("#{}", "x".repeat(200)))),
            ("beside", json!({ "name": "x".repeat(61) })),
            ("beside", json!({ "name": "a\nb" })),
            ("beside", json!({ "done": -1 })),
            ("beside", json!({ "more": 1 })),
            ("beside", json!([])),
            ("updated", json!(-1)),
            ("days", json!(0)),
            ("days", json!(366)),
            ("answers", json!([])),
            ("more", json!(1)),
        ] {
            let mut broken = draft();
            broken[member] = value;
            assert!(Content::read(&packed(&broken)).is_none(), "{broken}");
        }
        for member in ["service", "bundle", "page", "language", "updated", "answers"] {
            let mut broken = draft();
            broken.as_object_mut().unwrap().remove(member);
            assert!(Content::read(&packed(&broken)).is_none(), "without {member}");
        }
    }

    #[test]
    fn bytes_too_many_or_too_few_are_not_read() {
        let bytes = packed(&draft());
        assert!(Content::read(&[bytes.as_slice(), b"x"].concat()).is_none());
        for end in 0..bytes.len() {
            assert!(Content::read(&bytes[..end]).is_none(), "{end}");
        }
    }
}
