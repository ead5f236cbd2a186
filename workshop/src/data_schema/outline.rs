//! What of a data schema a service asks for, and what in it is always there.

use std::collections::BTreeMap;

use fim::{Cardinality, DataType, Pattern};
use shared::by_name::ByName;
use shared::export::{DataElement, DataSchema, Holds};
use shared::expression::{Expression, Literal};
use shared::kind::{Form, Kind};
use shared::service::{self, Node, NodeId, Service, Texts};

use super::file::{SchemaFile, SchemaNode, element};
use super::part::{Content, Facts, Part};
use crate::finding::{At, Findings};
use crate::import::usable_codes;

/// How deep groups are nested at the most. What is read of schemas is not as deep.
const DEEPEST: usize = 64;

/// A data schema with where a service asks for what stands in it.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The name of the whole in exports: id, `V` and version.
    pub element: String,
    /// The editors' name for it.
    pub name: String,
    /// Every field and group in the order of the schema, a group before what stands in it.
    pub parts: Vec<Part>,
}

/// The outline of the data schema that a service was imported from. What the service asks
/// otherwise than its schema can take is an error; what it does not ask although it must be there
/// is a warning. Both stand where the field does, in `places`.
pub fn outline(
    file: &SchemaFile,
    service: &Service,
    texts: Option<&Texts>,
    places: &[At],
    findings: &mut Findings,
) -> Outline {
    let mut by_path: BTreeMap<String, NodeId> = BTreeMap::new();
    for (at, node) in service.nodes.iter().enumerate() {
        let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
        if node.fim.is_none() {
            continue;
        }
        let path = fim_path(service, id);
        if by_path.contains_key(&path) {
            let message = format!("`{path}` of the data schema is asked twice");
            let advice = "remove `fim` where it is not what goes to the office";
            findings.error(place(places, id), message, advice);
        } else if !file.nodes.iter().any(|node| node.fim == path) {
            let message = format!("the data schema has nothing at `{path}`");
            let advice =
                "move it back into its group, or remove `fim`: it is not exported as it is";
            findings.error(place(places, id), message, advice);
        }
        by_path.entry(path).or_insert(id);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for own in &file.nodes {
        let around = own.fim.rsplit_once('/').map(|(around, _)| around);
        let parent = around.and_then(|around| groups.get(around).copied());
        // What stands in nothing that is there cannot be exported, nor what stands too deep.
        let deep = own.ids().count() > DEEPEST;
        if deep || around.is_some() && parent.is_none() {
            continue;
        }
        groups.entry(&own.fim).or_insert(parts.len());
        let part = part(own, parent, by_path.get(&own.fim).copied(), service, texts);
        parts.push(part);
    }
    let mut outline = Outline {
        element: element(&file.schema, file.version.as_deref()),
        name: file.name.clone(),
        parts,
    };
    for at in 0..outline.parts.len() {
        let always = outline.is_always(at, service);
        if let Some(part) = outline.parts.get_mut(at) {
            part.always = always;
        }
    }
    outline.compare(service, places, findings);
    outline
}

impl Outline {
    /// What is needed to write an application.
    pub fn shipped(&self, service: &Service) -> DataSchema {
        let mut places: Vec<Option<u32>> = Vec::new();
        let mut elements = Vec::new();
        for part in &self.parts {
            let parent = part.parent.map(|at| places.get(at).copied().flatten());
            let (Some(node), Some(holds), false) = (part.node, part.holds(), parent == Some(None))
            else {
                places.push(None);
                continue;
            };
            places.push(u32::try_from(elements.len()).ok());
            elements.push(DataElement {
                name: part.element.clone(),
                parent: parent.flatten(),
                node,
                holds,
                always: part.always,
                several: part.occurs.repeats(),
                codes: replaced(part, service.nodes.get(node.index())),
            });
        }
        DataSchema { name: self.element.clone(), elements }
    }

    /// The group that a part stands in, as the service has it.
    fn around(&self, part: &Part) -> Option<NodeId> {
        self.parts.get(part.parent?)?.node
    }

    /// Whether every complete application has a part that has the group around it: it is mandatory
    /// in the schema, and the service always asks for it.
    fn is_always(&self, at: usize, service: &Service) -> bool {
        let Some(part) = self.parts.get(at).filter(|part| part.occurs.min > 0) else {
            return false;
        };
        let parent = part.parent.and_then(|at| self.parts.get(at));
        if matches!(parent.map(|parent| &parent.content), Some(Content::Group(true))) {
            return false;
        }
        let Some(id) = part.node else { return false };
        let mut way = ways(service, id, self.around(part));
        if way.any(|node| node.relevant.as_ref().is_some_and(|own| !is_true(own))) {
            return false;
        }
        let Some(node) = service.nodes.get(id.index()) else { return false };
        match node.content {
            service::Content::Group => true,
            service::Content::Field(_) => is_given(node, service) || is_empty(part, node),
        }
    }

    /// Tells where the service and its schema do not go together.
    fn compare(&self, service: &Service, places: &[At], findings: &mut Findings) {
        for part in &self.parts {
            let Some((id, node)) =
                part.node.and_then(|id| Some((id, service.nodes.get(id.index())?)))
            else {
                if part.occurs.min > 0 && self.is_missed(part) {
                    let Part { path, name, .. } = part;
                    let message =
                        format!("`{path}` ({name}) is mandatory in the data schema and not asked");
                    let at = self.around(part).map(|id| place(places, id));
                    let at = at.or_else(|| places.first().copied()).unwrap_or_default();
                    findings.warning(at, message, "ask for it, or agree on that with the office");
                }
                continue;
            };
            let repeats = ways(service, id, self.around(part)).any(|node| node.repeats.is_some());
            let mut refuse = |message: String, advice: &str| {
                findings.error(place(places, id), message, advice);
            };
            match (&node.content, part.holds()) {
                (service::Content::Group, Some(Holds::Group)) => {}
                (service::Content::Field(kind), Some(holds)) if holds.fits(kind) => {
                    if !part.occurs.repeats() && gives_several(kind) {
                        let message = "the data schema has it once, and here it can be several";
                        refuse(message.to_owned(), "let it have one answer at the most");
                    }
                    self.compare_codes(part, kind, service, &mut refuse);
                }
                // Texts to read are not exported, whatever they became.
                (_, None) => {}
                _ => {
                    let message = format!("its answers cannot be written as {}", what(part));
                    refuse(message, "choose a kind that fits, or remove `fim`");
                }
            }
            if repeats && !part.occurs.repeats() {
                let message = "the data schema has it once, and here it is repeated";
                refuse(message.to_owned(), "repeat a group around it that the schema repeats");
            }
        }
    }

    /// Codes of an author's own list that the schema's list does not have.
    fn compare_codes(
        &self,
        part: &Part,
        kind: &Kind,
        service: &Service,
        refuse: &mut dyn FnMut(String, &str),
    ) {
        let (Content::Field(facts), Kind::Choice { list } | Kind::Choices { list }) =
            (&part.content, kind)
        else {
            return;
        };
        let list = usize::try_from(*list).ok().and_then(|at| service.lists.get(at));
        let Some(list) = list.filter(|_| facts.inline) else { return };
        let known: Vec<String> = facts.codes.iter().map(|(code, _)| code.clone()).collect();
        let known = usable_codes(&known);
        if let Some(other) = list.codes.iter().find(|code| !known.contains(code)) {
            let message = format!("the data schema's list has no code `{other}`");
            refuse(message, "use the schema's codes");
        }
    }

    /// Whether it is missed for itself: its group is asked.
    fn is_missed(&self, part: &Part) -> bool {
        let asked = part.parent.is_none() || self.around(part).is_some();
        asked && part.holds().is_some()
    }
}

fn part(
    own: &SchemaNode,
    parent: Option<usize>,
    node: Option<NodeId>,
    service: &Service,
    texts: Option<&Texts>,
) -> Part {
    let data_type = own.data_type.as_deref().and_then(DataType::of).unwrap_or_default();
    let is_text = matches!(data_type, DataType::Text | DataType::TextLatin);
    let codes = codes(own, node, service, texts);
    let content = match own.field.as_deref() {
        None => Content::Group(own.choice),
        Some("label") => Content::Label,
        Some(field) => Content::Field(Facts {
            data_type,
            // Without codes nothing can be chosen, and the data type says what an answer is.
            select: field == "select" && (!codes.is_empty() || is_text),
            codes,
            inline: !own.codes.is_empty(),
            list: own.list.as_ref().map(|list| match &own.list_version {
                Some(version) => format!("{list}_{version}"),
                None => list.clone(),
            }),
            min_length: own.min_length,
            max_length: own.max_length,
            min_value: own.min_value.clone(),
            max_value: own.max_value.clone(),
            pattern: own.pattern.clone().map(Pattern::new),
        }),
    };
    Part {
        path: own.fim.clone(),
        element: own.element(),
        name: own.name.clone(),
        parent,
        occurs: Cardinality::of(&own.occurs).unwrap_or(Cardinality { min: 0, max: None }),
        node,
        always: false,
        content,
    }
}

/// The codes of a field's list: the schema's own, or those of the list that the service has.
fn codes(
    own: &SchemaNode,
    node: Option<NodeId>,
    service: &Service,
    texts: Option<&Texts>,
) -> Vec<(String, Option<String>)> {
    let kind = node.and_then(|id| match &service.nodes.get(id.index())?.content {
        service::Content::Field(kind) => Some(kind),
        service::Content::Group => None,
    });
    let list = match kind {
        Some(Kind::Choice { list } | Kind::Choices { list }) => {
            usize::try_from(*list).ok().and_then(|at| service.lists.get(at))
        }
        _ => None,
    };
    let labels = list.and_then(|list| texts?.lists.get(&list.id));
    let label = |code: &str| labels.and_then(|labels| labels.get(code)).cloned();
    if own.codes.is_empty() {
        let all = list.map_or(&[][..], |list| list.codes.as_slice());
        return all.iter().map(|code| (code.clone(), label(code))).collect();
    }
    let usable = usable_codes(&own.codes);
    own.codes.iter().zip(&usable).map(|(code, usable)| (code.clone(), label(usable))).collect()
}

/// The codes that a service cannot have as they are, by those that stand for them.
fn replaced(part: &Part, node: Option<&Node>) -> ByName<String> {
    let (Content::Field(facts), Some(_)) = (&part.content, node) else { return ByName::new() };
    let codes: Vec<String> = facts.codes.iter().map(|(code, _)| code.clone()).collect();
    let usable = usable_codes(&codes);
    usable.into_iter().zip(codes).filter(|(usable, code)| usable != code).collect()
}

/// The ids of a node and the groups around it that come from the schema.
fn fim_path(service: &Service, id: NodeId) -> String {
    let mut ids: Vec<&str> =
        ways(service, id, None).filter_map(|node| node.fim.as_deref()?.split(' ').next()).collect();
    ids.reverse();
    ids.join("/")
}

/// A node and the groups around it, up to one that is not among them.
fn ways(service: &Service, id: NodeId, around: Option<NodeId>) -> impl Iterator<Item = &Node> {
    let mut next = Some(id);
    std::iter::from_fn(move || {
        let id = next.filter(|id| Some(*id) != around)?;
        let node = service.nodes.get(id.index())?;
        next = node.parent;
        Some(node)
    })
}

/// Whether a field that is asked has a value in every complete application.
fn is_given(node: &Node, service: &Service) -> bool {
    let fixed = [&node.hidden, &node.readonly].into_iter().flatten().any(is_true);
    match (&node.required, &node.default) {
        (_, Some(Expression::Literal(_))) if fixed => true,
        (Some(Expression::Answer(read)), _) => service
            .nodes
            .get(read.node.index())
            .is_some_and(|witness| says_answered(witness, node, service)),
        (Some(required), _) => is_true(required),
        (None, _) => false,
    }
}

/// Whether a field is there without a value: nobody can fill it in, such as the place for a search,
/// and its data type takes an empty text.
fn is_empty(part: &Part, node: &Node) -> bool {
    let Content::Field(facts) = &part.content else { return false };
    let filled = node.default.is_some() || node.calculate.is_some();
    let takes_empty = facts.holds() == Holds::Text
        && facts.codes.is_empty()
        && facts.min_length.unwrap_or(0) == 0
        && facts.pattern.is_none();
    takes_empty && !filled && node.hidden.as_ref().is_some_and(is_true)
}

/// Whether a field says that something is answered in a group that another field stands in: where
/// nothing is, the group is not exported.
fn says_answered(witness: &Node, node: &Node, service: &Service) -> bool {
    let hidden = witness.hidden.as_ref().is_some_and(is_true) && witness.fim.is_none();
    let inside = node.parent.is_some_and(|parent| {
        let group = witness.parent;
        std::iter::successors(Some(parent), |id| service.nodes.get(id.index())?.parent)
            .any(|id| Some(id) == group)
    });
    hidden && inside && witness.calculate.is_some()
}

fn is_true(expression: &Expression) -> bool {
    *expression == Expression::Literal(Literal::YesNo(true))
}

/// Whether a field of this kind has more than one value.
fn gives_several(kind: &Kind) -> bool {
    match (kind, kind.form()) {
        (Kind::Choices { .. }, _) => true,
        (_, Some(Form::File { max, .. })) => *max > 1,
        _ => false,
    }
}

/// What a part holds, for messages.
fn what(part: &Part) -> String {
    match &part.content {
        Content::Group(_) => "a group".to_owned(),
        Content::Label => "a text to read".to_owned(),
        Content::Field(facts) => format!("`{}`, as the data schema has it", facts.data_type.code()),
    }
}

fn place(places: &[At], id: NodeId) -> At {
    places.get(id.index()).copied().unwrap_or_default()
}
