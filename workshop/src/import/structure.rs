//! From the structure of a schema to the fields and groups of a service.

use fim::{Cardinality, Field, FieldKind, Group, Node, Path, Schema, Structure};

use super::draft::{Draft, DraftNode, DraftTexts, Occurs};
use super::kinds::{self, Chosen};
use super::known::known;
use super::lists::Lists;
use super::names::{candidates, first_free};
use super::notes::Notes;
use super::previous::Previous;
use super::wording::{is_hint, label, legal, paragraphs, said, unbraced};

/// How often something stands there at the most where the schema sets no bound.
const MOST: u32 = 50;
/// How deep groups may be nested.
const DEEPEST: usize = 14;

/// What is needed to make nodes.
pub(super) struct Maker<'a, 'f> {
    pub(super) draft: &'a mut Draft,
    pub(super) lists: Lists<'a>,
    pub(super) notes: &'a mut Notes<'f>,
    /// The names that nodes had before, which they keep.
    pub(super) previous: &'a Previous,
    /// The autocomplete tokens that are given: a browser fills each in once, for the person before
    /// it, who is asked first.
    pub(super) tokens: Vec<&'static str>,
}

impl Maker<'_, '_> {
    /// Makes everything in a schema.
    pub(super) fn all(&mut self, schema: &Schema) {
        for structure in &schema.structures {
            self.node(structure, None, &Path::default(), 0);
        }
        // What nothing else says is asked because of what the whole schema is for.
        let bases = legal(schema.about.bases.iter());
        for node in &mut self.draft.nodes {
            if node.parent.is_none() && node.bases.is_empty() {
                node.bases.clone_from(&bases);
            }
        }
        self.draft.lists = std::mem::take(&mut self.lists.lists);
    }

    fn node(&mut self, structure: &Structure, parent: Option<usize>, around: &Path, depth: usize) {
        let about = structure.node.about();
        let path = around.with(&about.identity.id);
        let name = self.name(structure, parent, &path);
        let bases = legal(structure.bases.iter().chain(&about.bases));
        let node = DraftNode {
            parent,
            name,
            fim: Some((path.clone(), about.identity.clone())),
            occurs: Occurs(structure.cardinality),
            bases,
            ..DraftNode::default()
        };
        match &structure.node {
            Node::Field(field) => self.field(field, node),
            Node::Group(group) => self.group(group, node, &path, depth),
        }
    }

    /// The name that it had before, or a new one that nothing else in its group has.
    fn name(&self, structure: &Structure, parent: Option<usize>, path: &Path) -> String {
        let about = structure.node.about();
        let siblings: Vec<&str> = self
            .draft
            .children(parent)
            .filter_map(|at| self.draft.nodes.get(at))
            .map(|node| node.name.as_str())
            .collect();
        if let Some(name) = self.previous.name(path)
            && !siblings.contains(&name)
        {
            return name.to_owned();
        }
        let names = candidates(&structure.node.wording().label, &about.name);
        let kept = |name: &str| siblings.contains(&name) || self.previous.has(path, name);
        first_free(names, &about.identity.id, kept)
    }

    fn group(&mut self, group: &Group, mut node: DraftNode, path: &Path, depth: usize) {
        let cardinality = node.occurs.0;
        let text = said(Some(&group.wording.label)).or_else(|| said(Some(&group.about.name)));
        node.texts.label = text.map(|text| label(&text));
        node.texts.help = help(group.wording.help.as_deref());
        if cardinality.repeats() {
            node.repeated = Some(bounds(cardinality));
            node.texts.instance = node.texts.label.as_deref().map(unbraced);
        }
        if group.choice {
            let message =
                "exactly one of what stands in it is to be filled in, which nothing says yet";
            let advice = "write it into `relevant`, or a check, of what stands in it";
            self.notes.warning(&group.about, message.to_owned(), advice);
        }
        if depth >= DEEPEST {
            let message =
                format!("groups are nested deeper than {DEEPEST}; what stands in it was left out");
            self.notes.warning(&group.about, message, "tell the schema's editors");
            return;
        }
        self.draft.nodes.push(node);
        let at = self.draft.nodes.len() - 1;
        for structure in &group.structures {
            self.node(structure, Some(at), path, depth + 1);
        }
        if self.draft.children(Some(at)).next().is_none() {
            self.draft.nodes.truncate(at);
        }
    }

