//! A service as it is made of a schema, before it is written: what rules and authors add to.

use std::sync::Arc;

use fim::{Basis, Cardinality, CodeValue, Identity, Path};

/// A service in the making.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The id: the folder's name.
    pub id: String,
    /// The schema that it is made of.
    pub schema: Identity,
    /// What it is called.
    pub title: String,
    /// What it is, in paragraphs.
    pub about: Option<String>,
    /// Its LeiKa keys.
    pub leika: Vec<String>,
    /// Its code lists.
    pub lists: Vec<DraftList>,
    /// Its fields and groups, each group before its members.
    pub nodes: Vec<DraftNode>,
    /// Its pages.
    pub pages: Vec<DraftPage>,
    /// Its rules, each with what became of it.
    pub rules: Vec<DraftRule>,
    /// Whether something depends on the federal state.
    pub regional: bool,
}

/// A field or group.
#[derive(Clone, Debug, Default)]
pub struct DraftNode {
    /// The group it is in, by its place.
    pub parent: Option<usize>,
    /// Its name in that group.
    pub name: String,
    /// Where it stands in the schema, and which element it is; nothing for what the import added.
    pub fim: Option<(Path, Identity)>,
    /// How often it stands there, as the schema says.
    pub occurs: Occurs,
    /// For a field, its kind; nothing for a group.
    pub kind: Option<DraftKind>,
    /// For a repeated group, the least and the most.
    pub repeated: Option<(u32, u32)>,
    /// When it is asked at all.
    pub relevant: Option<String>,
    /// When it must be answered.
    pub required: Option<String>,
    /// When it is shown without being open to change.
    pub readonly: Option<String>,
    /// When it is part of the answers without being shown.
    pub hidden: Option<String>,
    /// What its value follows from.
    pub calculate: Option<String>,
    /// What it reads as while it is unanswered.
    pub default: Option<String>,
    /// What must hold.
    pub checks: Vec<DraftCheck>,
    /// Its legal bases.
    pub bases: Vec<Basis>,
    /// The HTML autocomplete token.
    pub autocomplete: Option<&'static str>,
    /// What people read.
    pub texts: DraftTexts,
}

/// How often a node stands in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurs(pub Cardinality);

impl Default for Occurs {
    fn default() -> Self {
        Self(Cardinality::ONE)
    }
}

/// The kind of a field with its bounds, as `service.yaml` has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftKind {
    /// The kind's name.
    pub name: &'static str,
    /// The code list's name.
    pub list: Option<String>,
    /// Which letters.
    pub letters: Option<&'static str>,
    /// The lower bound.
    pub min: Option<String>,
    /// The upper bound.
    pub max: Option<String>,
    /// How many decimal places.
    pub places: Option<u32>,
    /// Which types of file.
    pub types: Vec<&'static str>,
    /// The largest that a file may be, in megabytes.
    pub size: Option<u64>,
}

/// A check with its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCheck {
    /// Its id.
    pub id: String,
    /// What must hold.
    pub holds: String,
    /// Whether a violation only warns.
    pub soft: bool,
    /// What is said when it does not hold, in German.
    pub message: String,
}

/// What people read of a node, in German.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftTexts {
    /// The question, heading or information.
    pub label: Option<String>,
    /// A short hint.
    pub hint: Option<String>,
    /// A longer explanation.
    pub help: Option<String>,
    /// What one instance of a repeated group is called.
    pub instance: Option<String>,
}

/// A code list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftList {
    /// Its name.
    pub name: String,
    /// Its codes.
    pub codes: ListCodes,
}

/// Where a list's codes stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListCodes {
    /// In `service.yaml`, with their labels in the texts.
    Inline(Vec<CodeValue>),
    /// In a Genericode file of the service.
    File(ListFile),
}

/// A Genericode file of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFile {
    /// Its path in the service's folder.
    pub path: String,
    /// Its version.
    pub version: Option<String>,
    /// The column with the codes.
    pub key: String,
    /// The column with the labels.
    pub label: String,
    /// The column with what explains them.
    pub help: Option<String>,
    /// What stands in it.
    pub text: Arc<str>,
    /// The codes with their labels, for rules that name them.
    pub values: Vec<CodeValue>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftPage {
    /// Its id.
    pub id: String,
    /// Its title, in German.
    pub title: String,
    /// What it says below the title, in German.
    pub text: Option<String>,
    /// What it shows, by place.
    pub shows: Vec<usize>,
}

/// A rule, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRule {
    /// Which rule it is.
    pub identity: Identity,
    /// The editors' name for it.
    pub name: String,
    /// What it says.
    pub text: String,
    /// The paths of the fields and groups that carry it; the empty path is the schema.
    pub carriers: Vec<Path>,
    /// What became of it.
    pub state: RuleState,
    /// The facets that it went into, such as `standort.ausgabestelle relevant`.
    pub into: Vec<String>,
}

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It is understood and stands in expressions.
    Compiled,
    /// It, or a part of it, is not in any expression, for a reason: the author writes it.
    Open(String),
    /// It cannot be meant so, for a reason: it contradicts the schema or itself.
    Rejected(String),
}

impl Draft {
    /// The path of a node, such as `antragsteller.anschrift.postleitzahl`.
    pub fn path(&self, node: usize) -> String {
        let mut names = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            names.push(node.name.as_str());
            at = node.parent;
        }
        names.reverse();
        names.join(".")
    }

    /// The node made of what stands at a path of the schema.
    pub fn find(&self, path: &Path) -> Option<usize> {
        let same = |node: &DraftNode| node.fim.as_ref().is_some_and(|(own, _)| own == path);
        self.nodes.iter().position(same)
    }

    /// What stands directly in a group, or at the top, by place.
    pub fn children(&self, group: Option<usize>) -> impl Iterator<Item = usize> {
        let all = self.nodes.iter().enumerate();
        all.filter(move |(_, node)| node.parent == group).map(|(at, _)| at)
    }

    /// A list by its name.
    pub fn list(&self, name: &str) -> Option<&DraftList> {
        self.lists.iter().find(|list| list.name == name)
    }
}

impl DraftList {
    /// The codes with their labels.
    pub fn values(&self) -> &[CodeValue] {
        match &self.codes {
            ListCodes::Inline(values) => values,
            ListCodes::File(file) => &file.values,
        }
    }
}
