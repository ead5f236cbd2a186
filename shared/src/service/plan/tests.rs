//! Services that no workshop made.

use serde_json::{Value as Json, json};

use super::{Plan, ServiceError};
use crate::service::{NodeId, Service};

fn plan(nodes: Json) -> Result<Plan, ServiceError> {
    let service: Service = serde_json::from_value(json!({
        "id": "s", "version": "1.0.0", "leika": [], "languages": [], "parameters": [],
        "lists": [], "nodes": nodes, "pages": [], "documents": [], "outcomes": []
    }))
    .unwrap();
    Plan::new(service)
}

fn reads(node: u32) -> Json {
    json!({"answered": {"node": node}})
}

#[test]
fn refuses_what_is_unsound() {
    let deep =
        (0..100).fold(json!({"literal": {"yes_no": true}}), |inner, _| json!({"not": inner}));
    let cases = [
        (json!([{"name": "Ä", "content": "group"}]), "`Ä` is no name for a node"),
        (json!([{"name": "", "content": "group"}]), "`` is no name for a node"),
        (
            json!([{"name": "a", "content": "group"}, {"name": "a", "content": "group"}]),
            "`a` stands twice in one group",
        ),
        (
            json!([{"name": "a", "parent": 0, "content": "group"}]),
            "the group around `a` is no group before it",
        ),
        (
            json!([{"name": "a", "parent": 4_000_000_000_u32, "content": "group"}]),
            "the group around `a` is no group before it",
        ),
        (
            json!([{"name": "a", "content": {"field": "yes_no"}},
                   {"name": "b", "parent": 0, "content": "group"}]),
            "the group around `b` is no group before it",
        ),
        (
            json!([{"name": "a", "content": {"field": {"choice": {"list": 7}}}}]),
            "`a` refers to something that is not there",
        ),
        (
            json!([{"name": "a", "content": "group", "relevant": reads(7)}]),
            "`a` refers to something that is not there",
        ),
        (
            json!([{"name": "a", "content": "group", "repeats": {"min": 2, "max": 1}}]),
            "`a` cannot be repeated like this",
        ),
        (
            json!([{"name": "a", "content": {"field": "yes_no"}, "repeats": {"min": 0, "max": 1}}]),
            "`a` cannot be repeated like this",
        ),
        (
            json!([{"name": "a", "content": "group", "repeats": {"min": 9999, "max": 9999}},
                   {"name": "b", "parent": 0, "content": "group",
                    "repeats": {"min": 9999, "max": 9999}}]),
            "the service is larger than allowed",
        ),
        (
            json!([{"name": "a", "content": "group", "relevant": deep}]),
            "an expression of `a` is nested too deep",
        ),
        (
            json!([{"name": "a", "content": {"field": "yes_no"}, "relevant": reads(1)},
                   {"name": "b", "content": {"field": "yes_no"}, "calculate": reads(2)},
                   {"name": "c", "content": {"field": "yes_no"}, "relevant": reads(0)}]),
            "these depend on themselves: c → b → a",
        ),
        (
            json!([{"name": "a", "content": "group", "relevant": reads(1)},
                   {"name": "b", "parent": 0, "content": {"field": "yes_no"}}]),
            "these depend on themselves: a.b → a",
        ),
    ];
    for (nodes, expected) in cases {
        let found = plan(nodes.clone()).map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(found, Err(expected.to_owned()), "{nodes}");
    }
    let links = (0..20).map(|at: u32| match at.checked_sub(1) {
        None => json!({"name": "g0", "content": "group"}),
        Some(parent) => json!({"name": format!("g{at}"), "parent": parent, "content": "group"}),
    });
    let chain: Vec<Json> = links.collect();
    assert!(matches!(plan(json!(chain)), Err(ServiceError::BadParent(_))));
}

#[test]
fn a_check_may_read_its_own_field() {
    let node = json!([{"name": "a", "content": {"field": "yes_no"},
        "checks": [{"id": "own", "holds": reads(0)}]}]);
    assert!(plan(node).is_ok());
}

#[test]
fn paths_lead_there_and_back() {
    let plan = plan(json!([
        {"name": "a", "content": "group"},
        {"name": "b", "parent": 0, "content": "group", "repeats": {"min": 0, "max": 9}},
        {"name": "c", "parent": 1, "content": {"field": "yes_no"}},
    ]))
    .unwrap();
    assert_eq!(plan.find("a.b.c"), Some(NodeId(2)));
    assert_eq!(plan.path(NodeId(2)), "a.b.c");
    assert_eq!(plan.home(NodeId(2)), Some(NodeId(1)));
    assert_eq!(plan.find("a.c"), None);
    assert_eq!(plan.find(""), None);
}
