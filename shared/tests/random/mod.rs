//! Random services, well typed and without cycles, and random answers to them.

mod expression;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use shared::kind::{Kind, Letters};
use shared::service::{
    Check, CodeList, Content, Document, Node, NodeId, Offered, Outcome, OutcomeKind, Page,
    Parameter, Repeats, Service,
};
use shared::settings::Settings;
use shared::value::Type;
use shared::{Date, Value};

use expression::Writer;

/// A stream of choices that shrinks well: bytes, and zeros when they are spent.
pub(crate) struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    pub(crate) fn spent(&self) -> bool {
        self.bytes.len() == 0
    }

    /// A number below the limit, 0 for a limit of 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let byte = self.bytes.next().copied().unwrap_or(0);
        usize::from(byte) % limit.max(1)
    }
}

/// A sound service.
pub(crate) fn random_service(choices: &mut Choices<'_>) -> Service {
    let mut nodes = random_nodes(choices);
    for index in 0..nodes.len() {
        let facets = Writer::new(&nodes, index, choices).facets();
        let (relevant, required, readonly, hidden, calculate, default, offered, holds, soft) =
            facets;
        let node = &mut nodes[index];
        let group = node.content == Content::Group;
        node.hidden = hidden;
        node.default = if group { None } else { default };
        node.relevant = relevant;
        node.required = required;
        node.readonly = readonly;
        node.calculate = if group { None } else { calculate };
        let offered = offered.map(|when| Offered { codes: vec!["b".into()], when });
        node.offered = offered.into_iter().collect();
        node.checks =
            holds.map(|holds| Check { id: "check".into(), holds, soft }).into_iter().collect();
    }
    let whole = nodes.len();
    let mut writer = Writer::new(&nodes, whole, choices);
    let (relevant, when, fee) = (writer.condition(3), writer.condition(3), writer.number(3));
    let tops: Vec<NodeId> = ids(&nodes).filter(|id| nodes[id.index()].parent.is_none()).collect();
    let mut pages = Vec::new();
    for (at, node) in tops.iter().enumerate() {
        let reached = choices.below(6) == 0;
        let mut writer = Writer::new(&nodes, node.index(), choices);
        let relevant = reached.then(|| writer.condition(2));
        pages.push(Page { id: format!("page{at}"), shows: vec![*node], relevant });
    }
    Service {
        id: "random".into(),
        version: "1.0.0".into(),
        leika: Vec::new(),
        languages: vec!["de".into()],
        parameters: vec![Parameter {
            name: "amount".into(),
            value: Type::Integer,
            default: None,
            min: None,
            max: None,
        }],
        lists: vec![CodeList {
            id: "list".into(),
            codes: vec!["a".into(), "b".into()],
            ..CodeList::default()
        }],
        pages,
        documents: vec![Document { id: "document".into(), relevant }],
        outcomes: vec![Outcome { id: "outcome".into(), when, kind: OutcomeKind::NotNeeded }],
        fee: Some(fee),
        deadline: None,
        insertions: Vec::new(),
        nodes,
    }
}

fn random_nodes(choices: &mut Choices<'_>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<NodeId> = Vec::new();
    // In some services most is repeated, and little stands beside it.
    let variety = [12, 12, 6][choices.below(3)];
    for index in 0..(2 + choices.below(14)) as u32 {
        let (content, repeats) = match choices.below(variety) {
            0 => (Content::Group, None),
            1 | 2 => {
                let min = choices.below(2) as u32;
                (Content::Group, Some(Repeats { min, max: min + choices.below(4) as u32 }))
            }
            3 => {
                open.pop();
                (Content::Field(random_kind(choices)), None)
            }
            _ => (Content::Field(random_kind(choices)), None),
        };
        let group = content == Content::Group;
        nodes.push(Node {
            name: format!("n{index}"),
            parent: open.last().copied(),
            content,
            repeats,
            relevant: None,
            required: None,
            readonly: None,
            hidden: None,
            calculate: None,
            default: None,
            checks: Vec::new(),
            offered: Vec::new(),
            basis: Vec::new(),
            autocomplete: None,
            fim: None,
        });
        if group && open.len() < 3 {
            open.push(NodeId(index));
        }
    }
    nodes
}

fn random_kind(choices: &mut Choices<'_>) -> Kind {
    match choices.below(9) {
        0 | 1 => Kind::YesNo,
        2 | 3 => Kind::Integer { min: -5, max: 100 },
        4 => Kind::Choice { list: 0 },
        5 => Kind::Choices { list: 0 },
        6 => Kind::Date { min: None, max: None },
        7 => Kind::Declaration,
        _ => Kind::Text { letters: Letters::Any, min: 0, max: 5 },
    }
}

pub(crate) fn random_value(kind: &Kind, choices: &mut Choices<'_>) -> Option<Value> {
    Some(match kind {
        Kind::YesNo | Kind::Declaration => Value::YesNo(choices.below(2) == 0),
        Kind::Integer { .. } => Value::Number([0, 1, 7, 100][choices.below(4)]),
        Kind::Choice { .. } => Value::Text(["a", "b"][choices.below(2)].into()),
        Kind::Choices { .. } => {
            let codes: [&[&str]; 4] = [&[], &["a"], &["b"], &["a", "b"]];
            Value::Codes(codes[choices.below(4)].iter().map(|code| (*code).into()).collect())
        }
        Kind::Date { .. } => Value::Date(Date::new(2026, 1, 1 + choices.below(28) as i64).unwrap()),
        Kind::Text { .. } => Value::Text(["x", "longer than five"][choices.below(2)].into()),
        _ => return None,
    })
}

/// A text that may or may not be readable.
pub(crate) fn random_typed(kind: &Kind, choices: &mut Choices<'_>) -> &'static str {
    match kind {
        Kind::Integer { .. } => ["12", "1.000", "-", "101", ""][choices.below(5)],
        Kind::Date { .. } => ["31.1.2026", "31.2.2026", "x", ""][choices.below(4)],
        Kind::Text { .. } => ["ab", "abcdef", "", " "][choices.below(4)],
        Kind::Choice { .. } | Kind::Choices { .. } => ["a", "b", "c", ""][choices.below(4)],
        _ => ["true", "false", "maybe", ""][choices.below(4)],
    }
}

pub(crate) fn random_settings() -> Settings {
    serde_json::from_value(json!({
        "ars": "149990000000",
        "name": "Musterstadt",
        "contact": {
            "office": {}, "street": "Markt 1", "postcode": "01001", "place": "Musterstadt",
            "telephone": "030 23125 000", "email": "amt@musterstadt.example", "hours": {}
        },
        "notices": {},
        "feedback": "amt@musterstadt.example",
        "services": { "random": { "parameters": { "amount": 42 } } }
    }))
    .unwrap()
}

/// Any JSON, with the names that random services have.
pub(crate) fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "[ab]|.{0,8}|2026-0[1-9]-[0-3][0-9]".prop_map(Json::from),
    ];
    let inner = leaf.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            proptest::collection::btree_map("n[0-9]|n1[0-5]|_key|_typed|x", inner, 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    });
    proptest::collection::btree_map("n[0-9]|n1[0-5]|x", inner, 0..10)
        .prop_map(|members| Json::Object(members.into_iter().collect()))
}

pub(crate) fn ids(nodes: &[Node]) -> impl Iterator<Item = NodeId> {
    (0..).zip(nodes).map(|(index, _)| NodeId(index))
}
