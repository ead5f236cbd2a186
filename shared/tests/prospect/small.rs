//! What conditions of each sort leave open, on one small service.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use shared::Date;
use shared::answers::Answers;
use shared::service::Plan;
use shared::session::Session;

use crate::random::random_settings;

/// Begins, dogs, then pages with one question each, under these conditions; the last one is asked
/// about each dog.
fn service(conditions: &[Json]) -> Arc<Plan> {
    let text = json!({"field": {"text": {"letters": "any", "min": 0, "max": 20}}});
    let mut nodes = vec![
        json!({"name": "gate", "content": {"field": "yes_no"}}),
        json!({"name": "dogs", "content": "group", "repeats": {"min": 0, "max": 2}}),
        json!({"name": "big", "parent": 1, "content": {"field": "yes_no"}}),
        json!({"name": "bite", "parent": 1, "content": text,
               "relevant": {"answer": {"node": 2}}}),
    ];
    let mut pages = vec![
        json!({"id": "first", "shows": [0]}),
        json!({"id": "dogs", "shows": [1]}),
        json!({"id": "bites", "shows": [3]}),
    ];
    for condition in conditions {
        let at = nodes.len();
        let name = format!("more{at}");
        nodes.push(json!({"name": name, "content": text, "relevant": condition}));
        pages.push(json!({"id": name, "shows": [at]}));
    }
    let service = json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"], "parameters": [],
        "lists": [], "nodes": nodes, "pages": pages, "documents": [], "outcomes": [],
    });
    Arc::new(Plan::new(serde_json::from_value(service).unwrap()).unwrap())
}

#[test]
fn open_questions_add_pages_and_answers_take_them_away() {
    let gate = || json!({"answer": {"node": 0}});
    let size = json!({"compare": ["greater", [{"size": {"node": 1}}, {"literal": {"number": 1}}]]});
    let big =
        json!({"over": {"want": "exists", "group": {"node": 1}, "body": {"answer": {"node": 2}}}});
    let of_gone =
        json!({"compare": ["equal", [{"answer": {"node": 4}}, {"literal": {"text": "x"}}]]});
    let plan = service(&[
        gate(),
        json!({"not": gate()}),
        json!({"answered": {"node": 0}}),
        size,
        big,
        of_gone,
    ]);
    let cases = [
        (json!({}), None, (2, 9)),
        // Dogs may still come while the person is not past them.
        (json!({"gate": true}), Some(0), (4, 8)),
        // What reads only an answer that is not asked for will never be asked for.
        (json!({"gate": false}), Some(0), (4, 7)),
        (json!({"gate": null}), Some(0), (2, 5)),
        (json!({"gate": false, "dogs": [{"big": false}, {"big": false}]}), None, (5, 5)),
        (json!({"gate": false, "dogs": [{"big": false}, {}]}), Some(0), (5, 7)),
        (json!({"gate": false, "dogs": [{"big": true, "bite": "no"}]}), Some(1), (6, 7)),
        // Groups that a person has left behind stand as they are.
        (json!({"gate": false, "dogs": [{"big": true, "bite": "no"}]}), Some(2), (6, 6)),
    ];
    let day = Date::new(2026, 11, 23).unwrap();
    for (answers, at, expected) in cases {
        let given = Answers::from_json(answers.clone()).unwrap();
        let session = Session::new(Arc::clone(&plan), &random_settings(), &given, day);
        let found = session.prospect(at);
        assert_eq!((found.least, found.most), expected, "{answers} at {at:?}");
    }
}
