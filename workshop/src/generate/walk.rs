//! Filling a service as a person would, with some answers given and the rest as examples.

use std::collections::BTreeMap;
use std::sync::Arc;

use shared::answers::Answers;
use shared::assessment::Problem;
use shared::kind::Kind;
use shared::service::Content;
use shared::session::Place;
use shared::settings::Settings;
use shared::{Date, Session, Value};

use crate::example::{examples, for_token};
use crate::scenario::{Coverage, Map};

/// How often the questions of a page are gone through until no new one appears.
const MOST_ROUNDS: usize = 30;

/// What is wished for the answers; everything else is up to the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Values by path; nothing: the question is passed over.
    pub values: BTreeMap<String, Option<Value>>,
    /// How many instances the repeated group at a path has.
    pub instances: BTreeMap<String, usize>,
    /// Whether what need not be answered is, too.
    pub everything: bool,
}

/// A service filled page by page.
#[derive(Debug)]
pub struct Walk {
    /// The pages in the order in which they were filled.
    pub steps: Vec<Filled>,
    /// The session in the end.
    pub session: Session,
    /// What was visited.
    pub coverage: Coverage,
}

impl Walk {
    /// The repeated groups that are asked in the end, by path, with how many instances they have.
    pub(super) fn groups(&self) -> Vec<(String, usize)> {
        let session = &self.session;
        let places = (0..session.page_count()).flat_map(|page| session.page_places(page));
        places
            .filter(|place| session.plan().node(place.node).repeats.is_some())
            .filter(|place| session.cell(*place).relevant)
            .map(|place| (session.path(place), session.instances(place).len()))
            .collect()
    }
}

/// A page as it was filled.
#[derive(Debug)]
pub struct Filled {
    /// The page, by its place.
    pub page: usize,
    /// What was answered, by place.
    pub answers: Vec<(Place, Value)>,
    /// The repeated groups on it, whose instances are made even where nothing is answered in them.
    pub groups: Vec<Place>,
    /// What was wrong on it after it was left.
    pub problems: Vec<Problem>,
    /// What came next.
    pub next: Option<usize>,
}

/// Fills a service page by page, until nothing comes next or what is wrong holds one back.
pub fn walk(map: &Map, settings: &Settings, day: Date, wishes: &Wishes) -> Walk {
    let plan = Arc::clone(map.plan());
    let session = Session::new(plan, settings, &Answers::default(), day);
    let mut walk = Walk { steps: Vec::new(), session, coverage: Coverage::default() };
    walk.coverage.look(map, &walk.session);
    for page in 0..walk.session.page_count() {
        if !walk.session.page_relevant(page) {
            continue;
        }
        let answers = fill_page(&mut walk.session, page, wishes);
        walk.session.leave_page(page);
        walk.coverage.look(map, &walk.session);
        let session = &walk.session;
        let paths: Vec<String> =
            session.page_places(page).iter().map(|place| session.path(*place)).collect();
        let problems = session.problems();
        let next = session.next_page();
        let problems = problems.into_iter().filter(|own| paths.contains(&own.path)).collect();
        let shown = session.page_places(page).into_iter();
        let groups = shown.filter(|place| is_asked_group(session, *place, page)).collect();
        let after = session.page_after(page, false);
        walk.steps.push(Filled { page, answers, groups, problems, next });
        if walk.session.ended() || after.is_none_or(|after| after <= page) {
            break;
        }
    }
    walk
}

/// Wishes for all that was answered in a session.
pub fn wishes_of(session: &Session) -> Wishes {
    let mut wishes = Wishes::default();
    for page in 0..session.page_count() {
        for place in session.page_places(page) {
            let node = session.plan().node(place.node);
            let cell = session.cell(place);
            match (&node.content, node.repeats) {
                (Content::Group, Some(_)) => {
                    wishes.instances.insert(session.path(place), session.instances(place).len());
                }
                (Content::Field(_), _) if cell.blank => {
                    wishes.values.insert(session.path(place), None);
                }
                (Content::Field(_), _) if cell.given.is_some() => {
                    wishes.values.insert(session.path(place), cell.given.cloned());
                }
                _ => {}
            }
        }
    }
    wishes
}

