//! The elements of one application, whatever they are written as.

use super::{DataElement, DataSchema, Holds};
use crate::kind::Kind;
use crate::service::{Content, NodeId};
use crate::session::{Key, Place};
use crate::value::Type;
use crate::{Session, Value};

/// An element with what it holds.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) element: &'a DataElement,
    pub(super) content: ItemContent<'a>,
    /// Whether somebody answered it, or something in it: what is there without anybody's doing
    /// does not make a group that can be left out.
    answered: bool,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum ItemContent<'a> {
    /// Others.
    Group(Vec<Item<'a>>),
    /// A value as it is written.
    Value(String),
}

/// Everything in an application that the schema has, in its order.
pub(super) fn items<'a>(schema: &'a DataSchema, session: &Session) -> Vec<Item<'a>> {
    Reader { schema, session }.inside(None, None, Key::ROOT)
}

struct Reader<'a, 's> {
    schema: &'a DataSchema,
    session: &'s Session,
}

impl<'a> Reader<'a, '_> {
    /// What stands in a group, given its place in the schema and where the service has it.
    fn inside(&self, parent: Option<u32>, around: Option<NodeId>, key: Key) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        for (at, element) in self.schema.elements.iter().enumerate() {
            // Every group stands before its members, so this ends.
            if element.parent != parent || parent.is_some_and(|parent| parent as usize >= at) {
                continue;
            }
            for place in self.places(element.node, around, key) {
                match element.holds {
                    Holds::Group => items.extend(self.group(at, element, place)),
                    _ => self.field(element, place, &mut items),
                }
            }
        }
        items
    }

    fn group(&self, at: usize, element: &'a DataElement, place: Place) -> Option<Item<'a>> {
        let members = self.inside(u32::try_from(at).ok(), Some(element.node), place.instance);
        let answered = members.iter().any(|item| item.answered);
        (answered || element.always).then_some(Item {
            element,
            content: ItemContent::Group(members),
            answered,
        })
    }

    fn field(&self, element: &'a DataElement, place: Place, items: &mut Vec<Item<'a>>) {
        let node = self.session.plan().node(place.node);
        let Content::Field(kind) = &node.content else { return };
        let own = node.hidden.is_none() && node.calculate.is_none() && node.default.is_none();
        let texts = match self.session.cell(place).value {
            Some(value) => written(element, kind, value),
            None if element.always && node.hidden.is_some() => vec![String::new()],
            None => return,
        };
        items.extend(texts.into_iter().map(|text| Item {
            element,
            content: ItemContent::Value(text),
            answered: own,
        }));
    }

    /// Where a node stands as seen from an instance of a group around it: once in every instance
    /// of the repeated groups between them, and for a repeated group all its own. The instance in
    /// a place is the one that its members stand in.
    fn places(&self, node: NodeId, around: Option<NodeId>, key: Key) -> Vec<Place> {
        let plan = self.session.plan();
        let mut way = vec![node];
        let mut parent = plan.node(node).parent;
        while parent != around {
            // What was moved out of the group is not in it.
            let Some(group) = parent else { return Vec::new() };
            way.push(group);
            parent = plan.node(group).parent;
        }
        let mut keys = vec![key];
        for step in way.iter().rev() {
            let relevant =
                |key: &Key| self.session.cell(Place { instance: *key, node: *step }).relevant;
            keys.retain(relevant);
            if plan.node(*step).repeats.is_some() {
                let instances =
                    |key: &Key| self.session.instances(Place { instance: *key, node: *step });
                keys = keys.iter().flat_map(instances).collect();
            }
        }
        keys.into_iter().map(|instance| Place { instance, node }).collect()
    }
}

/// A value as it is written: one text for each element.
fn written(element: &DataElement, kind: &Kind, value: &Value) -> Vec<String> {
    let code = |code: &String| element.codes.get(code).unwrap_or(code).clone();
    match value {
        Value::YesNo(given) => vec![given.to_string()],
        Value::Date(day) => vec![day.to_string()],
        Value::Number(number) => {
            let places = match kind.value_type() {
                Some(Type::Money) => 2,
                Some(Type::Decimal { places }) => places,
                _ => 0,
            };
            vec![decimal(*number, places)]
        }
        Value::Codes(codes) => codes.iter().map(code).collect(),
        Value::Text(text) => match element.holds {
            Holds::File => text.lines().map(str::to_owned).collect(),
            // XML Schema and RFC 3339 want the seconds.
            Holds::Time | Holds::DateTime => vec![format!("{text}:00")],
            _ => vec![code(text)],
        },
    }
}

/// A number in units of its last place, with a point.
pub(in super::super) fn decimal(number: i64, places: u8) -> String {
    if places == 0 {
        return number.to_string();
    }
    let sign = if number < 0 { "-" } else { "" };
    let width = usize::from(places) + 1;
    let digits = format!("{:0>width$}", number.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(usize::from(places)));
    format!("{sign}{whole}.{fraction}")
}
