//! A walk as the YAML of a scenario, with what follows as what is expected.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use shared::service::{Content, NodeId};
use shared::session::Place;
use shared::settings::Settings;
use shared::{Session, Value};

use super::Generated;
use crate::example::as_typed;

/// The answers of a page, nested as they are written.
enum Written {
    Scalar(String),
    Group(BTreeMap<usize, (String, Written)>),
    Instances(Vec<Written>),
}

/// The file of a generated scenario.
pub fn scenario_yaml(generated: &Generated, settings: &Settings) -> String {
    let session = &generated.walk.session;
    let service = session.plan().service();
    let page_id = |at: usize| service.pages.get(at).map_or("", |page| page.id.as_str());
    let mut yaml = String::from(
        "# Made by `direktantrag test --generate`, which makes it anew: change it nowhere else.\n",
    );
    line(&mut yaml, 0, &format!("title: {}", quoted(&generated.title)));
    line(&mut yaml, 0, &format!("municipality: {}", quoted(&settings.ars)));
    line(&mut yaml, 0, &format!("day: {}", session.day()));
    line(&mut yaml, 0, if generated.walk.steps.is_empty() { "pages: []" } else { "pages:" });
    for step in &generated.walk.steps {
        line(&mut yaml, 2, &format!("- page: {}", page_id(step.page)));
        if !step.answers.is_empty() || !step.groups.is_empty() {
            line(&mut yaml, 4, "answers:");
            let mut root = Written::Group(BTreeMap::new());
            for group in &step.groups {
                let count = session.instances(*group).len();
                let empty = (0..count).map(|_| Written::Group(BTreeMap::new())).collect();
                insert(&mut root, session, *group, Written::Instances(empty));
            }
            for (place, value) in &step.answers {
                if let Some(text) = scalar(session, *place, value) {
                    insert(&mut root, session, *place, Written::Scalar(text));
                }
            }
            root.lines(&mut yaml, 6);
        }
        if !step.problems.is_empty() {
            line(&mut yaml, 4, "problems:");
            for problem in &step.problems {
                let code = serde_json::to_value(problem.fault.code).ok();
                let code = code.as_ref().and_then(|code| code.as_str()).unwrap_or_default();
                let path = quoted(&problem.path);
                line(&mut yaml, 6, &format!("- {{ path: {path}, code: {code} }}"));
            }
        }
        line(&mut yaml, 4, &format!("next: {}", step.next.map_or("null", page_id)));
    }
    expectation(&mut yaml, session);
    yaml
}

fn expectation(yaml: &mut String, session: &Session) {
    let service = session.plan().service();
    let or_null = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
    let outcome = session.outcome().and_then(|at| service.outcomes.get(at));
    let documents = session.documents();
    let documents: Vec<&str> = documents
        .iter()
        .filter_map(|at| service.documents.get(*at))
        .map(|own| own.id.as_str())
        .collect();
    line(yaml, 0, "expect:");
    line(yaml, 2, &format!("complete: {}", session.complete()));
    line(yaml, 2, &format!("outcome: {}", or_null(outcome.map(|own| own.id.clone()))));
    line(yaml, 2, &format!("fee: {}", or_null(session.fee().map(|fee| fee.to_string()))));
    let deadline = session.deadline().map(|day| day.to_string());
    line(yaml, 2, &format!("deadline: {}", or_null(deadline)));
    line(yaml, 2, &format!("documents: [{}]", documents.join(", ")));
}

/// A value as a person types it, or as JSON where that is not the same again.
fn scalar(session: &Session, place: Place, value: &Value) -> Option<String> {
    let plan = session.plan();
    let Content::Field(kind) = &plan.node(place.node).content else { return None };
    Some(match value {
        Value::YesNo(is) => is.to_string(),
        Value::Codes(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| word(code)).collect();
            format!("[{}]", codes.join(", "))
        }
        Value::Text(code) if matches!(kind, shared::kind::Kind::Choice { .. }) => quoted(code),
        value => match as_typed(kind, value, &plan.service().lists) {
            Some(typed) => quoted(&typed),
            None => serde_json::to_string(value).ok()?,
        },
    })
}

