//! The way back: what was answered must lead to the same from whichever end it is given.

use std::collections::BTreeSet;
use std::sync::Arc;

use shared::answers::Answers;
use shared::assessment::Progress;
use shared::language::Language;
use shared::service::Content;
use shared::session::Place;
use shared::settings::Settings;
use shared::{Assessment, Session, Value};

use crate::finding::{At, Findings};

/// How often the pages are left again at most until nothing changes any more.
const MOST_ROUNDS: usize = 40;

/// What was said at a path.
type Said = (String, Option<Value>, Option<String>);

/// Proves of a session in the end that going back leads through the pages reached, that the
/// pages filled in reverse order give the same, and that taking back a page's answers and giving
/// them again does.
pub(super) fn prove_backward(
    session: &Session,
    settings: &Settings,
    at: At,
    findings: &mut Findings,
) {
    // Going back, a person leaves every page once more.
    let mut end = session.clone();
    if !leave_all(&mut end) {
        let message = "leaving the pages again and again never comes to an end";
        findings.error(at, message, "a question must not appear by being passed over");
        return;
    }
    let wanted = even(end.assessment());
    let reached: Vec<usize> = (0..end.page_count()).filter(|at| end.page_relevant(*at)).collect();
    let reverse = reversed(&end, settings);
    compare(
        "filling the pages in reverse order",
        &wanted,
        &even(reverse.assessment()),
        at,
        findings,
    );
    for page in reached {
        let id = end.plan().service().pages.get(page).map_or("", |page| page.id.as_str());
        let mut other = end.clone();
        let said = said_on(&other, page);
        for (path, _, _) in &said {
            if let Some(place) = other.place(path) {
                other.answer(place, None);
            }
        }
        give(&mut other, &said);
        leave_all(&mut other);
        let what = format!("taking back the answers of `{id}` and giving them again");
        compare(&what, &wanted, &even(other.assessment()), at, findings);
    }
}

/// "Back" from the page that comes after a page leads to that page again: it must not vanish by
/// its own answers.
pub(super) fn prove_step_back(session: &Session, page: usize, at: At, findings: &mut Findings) {
    let after = (page + 1..session.page_count()).find(|later| session.page_relevant(*later));
    let Some(after) = after else { return };
    let back = (0..after).rev().find(|earlier| session.page_relevant(*earlier));
    if back != Some(page) {
        let id = |at: usize| {
            session.plan().service().pages.get(at).map_or(String::new(), |page| page.id.clone())
        };
        let there = back.map_or("the start".to_owned(), |back| format!("`{}`", id(back)));
        let message = format!("back from `{}` leads to {there}, not to `{}`", id(after), id(page));
        findings.error(at, message, "a page must stay reached whatever is answered on it");
    }
}

/// A session of the same answers, given page by page from the last to the first.
fn reversed(end: &Session, settings: &Settings) -> Session {
    let plan = Arc::clone(end.plan());
    let mut session = Session::new(plan, settings, &Answers::default(), end.day());
    instances(&mut session, end);
    for page in (0..end.page_count()).rev() {
        give(&mut session, &said_on(end, page));
    }
    leave_all(&mut session);
    session
}

/// Makes as many instances as the other session has.
fn instances(session: &mut Session, like: &Session) {
    for page in 0..like.page_count() {
        for place in like.page_places(page) {
            if like.plan().node(place.node).repeats.is_none() {
                continue;
            }
            let Some(own) = session.place(&like.path(place)) else { continue };
            let wanted = like.instances(place).len();
            while session.instances(own).len() < wanted && session.add_instance(own).is_some() {}
        }
    }
}

/// What was said on a page, asked or not.
fn said_on(session: &Session, page: usize) -> Vec<Said> {
    let said = |place: &Place| {
        let is_field = matches!(session.plan().node(place.node).content, Content::Field(_));
        let cell = session.cell(*place);
        let something = cell.given.is_some() || cell.typed.is_some();
        (is_field && something)
            .then(|| (session.path(*place), cell.given.cloned(), cell.typed.map(str::to_owned)))
    };
    session.page_places(page).iter().filter_map(said).collect()
}

fn give(session: &mut Session, said: &[Said]) {
    for (path, value, typed) in said {
        let Some(place) = session.place(path) else { continue };
        match (value, typed) {
            (Some(value), _) => drop(session.answer(place, Some(value.clone()))),
            (None, Some(typed)) => drop(session.answer_typed(place, typed, Language::De)),
            (None, None) => {}
        }
    }
}

/// Leaves every page reached, from the last to the first, until nothing changes any more.
fn leave_all(session: &mut Session) -> bool {
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        for page in (0..session.page_count()).rev() {
            if session.page_relevant(page) {
                let changes = session.leave_page(page);
                changed |= !changes.places.is_empty() || changes.results || changes.shape;
            }
        }
        if !changed {
            return true;
        }
    }
    false
}

/// Without what may differ: a question that was passed over while it was open and optional, and
/// must be answered or is closed since, has no answer, like one that nobody has come to yet.
fn even(mut assessment: Assessment) -> Assessment {
    for node in &mut assessment.nodes {
        node.blank &= !node.required && !node.readonly;
    }
    for page in &mut assessment.pages {
        if page.progress == Progress::Untouched {
            page.progress = Progress::Begun;
        }
    }
    assessment
}

fn compare(what: &str, wanted: &Assessment, found: &Assessment, at: At, findings: &mut Findings) {
    if wanted == found {
        return;
    }
    let mut differing = BTreeSet::new();
    for (one, other) in wanted.nodes.iter().zip(&found.nodes) {
        if one != other {
            differing.insert(one.path.clone());
        }
    }
    if wanted.nodes.len() != found.nodes.len() {
        differing.insert("the number of instances".to_owned());
    }
    for (one, other) in wanted.pages.iter().zip(&found.pages) {
        if one != other {
            differing.insert(format!("the page {}", one.id));
        }
    }
    let others = [
        ("the documents", wanted.documents != found.documents),
        ("the fee", wanted.fee != found.fee),
        ("the deadline", wanted.deadline != found.deadline),
        ("the outcome", wanted.outcome != found.outcome),
        ("the problems", wanted.problems != found.problems),
        ("the next page", wanted.next != found.next),
        ("completeness", wanted.complete != found.complete),
    ];
    differing.extend(others.iter().filter(|(_, is)| *is).map(|(name, _)| (*name).to_owned()));
    let list: Vec<&str> = differing.iter().map(String::as_str).take(8).collect();
    let message = format!("{what} gives something else: {}", list.join(", "));
    findings.error(at, message, "what follows must not depend on the order of the answers");
}
