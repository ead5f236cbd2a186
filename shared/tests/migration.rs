//! Answers on their way to a newer version: a table of what may happen to one, and for random
//! services and drafts, that nothing is lost silently.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may panic, and shares what it does not use"
)]

mod random;

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::by_name::ByName;
use shared::migration::{Migrated, Step, migrate};
use shared::service::{Content, NodeId, Plan, Service};
use shared::session::{Key, Place, Session};
use shared::{Date, Value};

use random::{Choices, ids, random_service, random_settings, random_typed, random_value};

/// The newer version.
fn plan() -> Plan {
    let service = json!({
        "id": "s", "version": "2.0.0", "leika": [], "languages": ["de"], "parameters": [],
        "lists": [{"id": "colour", "codes": ["red", "green", "blue"]}],
        "nodes": [
            {"name": "text", "content": {"field": {"text": {"letters": "any", "min": 0, "max": 5}}}},
            {"name": "number", "content": {"field": {"integer": {"min": 0, "max": 10}}}},
            {"name": "price", "content": {"field": {"money": {"min": 0, "max": 1000}}}},
            {"name": "day", "content": {"field": {"date": {}}}},
            {"name": "yes", "content": {"field": "yes_no"}},
            {"name": "one", "content": {"field": {"choice": {"list": 0}}}},
            {"name": "many", "content": {"field": {"choices": {"list": 0}}}},
            {"name": "sum", "content": {"field": {"integer": {"min": 0, "max": 10}}},
             "calculate": {"literal": {"number": 1}}},
            {"name": "note", "content": {"field": "information"}},
            {"name": "person", "content": "group"},
            {"name": "name", "parent": 9, "content": {"field": {"text": {"letters": "any", "min": 0, "max": 50}}}},
            {"name": "animals", "content": "group", "repeats": {"min": 0, "max": 3}},
            {"name": "name", "parent": 11, "content": {"field": {"text": {"letters": "any", "min": 0, "max": 50}}}},
            {"name": "marks", "parent": 11, "content": "group", "repeats": {"min": 0, "max": 2}},
            {"name": "mark", "parent": 13, "content": {"field": {"text": {"letters": "any", "min": 0, "max": 50}}}},
        ],
        "pages": [], "documents": [], "outcomes": []
    });
    Plan::new(serde_json::from_value(service).unwrap()).unwrap()
}

fn names(pairs: &[(&str, &str)]) -> ByName<String> {
    let mut names = ByName::new();
    for (old, new) in pairs {
        names.insert((*old).to_owned(), (*new).to_owned());
    }
    names
}

fn migrated(steps: &[Step], from: &str, old: &Json) -> Migrated {
    let answers = Answers::from_json(old.clone()).unwrap();
    migrate(&plan(), steps, Some(from), &answers)
}

/// Those told of, as `path reason field`.
fn told(migrated: &Migrated) -> Vec<String> {
    let plan = plan();
    let one = |told: &shared::migration::Told| {
        let reason = serde_json::to_value(told.reason).unwrap();
        let near = told.near.map_or_else(|| "-".to_owned(), |near| plan.path(near));
        let detail = told.detail.as_deref().unwrap_or_default();
        format!("{} {} {near} {detail}", told.path, reason.as_str().unwrap()).trim_end().to_owned()
    };
    migrated.told.iter().map(one).collect()
}

/// Renames, the old answers, the new ones, and those told of.
type Case<'a> = (&'a [(&'a str, &'a str)], Json, Json, &'a [&'a str]);

