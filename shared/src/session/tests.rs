//! The meaning of unknown, blank, pruning, keys and failure, each on one small service.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::{Key, Session};
use crate::answers::Answers;
use crate::assessment::{ProblemCode, Progress};
use crate::language::Language;
use crate::service::{NodeId, Page, Plan, Repeats, Service};
use crate::settings::Settings;
use crate::{Date, Value, assess};

fn service() -> Service {
    let is = |node: u32, value: Json| json!({"compare": ["equal", [{"answer": {"node": node}}, {"literal": value}]]});
    let not = |node: u32, value: Json| json!({"compare": ["not_equal", [{"answer": {"node": node}}, {"literal": value}]]});
    let yes = || json!({"literal": {"yes_no": true}});
    let text = json!({"field": {"text": {"letters": "any", "min": 0, "max": 20}}});
    let number = json!({"field": {"integer": {"min": 0, "max": 1000}}});
    serde_json::from_value(json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"],
        "parameters": [], "lists": [],
        "nodes": [
            {"name": "gate", "content": {"field": "yes_no"}, "required": yes()},
            {"name": "detail", "content": text, "required": yes(),
             "relevant": is(0, json!({"yes_no": true}))},
            {"name": "colour", "content": text},
            {"name": "why_not", "content": text, "relevant": not(2, json!({"text": "red"}))},
            {"name": "dogs", "content": "group", "repeats": {"min": 1, "max": 3}},
            {"name": "name", "parent": 4, "content": text, "required": yes()},
            {"name": "age", "parent": 4, "content": number},
            {"name": "share", "content": number, "calculate":
                {"calculate": ["divide", [{"literal": {"number": 100}}, {"answer": {"node": 8}}]]}},
            {"name": "by", "content": number},
        ],
        "pages": [{"id": "first", "shows": [0, 1, 2, 3]}, {"id": "dogs", "shows": [4]},
                  {"id": "last", "shows": [7, 8]}],
        "documents": [{"id": "pass", "relevant": is(0, json!({"yes_no": true}))}],
        "outcomes": [{"id": "not_needed", "when": is(0, json!({"yes_no": false})), "kind": "not_needed"}],
        "fee": {"over": {"want": "sum", "group": {"node": 4}, "body": {"answer": {"node": 6}}}}
    }))
    .unwrap()
}

fn settings() -> Settings {
    serde_json::from_value(json!({
        "ars": "149990000000", "name": "Musterstadt",
        "contact": {
            "office": {}, "street": "Markt 1", "postcode": "01001", "place": "Musterstadt",
            "telephone": "030 23125 000", "email": "amt@musterstadt.example", "hours": {}
        },
        "notices": {},
        "feedback": "amt@musterstadt.example", "services": {}
    }))
    .unwrap()
}

fn session(answers: Json) -> Session {
    let plan = Arc::new(Plan::new(service()).unwrap());
    let answers = Answers::from_json(answers).unwrap();
    Session::new(plan, &settings(), &answers, Date::new(2026, 11, 23).unwrap())
}

fn answer(session: &mut Session, path: &str, value: Option<Value>) {
    let place = session.place(path).unwrap();
    session.answer(place, value);
}

fn codes(session: &Session, path: &str) -> Vec<ProblemCode> {
    let cell = session.cell(session.place(path).unwrap());
    cell.problems.iter().map(|(fault, _)| fault.code).collect()
}

#[test]
fn an_irrelevant_answer_stays_in_the_draft_and_is_not_submitted() {
    let mut session = session(json!({"gate": true, "detail": "all of it"}));
    answer(&mut session, "gate", Some(Value::YesNo(false)));
    assert_eq!(session.submission_answers().0.get("detail"), None);
    assert_eq!(session.draft().0.get("detail"), Some(&json!("all of it")));
    assert!(!session.complete());
    assert_eq!(session.outcome(), Some(0));
    answer(&mut session, "gate", Some(Value::YesNo(true)));
    assert_eq!(session.submission_answers().0.get("detail"), Some(&json!("all of it")));
    assert_eq!(session.documents(), [0]);
}

