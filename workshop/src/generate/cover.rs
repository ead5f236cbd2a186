//! The few walks that visit what all do.

use super::Wishes;
use crate::scenario::{Coverage, Map};

/// The fewest walks, as far as taking the best one first finds them, that visit what all do; with
/// the goals that each was taken for.
pub(super) fn cover(
    map: &Map,
    visited: &Coverage,
    found: &[(Wishes, Coverage)],
) -> Vec<(usize, Vec<usize>)> {
    let mut open: Vec<usize> = visited
        .missing(map)
        .into_iter()
        .filter(|goal| found.iter().any(|(_, coverage)| coverage.has(*goal)))
        .collect();
    let mut kept: Vec<usize> = Vec::new();
    while !open.is_empty() {
        let gain = |at: &usize| {
            let coverage = found.get(*at).map(|(_, coverage)| coverage);
            open.iter().filter(|goal| coverage.is_some_and(|own| own.has(**goal))).count()
        };
        // The earlier of two that are as good: the order of the goals decides.
        let Some(best) = (0..found.len()).rev().max_by_key(gain) else { break };
        let Some((_, coverage)) = found.get(best) else { break };
        open.retain(|goal| !coverage.has(*goal));
        kept.push(best);
    }
    let wanted = visited.missing(map);
    let visits = |at: usize, goal: usize| found.get(at).is_some_and(|(_, own)| own.has(goal));
    // What was taken early may have become needless by what was taken later.
    for at in kept.clone() {
        let rest: Vec<usize> = kept.iter().copied().filter(|other| *other != at).collect();
        let needless = wanted
            .iter()
            .all(|goal| !visits(at, *goal) || rest.iter().any(|other| visits(*other, *goal)));
        if needless {
            kept = rest;
        }
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut covered = Vec::new();
    for at in kept {
        let own: Vec<usize> = wanted
            .iter()
            .copied()
            .filter(|goal| visits(at, *goal) && !taken.contains(goal))
            .collect();
        taken.extend(&own);
        covered.push((at, own));
    }
    covered
}
