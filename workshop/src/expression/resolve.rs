//! From names to fields and groups.

use shared::expression::Reference;
use shared::service::NodeId;

use super::lower::{Lowering, Over};
use super::term::Segment;
use crate::finding::{did_you_mean, or_list};

/// Names that mean something else than a field.
pub(super) const RESERVED: [&str; 8] =
    ["today", "settings", "blank", "true", "false", "in", "null", "position"];

/// A node found, and from where.
pub(super) struct Found {
    pub(super) node: NodeId,
    /// The variable that the path begins with, by its place among those bound.
    frame: Option<usize>,
    /// Whether the path is the variable alone.
    pub(super) variable: bool,
}

impl Lowering<'_> {
    /// The node of a path; nothing when there is none, which is reported.
    pub(super) fn find(&mut self, path: &[Segment]) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        let bound = self.frames.iter().rposition(|frame| frame.variable == first.name);
        if let Some(frame) = bound {
            let Over::Instances(group) = self.frames.get(frame)?.over else {
                let message = format!("`{}` is a value, no field or group", first.name);
                self.mistake(first.at, message, "name a field or group");
                return None;
            };
            let node = self.descend(group, rest)?;
            return Some(Found { node, frame: Some(frame), variable: rest.is_empty() });
        }
        let mut began = None;
        for level in self.searched() {
            let Some(start) = self.names.child(level, &first.name) else { continue };
            let whole = rest
                .iter()
                .try_fold(start, |group, segment| self.names.child(Some(group), &segment.name));
            if let Some(node) = whole {
                return Some(Found { node, frame: None, variable: false });
            }
            began = began.or(Some(start));
        }
        match began {
            Some(start) => {
                self.descend(start, rest);
            }
            None => self.unknown(first),
        }
        None
    }

    /// The node of a path, if there is one.
    pub(super) fn look(&self, path: &[Segment]) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        let step = |group, segment: &Segment| self.names.child(Some(group), &segment.name);
        let frame = self.frames.iter().rposition(|frame| frame.variable == first.name);
        if let Some(at) = frame {
            let Over::Instances(group) = self.frames.get(at)?.over else { return None };
            let node = rest.iter().try_fold(group, step)?;
            return Some(Found { node, frame, variable: rest.is_empty() });
        }
        let whole = |level| rest.iter().try_fold(self.names.child(level, &first.name)?, step);
        let node = self.levels().into_iter().find_map(whole)?;
        Some(Found { node, frame: None, variable: false })
    }

    /// The groups in which a name is looked for, the own one first, then outward to the top.
    fn levels(&self) -> Vec<Option<NodeId>> {
        let own = self.scope.into_iter();
        let around = self.scope.into_iter().flat_map(|scope| self.names.around(scope));
        own.chain(around).map(Some).chain([None]).collect()
    }

    /// The [`levels`](Self::levels) as far as names are looked for.
    fn searched(&self) -> Vec<Option<NodeId>> {
        let mut levels = self.levels();
        let last = levels.iter().position(|level| level.is_some() && *level == self.within);
        levels.truncate(last.map_or(usize::MAX, |last| last + 1));
        levels
    }

    fn descend(&mut self, start: NodeId, rest: &[Segment]) -> Option<NodeId> {
        let mut node = start;
        for segment in rest {
            match self.names.child(Some(node), &segment.name) {
                Some(next) => node = next,
                None => {
                    let path = self.names.path(node);
                    let members: Vec<&str> = self.names.in_group(Some(node)).collect();
                    let (message, advice) = match members.is_empty() {
                        true => (format!("`{path}` is a field and has no members"), String::new()),
                        false => (
                            format!("the group `{path}` has no `{}`", segment.name),
                            format!("it has {}", or_list(members.iter().copied())),
                        ),
                    };
                    let advice = did_you_mean(&segment.name, members, advice);
                    self.mistake(segment.at, message, advice);
                    return None;
                }
            }
        }
        Some(node)
    }

    fn unknown(&mut self, name: &Segment) {
        let mut near: Vec<&str> = Vec::new();
        for level in self.searched() {
            near.extend(self.names.in_group(level));
        }
        near.extend(self.frames.iter().map(|frame| frame.variable.as_str()));
        near.push("today");
        let elsewhere = self
            .names
            .all()
            .find(|(_, named)| self.within.is_none() && named.name == name.name)
            .map(|(node, _)| self.names.path(node));
        let advice = match elsewhere {
            Some(path) => format!("did you mean `{path}`?"),
            None => did_you_mean(
                &name.name,
                near,
                "name a field by its path from the top, such as `keeper.type`; put texts and codes \
                 in quotation marks",
            ),
        };
        self.mistake(name.at, format!("there is no field or group `{}`", name.name), advice);
    }

    /// How the node found is read from here; reported when it stands in a repeated group whose
    /// instance is not at hand.
    pub(super) fn reference(&mut self, found: &Found, at: usize) -> Option<Reference> {
        let home = self.names.home(found.node);
        let outer = self.passed_over(found, home);
        if outer.is_none() {
            let group = self.names.path(home?);
            let node = self.names.path(found.node);
            let name = self.names.get(found.node).map_or("", |named| named.name.as_str());
            let message = format!(
                "`{node}` stands in the repeated group `{group}`: which instance is meant?"
            );
            let advice = format!(
                "ask over all of them: `{group}.exists(x, x.{name} …)`, `{group}.all(x, …)`, \
                 `sum({group}.map(x, …))` or `size({group}.filter(x, …))`"
            );
            self.mistake(at, message, advice);
        }
        let reference = Reference { node: found.node, outer: outer? };
        self.reads.push((found.node, at));
        Some(reference)
    }

    /// How the instance of a repeated group is reached that the variable, or the node that
    /// carries the expression, stands in.
    pub(super) fn instance_of(&mut self, found: &Found, at: usize) -> Option<Reference> {
        let outer = match found.variable {
            true => self.passed_over(found, Some(found.node)),
            false if found.frame.is_some() => None,
            false => self.passed_over(found, Some(found.node)),
        };
        if outer.is_none() {
            let group = self.names.path(found.node);
            let message = format!("`position` has no instance of `{group}` here");
            let advice = format!(
                "use it in a field of `{group}`, or with the variable of `{group}.exists(x, …)`: \
                 `position(x)`"
            );
            self.mistake(at, message, advice);
        }
        Some(Reference { node: found.node, outer: outer? })
    }

    /// How many instances bound for `home` lie between here and the one that is meant.
    fn passed_over(&self, found: &Found, home: Option<NodeId>) -> Option<u8> {
        let Some(home) = home else { return Some(0) };
        let from = match found.frame {
            Some(frame) if self.frames.get(frame)?.over == Over::Instances(home) => frame + 1,
            // The variable's instance stands in instances of groups further out only when
            // those are the carrier's own.
            Some(_) => return None,
            None if self.levels().contains(&Some(home)) => 0,
            None => return None,
        };
        let passed = self
            .frames
            .iter()
            .skip(from)
            .filter(|frame| frame.over == Over::Instances(home))
            .count();
        u8::try_from(passed).ok()
    }
}