fn fill_page(session: &mut Session, page: usize, wishes: &Wishes) -> Vec<(Place, Value)> {
    let mut done: Vec<Place> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        for place in session.page_places(page) {
            let cell = session.cell(place);
            if done.contains(&place) || !cell.relevant || cell.hidden || cell.readonly {
                continue;
            }
            let plan = Arc::clone(session.plan());
            let node = plan.node(place.node);
            match &node.content {
                Content::Group if node.repeats.is_some() => {
                    if let Some(count) = wishes.instances.get(&session.path(place)) {
                        make_instances(session, place, *count);
                    }
                }
                Content::Field(kind) if asks(kind) && node.calculate.is_none() => {
                    fill_field(session, place, kind, wishes);
                }
                _ => {}
            }
            done.push(place);
            changed = true;
        }
        if !changed {
            break;
        }
    }
    // What was answered and is not asked any more cannot be written down: it is taken back, so
    // that the scenario says all that was said.
    let mut given = Vec::new();
    for place in session.page_places(page) {
        let cell = session.cell(place);
        match cell.given.cloned() {
            Some(value) if cell.relevant && !cell.hidden => given.push((place, value)),
            Some(_) => drop(session.answer(place, None)),
            None => {}
        }
    }
    let still = |(place, _): &(Place, Value)| {
        let cell = session.cell(*place);
        cell.relevant && !cell.hidden
    };
    given.retain(still);
    given
}

fn is_asked_group(session: &Session, place: Place, page: usize) -> bool {
    let plan = session.plan();
    let cell = session.cell(place);
    let own = plan.page(place.node) == Some(page);
    own && plan.node(place.node).repeats.is_some() && cell.relevant && !cell.hidden
}

fn asks(kind: &Kind) -> bool {
    kind.value_type().is_some()
}

fn make_instances(session: &mut Session, group: Place, count: usize) {
    while session.instances(group).len() < count && session.add_instance(group).is_some() {}
    while let keys = session.instances(group)
        && keys.len() > count
        && let Some(last) = keys.last()
    {
        session.remove_instance(*last);
        if session.instances(group).len() == keys.len() {
            break;
        }
    }
}

/// Gives the answer wished for, else the first example with which nothing is wrong.
fn fill_field(session: &mut Session, place: Place, kind: &Kind, wishes: &Wishes) {
    match wishes.values.get(&session.path(place)) {
        Some(Some(value)) => {
            session.answer(place, Some(value.clone()));
            return;
        }
        Some(None) if !session.cell(place).required => return,
        _ => {}
    }
    if !session.cell(place).required && !wishes.everything {
        return;
    }
    let day = session.day();
    let plan = Arc::clone(session.plan());
    let node = plan.node(place.node);
    let likely = node.autocomplete.as_deref().and_then(|token| for_token(token, &node.name));
    let likely = likely.map(|text| Value::Text(text.to_owned()));
    let likely = likely.filter(|value| kind.check(value, &plan.service().lists).is_ok());
    let examples = likely.into_iter().chain(examples(kind, &plan.service().lists, day));
    let mut best: Option<(usize, Value)> = None;
    for value in examples {
        session.answer(place, Some(value.clone()));
        let wrong = wrong(session, place);
        if best.as_ref().is_none_or(|(least, _)| wrong < *least) {
            best = Some((wrong, value));
        }
        if wrong == 0 {
            return;
        }
    }
    session.answer(place, best.map(|(_, value)| value));
}

/// How much is wrong with an answer: an early end weighs most, then what blocks, then warnings.
fn wrong(session: &Session, place: Place) -> usize {
    let problems = session.cell(place).problems;
    let hard = problems.iter().filter(|(_, soft)| !soft).count();
    usize::from(session.ended()) * 10_000 + hard * 100 + problems.len() - hard
}
