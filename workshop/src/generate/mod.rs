//! Scenarios that show what no other does: found by the prover, filled as a person would, and
//! made as few and as plain as they can be.

mod asked;
mod cover;
mod reach;
mod search;
mod title;
mod walk;
mod write;

use std::sync::Arc;

use shared::Date;
use shared::service::Texts;
use shared::settings::Settings;

use crate::prove::{Effort, Prover, Verdict};
use crate::scenario::{Coverage, Map};

use asked::Asked;
use cover::cover;
use search::Search;

pub use reach::reach;
pub use walk::{Filled, Walk, Wishes, walk, wishes_of};
pub use write::scenario_yaml;

/// Over how many days from the one given it is judged what can never be: a hundred years.
const HORIZON: i64 = 36_525;

/// A generated scenario.
#[derive(Debug)]
pub struct Generated {
    /// What it shows.
    pub title: String,
    /// How it is filled.
    pub walk: Walk,
    /// The goals that it was made for, by their places in the map.
    pub goals: Vec<usize>,
}

/// What no scenario visits.
#[derive(Debug)]
pub struct Unreached {
    /// The goal, by its place in the map.
    pub goal: usize,
    /// Why it can never be visited, line by line; nothing when that is undecided.
    pub proof: Option<Vec<String>>,
}

/// Finds scenarios until everything is visited that can be; `visited` is what others visit.
pub fn generate(
    map: &Map,
    settings: &Settings,
    day: Date,
    texts: &Texts,
    visited: &Coverage,
) -> Vec<Generated> {
    let mut search = Search::new(map, settings, day, visited);
    for everything in [false, true] {
        search.offer(Wishes { everything, ..Wishes::default() });
    }
    for goal in visited.missing(map) {
        search.aim(goal);
    }
    let found = search.found;
    let kept = cover(map, visited, &found);
    let mut generated = Vec::new();
    for (at, goals) in kept {
        let Some(wishes) = found.get(at).map(|(wishes, _)| wishes) else { continue };
        let wishes = plainer(map, settings, day, wishes.clone(), &goals);
        let walk = walk(map, settings, day, &wishes);
        let title = title::title(map, texts, &goals);
        generated.push(Generated { title, walk, goals });
    }
    generated
}

/// Why what is not visited is not.
pub fn unreached(
    map: &Map,
    settings: &[&Settings],
    day: Date,
    visited: &Coverage,
) -> Vec<Unreached> {
    let days = (day, day.plus_days(HORIZON).unwrap_or(day));
    let mut prover = Prover::new(Arc::clone(map.plan()), days).with_effort(Effort {
        cases: 60,
        steps: 60_000,
        tries: 20,
    });
    if let Some(settings) = settings.first() {
        prover = prover.with_settings(settings);
    }
    let mut proved: Vec<Unreached> = Vec::new();
    for goal in visited.missing(map) {
        let question = map.goals.get(goal).and_then(|goal| Asked::of(map, *goal));
        let proof = question.and_then(|asked| match prover.never(&asked.question()) {
            Verdict::Proved(lines) => Some(lines),
            _ => None,
        });
        proved.push(Unreached { goal, proof });
    }
    proved
}

/// The same walk with fewer wishes: what an example does as well is left to it.
fn plainer(
    map: &Map,
    settings: &Settings,
    day: Date,
    mut wishes: Wishes,
    goals: &[usize],
) -> Wishes {
    let enough = |wishes: &Wishes| {
        let walk = walk(map, settings, day, wishes);
        goals.iter().all(|goal| walk.coverage.has(*goal))
    };
    for path in wishes.values.keys().cloned().collect::<Vec<_>>() {
        let mut fewer = wishes.clone();
        fewer.values.remove(&path);
        if enough(&fewer) {
            wishes = fewer;
        }
    }
    for (path, count) in wishes.instances.clone() {
        for less in 0..count {
            let mut fewer = wishes.clone();
            fewer.instances.insert(path.clone(), less);
            if enough(&fewer) {
                wishes = fewer;
                break;
            }
        }
    }
    wishes
}
