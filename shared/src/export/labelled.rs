//! The answers as data for the office, with the labels that the citizen read beside the codes.

use serde_json::{Map, Value as Json, json};

use super::{Composer, label, shown};
use crate::Session;
use crate::language::Language;
use crate::service::{Content, NodeId, Texts};
use crate::session::{Key, Place};

/// The relevant answers, computed values included, nested by node names: groups are objects,
/// repeated groups arrays of objects, and every field is
/// `{"label": question, "value": as submitted, "text": as people read it}`.
///
/// A question passed over on purpose has the value `null`; one that was not answered is left out,
/// as it is in the submission.
pub fn answers_with_labels(session: &Session, texts: &Texts, language: Language) -> Json {
    let form = Form { session, texts, language };
    Json::Object(form.members(Key::ROOT, None))
}

struct Form<'a> {
    session: &'a Session,
    texts: &'a Texts,
    language: Language,
}

impl Form<'_> {
    /// The members of a group in one instance.
    fn members(&self, instance: Key, group: Option<NodeId>) -> Map<String, Json> {
        let plan = self.session.plan();
        let mut members = Map::new();
        for node in plan.children(group) {
            let place = Place { instance, node: *node };
            if let Some(json) = self.member(place) {
                members.insert(plan.node(*node).name.clone(), json);
            }
        }
        members
    }

    fn member(&self, place: Place) -> Option<Json> {
        let node = self.session.plan().node(place.node);
        if !self.session.cell(place).relevant {
            return None;
        }
        match (&node.content, node.repeats) {
            (Content::Field(_), _) => self.field(place),
            (Content::Group, None) => {
                let members = self.members(place.instance, Some(place.node));
                (!members.is_empty()).then_some(Json::Object(members))
            }
            (Content::Group, Some(_)) => {
                let keys = self.session.instances(place);
                let members = |key: &Key| Json::Object(self.members(*key, Some(place.node)));
                (!keys.is_empty()).then(|| Json::Array(keys.iter().map(members).collect()))
            }
        }
    }

    /// A field that was answered, computed or passed over on purpose.
    fn field(&self, place: Place) -> Option<Json> {
        let plan = self.session.plan();
        let Content::Field(kind) = &plan.node(place.node).content else { return None };
        let cell = self.session.cell(place);
        let (value, text) = match cell.value {
            Some(value) => (
                serde_json::to_value(value).ok()?,
                shown(kind, value, plan, self.texts, self.language),
            ),
            None if cell.blank => (Json::Null, self.language.words().blank.to_owned()),
            None => return None,
        };
        let (session, texts, language) = (self.session, self.texts, self.language);
        let label = label(&Composer { session, texts, language }, place);
        Some(json!({ "label": label, "value": value, "text": text }))
    }
}
