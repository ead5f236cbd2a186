//! Which files belong to a submission.

use serde::Serialize;

use crate::json::Tree;
use crate::kind::{Form, LARGEST_FILE};
use crate::service::{Content, Digest};
use crate::session::Place;
use crate::{Session, Value};

/// How many attachments a submission may list.
pub const MAX_ATTACHMENTS: u64 = 400;

/// A file that proves something (Anlage). The bytes are sent after the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// The field whose answer it is, such as `dogs[1].pedigree`.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// The digest of its bytes.
    pub sha256: Digest,
}

/// The attachments that follow from answers: a file for each line of every answer that is
/// submitted to a field of files, in the order of the form.
pub fn attachments(session: &Session) -> Vec<Attachment> {
    let is_file = |content: &Content| match content {
        Content::Field(kind) => matches!(kind.form(), Some(Form::File { .. })),
        Content::Group => false,
    };
    let nodes = &session.plan().service().nodes;
    if !nodes.iter().any(|node| is_file(&node.content)) {
        return Vec::new();
    }
    let files = |place: Place| -> Vec<Attachment> {
        let cell = session.cell(place);
        match cell.value {
            Some(Value::Text(lines)) if cell.relevant => {
                let path = session.path(place);
                lines.lines().filter_map(|line| Attachment::of(&path, line)).collect()
            }
            _ => Vec::new(),
        }
    };
    let places = session.all_places().into_iter();
    places
        .filter(|place| is_file(&session.plan().node(place.node).content))
        .flat_map(files)
        .collect()
}

impl Attachment {
    /// The attachment of a line in an answer, as [`Form::File`] has it.
    pub fn of(path: &str, line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, ' ');
        let sha256 = parts.next()?.parse().ok()?;
        let size = parts.next()?.parse().ok()?;
        let (media_type, name) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let attachment = Self { path: path.to_owned(), name, media_type, size, sha256 };
        (1..=u64::from(LARGEST_FILE)).contains(&size).then_some(attachment)
    }

    /// Reads an attachment that has exactly the members it must have.
    pub(super) fn read(json: Tree<'_>) -> Option<Self> {
        let names = ["media_type", "name", "path", "sha256", "size"];
        let [media_type, name, path, sha256, size] = json.into_members()?.exactly(names)?;
        Some(Self {
            path: path.into_text()?,
            name: name.into_text()?,
            media_type: media_type.into_text()?,
            size: u64::try_from(size.number()?).ok()?,
            sha256: sha256.text()?.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::Date;
    use crate::answers::Answers;
    use crate::service::Plan;

    const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn session(answers: serde_json::Value) -> Session {
        let file = json!({ "file": { "types": ["pdf"], "size": 1000, "max": 2 } });
        let asked = json!({ "compare": ["equal", [
            { "answer": { "node": 0 } }, { "literal": { "yes_no": true } },
        ] ] });
        let service = json!({
            "id": "dogs", "version": "1.0.0", "leika": ["99102013104000"], "languages": ["de"],
            "parameters": [], "lists": [],
            "nodes": [
                { "name": "has", "content": { "field": "yes_no" } },
                { "name": "plan", "content": { "field": file }, "relevant": asked },
                { "name": "dogs", "content": "group", "repeats": { "min": 0, "max": 3 } },
                { "name": "photo", "parent": 2, "content": { "field": file } },
            ],
            "pages": [{ "id": "all", "shows": [0, 1, 2] }], "documents": [], "outcomes": [],
        });
        let plan = Plan::new(serde_json::from_value(service).unwrap()).unwrap();
        let settings = json!({
            "ars": "149990000000", "name": "S", "demo": true, "contact": {
                "office": { "de": "o" }, "street": "s", "postcode": "01234", "place": "p",
                "telephone": "0", "email": "a@example.org", "hours": { "de": "h" },
            }, "notices": {}, "feedback": "a@example.org", "services": {},
        });
        let settings = serde_json::from_value(settings).unwrap();
        let day = Date::new(2026, 11, 23).unwrap();
        Session::new(Arc::new(plan), &settings, &Answers::from_json(answers).unwrap(), day)
    }

    #[test]
    fn they_are_the_lines_of_the_answers_that_are_submitted() {
        let line = |size: u32, name: &str| format!("{HASH} {size} application/pdf {name}");
        let answers = |has: bool| {
            json!({
                "has": has, "plan": line(7, "Plan Süd.pdf"),
                "dogs": [{}, { "photo": line(8, "b.pdf") }],
            })
        };
        let found = attachments(&session(answers(true)));
        let told: Vec<_> =
            found.iter().map(|own| (own.path.as_str(), own.name.as_str(), own.size)).collect();
        assert_eq!(told, [("plan", "Plan Süd.pdf", 7), ("dogs[2].photo", "b.pdf", 8)]);
        assert_eq!(found[0].sha256.to_string(), HASH);
        assert_eq!(found[0].media_type, "application/pdf");
        assert_eq!(attachments(&session(answers(false))).len(), 1);
        assert_eq!(attachments(&session(json!({ "has": true }))), []);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let own = Attachment::of("plan", &format!("{HASH} 5 application/pdf a b.pdf")).unwrap();
        let json = serde_json::to_value(&own).unwrap();
        assert_eq!(Attachment::read(Tree::of(&json)), Some(own));
        for line in ["", HASH, "0 5 application/pdf a.pdf", &format!("{HASH} 0 application/pdf a")]
        {
            assert_eq!(Attachment::of("plan", line), None, "{line}");
        }
    }
}