    fn field(&mut self, field: &Field, mut node: DraftNode) {
        let cardinality = node.occurs.0;
        let known = known(field);
        let list = self.lists.of(field, self.notes);
        let Chosen { kind, checks, several } =
            kinds::choose(field, cardinality, known, list, self.notes);
        let information = kind.name == "information";
        let repeated = cardinality.repeats() && !several && !information;
        texts(field, information, &mut node.texts);
        node.kind = Some(kind);
        self.behaviour(field, &mut node);
        if !information && node.hidden.is_none() {
            node.autocomplete = known.and_then(|known| known.autocomplete).filter(|token| {
                let free = !repeated && !self.tokens.contains(token);
                if free {
                    self.tokens.push(token);
                }
                free
            });
        }
        if repeated {
            // Only groups are repeated: it gets one of its own.
            let group = DraftNode {
                parent: node.parent,
                name: node.name.clone(),
                occurs: node.occurs,
                repeated: Some(bounds(cardinality)),
                bases: std::mem::take(&mut node.bases),
                texts: DraftTexts {
                    instance: node.texts.label.as_deref().map(unbraced),
                    label: node.texts.label.clone(),
                    ..DraftTexts::default()
                },
                ..DraftNode::default()
            };
            self.draft.nodes.push(group);
            node.parent = Some(self.draft.nodes.len() - 1);
            node.occurs = Occurs::default();
        }
        node.checks = checks;
        for check in &mut node.checks {
            check.holds = check.holds.replace("{}", &node.name);
        }
        self.draft.nodes.push(node);
    }

    /// What the kind of field says: hidden, locked, and what it begins with.
    fn behaviour(&mut self, field: &Field, node: &mut DraftNode) {
        let content =
            said(field.content.as_deref()).filter(|_| field.field_kind != FieldKind::Label);
        if let Some(content) = &content {
            match self.value(node, content) {
                Some(value) => node.default = Some(value),
                None => {
                    let message = format!("it begins with `{content}`, which is no answer to it");
                    self.notes.warning(&field.about, message, "write `default` if it is needed");
                }
            }
        }
        match field.field_kind {
            FieldKind::Hidden => node.hidden = Some("true".to_owned()),
            FieldKind::Locked if node.default.is_some() => node.readonly = Some("true".to_owned()),
            FieldKind::Locked => {
                node.hidden = Some("true".to_owned());
                let message =
                    "it is locked and has no content, so nobody can fill it in; it is hidden";
                let advice = "remove it, or say with `calculate` what it follows from";
                self.notes.warning(&field.about, message.to_owned(), advice);
            }
            _ => {}
        }
    }

    /// What a field begins with, as an expression.
    fn value(&self, node: &DraftNode, content: &str) -> Option<String> {
        let kind = node.kind.as_ref()?;
        let quoted = || {
            let plain = !content.contains(['\'', '\\', '\n']);
            plain.then(|| format!("'{content}'"))
        };
        match kind.name {
            "yes-no" => match content.to_lowercase().as_str() {
                "true" | "ja" | "1" => Some("true".to_owned()),
                "false" | "nein" | "0" => Some("false".to_owned()),
                _ => None,
            },
            "text" | "multiline-text" => quoted(),
            "integer" | "year" => content.parse::<i32>().ok().map(|number| number.to_string()),
            "choice" => {
                let values =
                    self.lists.lists.iter().find(|list| Some(&list.name) == kind.list.as_ref())?;
                let value = values
                    .values()
                    .iter()
                    .find(|own| own.code == content || own.name == content)?;
                Some(format!("'{}'", value.code))
            }
            _ => None,
        }
    }
}

fn texts(field: &Field, information: bool, texts: &mut DraftTexts) {
    let own = said(Some(&field.wording.label)).or_else(|| said(Some(&field.about.name)));
    let own = own.unwrap_or_else(|| field.about.identity.id.clone());
    if information {
        let content =
            said(field.content.as_deref()).or_else(|| said(field.wording.help.as_deref()));
        texts.label = Some(paragraphs(&content.unwrap_or(own)));
        return;
    }
    texts.label = Some(label(&own));
    match help(field.wording.help.as_deref()) {
        Some(help) if is_hint(&help) => texts.hint = Some(help),
        other => texts.help = other,
    }
}

fn help(text: Option<&str>) -> Option<String> {
    said(text).map(|text| paragraphs(&text))
}

fn bounds(cardinality: Cardinality) -> (u32, u32) {
    let most = cardinality.max.unwrap_or(MOST.max(cardinality.min)).min(1000);
    (cardinality.min.min(most), most)
}
