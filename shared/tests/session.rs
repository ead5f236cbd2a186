//! For random services and random sequences of answers, a session equals an assessment from
//! scratch, and the pruned answers assess like the whole on everything that remains.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may panic"
)]

mod prospect;
mod random;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use shared::assessment::NodeState;
use shared::json::Members;
use shared::kind::Kind;
use shared::packed::{packed, unpacked};
use shared::service::{Content, Plan};
use shared::session::{Key, Place, Session};
use shared::{Assessment, Date, assess};

use random::{Choices, random_service, random_settings, random_typed, random_value};

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_session_equals_an_assessment_from_scratch(
        definition in proptest::collection::vec(any::<u8>(), 40..600),
        way in proptest::collection::vec(any::<u8>(), 10..300),
    ) {
        let service = random_service(&mut Choices::new(&definition));
        let again = unpacked(&packed(&service));
        prop_assert_eq!(again.as_ref(), Some(&service));
        let plan = Arc::new(Plan::new(service).expect("a random service is sound"));
        let settings = random_settings();
        let day = Date::new(2026, 11, 23).unwrap();
        let mut session = Session::begin(plan.clone(), &settings, day, |_, _, _| Ok(()));
        session.check_by(Kind::check);
        let new = Session::new(plan.clone(), &settings, &Default::default(), day);
        prop_assert_eq!(states(&session), states(&new));
        let mut choices = Choices::new(&way);
        while !choices.spent() {
            let before = states(&session);
            let changes = step(&mut session, &mut choices);
            let whole = session.assessment();
            let scratch = assess(&plan, &settings, &session.draft(), session.day());
            prop_assert_eq!(&whole, &scratch);
            for (place, state) in states(&session) {
                if before.get(&place).is_some_and(|old| *old != state) {
                    prop_assert!(
                        changes.places.contains(&place),
                        "{} changed unnoticed", session.path(place)
                    );
                }
            }
            let pruned = session.submission_answers();
            let after = Session::new(plan.clone(), &settings, &pruned, session.day());
            prop_assert_eq!(remaining(&whole), remaining(&after.assessment()));
            prop_assert_eq!(&pruned, &after.submission_answers());
            prop_assert!(session.submits(&Members::of(&pruned.0)));
            let draft = session.draft();
            prop_assert_eq!(session.submits(&Members::of(&draft.0)), draft == pruned);
        }
    }

    #[test]
    fn no_answers_are_too_strange(
        definition in proptest::collection::vec(any::<u8>(), 40..400),
        answers in random::json(),
    ) {
        let service = random_service(&mut Choices::new(&definition));
        let plan = Arc::new(Plan::new(service).expect("a random service is sound"));
        let Some(answers) = shared::answers::Answers::from_json(answers) else { return Ok(()) };
        let day = Date::new(2026, 11, 23).unwrap();
        let settings = random_settings();
        let session = Session::new(plan.clone(), &settings, &answers, day);
        prop_assert_eq!(session.assessment().complete, session.complete());
        let submitted = session.submission_answers() == answers;
        prop_assert_eq!(session.submits(&Members::of(&answers.0)), submitted);
        let draft = session.draft();
        let kept = Session::new(plan.clone(), &settings, &draft, day);
        prop_assert!(kept.strays().is_empty());
        prop_assert_eq!(&kept.draft(), &draft);
        let after = Session::new(plan, &settings, &kept.submission_answers(), day);
        prop_assert_eq!(remaining(&kept.assessment()), remaining(&after.assessment()));
    }
}

/// How many cases: some, or as many as one has time for.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").map_or(600, |cases| cases.parse().unwrap())
}

/// Does one random thing that a person can do.
fn step(session: &mut Session, choices: &mut Choices<'_>) -> shared::session::Changes {
    let places = every_place(session);
    let place = places.get(choices.below(places.len())).copied();
    let node = place.map(|place| session.plan().node(place.node).clone());
    match (choices.below(8), place, node.map(|node| node.content)) {
        (0, _, _) => session.leave_page(choices.below(session.page_count().max(1))),
        (1, _, _) => session.set_day(Date::new(2026, 11, 20 + choices.below(5) as i64).unwrap()),
        (2 | 3, Some(place), _) if place.instance != Key::ROOT => {
            session.remove_instance(place.instance)
        }
        (_, Some(place), Some(Content::Group)) => {
            session.add_instance(place).map(|(_, changes)| changes).unwrap_or_default()
        }
        (4, Some(place), Some(Content::Field(_))) => session.answer(place, None),
        (5, Some(place), Some(Content::Field(kind))) => {
            session.answer_typed(place, random_typed(&kind, choices), Default::default())
        }
        (_, Some(place), Some(Content::Field(kind))) => {
            session.answer(place, random_value(&kind, choices))
        }
        _ => Default::default(),
    }
}

fn every_place(session: &Session) -> Vec<Place> {
    let pages = 0..session.page_count();
    pages.flat_map(|page| session.page_places(page)).collect()
}

fn states(session: &Session) -> BTreeMap<Place, String> {
    let state = |place: Place| {
        let cell = session.cell(place);
        format!(
            "{} {} {} {} {:?} {} {:?}",
            cell.relevant,
            cell.required,
            cell.readonly,
            cell.hidden,
            cell.value,
            cell.relevant && cell.blank,
            cell.problems,
        )
    };
    every_place(session).into_iter().map(|place| (place, state(place))).collect()
}

/// What must not change by pruning: everything but the irrelevant nodes.
fn remaining(assessment: &Assessment) -> (Vec<NodeState>, Assessment) {
    let mut rest = assessment.clone();
    let nodes = std::mem::take(&mut rest.nodes);
    (nodes.into_iter().filter(|node| node.relevant).collect(), rest)
}