#[test]
fn a_question_passed_over_is_blank_and_differs_from_every_value() {
    let mut session = session(json!({"gate": true, "detail": "x"}));
    let why = session.place("why_not").unwrap();
    assert!(!session.cell(why).relevant, "unknown is not relevant yet");
    assert_eq!(session.page_progress(0), Progress::Begun);
    session.leave_page(0);
    assert!(session.cell(session.place("colour").unwrap()).blank);
    assert!(session.cell(why).relevant, "blank != 'red' is true");
    assert_eq!(session.submission_answers().0.get("colour"), Some(&Json::Null));
    answer(&mut session, "colour", Some(Value::Text("red".into())));
    assert!(!session.cell(why).relevant);
}

#[test]
fn keys_stay_when_others_go_and_positions_close_up() {
    let mut session = session(json!({"dogs": [{"name": "Asta"}, {"name": "Bello"}]}));
    let group = session.place("dogs").unwrap();
    let keys = session.instances(group);
    let bello = session.place("dogs[2].name").unwrap();
    assert!(session.remove_instance(keys[0]).shape);
    assert_eq!(session.path(bello), "dogs[1].name");
    assert_eq!(session.cell(bello).value, Some(&Value::Text("Bello".into())));
    session.remove_instance(keys[1]);
    assert_eq!(session.instances(group).len(), 1, "there is always the least number");
    assert_eq!(codes(&session, "dogs[1].name"), [ProblemCode::Missing]);
    assert!(session.add_instance(group).is_some() && session.add_instance(group).is_some());
    assert!(session.add_instance(group).is_none(), "there is never more than the most");
    assert_eq!(session.remove_instance(Key(999)), Default::default());
}

/// Each reads what stands in other instances of `kennels` than the one around, or in those of its
/// own: whatever changes, a session finds it as an assessment from scratch does.
#[test]
fn what_reads_other_instances_follows_them() {
    let whole = |group: u32, body: Json| json!({"over": {"want": "exists", "group": {"node": group}, "body": body}});
    let full = json!({"answer": {"node": 1}});
    let cases = [
        ("kennels.exists(k, k.full)", whole(0, full.clone())),
        ("dogs.exists(d, kennels.exists(k, k.full))", whole(2, whole(0, full.clone()))),
        (
            "kennels.exists(k, k.dogs.exists(d, d.big))",
            whole(0, whole(2, json!({"answer": {"node": 3}}))),
        ),
        (
            "dogs.exists(d, kennels.exists(k, k.dogs.exists(e, e.big)))",
            whole(2, whole(0, whole(2, json!({"answer": {"node": 3}})))),
        ),
        (
            "dogs.exists(d, kennels.exists(k, size(k.dogs) > 1))",
            whole(
                2,
                whole(
                    0,
                    json!({"compare": ["greater", [{"size": {"node": 2}}, {"literal": {"number": 1}}]]}),
                ),
            ),
        ),
        ("dogs.exists(d, d.big)", whole(2, json!({"answer": {"node": 3}}))),
        ("full", full),
    ];
    for (name, condition) in cases {
        let service: Service = serde_json::from_value(json!({
            "id": "s", "version": "1.0.0", "leika": [], "languages": [], "parameters": [],
            "lists": [],
            "nodes": [
                {"name": "kennels", "content": "group", "repeats": {"min": 2, "max": 3}},
                {"name": "full", "parent": 0, "content": {"field": "yes_no"}},
                {"name": "dogs", "parent": 0, "content": "group", "repeats": {"min": 1, "max": 3}},
                {"name": "big", "parent": 2, "content": {"field": "yes_no"}},
                {"name": "asked", "parent": 2, "content": {"field": "yes_no"}, "relevant": condition,
                 "checks": [{"id": "so", "holds": {"not": condition}}]},
            ],
            "pages": [{"id": "all", "shows": [0]}], "documents": [], "outcomes": []
        }))
        .unwrap();
        let plan = Arc::new(Plan::new(service).unwrap());
        let day = Date::new(2026, 11, 23).unwrap();
        let mut session = Session::new(Arc::clone(&plan), &settings(), &Answers::default(), day);
        let compare = |session: &Session, done: &str| {
            let scratch = assess(&plan, &settings(), &session.draft(), day);
            assert_eq!(session.assessment(), scratch, "{name}, {done}");
        };
        for path in [
            "kennels[1].full",
            "kennels[2].full",
            "kennels[1].dogs[1].big",
            "kennels[2].dogs[1].big",
        ] {
            for value in [Some(true), Some(false), None] {
                answer(&mut session, path, value.map(Value::YesNo));
                compare(&session, path);
            }
        }
        let kennels = session.place("kennels").unwrap();
        for path in ["kennels[1].dogs", "kennels[2].dogs"] {
            let (key, _) = session.add_instance(session.place(path).unwrap()).unwrap();
            compare(&session, path);
            session.remove_instance(key);
            compare(&session, path);
        }
        let (key, _) = session.add_instance(kennels).unwrap();
        answer(&mut session, "kennels[3].full", Some(Value::YesNo(true)));
        compare(&session, "one more");
        session.remove_instance(key);
        compare(&session, "one less");
    }
}

