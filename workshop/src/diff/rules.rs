//! Rules: the facets and checks of nodes, and what follows for the whole, as their source.

use shared::expression::Expression;
use shared::service::{Node, NodeId, Service};

use super::{Between, Change, Kind, Part};
use crate::expression::show;
use crate::version::Version;

/// A rule's name and its source.
type Rule = (String, String);

pub(super) fn compare(between: &Between<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (old, _, became) in between.pairs() {
        let Some(new) = became else { continue };
        let path = between.new.plan.path(new);
        let was = of_node(between.old, old);
        let is = of_node(between.new, new);
        differences(&was, &is, |name| format!("{path} {name}"), &mut changes);
    }
    let was = of_whole(between.old.service());
    let is = of_whole(between.new.service());
    differences(&was, &is, str::to_owned, &mut changes);
    changes
}

fn differences(
    was: &[Rule],
    is: &[Rule],
    name: impl Fn(&str) -> String,
    changes: &mut Vec<Change>,
) {
    let source = |rules: &[Rule], wanted: &str| {
        rules.iter().find(|(name, _)| name == wanted).map(|(_, source)| source.clone())
    };
    for (rule, old) in was {
        match source(is, rule) {
            Some(new) if new == *old => {}
            Some(new) => {
                changes.push(Change::new(Part::Rule, name(rule), Kind::Changed).was(old).is(new));
            }
            None => changes.push(Change::new(Part::Rule, name(rule), Kind::Removed).was(old)),
        }
    }
    for (rule, new) in is.iter().filter(|(rule, _)| source(was, rule).is_none()) {
        changes.push(Change::new(Part::Rule, name(rule), Kind::Added).is(new));
    }
}

fn of_node(version: &Version, id: NodeId) -> Vec<Rule> {
    let node: &Node = version.plan.node(id);
    let show = |expression: &Expression| show(expression, version.service(), Some(id));
    let facets = [
        ("relevant", &node.relevant),
        ("required", &node.required),
        ("readonly", &node.readonly),
        ("hidden", &node.hidden),
        ("default", &node.default),
        ("calculate", &node.calculate),
    ];
    let mut rules: Vec<Rule> = facets
        .into_iter()
        .filter_map(|(name, facet)| Some((name.to_owned(), show(facet.as_ref()?))))
        .collect();
    rules.extend(node.checks.iter().map(|check| {
        let soft = if check.soft { " (only warns)" } else { "" };
        (format!("check {}", check.id), format!("{}{soft}", show(&check.holds)))
    }));
    let offered = node.offered.iter();
    rules.extend(
        offered.map(|some| (format!("offers {}", some.codes.join(", ")), show(&some.when))),
    );
    if !node.basis.is_empty() {
        let basis: Vec<&str> = node.basis.iter().map(|basis| basis.text.as_str()).collect();
        rules.push(("legal basis".to_owned(), basis.join("; ")));
    }
    rules
}

fn of_whole(service: &Service) -> Vec<Rule> {
    let show = |expression: &Expression| show(expression, service, None);
    let mut rules = Vec::new();
    for (name, rule) in [("fee", &service.fee), ("deadline", &service.deadline)] {
        rules.extend(rule.as_ref().map(|rule| (name.to_owned(), show(rule))));
    }
    for page in &service.pages {
        let relevant = page.relevant.as_ref();
        rules.extend(relevant.map(|rule| (format!("page {} relevant", page.id), show(rule))));
    }
    // Those that came or went are told of as parts.
    rules
}

/// The rules of documents and outcomes that both versions have.
pub(super) fn common(
    part: Part,
    was: impl Iterator<Item = Rule>,
    is: impl Iterator<Item = Rule>,
    changes: &mut Vec<Change>,
) {
    let (was, is): (Vec<Rule>, Vec<Rule>) = (was.collect(), is.collect());
    for (name, old) in &was {
        match is.iter().find(|(other, _)| other == name) {
            Some((_, new)) if new == old => {}
            Some((_, new)) => {
                changes.push(Change::new(part, name, Kind::Changed).was(old).is(new));
            }
            None => changes.push(Change::new(part, name, Kind::Removed).was(old)),
        }
    }
    for (name, new) in is.iter().filter(|(name, _)| !was.iter().any(|(other, _)| other == name)) {
        changes.push(Change::new(part, name, Kind::Added).is(new));
    }
}
