//! Giving the answers of a page as a person would.

use serde_json::Value as Json;
use shared::json;
use shared::kind::Kind;
use shared::language::Language;
use shared::service::{Content as NodeContent, NodeId};
use shared::session::{Key, Place};
use shared::{Session, Value};

use crate::definition::{Content, Style, Tree, Written};
use crate::finding::{At, Findings, did_you_mean};

/// An answer that was given.
pub(super) struct Filled {
    /// Where.
    pub(super) place: Place,
    /// Where it is written.
    pub(super) at: At,
    /// The text, when it is one that a person types.
    pub(super) written: Option<String>,
}

/// Gives answers nested from the top; returns each that was given.
pub(super) fn fill(session: &mut Session, answers: &Tree, findings: &mut Findings) -> Vec<Filled> {
    let mut filler = Filler { session, findings, filled: Vec::new() };
    filler.group(answers, None, Key::ROOT);
    filler.filled
}

/// A scalar or list as JSON: what is in quotation marks is text, the rest what it looks like.
pub(super) fn json(tree: &Tree) -> Option<Json> {
    match &tree.content {
        Content::Scalar(written) if written.is_null() => Some(Json::Null),
        Content::Scalar(written) => Some(match (written.style, written.text.as_str()) {
            (Style::Plain, "true") => Json::Bool(true),
            (Style::Plain, "false") => Json::Bool(false),
            (Style::Plain, text) => match text.parse::<i64>() {
                Ok(number) => Json::from(number),
                Err(_) => Json::from(text),
            },
            (_, text) => Json::from(text),
        }),
        Content::Sequence(items) => items.iter().map(json).collect::<Option<_>>().map(Json::Array),
        Content::Mapping(_) => None,
    }
}

struct Filler<'a> {
    session: &'a mut Session,
    findings: &'a mut Findings,
    filled: Vec<Filled>,
}

impl Filler<'_> {
    fn group(&mut self, tree: &Tree, group: Option<NodeId>, instance: Key) {
        let Content::Mapping(members) = &tree.content else {
            let message = "the members of a group are expected here";
            self.findings.error(tree.at, message, "write `name: answer` lines");
            return;
        };
        for member in members {
            let plan = self.session.plan().clone();
            let Some(node) = plan.child(group, &member.key.text) else {
                let known = plan.children(group).iter().map(|id| plan.node(*id).name.as_str());
                let message = format!("there is no field or group `{}` here", member.key.text);
                let advice = did_you_mean(&member.key.text, known, "name one of the service");
                self.findings.error(member.key.at, message, advice);
                continue;
            };
            let own = plan.node(node);
            let place = Place { instance, node };
            match (&own.content, own.repeats) {
                (NodeContent::Group, None) => self.group(&member.value, Some(node), instance),
                (NodeContent::Group, Some(_)) => self.instances(&member.value, place),
                (NodeContent::Field(_), _) if own.calculate.is_some() => {
                    let message = format!("`{}` is calculated, not answered", member.key.text);
                    let advice = "expect it under `values` instead";
                    self.findings.error(member.key.at, message, advice);
                }
                (NodeContent::Field(Kind::Information), _) => {
                    let message = format!("`{}` has no answer", member.key.text);
                    self.findings.error(member.key.at, message, "it is information: leave it out");
                }
                (NodeContent::Field(_), _) => {
                    self.field(&member.value, place);
                    let written = typed(&member.value).map(str::to_owned);
                    self.filled.push(Filled { place, at: member.key.at, written });
                }
            }
        }
    }

    /// Adds and removes instances at the end until there are as many as the list has, then
    /// fills each.
    fn instances(&mut self, tree: &Tree, group: Place) {
        let Content::Sequence(items) = &tree.content else {
            let message = "the instances of a repeated group are expected here";
            self.findings.error(tree.at, message, "write a list: `- name: answer`");
            return;
        };
        while self.session.instances(group).len() < items.len()
            && self.session.add_instance(group).is_some()
        {}
        let mut before = usize::MAX;
        loop {
            let keys = self.session.instances(group);
            match keys.last() {
                Some(last) if keys.len() > items.len() && keys.len() < before => {
                    before = keys.len();
                    self.session.remove_instance(*last);
                }
                _ => break,
            }
        }
        let keys = self.session.instances(group).to_vec();
        if keys.len() != items.len() {
            let name = self.session.path(group);
            let message =
                format!("`{name}` cannot have {} instances, but {}", items.len(), keys.len());
            self.findings.error(tree.at, message, "stay within the bounds of `repeated`");
        }
        for (item, key) in items.iter().zip(keys) {
            self.group(item, Some(group.node), key);
        }
    }

    fn field(&mut self, tree: &Tree, place: Place) {
        let plan = self.session.plan().clone();
        let NodeContent::Field(kind) = &plan.node(place.node).content else { return };
        if let Some(typed) = typed(tree) {
            self.session.answer_typed(place, typed, Language::De);
            return;
        }
        let value: Option<Value> = match json(tree) {
            Some(Json::Null) => None,
            Some(json) => match kind.accept(&json::Tree::of(&json), &plan.service().lists) {
                Ok(value) => Some(value),
                Err(_) => {
                    let message = format!("this is no value for `{}`", plan.path(place.node));
                    let advice = "put what a person types in quotation marks";
                    self.findings.error(tree.at, message, advice);
                    return;
                }
            },
            None => {
                let message = format!("`{}` is a field, not a group", plan.path(place.node));
                self.findings.error(tree.at, message, "write a single answer");
                return;
            }
        };
        self.session.answer(place, value);
    }
}

/// The text of a scalar that a person types.
fn typed(tree: &Tree) -> Option<&str> {
    match &tree.content {
        Content::Scalar(written) if is_typed(written) => Some(written.text.as_str()),
        _ => None,
    }
}

/// Whether a scalar is a text that a person types, and no JSON value.
fn is_typed(written: &Written) -> bool {
    let text = written.text.as_str();
    let json = matches!(text, "true" | "false") || text.parse::<i64>().is_ok();
    written.style != Style::Plain || !(written.is_null() || json)
}