#[test]
fn an_answer_follows_its_question() {
    let cases: &[Case] = &[
        // What is as it was stays as it was.
        (&[], json!({"text": "a", "yes": null}), json!({"text": "a", "yes": null}), &[]),
        (&[], json!({"number": {"_typed": "x"}}), json!({"number": {"_typed": "x"}}), &[]),
        // What is not asked any more.
        (&[], json!({"gone": 1}), json!({}), &["gone gone -"]),
        (&[], json!({"person": {"age": 1}}), json!({}), &["person.age gone person"]),
        (&[], json!({"note": "a", "sum": 3}), json!({}), &["note gone note", "sum computed sum"]),
        // Other bounds and other kinds.
        (&[], json!({"text": "abcdef"}), json!({"text": "abcdef"}), &["text to_correct text"]),
        (
            &[],
            json!({"number": 11}),
            json!({"number": {"_typed": "11"}}),
            &["number to_correct number"],
        ),
        (
            &[],
            json!({"price": 1250}),
            json!({"price": {"_typed": "12,50\u{a0}€"}}),
            &["price to_correct price"],
        ),
        (&[], json!({"text": 12}), json!({"text": {"_typed": "12"}}), &[]),
        (&[], json!({"day": "31.12.2025"}), json!({"day": {"_typed": "31.12.2025"}}), &[]),
        (&[], json!({"day": "soon"}), json!({"day": "soon"}), &["day to_correct day"]),
        (&[], json!({"day": 5}), json!({}), &["day retyped day"]),
        (&[], json!({"yes": "ja"}), json!({}), &["yes retyped yes"]),
        (&[], json!({"text": true}), json!({}), &["text retyped text"]),
        (&[], json!({"person": "Ada"}), json!({}), &["person retyped person"]),
        (&[], json!({"text": {"a": 1}}), json!({}), &["text.a gone text"]),
        // Codes.
        (
            &[],
            json!({"one": "black", "many": ["red", "black"]}),
            json!({"many": ["red"]}),
            &["many code_gone many black", "one code_gone one black"],
        ),
        (&[], json!({"one": "rouge"}), json!({"one": "red"}), &[]),
        (&[], json!({"many": ["rouge", "red", "vert"]}), json!({"many": ["red", "green"]}), &[]),
        (
            &[("one", "many"), ("many", "one")],
            json!({"one": "red", "many": ["vert"]}),
            json!({"one": "green", "many": ["red"]}),
            &[],
        ),
        (&[("many", "one")], json!({"many": ["red", "blue"]}), json!({}), &["many retyped one"]),
        // Renames of fields and groups.
        (&[("label", "text")], json!({"label": "a"}), json!({"text": "a"}), &[]),
        (
            &[("label", "text")],
            json!({"label": "a", "text": "b"}),
            json!({"text": "a"}),
            &["text taken text"],
        ),
        (
            &[("name", "person.name")],
            json!({"name": "Ada"}),
            json!({"person": {"name": "Ada"}}),
            &[],
        ),
        (
            &[("keeper", "person")],
            json!({"keeper": {"name": null, "x": 1}}),
            json!({"person": {"name": null}}),
            &["keeper.x gone person"],
        ),
        // Instances: kept with their keys, also without answers; too many; one more, one fewer.
        (
            &[("dogs", "animals")],
            json!({"dogs": [{"_key": 4, "name": "A"}, {"_key": 2}, {"name": "C"}, {"name": "D"}]}),
            json!({"animals": [{"_key": 4, "name": "A"}, {"_key": 2}, {"name": "C"}]}),
            &["dogs[4].name too_many animals.name"],
        ),
        (
            &[("dogs", "person")],
            json!({"dogs": [{"_key": 1, "name": "A"}, {"_key": 2, "name": "B"}]}),
            json!({"person": {"name": "A"}}),
            &["dogs[2].name too_many person.name"],
        ),
        (
            &[("person", "animals")],
            json!({"person": {"name": "A"}}),
            json!({"animals": [{"name": "A"}]}),
            &[],
        ),
        (
            &[("marks", "animals.marks")],
            json!({"marks": [{"_key": 3, "mark": "x"}, {"mark": "y"}]}),
            json!({"animals": [{"marks": [{"_key": 3, "mark": "x"}, {"mark": "y"}]}]}),
            &[],
        ),
        (
            &[("tags", "animals"), ("tags.text", "animals.marks.mark")],
            json!({"tags": [{"text": "x"}, {"text": "y"}]}),
            json!({"animals": [{"marks": [{"mark": "x"}]}, {"marks": [{"mark": "y"}]}]}),
            &[],
        ),
        (&[], json!({"animals": ["a"]}), json!({}), &["animals retyped animals"]),
        (
            &[],
            json!({"animals": [{"_key": 1}, 7]}),
            json!({"animals": [{"_key": 1}]}),
            &["animals[2] retyped animals"],
        ),
    ];
    for (renames, old, new, expected) in cases {
        let mut codes = ByName::new();
        codes.insert("colour".to_owned(), names(&[("rouge", "red"), ("vert", "green")]));
        let step = Step { from: "1.0.0".into(), renames: names(renames), codes, again: vec![] };
        let found = migrated(&[step], "1.0.0", old);
        assert_eq!(&Json::Object(found.answers.0.clone()), new, "{old}");
        assert_eq!(told(&found), *expected, "{old}");
    }
}