#[test]
fn what_cannot_be_calculated_blocks_submission() {
    let mut session =
        session(json!({"gate": true, "detail": "x", "dogs": [{"name": "Asta"}], "by": 4}));
    assert_eq!(session.cell(session.place("share").unwrap()).value, Some(&Value::Number(25)));
    assert!(session.complete());
    answer(&mut session, "by", Some(Value::Number(0)));
    assert_eq!(codes(&session, "share"), [ProblemCode::CalculationFailed]);
    assert!(!session.complete());
    answer(&mut session, "by", None);
    assert!(session.complete(), "without a divisor there is no value, and nothing failed");
}

#[test]
fn what_is_unknown_makes_a_sum_unknown() {
    let mut session = session(json!({"dogs": [{"age": 2}, {}]}));
    assert_eq!(session.fee(), None);
    answer(&mut session, "dogs[2].age", Some(Value::Number(5)));
    assert_eq!(session.fee(), Some(7));
}

#[test]
fn a_text_that_cannot_be_read_is_kept_and_counts_as_no_answer() {
    let mut session = session(json!({}));
    let by = session.place("by").unwrap();
    session.answer_typed(by, "four", Language::De);
    assert_eq!(session.cell(by).typed, Some("four"));
    assert_eq!(session.cell(by).value, None);
    assert_eq!(codes(&session, "by"), [ProblemCode::NotANumber]);
    assert_eq!(session.page_progress(2), Progress::Wrong);
    let again = Session::new(session.plan().clone(), &settings(), &session.draft(), session.day());
    assert_eq!(again.assessment(), session.assessment());
    assert_eq!(again.marks().len(), 2, "a text as typed and the key of an instance");
}

#[test]
fn what_the_service_does_not_have_is_said() {
    let session = session(json!({"cat": 1, "dogs": [{"name": "Asta", "tail": true}], "gate": [1]}));
    let strays: Vec<_> = session.strays().iter().map(|own| own.path.as_str()).collect();
    assert_eq!(strays, ["dogs[1].tail", "cat"]);
    assert_eq!(codes(&session, "gate"), [ProblemCode::WrongType]);
    assert!(!session.complete());
}

#[test]
fn no_more_instances_are_read_than_there_may_be() {
    let many: Vec<Json> = (0..10_000).map(|_| json!({"name": "Asta"})).collect();
    let session = session(json!({"dogs": many}));
    assert_eq!(session.instances(session.place("dogs").unwrap()).len(), 3);
    assert!(session.strays().iter().any(|own| own.fault.code == ProblemCode::TooMany));
}

#[test]
fn paths_that_lead_nowhere_are_no_places() {
    let session = session(json!({}));
    for path in ["", "cat", "dogs.name", "dogs[0].name", "dogs[2].name", "gate.x", "dogs[1]"] {
        assert_eq!(session.place(path), None, "{path}");
    }
    for path in ["gate", "dogs", "dogs[1].name"] {
        let place = session.place(path).unwrap();
        assert_eq!(session.path(place), path);
    }
}

