//! What an author states about the way from one version to the next.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::by_name::ByName;

/// What changed with the version after [`from`](Self::from). Steps stand in the order of their
/// versions; each is written in the words of the version that it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The last version that it leads on from, a semantic version.
    pub from: String,
    /// New definition paths by old ones; what stands in a group follows it.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub renames: ByName<String>,
    /// New codes by old ones, by the list's new name.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub codes: ByName<ByName<String>>,
    /// New definition paths of what must be answered again, since the answer means something
    /// else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<String>,
}

impl Step {
    /// Where a definition path leads: the longest stated part of it is replaced.
    pub fn lead(&self, path: &str) -> String {
        let mut end = path.len();
        loop {
            let (head, tail) = path.split_at_checked(end).unwrap_or((path, ""));
            if let Some(new) = self.renames.get(head) {
                return [new, tail].concat();
            }
            match head.rfind('.') {
                Some(dot) => end = dot,
                None => return path.to_owned(),
            }
        }
    }

    /// Whether a path of the version that this leads to must be answered again.
    pub fn asks_again(&self, path: &str) -> bool {
        let inside = |group: &String| {
            let rest = path.strip_prefix(group.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.again.iter().any(inside)
    }
}

/// Which of two versions comes first (Semantic Versioning 2.0.0, 11).
pub fn precedence(one: &str, other: &str) -> Ordering {
    let ((one, one_pre), (other, other_pre)) = (halves(one), halves(other));
    let core = identifiers(one, other);
    core.then_with(|| match (one_pre, other_pre) {
        (Some(one), Some(other)) => identifiers(one, other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    })
}

/// The version proper, and the pre-release.
fn halves(version: &str) -> (&str, Option<&str>) {
    match version.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (version, None),
    }
}

/// Numbers by size and before words, words by their letters, and fewer before more.
fn identifiers(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.split('.'), other.split('.'));
    loop {
        let (one, other) = match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) => (one, other),
        };
        let order = match (one.parse::<u64>(), other.parse::<u64>()) {
            (Ok(one), Ok(other)) => one.cmp(&other),
            (one_number, other_number) => {
                other_number.is_ok().cmp(&one_number.is_ok()).then_with(|| one.cmp(other))
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_follow_each_other() {
        // The example of the standard, and numbers of several digits.
        let ascending = [
            "0.9.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.2.0",
            "1.10.0",
            "2.0.0",
        ];
        for (at, one) in ascending.iter().enumerate() {
            for (beside, other) in ascending.iter().enumerate() {
                assert_eq!(precedence(one, other), at.cmp(&beside), "{one} {other}");
            }
        }
    }

    #[test]
    fn the_longest_stated_part_leads() {
        let mut step = Step { from: "1.0.0".into(), ..Step::default() };
        step.renames.insert("dogs".into(), "animals".into());
        step.renames.insert("dogs.owner.name".into(), "keeper.name".into());
        step.again.push("animals.size".into());
        for (old, new) in [
            ("dogs", "animals"),
            ("dogs.name", "animals.name"),
            ("dogs.owner.name", "keeper.name"),
            ("dogs.owner.named", "animals.owner.named"),
            ("dog", "dog"),
            ("a.dogs", "a.dogs"),
        ] {
            assert_eq!(step.lead(old), new);
        }
        assert!(step.asks_again("animals.size") && step.asks_again("animals.size.width"));
        assert!(!step.asks_again("animals.sizes") && !step.asks_again("animals"));
    }
}
