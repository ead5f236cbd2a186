//! A service's texts in the order in which a person needs them.

use std::mem::take;

use super::{Content, NodeId, Service, ServiceTexts, Texts};
use crate::by_name::ByName;
use crate::kind::Kind;

impl Texts {
    /// In three: what the start page shows; what is needed beyond that once an application is
    /// begun, which is its first page with what follows from its answers; and the rest.
    pub fn split(mut self, service: &Service) -> [Self; 3] {
        let all = take(&mut self.service);
        let ServiceTexts { title, about, who, ready, duration, fee, deadline, late, after } = all;
        let empty = ServiceTexts::default();
        let start = ServiceTexts { title, about, who, ready, duration, ..empty.clone() };
        let more = ServiceTexts { fee, deadline, late, ..empty.clone() };
        let first = First::of(service);
        let (nodes, other_nodes) = divide(self.nodes, |path| first.has_node(path));
        let (pages, other_pages) = divide(self.pages, |page| first.page == page);
        let (lists, other_lists) = divide(self.lists, |list| first.lists.contains(&list));
        let documents = take(&mut self.documents);
        let rest = Self {
            service: ServiceTexts { after, ..empty },
            nodes: other_nodes,
            pages: other_pages,
            lists: other_lists,
            ..self
        };
        [
            Self { service: start, ..Self::default() },
            Self { service: more, nodes, pages, lists, documents, ..Self::default() },
            rest,
        ]
    }

    /// These and others of the same service in one.
    pub fn joined(self, more: Self) -> Self {
        let (one, other) = (self.service, more.service);
        let text = |one: String, other| if one.is_empty() { other } else { one };
        Self {
            service: ServiceTexts {
                title: text(one.title, other.title),
                about: text(one.about, other.about),
                who: text(one.who, other.who),
                ready: text(one.ready, other.ready),
                duration: text(one.duration, other.duration),
                fee: one.fee.or(other.fee),
                deadline: one.deadline.or(other.deadline),
                late: one.late.or(other.late),
                after: text(one.after, other.after),
            },
            nodes: self.nodes.joined(more.nodes),
            pages: self.pages.joined(more.pages),
            lists: self.lists.joined(more.lists),
            documents: self.documents.joined(more.documents),
            outcomes: self.outcomes.joined(more.outcomes),
        }
    }
}

/// Those whose name is wanted, and the others.
fn divide<V>(all: ByName<V>, wanted: impl Fn(&str) -> bool) -> (ByName<V>, ByName<V>) {
    let (wanted, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(name, _)| wanted(name));
    (wanted.into_iter().collect(), others.into_iter().collect())
}

/// What the first page names.
struct First<'a> {
    page: &'a str,
    /// The paths of the nodes that it shows.
    shown: Vec<String>,
    /// Its code lists, and those of values that are there before anything is answered.
    lists: Vec<&'a str>,
}

impl<'a> First<'a> {
    fn of(service: &'a Service) -> Self {
        let page = service.pages.first();
        let shown = page.map_or(&[][..], |page| &page.shows);
        let shown: Vec<String> = shown.iter().map(|node| path(service, *node)).collect();
        let mut first = Self { page: page.map_or("", |page| &page.id), shown, lists: Vec::new() };
        for (id, node) in (0..).map(NodeId).zip(&service.nodes) {
            if let Content::Field(Kind::Choice { list } | Kind::Choices { list }) = &node.content
                && (node.calculate.is_some()
                    || node.default.is_some()
                    || first.has_node(&path(service, id)))
                && let Some(list) = usize::try_from(*list).ok().and_then(|at| service.lists.get(at))
            {
                first.lists.push(&list.id);
            }
        }
        first
    }

    /// Whether a node is shown, is in one that is, or around it.
    fn has_node(&self, path: &str) -> bool {
        let within = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.shown.iter().any(|shown| within(path, shown) || within(shown, path))
    }
}

/// The definition path of a node.
fn path(service: &Service, node: NodeId) -> String {
    let own = service.nodes.get(node.index());
    let name = own.map_or("", |own| &own.name);
    match own.and_then(|own| own.parent) {
        Some(parent) => [&path(service, parent), ".", name].concat(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn service() -> Service {
        serde_json::from_value(json!({
            "id": "bees", "version": "1.0.0", "leika": [], "languages": ["de"],
            "parameters": [], "documents": [], "outcomes": [],
            "lists": [
                { "id": "kind", "codes": ["own"] },
                { "id": "size", "codes": ["small"] },
            ],
            "nodes": [
                { "name": "keeper", "content": "group" },
                { "name": "kind", "parent": 0, "content": { "field": { "choice": { "list": 0 } } } },
                { "name": "keeper_size", "content": { "field": { "choice": { "list": 1 } } } },
            ],
            "pages": [{ "id": "first", "shows": [1] }, { "id": "second", "shows": [2] }],
        }))
        .unwrap()
    }

    #[test]
    fn texts_in_three_files_are_the_same_texts() {
        let texts: Texts = serde_json::from_value(json!({
            "service": { "title": "T", "about": "A", "who": "W", "ready": "R", "duration": "D",
                         "fee": "F", "deadline": "L", "late": "S", "after": "N" },
            "nodes": { "keeper": { "label": "L" }, "keeper.kind": { "label": "K", "help": "H" },
                       "keeper_size": { "label": "S" } },
            "pages": { "first": { "title": "1" }, "second": { "title": "2" } },
            "lists": { "kind": { "own": "o" }, "size": { "small": "s" } },
            "documents": { "proof": { "title": "T" } },
            "outcomes": { "none": { "title": "T" } },
        }))
        .unwrap();
        let [start, more, rest] = texts.clone().split(&service());
        let shown = |texts: &Texts| -> Value { serde_json::to_value(texts).unwrap() };
        assert_eq!(
            shown(&start),
            json!({ "service": { "title": "T", "about": "A", "who": "W", "ready": "R",
                                 "duration": "D" } })
        );
        assert_eq!(
            shown(&more),
            json!({
                "service": { "fee": "F", "deadline": "L", "late": "S" },
                "nodes": { "keeper": { "label": "L" }, "keeper.kind": { "label": "K", "help": "H" } },
                "pages": { "first": { "title": "1" } },
                "lists": { "kind": { "own": "o" } },
                "documents": { "proof": { "title": "T" } },
            })
        );
        assert_eq!(start.clone().joined(more.clone()).joined(rest.clone()), texts);
        assert_eq!(rest.joined(start).joined(more), texts);
    }
}