#[test]
fn steps_follow_each_other_from_the_draft_s_version_on() {
    let step = |from: &str, renames: &[(&str, &str)], again: &[&str]| Step {
        from: from.to_owned(),
        renames: names(renames),
        codes: ByName::new(),
        again: again.iter().map(|path| (*path).to_owned()).collect(),
    };
    let steps = [
        step("1.0.0", &[("a", "b")], &["b"]),
        step("1.2.0", &[("b", "c")], &[]),
        step("1.10.0", &[("c", "text"), ("d", "number")], &["number"]),
    ];
    let old = json!({"a": "1", "b": "2", "c": "3", "d": 4});
    for (from, kept, expected) in [
        (
            "1.0.0",
            json!({"text": "3"}),
            ["a again text", "b again text", "d again number"].as_slice(),
        ),
        ("1.1.0", json!({"text": "2"}), &["a gone -", "c taken text", "d again number"]),
        ("1.3.0", json!({"text": "3"}), &["a gone -", "b gone -", "d again number"]),
        ("1.11.0", json!({}), &["a gone -", "b gone -", "c gone -", "d gone -"]),
    ] {
        let found = migrated(&steps, from, &old);
        assert_eq!(Json::Object(found.answers.0.clone()), kept, "{from}");
        assert_eq!(told(&found), *expected, "{from}");
    }
    let answers = Answers::from_json(old).unwrap();
    let unknown = migrate(&plan(), &steps, None, &answers);
    assert_eq!(unknown, migrate(&plan(), &steps, Some("1.0.0"), &answers));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..Default::default() })]

    #[test]
    fn to_the_same_version_everything_stays(
        definition in proptest::collection::vec(any::<u8>(), 40..600),
        way in proptest::collection::vec(any::<u8>(), 10..200),
    ) {
        let plan = random_plan(&definition);
        let draft = random_draft(&plan, &way);
        let migrated = migrate(&plan, &[], Some("1.0.0"), &draft);
        prop_assert_eq!(&migrated.answers, &draft);
        prop_assert!(migrated.told.iter().all(|told| !told.reason.lost()), "{:?}", migrated.told);
    }

    #[test]
    fn nothing_is_lost_silently(
        old in proptest::collection::vec(any::<u8>(), 40..400),
        new in proptest::collection::vec(any::<u8>(), 40..400),
        way in proptest::collection::vec(any::<u8>(), 10..200),
        renaming in proptest::collection::vec(any::<u8>(), 0..20),
    ) {
        let (old, new) = (random_plan(&old), random_plan(&new));
        let draft = random_draft(&old, &way);
        let step = random_step(&old, &new, &mut Choices::new(&renaming));
        let migrated = migrate(&new, &[step], Some("1.0.0"), &draft);
        let lost = migrated.told.iter().filter(|told| told.reason.lost()).count();
        let before = leaves(&Json::Object(draft.0.clone()));
        prop_assert_eq!(before, leaves(&Json::Object(migrated.answers.0.clone())) + lost);
        let day = Date::new(2026, 11, 23).unwrap();
        let session = Session::new(new, &random_settings(), &migrated.answers, day);
        prop_assert_eq!(session.strays(), &[]);
    }

    #[test]
    fn no_draft_is_too_strange(
        definition in proptest::collection::vec(any::<u8>(), 40..400),
        answers in random::json(),
    ) {
        let plan = random_plan(&definition);
        let Some(answers) = Answers::from_json(answers) else { return Ok(()) };
        let migrated = migrate(&plan, &[], None, &answers);
        let day = Date::new(2026, 11, 23).unwrap();
        let session = Session::new(plan, &random_settings(), &migrated.answers, day);
        prop_assert_eq!(session.strays(), &[]);
    }
}

fn random_plan(definition: &[u8]) -> Arc<Plan> {
    let service: Service = random_service(&mut Choices::new(definition));
    Arc::new(Plan::new(service).unwrap())
}

/// What a person may have left behind.
fn random_draft(plan: &Arc<Plan>, way: &[u8]) -> Answers {
    let day = Date::new(2026, 11, 23).unwrap();
    let mut session = Session::new(plan.clone(), &random_settings(), &Answers::default(), day);
    let mut choices = Choices::new(way);
    while !choices.spent() {
        let pages = 0..session.page_count();
        let places: Vec<Place> = pages.flat_map(|page| session.page_places(page)).collect();
        let Some(place) = places.get(choices.below(places.len())).copied() else { break };
        let node = session.plan().node(place.node).clone();
        match (choices.below(6), node.content) {
            (0, _) => drop(session.leave_page(choices.below(session.page_count()))),
            (1, _) if place.instance != Key::ROOT => drop(session.remove_instance(place.instance)),
            (_, Content::Group) => drop(session.add_instance(place)),
            (2 | 3, Content::Field(kind)) => {
                let typed = random_typed(&kind, &mut choices);
                drop(session.answer_typed(place, typed, Default::default()));
            }
            (_, Content::Field(kind)) => {
                let value: Option<Value> = random_value(&kind, &mut choices);
                drop(session.answer(place, value));
            }
        }
    }
    session.draft()
}

/// Renames between any nodes of the two.
fn random_step(old: &Plan, new: &Plan, choices: &mut Choices<'_>) -> Step {
    let any = |plan: &Plan, choices: &mut Choices<'_>| {
        let all: Vec<NodeId> = ids(&plan.service().nodes).collect();
        plan.path(all[choices.below(all.len())])
    };
    let mut renames = ByName::new();
    while !choices.spent() {
        renames.insert(any(old, choices), any(new, choices));
    }
    Step { from: "1.0.0".into(), renames, ..Step::default() }
}

/// How many answers there are.
fn leaves(json: &Json) -> usize {
    match json {
        Json::Object(members) if members.contains_key("_typed") => 1,
        Json::Object(members) => {
            members.iter().filter(|(name, _)| *name != "_key").map(|(_, json)| leaves(json)).sum()
        }
        Json::Array(items) if items.iter().any(Json::is_object) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}