/// Puts something at its place; groups and instances on the way are made.
fn insert(root: &mut Written, session: &Session, place: Place, what: Written) {
    let plan = session.plan();
    let mut what = Some(what);
    let mut at = root;
    let path = session.path(place);
    let parts: Vec<&str> = path.split('.').collect();
    let mut group: Option<NodeId> = None;
    for (depth, part) in parts.iter().enumerate() {
        let (name, position) = part.split_once('[').unwrap_or((part, ""));
        let position = position.trim_end_matches(']').parse::<usize>().ok();
        let Some(node) = plan.child(group, name) else { return };
        let last = depth + 1 == parts.len();
        let Written::Group(members) = at else { return };
        let new = match (last, position) {
            (true, _) => match what.take() {
                Some(what) => what,
                None => return,
            },
            (false, Some(_)) => Written::Instances(all_instances(session, &parts, depth)),
            (false, None) => Written::Group(BTreeMap::new()),
        };
        let (_, member) = members.entry(node.index()).or_insert_with(|| (name.to_owned(), new));
        at = match (member, position) {
            (Written::Instances(items), Some(position)) => {
                let Some(item) = items.get_mut(position.saturating_sub(1)) else { return };
                item
            }
            (member, _) => member,
        };
        group = Some(node);
    }
}

/// All instances of the repeated group at a part of a path, empty: a list has each of them.
fn all_instances(session: &Session, parts: &[&str], depth: usize) -> Vec<Written> {
    let around: Vec<&str> = parts.iter().take(depth + 1).copied().collect();
    let path = around.join(".");
    let path = path.rsplit_once('[').map_or(path.as_str(), |(path, _)| path);
    let count = session.place(path).map_or(0, |group| session.instances(group).len());
    (0..count).map(|_| Written::Group(BTreeMap::new())).collect()
}

impl Written {
    fn lines(&self, yaml: &mut String, indent: usize) {
        let Self::Group(members) = self else { return };
        for (name, member) in members.values() {
            match member {
                Self::Scalar(text) => line(yaml, indent, &format!("{name}: {text}")),
                Self::Group(inner) if inner.is_empty() => {
                    line(yaml, indent, &format!("{name}: {{}}"));
                }
                Self::Group(_) => {
                    line(yaml, indent, &format!("{name}:"));
                    member.lines(yaml, indent + 2);
                }
                Self::Instances(items) if items.is_empty() => {
                    line(yaml, indent, &format!("{name}: []"));
                }
                Self::Instances(items) => {
                    line(yaml, indent, &format!("{name}:"));
                    items.iter().for_each(|item| item.item(yaml, indent + 2));
                }
            }
        }
    }

    /// An instance in a list: its first line carries the dash.
    fn item(&self, yaml: &mut String, indent: usize) {
        let mut inner = String::new();
        self.lines(&mut inner, indent + 2);
        match inner.get(indent + 2..) {
            Some(rest) if !inner.is_empty() => {
                let _ = write!(yaml, "{:indent$}- {rest}", "");
            }
            _ => line(yaml, indent, "- {}"),
        }
    }
}

fn line(yaml: &mut String, indent: usize, text: &str) {
    let _ = writeln!(yaml, "{:indent$}{text}", "");
}

/// A code: in quotation marks where it could be taken for a number, a truth or nothing.
fn word(code: &str) -> String {
    let plain = code.starts_with(|first: char| first.is_ascii_lowercase())
        && !["true", "false", "null"].contains(&code);
    if plain { code.to_owned() } else { quoted(code) }
}

/// A text in quotation marks, as YAML 1.2 reads JSON's.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
