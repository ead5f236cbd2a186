//! `cargo xtask bench engine`: what an assessment from scratch and one changed answer cost at
//! 100, 1,000 and 10,000 fields. The last line is JSON; see docs/benchmarks.md.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "a measurement may panic"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};
use shared::answers::Answers;
use shared::expression::{Comparison, Expression, Literal, Operator, Reference};
use shared::kind::{Kind, Letters};
use shared::service::{Check, Content, Node, NodeId, Page, Plan, Service};
use shared::settings::Settings;
use shared::{Date, Session, Value, assess};

const RUNS: usize = 5;

fn main() {
    let settings = settings();
    let day = Date::new(2026, 11, 23).expect("a day of the calendar");
    let mut keys = Map::new();
    println!(
        "{:>8} {:>16} {:>14} {:>20} {:>20}",
        "fields", "assess", "per field", "one answer", "with dependents"
    );
    for fields in [100_usize, 1_000, 10_000] {
        let (service, answers) = service(fields);
        let plan = Arc::new(Plan::new(service).expect("a sound service"));
        let scratch = median(|| {
            per_round(200_000 / fields, |_| {
                black_box(assess(&plan, &settings, &answers, day));
            })
        });
        let mut session = Session::new(Arc::clone(&plan), &settings, &answers, day);
        let independent = session.place("page0.remark").expect("the remark of the first page");
        let alone = median(|| {
            per_round(100_000, |round| {
                let value = Value::Text(if round % 2 == 0 { "one" } else { "two" }.to_owned());
                assert_eq!(black_box(session.answer(independent, Some(value))).places.len(), 1);
            })
        });
        let gate = session.place("page0.gate").expect("the gate of the first page");
        let dependents = median(|| {
            per_round(20_000, |round| {
                let value = Value::YesNo(round % 2 == 1);
                assert!(black_box(session.answer(gate, Some(value))).places.len() > 5);
            })
        });
        let each = scratch / fields as u128;
        println!("{fields:>8} {scratch:>13} ns {each:>11} ns {alone:>17} ns {dependents:>17} ns");
        keys.insert(format!("assess_ns_{fields}"), json!(scratch as u64));
        keys.insert(format!("one_answer_ns_{fields}"), json!(alone as u64));
    }
    keys.insert("one_answer_limit_ns".to_owned(), json!(5_000));
    println!("{}", Json::Object(keys));
}

/// The median of five runs, in nanoseconds.
fn median(mut run: impl FnMut() -> u128) -> u128 {
    let mut runs: Vec<u128> = (0..RUNS).map(|_| run()).collect();
    runs.sort_unstable();
    runs[RUNS / 2]
}

/// Nanoseconds per round.
fn per_round(rounds: usize, mut round: impl FnMut(usize)) -> u128 {
    let start = Instant::now();
    (0..rounds).for_each(&mut round);
    start.elapsed().as_nanos() / rounds as u128
}

/// Pages of ten fields as forms have them: a question that opens others, numbers that are added
/// up, checks, and a remark that nothing depends on.
fn service(fields: usize) -> (Service, Answers) {
    let mut nodes = Vec::new();
    let mut pages = Vec::new();
    let mut answers = Map::new();
    for page in 0..fields / 10 {
        let group = NodeId(nodes.len() as u32);
        nodes.push(node(&format!("page{page}"), None, Content::Group));
        let mut field = |name: &str, kind: Kind| {
            nodes.push(node(name, Some(group), Content::Field(kind)));
            NodeId(nodes.len() as u32 - 1)
        };
        let gate = field("gate", Kind::YesNo);
        let name = field("name", text(120));
        let since = field("since", Kind::Date { min: None, max: None });
        let number = Kind::Integer { min: 0, max: 1_000_000 };
        let one = field("one", number.clone());
        let two = field("two", number.clone());
        let sum = field("sum", number);
        let choice = field("choice", Kind::Choice { list: 0 });
        let detail = field("detail", text(500));
        field("email", Kind::Email);
        field("remark", text(500));
        let open = yes(gate);
        for opened in [name, since, one, two, choice] {
            nodes[opened.index()].relevant = Some(open.clone());
            nodes[opened.index()].required = Some(open.clone());
        }
        nodes[sum.index()].calculate =
            Some(Expression::Calculate(Operator::Add, Box::new((answer(one), answer(two)))));
        nodes[detail.index()].relevant = Some(Expression::Compare(
            Comparison::Equal,
            Box::new((answer(choice), Expression::Literal(Literal::Text("b".into())))),
        ));
        nodes[since.index()].checks.push(Check {
            id: "past".into(),
            holds: Expression::Compare(
                Comparison::LessOrEqual,
                Box::new((answer(since), Expression::Today)),
            ),
            soft: false,
        });
        pages.push(Page { id: format!("page{page}"), shows: vec![group], relevant: None });
        let given = json!({
            "gate": true, "name": "Ada Beispiel", "since": "2026-01-31", "one": 1, "two": 2,
            "choice": "b", "detail": "text", "email": "ada@musterstadt.example", "remark": "none",
        });
        answers.insert(format!("page{page}"), given);
    }
    let service = Service {
        id: "bench".into(),
        version: "1.0.0".into(),
        leika: Vec::new(),
        languages: vec!["de".into()],
        parameters: Vec::new(),
        lists: vec![shared::service::CodeList {
            id: "list".into(),
            codes: vec!["a".into(), "b".into()],
            ..Default::default()
        }],
        nodes,
        pages,
        documents: Vec::new(),
        outcomes: Vec::new(),
        fee: None,
        deadline: None,
        insertions: Vec::new(),
    };
    (service, Answers(answers))
}

fn node(name: &str, parent: Option<NodeId>, content: Content) -> Node {
    Node {
        name: name.to_owned(),
        parent,
        content,
        repeats: None,
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
    }
}

fn text(max: u32) -> Kind {
    Kind::Text { letters: Letters::Any, min: 0, max }
}

fn answer(node: NodeId) -> Expression {
    Expression::Answer(Reference { node, outer: 0 })
}

fn yes(node: NodeId) -> Expression {
    let yes = Expression::Literal(Literal::YesNo(true));
    Expression::Compare(Comparison::Equal, Box::new((answer(node), yes)))
}

fn settings() -> Settings {
    serde_json::from_str(include_str!("engine/settings.json")).expect("settings")
}
