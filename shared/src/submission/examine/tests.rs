use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::answers::Answers;
use crate::json::Members;
use crate::service::Service;

/// Who has dogs names them and pays for each.
fn service() -> Service {
    let answer = |node: u32| json!({ "answer": { "node": node } });
    let yes = json!({ "literal": { "yes_no": true } });
    let no = json!({ "literal": { "yes_no": false } });
    let if_dogs = json!({ "compare": ["equal", [answer(0), yes]] });
    let unless_dogs = json!({ "compare": ["equal", [answer(0), no]] });
    let text = json!({ "field": { "text": { "letters": "any", "min": 1, "max": 20 } } });
    let tax = json!({
        "calculate": ["multiply", [{ "size": { "node": 1 } }, { "literal": { "number": 9600 } }]],
    });
    serde_json::from_value(json!({
        "id": "dog-tax", "version": "1.0.0", "leika": [], "languages": ["de"], "parameters": [],
        "lists": [{ "id": "colours", "codes": ["black", "brown", "white"] }],
        "nodes": [
            { "name": "has_dogs", "content": { "field": "yes_no" }, "required": yes },
            {
                "name": "dogs", "content": "group", "repeats": { "min": 0, "max": 3 },
                "relevant": if_dogs,
            },
            { "name": "name", "parent": 1, "content": text, "required": yes },
            { "name": "colours", "parent": 1, "content": { "field": { "choices": { "list": 0 } } } },
            {
                "name": "tax", "relevant": if_dogs, "calculate": tax,
                "content": { "field": { "money": { "min": 0, "max": 1_000_000 } } },
            },
            { "name": "cats", "content": "group", "relevant": unless_dogs },
            { "name": "name", "parent": 5, "content": text },
            { "name": "gone", "content": { "field": "yes_no" } },
        ],
        "pages": [{ "id": "all", "shows": [0, 1, 4, 5, 7] }],
        "documents": [],
        "outcomes": [{
            "id": "not_needed", "kind": "not_needed", "when": { "compare": ["equal", [answer(7), yes]] },
        }],
    }))
    .unwrap()
}

fn examined(answers: Json) -> Result<(), Refusal> {
    let settings = serde_json::from_value(json!({
        "ars": "149990000000", "name": "Musterstadt", "notices": {},
        "feedback": "a@example.org", "services": {},
        "contact": {
            "office": {}, "street": "Markt 1", "postcode": "01234", "place": "Musterstadt",
            "telephone": "0123 456", "email": "a@example.org", "hours": {},
        },
    }))
    .unwrap();
    let plan = Arc::new(Plan::new(service()).unwrap());
    let answers = Answers::from_json(answers).unwrap();
    examine(plan, &settings, &Members::of(&answers.0), Date::new(2026, 11, 23).unwrap()).map(|_| ())
}

#[test]
fn what_was_asked_and_nothing_else_is_accepted() {
    let dog = json!({ "name": "Bello", "colours": ["black", "white"] });
    for answers in [
        json!({ "has_dogs": false }),
        json!({ "has_dogs": false, "cats": { "name": null } }),
        json!({ "has_dogs": true, "tax": 0 }),
        json!({ "has_dogs": true, "dogs": [], "tax": 0 }),
        json!({ "has_dogs": true, "dogs": [dog, { "name": "Rex" }], "tax": 19_200 }),
        json!({ "has_dogs": true, "tax": 0, "cats": {} }),
    ] {
        assert_eq!(examined(answers.clone()), Ok(()), "{answers}");
    }
}

#[test]
fn everything_else_is_refused_with_where_and_why() {
    use ProblemCode::*;
    let cases = [
        (json!({}), vec![("has_dogs", Missing)]),
        (json!({ "has_dogs": "yes" }), vec![("has_dogs", WrongType)]),
        (json!({ "has_dogs": true }), vec![("tax", ComputedDiffers)]),
        (json!({ "has_dogs": true, "tax": null }), vec![("tax", ComputedDiffers)]),
        (json!({ "has_dogs": true, "tax": 1 }), vec![("tax", ComputedDiffers)]),
        (json!({ "has_dogs": true, "tax": "0" }), vec![("tax", ComputedDiffers)]),
        (json!({ "has_dogs": false, "tax": 0 }), vec![("tax", Irrelevant)]),
        (
            json!({ "has_dogs": true, "tax": 0, "cats": { "name": "Mieze" } }),
            vec![("cats.name", Irrelevant)],
        ),
        (
            json!({ "has_dogs": false, "dogs": [{}, { "name": "Rex", "colours": ["black"] }] }),
            vec![("dogs[2].colours", Irrelevant), ("dogs[2].name", Irrelevant)],
        ),
        (
            json!({ "has_dogs": true, "tax": 9600, "dogs": [{ "colours": ["pink"] }] }),
            vec![("dogs[1].name", Missing), ("dogs[1].colours", NotInList)],
        ),
        (json!({ "has_dogs": false, "bird": {} }), vec![("bird", UnknownField)]),
    ];
    for (answers, expected) in cases {
        let Err(Refusal::Problems(problems)) = examined(answers.clone()) else {
            panic!("accepted: {answers}")
        };
        let found: Vec<_> =
            problems.iter().map(|problem| (problem.path.as_str(), problem.fault.code)).collect();
        assert_eq!(found, expected, "{answers}");
    }
}

#[test]
fn an_outcome_that_ends_the_way_is_named() {
    let ended = Refusal::Ended("not_needed".to_owned());
    assert_eq!(examined(json!({ "has_dogs": false, "gone": true })), Err(ended));
}

#[test]
fn what_only_drafts_have_is_refused() {
    for answers in [
        json!({ "has_dogs": true, "tax": 9600, "dogs": [{ "_key": 1, "name": "Rex" }] }),
        json!({ "has_dogs": false, "cats": { "name": { "_typed": "Mieze" } } }),
    ] {
        assert!(matches!(examined(answers), Err(Refusal::Problems(_))));
    }
}

#[test]
fn a_long_list_of_problems_is_cut() {
    let many: Map<String, Json> = (0..30_000).map(|at| (format!("x{at}"), 1.into())).collect();
    let dogs = vec![json!({ "name": 1, "colours": 1 }); 10_000];
    for answers in [Json::Object(many), json!({ "has_dogs": true, "dogs": dogs })] {
        let Err(Refusal::Problems(problems)) = examined(answers) else { panic!() };
        assert!((1..=MAX_PROBLEMS).contains(&problems.len()), "{}", problems.len());
    }
}

fn any_answers() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        "[a-zäß]{0,3}".prop_map(Json::from),
    ];
    let name = prop::sample::select(vec![
        "has_dogs", "dogs", "name", "colours", "tax", "cats", "gone", "_key", "_typed", "x",
    ]);
    let value = leaf.prop_recursive(4, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::btree_map(name.clone().prop_map(str::to_owned), inner, 0..5)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    });
    prop::collection::btree_map("has_dogs|dogs|tax|cats|gone", value, 0..6)
        .prop_map(|members| Json::Object(members.into_iter().collect()))
}

proptest! {
    #[test]
    fn hostile_answers_never_panic(answers in any_answers()) {
        if let Err(Refusal::Problems(problems)) = examined(answers) {
            prop_assert!(!problems.is_empty());
        }
    }
}
