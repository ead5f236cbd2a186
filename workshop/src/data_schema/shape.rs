//! Which parts of a data schema are the same wherever they stand: a building block is declared once
//! under its name, and where a rule makes it differ, it is declared there.

use std::collections::BTreeMap;

use super::outline::Outline;
use super::part::{Content, Part};

/// What each part looks like, and which stand for all of their name.
#[derive(Debug)]
pub(super) struct Shapes {
    shapes: Vec<String>,
    /// The part that is declared under each name.
    named: BTreeMap<String, usize>,
}

impl Outline {
    /// The parts that stand in a group, or at the top.
    pub(super) fn inside(&self, group: Option<usize>) -> impl Iterator<Item = (usize, &Part)> {
        self.parts.iter().enumerate().filter(move |(_, part)| part.parent == group)
    }

    /// What each part looks like.
    pub(super) fn shapes(&self) -> Shapes {
        let mut shapes = vec![String::new(); self.parts.len()];
        // A group stands before what is in it.
        for (at, part) in self.parts.iter().enumerate().rev() {
            let own = match &part.content {
                Content::Field(facts) => format!("{facts:?}"),
                Content::Label => "label".to_owned(),
                Content::Group(choice) => {
                    let inside = self.inside(Some(at)).map(|(at, part)| {
                        let inner = shapes.get(at).map_or("", String::as_str);
                        format!("{} {}({inner})", part.element, part.exported())
                    });
                    format!("{choice} {}", inside.collect::<Vec<_>>().join(" "))
                }
            };
            if let Some(shape) = shapes.get_mut(at) {
                *shape = own;
            }
        }
        let mut named = BTreeMap::new();
        for (at, part) in self.parts.iter().enumerate() {
            named.entry(part.element.clone()).or_insert(at);
        }
        Shapes { shapes, named }
    }
}

impl Shapes {
    /// The parts that are declared under their names, in the order of those.
    pub(super) fn named(&self) -> impl Iterator<Item = usize> {
        self.named.values().copied()
    }

    /// Whether a part is what is declared under its name.
    pub(super) fn is_named(&self, outline: &Outline, at: usize) -> bool {
        let first = outline.parts.get(at).and_then(|part| self.named.get(&part.element));
        first.is_some_and(|first| self.shapes.get(*first) == self.shapes.get(at))
    }
}
