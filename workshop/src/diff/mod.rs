//! The difference between two versions of a service: what was added, removed, renamed, moved and
//! retyped, which rules and texts changed, and what it means for drafts.

mod answers;
mod fields;
mod parts;
mod rules;
mod texts;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;
use shared::migration::{Step, precedence};
use shared::service::NodeId;

use crate::version::Version;

pub use answers::Fate;
pub use texts::TextChanges;

/// The difference between two versions.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The older version.
    pub from: String,
    /// The newer version.
    pub to: String,
    /// What changed in the structure.
    pub changes: Vec<Change>,
    /// What changed in the texts, by language.
    pub texts: BTreeMap<String, TextChanges>,
    /// What becomes of the answers in a draft of the older version, by old path; those that stay
    /// as they are are only counted.
    pub drafts: Vec<Fate>,
    /// How many fields' answers stay as they are.
    pub kept: usize,
    /// The fields that a draft of the older version has no answers for.
    pub asked: Vec<String>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind of thing.
    pub part: Part,
    /// Its name or path; in the newer version, if it is there.
    pub name: String,
    /// What happened to it.
    pub change: Kind,
    /// How it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// How it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// The parts of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A field (Datenfeld).
    Field,
    /// A group (Datenfeldgruppe).
    Group,
    /// A facet or check of a field or group, or another rule.
    Rule,
    /// A code list.
    List,
    /// A code, as `list.code`.
    Code,
    /// A page.
    Page,
    /// A document.
    Document,
    /// An outcome.
    Outcome,
    /// A parameter.
    Parameter,
    /// A LeiKa key.
    LeikaKey,
    /// A language.
    Language,
}

/// What can happen to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name, as stated.
    Renamed,
    /// It stands on another page.
    Moved,
    /// It takes answers of another kind.
    Retyped,
    /// It takes all answers that it took, and more.
    Widened,
    /// It refuses answers that it took.
    Narrowed,
    /// It is another.
    Changed,
}

/// Compares two versions.
pub fn diff(old: &Version, new: &Version) -> Difference {
    let between = Between::new(old, new);
    let mut changes = fields::compare(&between);
    changes.extend(rules::compare(&between));
    changes.extend(parts::compare(&between));
    let (drafts, kept) = answers::fates(&between);
    Difference {
        from: old.service().version.clone(),
        to: new.service().version.clone(),
        changes,
        texts: texts::compare(&between),
        drafts,
        kept,
        asked: answers::asked(&between),
    }
}

impl Difference {
    /// Whether nothing differs but the versions' numbers.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.texts.values().all(TextChanges::is_empty)
    }

    /// The difference as people read it.
    pub fn words(&self) -> String {
        words::words(self)
    }
}

/// Two versions, and the stated steps that lead from the older to the newer.
pub(crate) struct Between<'a> {
    old: &'a Version,
    new: &'a Version,
    steps: Vec<&'a Step>,
}

impl<'a> Between<'a> {
    fn new(old: &'a Version, new: &'a Version) -> Self {
        let version = &old.service().version;
        let steps = new.migrates.iter();
        let steps = steps.filter(|step| precedence(&step.from, version).is_ge()).collect();
        Self { old, new, steps }
    }

    /// Where an old definition path leads, and whether it must be answered again.
    fn lead(&self, path: &str) -> (String, bool) {
        let mut again = false;
        let path = self.steps.iter().fold(path.to_owned(), |path, step| {
            let next = step.lead(&path);
            again |= step.asks_again(&next);
            next
        });
        (path, again)
    }

    /// The old nodes, each with its path and the new node that it became.
    fn pairs(&self) -> impl Iterator<Item = (NodeId, String, Option<NodeId>)> {
        nodes(self.old).map(|(node, path)| {
            let became = self.new.plan.find(&self.lead(&path).0);
            (node, path, became)
        })
    }

    /// What an old code of a list, by its new name, became.
    fn code<'c>(&'c self, list: &str, code: &'c str) -> &'c str {
        self.steps.iter().fold(code, |code, step| {
            let renamed = step.codes.get(list).and_then(|codes| codes.get(code));
            renamed.map_or(code, String::as_str)
        })
    }
}

/// All nodes with their paths, in the order of the form.
fn nodes(version: &Version) -> impl Iterator<Item = (NodeId, String)> {
    let count = version.service().nodes.len();
    (0..).take(count).map(NodeId).map(|node| (node, version.plan.path(node)))
}

impl Change {
    fn new(part: Part, name: impl Into<String>, change: Kind) -> Self {
        Self { part, name: name.into(), change, was: None, is: None }
    }

    fn was(mut self, was: impl Into<String>) -> Self {
        self.was = Some(was.into());
        self
    }

    fn is(mut self, is: impl Into<String>) -> Self {
        self.is = Some(is.into());
        self
    }
}