/// Questions with defaults, and what is hidden.
fn preset(answers: Json) -> Session {
    let answer = |node: u32| json!({"answer": {"node": node}});
    let number = json!({"field": {"integer": {"min": 0, "max": 1000}}});
    let twice = json!({"calculate": ["multiply", [answer(0), {"literal": {"number": 2}}]]});
    let large = json!({"compare": ["greater", [answer(0), {"literal": {"number": 500}}]]});
    let service = serde_json::from_value(json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"],
        "parameters": [], "lists": [],
        "nodes": [
            {"name": "hours", "content": number},
            {"name": "pay", "content": number, "required": {"literal": {"yes_no": true}},
             "default": twice},
            {"name": "large", "content": "group", "hidden": {"not": large}},
            {"name": "reason", "parent": 2, "content": number},
            {"name": "source", "content": number, "hidden": {"literal": {"yes_no": true}},
             "default": {"literal": {"number": 7}}},
            {"name": "tax", "content": number, "calculate": answer(1)},
        ],
        "pages": [{"id": "pay", "shows": [0, 1, 5]}, {"id": "large", "shows": [2]}],
        "documents": [], "outcomes": [],
    }));
    let plan = Arc::new(Plan::new(service.unwrap()).unwrap());
    let answers = Answers::from_json(answers).unwrap();
    Session::new(plan, &settings(), &answers, Date::new(2026, 11, 23).unwrap())
}

#[test]
fn a_default_stands_until_something_else_is_said() {
    let mut session = preset(json!({}));
    assert_eq!(codes(&session, "pay"), [ProblemCode::Missing], "nothing follows from nothing");
    answer(&mut session, "hours", Some(Value::Number(10)));
    assert_eq!(session.submission_answers().0["pay"], json!(20));
    assert_eq!(session.submission_answers().0["tax"], json!(20), "others read it");
    assert_eq!(session.draft().0.get("pay"), None, "a draft follows a later default");
    assert_eq!(session.page_progress(0), Progress::Complete);
    session.leave_page(0);
    answer(&mut session, "hours", Some(Value::Number(30)));
    assert_eq!(session.submission_answers().0["pay"], json!(60));
    answer(&mut session, "pay", Some(Value::Number(5)));
    answer(&mut session, "hours", Some(Value::Number(40)));
    assert_eq!(session.submission_answers().0["pay"], json!(5));
    answer(&mut session, "pay", None);
    assert_eq!(codes(&session, "pay"), [ProblemCode::Missing], "the default does not come back");
    answer(&mut session, "hours", Some(Value::Number(1000)));
    let mut session = preset(json!({"hours": 1000}));
    assert_eq!(codes(&session, "pay"), [ProblemCode::Missing, ProblemCode::TooLarge]);
    answer(&mut session, "pay", Some(Value::Number(1)));
    assert_eq!(codes(&session, "pay"), []);
}

#[test]
fn what_is_hidden_is_submitted_and_waited_for_nowhere() {
    let mut session = preset(json!({"hours": 1}));
    assert_eq!(session.submission_answers().0["source"], json!(7));
    assert!(session.cell(session.place("large.reason").unwrap()).hidden, "with its group");
    assert!(!session.page_relevant(1));
    assert!(session.complete());
    session.leave_page(1);
    assert_eq!(session.draft().0.get("large"), None, "nobody passed over what was not shown");
    answer(&mut session, "hours", Some(Value::Number(501)));
    answer(&mut session, "pay", Some(Value::Number(1)));
    assert!(session.page_relevant(1));
    assert_eq!(session.next_page(), Some(1));
}

