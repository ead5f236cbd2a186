//! What the prover says is true: of the services, and of random ones.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "other tests use the rest")]
#[path = "../../shared/tests/random/mod.rs"]
mod random;

mod proofs {
    pub(crate) mod questions;
}
mod smt;

use std::path::Path;
use std::sync::Arc;

use proofs::questions::questions;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use random::{Choices, random_service, random_settings, random_value};
use shared::service::{Content, Plan};
use shared::{Date, Session, Value};
use workshop::compile::{compile_municipalities, compile_services};
use workshop::finding::Findings;
use workshop::prove::{Goal, Memory, Prover, Verdict, Witness, witness};

fn days() -> (Date, Date) {
    (Date::new(2020, 1, 1).unwrap(), Date::new(2119, 12, 31).unwrap())
}

/// Everything that may be in the services is shown to be possible, or said to be undecided; there
/// are few of those.
#[test]
fn the_services_are_possible() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut findings = Findings::default();
    let services = compile_services(&root.join("services"), &mut findings);
    let municipalities =
        compile_municipalities(&root.join("municipalities"), &services, false, &mut findings);
    let day = Date::new(2026, 11, 23).unwrap();
    let memory = Memory::default();
    for compiled in services {
        let id = compiled.service.id.clone();
        let plan = Arc::new(Plan::new(compiled.service).unwrap());
        let municipality =
            municipalities.iter().find(|own| own.settings.services.contains_key(&id));
        let mut prover = Prover::new(Arc::clone(&plan), days()).with_memory(memory.clone());
        if let Some(own) = municipality {
            prover = prover.with_settings(&own.settings);
        }
        let (mut shown, mut undecided) = (0, Vec::new());
        for (name, question) in questions(&plan) {
            match prover.never(&question) {
                Verdict::Refuted(found) => {
                    assert!(found.does(&plan, &question), "{id}: {name}: only true of a part");
                    shown += 1;
                }
                Verdict::Proved(lines) => {
                    println!("{id}: never: {name}\n  {}", lines.join("\n  "));
                }
                Verdict::Undecided => undecided.push(name.clone()),
            }
            if let Some(own) = municipality {
                let goal = Goal::All(question.carrier, question.demands.clone());
                if let Some(answers) = witness(&plan, &own.settings, day, &goal) {
                    let session = Session::new(Arc::clone(&plan), &own.settings, &answers, day);
                    assert!(Witness::shows(&session, &question), "{id}: {name}");
                }
            }
        }
        println!("{id}: {shown} shown, {} undecided: {}", undecided.len(), undecided.join(", "));
        assert!(undecided.len() * 10 <= shown, "{id}: too many are undecided: {undecided:?}");
    }
    if smt::here() {
        smt::agree(&memory, "services", [10, 100]);
    }
}

/// What is found out about random services is what z3 finds out.
#[test]
fn z3_agrees_about_random_services() {
    if !smt::here() {
        return;
    }
    let memory = Memory::default();
    let mut runner = TestRunner::deterministic();
    for _ in 0..150 {
        let bytes = proptest::collection::vec(any::<u8>(), 0..400);
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        let plan = Arc::new(Plan::new(random_service(&mut Choices::new(&bytes))).unwrap());
        let prover = Prover::new(Arc::clone(&plan), days()).with_memory(memory.clone());
        for (_, question) in questions(&plan) {
            prover.never(&question);
        }
    }
    smt::agree(&memory, "random services", [150, 100]);
}

/// Answers to a random service, as a person may give them.
fn answered(plan: &Arc<Plan>, day: Date, choices: &mut Choices<'_>) -> Session {
    let mut session = Session::new(Arc::clone(plan), &random_settings(), &Default::default(), day);
    for _ in 0..6 {
        for page in 0..session.page_count() {
            for place in session.page_places(page) {
                if plan.node(place.node).repeats.is_some() && choices.below(2) == 0 {
                    session.add_instance(place);
                }
            }
        }
    }
    for page in 0..session.page_count() {
        for place in session.page_places(page) {
            let Content::Field(kind) = &plan.node(place.node).content else { continue };
            if choices.below(4) > 0 {
                let value: Option<Value> = random_value(kind, choices);
                session.answer(place, value);
            }
        }
        if choices.below(2) == 0 {
            session.leave_page(page);
        }
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// What is proved to be impossible is not done by any answers; every witness does what it is
    /// for.
    #[test]
    fn proofs_and_witnesses_hold(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        answers in proptest::collection::vec(
            proptest::collection::vec(any::<u8>(), 0..120), 1..6),
    ) {
        let service = random_service(&mut Choices::new(&bytes));
        let plan = Arc::new(Plan::new(service).unwrap());
        let prover = Prover::new(Arc::clone(&plan), days());
        let sessions: Vec<Session> = answers
            .iter()
            .enumerate()
            .map(|(at, bytes)| {
                let day = Date::new(2026, 1, 1 + at as i64).unwrap();
                answered(&plan, day, &mut Choices::new(bytes))
            })
            .collect();
        for (name, question) in questions(&plan) {
            match prover.never(&question) {
                Verdict::Proved(lines) => {
                    for session in &sessions {
                        let shown = Witness::shows(session, &question);
                        prop_assert!(
                            !shown,
                            "{name}\n{}\n{:?}",
                            lines.join("\n"),
                            session.draft()
                        );
                    }
                }
                // It was found for the part of the service that matters: it must do for the whole.
                Verdict::Refuted(found) => {
                    prop_assert!(found.does(&plan, &question), "{name}\n{:?}", found.answers);
                }
                Verdict::Undecided => {}
            }
        }
    }
}
