//! For random services and random ways through them, the number of pages stays within what was
//! foreseen, whatever is answered where answers were open.

mod small;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use shared::Date;
use shared::service::{Content, Node, Plan};
use shared::session::{Place, Session};

use crate::random::{Choices, random_service, random_settings, random_value};

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::cases(), failure_persistence: None, ..Default::default() })]

    #[test]
    fn pages_stay_within_what_was_foreseen(
        definition in proptest::collection::vec(any::<u8>(), 40..600),
        before in 0_usize..12,
        at in 0_usize..12,
        way in proptest::collection::vec(any::<u8>(), 30..400),
    ) {
        let service = random_service(&mut Choices::new(&definition));
        let plan = Arc::new(Plan::new(service).expect("a random service is sound"));
        let day = Date::new(2026, 11, 23).unwrap();
        let mut session = Session::new(plan.clone(), &random_settings(), &Default::default(), day);
        let mut choices = Choices::new(&way);
        for _ in 0..before {
            go_on(&mut session, &mut choices, &BTreeSet::new());
        }
        let at = (at < session.page_count()).then_some(at);
        let foreseen = session.prospect(at);
        prop_assert!(foreseen.least <= foreseen.most && foreseen.most <= session.page_count());
        let standing = standing(&session, at);
        let mut last = session.prospect(Some(0));
        for round in 0_u16.. {
            let reached = reached(&session);
            prop_assert!(reached <= foreseen.most, "{reached} pages, of {foreseen:?}");
            if session.next_page().is_none() {
                prop_assert!(foreseen.least <= reached, "{reached} pages, of {foreseen:?}");
                let exact = session.prospect(None);
                prop_assert_eq!((exact.least, exact.most), (reached, reached));
                if choices.spent() {
                    break;
                }
            }
            if round > 400 {
                break;
            }
            match choices.spent() {
                false => go_on(&mut session, &mut choices, &standing),
                true => go_on(&mut session, &mut Choices::new(&[round.to_le_bytes()[0], 1, 7, 3]), &standing),
            }
            let now = session.prospect(Some(0));
            prop_assert!(last.least <= now.least && now.most <= last.most, "{last:?} {now:?}");
            last = now;
        }
    }
}

fn reached(session: &Session) -> usize {
    (0..session.page_count()).filter(|page| session.page_relevant(*page)).count()
}

/// What stands as it is: defaults that were left as they were, and repeated groups, on pages that
/// were left behind; also what is not to be changed.
fn standing(session: &Session, at: Option<usize>) -> BTreeSet<Place> {
    let from = session.next_page().into_iter().chain(at).min().unwrap_or(usize::MAX);
    let pages = (0..session.page_count()).filter(|page| *page < from);
    let places = pages.flat_map(|page| session.page_places(page));
    let left = |node: &Node| node.default.is_some() || node.repeats.is_some();
    places.filter(|place| left(session.plan().node(place.node))).collect()
}

/// Answers one question that is open, adds an instance or leaves a page.
fn go_on(session: &mut Session, choices: &mut Choices<'_>, standing: &BTreeSet<Place>) {
    let places = (0..session.page_count()).flat_map(|page| session.page_places(page));
    let open = places.filter(|place| !standing.contains(place) && is_open(session, *place));
    let open: Vec<Place> = open.collect();
    let page = choices.below(session.page_count().max(1));
    if open.is_empty() || choices.below(8) == 0 {
        session.leave_page(page);
        return;
    }
    let place = open[(page + choices.below(open.len())) % open.len()];
    let node = session.plan().node(place.node).clone();
    match &node.content {
        Content::Group => drop(session.add_instance(place)),
        Content::Field(kind) => drop(session.answer(place, random_value(kind, choices))),
    }
}

/// Whether a person sees it and has not answered it yet.
fn is_open(session: &Session, place: Place) -> bool {
    let cell = session.cell(place);
    let node = session.plan().node(place.node);
    let asked = match node.content {
        Content::Group => node.repeats.is_some(),
        Content::Field(_) => {
            !cell.readonly && node.calculate.is_none() && cell.given.is_none() && !cell.blank
        }
    };
    asked && cell.relevant && !cell.hidden
}
