//! What a generated scenario shows, in a line.

use shared::language::Language;
use shared::service::Texts;

use crate::scenario::Map;
use crate::scenario::coverage::{Goal, goal_words};

/// How many of the goals are named.
const MOST_NAMED: usize = 2;

/// The title for these goals, by their places in the map: the most telling first.
pub(super) fn title(map: &Map, texts: &Texts, goals: &[usize]) -> String {
    let mut named: Vec<Goal> = goals.iter().filter_map(|at| map.goals.get(*at)).copied().collect();
    named.sort_by_key(|goal| weight(map, *goal));
    let words = named.iter().take(MOST_NAMED);
    let words: Vec<String> =
        words.map(|goal| goal_words(map, *goal, texts, Language::De)).collect();
    let more = match named.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        1 => " und 1 weiteres".to_owned(),
        more => format!(" und {more} weitere"),
    };
    let text = words.join("; ").split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = match text.chars().count() {
        0..=180 => text,
        _ => text.chars().take(177).chain(" …".chars()).collect(),
    };
    format!("Erzeugt: {text}{more}")
}

fn weight(map: &Map, goal: Goal) -> usize {
    match goal {
        Goal::Outcome(_) => 0,
        Goal::Document(_) => 1,
        Goal::Page(_) => 2,
        Goal::Asked(node) if map.plan().node(node).repeats.is_some() => 4,
        Goal::Asked(_) => 3,
        Goal::Branch(rule, _) if map.rules.get(rule).is_some_and(|rule| rule.whole) => 5,
        Goal::Branch(..) => 6,
        Goal::Answered(_) => 7,
    }
}