#[test]
fn a_chosen_code_that_is_not_offered_any_more_is_kept_and_wrong() {
    let yes =
        json!({"compare": ["equal", [{"answer": {"node": 0}}, {"literal": {"yes_no": true}}]]});
    let service: Service = serde_json::from_value(json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de"], "parameters": [],
        "lists": [{"id": "plot", "codes": ["a", "b", "c"], "outdated": ["c"]}],
        "nodes": [
            {"name": "gate", "content": {"field": "yes_no"}},
            {"name": "plot", "content": {"field": {"choice": {"list": 0}}},
             "offered": [{"codes": ["b"], "when": yes}]},
            {"name": "plots", "content": {"field": {"choices": {"list": 0}}},
             "offered": [{"codes": ["b", "c"], "when": yes}]},
        ],
        "pages": [{"id": "all", "shows": [0, 1, 2]}], "documents": [], "outcomes": [],
    }))
    .unwrap();
    let plan = Arc::new(Plan::new(service).unwrap());
    let day = Date::new(2026, 11, 23).unwrap();
    let mut session = Session::new(plan, &settings(), &Answers::default(), day);
    let withheld = |session: &Session| session.assessment().nodes[1].withheld.clone();
    assert_eq!(withheld(&session), ["b"], "unknown is not yet offered");
    answer(&mut session, "gate", Some(Value::YesNo(true)));
    assert!(withheld(&session).is_empty());
    answer(&mut session, "plot", Some(Value::Text("b".into())));
    answer(&mut session, "plots", Some(Value::Codes(vec!["a".into(), "c".into()])));
    assert!(session.complete());
    let gate = session.place("gate").unwrap();
    let changes = session.answer(gate, Some(Value::YesNo(false)));
    assert!(["plot", "plots"].iter().all(|path| {
        let place = session.place(path).unwrap();
        changes.places.contains(&place)
    }));
    assert_eq!(codes(&session, "plot"), [ProblemCode::NotOffered]);
    assert_eq!(codes(&session, "plots"), [ProblemCode::NotOffered]);
    let plots = session.cell(session.place("plots").unwrap());
    assert_eq!(plots.problems[0].0.detail.as_deref(), Some("c"));
    assert!(!session.complete());
    assert_eq!(session.draft().0.get("plot"), Some(&json!("b")));
    // An outdated code stays valid where it was chosen.
    answer(&mut session, "plots", None);
    answer(&mut session, "plot", Some(Value::Text("c".into())));
    assert!(session.complete());
}

#[test]
fn why_names_the_condition_what_it_reads_and_what_it_gives() {
    let session = session(json!({"gate": true, "colour": "red", "dogs": [{"name": "Bello"}]}));
    let why = |path: &str| session.why(session.place(path).unwrap());
    let detail = why("detail");
    assert_eq!((detail.len(), detail[0].holds), (1, Some(true)));
    let read = &detail[0].reads[0];
    assert_eq!(session.path(read.place), "gate");
    assert_eq!(read.value, Some(Value::YesNo(true)));
    assert_eq!(why("why_not")[0].holds, Some(false));
    assert!(why("gate").is_empty() && why("dogs[1].name").is_empty(), "asked in any case");
    let empty = self::session(json!({}));
    let open = empty.why(empty.place("detail").unwrap());
    assert_eq!((open[0].holds, &open[0].reads[0].value), (None, &None));
}

#[test]
fn a_page_that_only_tells_is_come_by_though_nothing_is_open_on_it() {
    let mut service = service();
    let page = |id: &str, shows: &[u32]| Page {
        id: id.to_owned(),
        shows: shows.iter().copied().map(NodeId).collect(),
        relevant: None,
    };
    service.pages = vec![page("first", &[0]), page("told", &[7]), page("last", &[8, 4])];
    let plan = Arc::new(Plan::new(service).unwrap());
    let answers = Answers::from_json(json!({ "gate": true, "by": 4 })).unwrap();
    let session = Session::new(plan, &settings(), &answers, Date::new(2026, 11, 23).unwrap());
    assert_eq!(session.page_progress(1), Progress::Complete);
    assert_eq!(session.page_after(0, false), Some(1));
    assert_eq!(session.page_after(1, false), Some(2));
    assert_eq!(session.page_after(0, true), Some(2));
}

#[test]
fn a_page_where_only_something_can_be_added_is_come_by() {
    let mut service = service();
    let page = |id: &str, shows: &[u32]| Page {
        id: id.to_owned(),
        shows: shows.iter().copied().map(NodeId).collect(),
        relevant: None,
    };
    service.nodes[4].repeats = Some(Repeats { min: 0, max: 3 });
    service.pages = vec![page("first", &[0]), page("dogs", &[4]), page("last", &[8])];
    let plan = Arc::new(Plan::new(service).unwrap());
    let after = |answers: Json, returning| {
        let answers = Answers::from_json(answers).unwrap();
        let day = Date::new(2026, 11, 23).unwrap();
        Session::new(plan.clone(), &settings(), &answers, day).page_after(0, returning)
    };
    assert_eq!(after(json!({ "gate": true }), false), Some(1));
    assert_eq!(after(json!({ "gate": true }), true), Some(2));
    let dog = json!([{ "name": "Bello", "age": 3 }]);
    assert_eq!(after(json!({ "gate": true, "dogs": dog }), false), Some(2));
}
