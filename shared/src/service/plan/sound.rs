//! What a service must hold to before anything is done with it.

use std::collections::BTreeSet;
use std::fmt;

use super::{MAX_INSTANCES, MAX_NODES, MAX_OFFERED};
use crate::expression::{Dependency, Expression, dependencies};
use crate::kind::Kind;
use crate::service::{Content, Node, NodeId, Service};

/// The most codes of one list, pages, documents, outcomes and parameters.
const MAX_MEMBERS: usize = 20_000;

/// The deepest nesting of groups.
const MAX_GROUPS: usize = 16;

/// Why a service is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceError {
    /// More nodes, pages, codes or instances than allowed.
    TooLarge,
    /// A node's name is empty, too long or has other than `a`–`z`, `0`–`9` and `_`.
    BadName(String),
    /// Two nodes of one group have the same name.
    DuplicateName(String),
    /// A group does not stand before its members, or is a field, or nests too deep.
    BadParent(String),
    /// A reference to a node, list or parameter that does not exist.
    BadReference(String),
    /// A repeated group's bounds contradict each other, or a field is repeated.
    BadRepeats(String),
    /// An expression is nested too deep.
    TooDeep(String),
    /// Nodes that depend on themselves, each on the one before.
    Cycle(Vec<String>),
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the service is larger than allowed"),
            Self::BadName(name) => write!(f, "`{name}` is no name for a node"),
            Self::DuplicateName(name) => write!(f, "`{name}` stands twice in one group"),
            Self::BadParent(name) => write!(f, "the group around `{name}` is no group before it"),
            Self::BadReference(name) => write!(f, "`{name}` refers to something that is not there"),
            Self::BadRepeats(name) => write!(f, "`{name}` cannot be repeated like this"),
            Self::TooDeep(name) => write!(f, "an expression of `{name}` is nested too deep"),
            Self::Cycle(nodes) => write!(f, "these depend on themselves: {}", nodes.join(" → ")),
        }
    }
}

impl std::error::Error for ServiceError {}

/// Checks everything but cycles.
pub(super) fn examine(service: &Service) -> Result<(), ServiceError> {
    let sizes = [
        service.pages.len(),
        service.documents.len(),
        service.outcomes.len(),
        service.parameters.len(),
        service.lists.len(),
        service.insertions.len(),
    ];
    if service.nodes.len() > MAX_NODES
        || sizes.iter().any(|size| *size > MAX_MEMBERS)
        || service.lists.iter().any(|list| list.codes.len() > MAX_MEMBERS)
    {
        return Err(ServiceError::TooLarge);
    }
    let mut names = BTreeSet::new();
    let mut depths: Vec<usize> = Vec::with_capacity(service.nodes.len());
    let mut least = 0_usize;
    for node in &service.nodes {
        let depth = examine_place(service, node, &depths)?;
        depths.push(depth);
        if !names.insert((node.parent, node.name.as_str())) {
            return Err(ServiceError::DuplicateName(node.name.clone()));
        }
        examine_content(service, node)?;
        least = least.saturating_add(least_instances(service, node));
        for expression in expressions(node) {
            examine_expression(service, expression, &node.name)?;
        }
    }
    if least > MAX_INSTANCES {
        return Err(ServiceError::TooLarge);
    }
    examine_whole(service)
}

fn examine_place(service: &Service, node: &Node, depths: &[usize]) -> Result<usize, ServiceError> {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let proper = node.name.bytes().all(letters)
        && node.name.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
        && node.name.len() <= 100;
    if !proper {
        return Err(ServiceError::BadName(node.name.chars().take(100).collect()));
    }
    let Some(parent) = node.parent else { return Ok(0) };
    let around = service.nodes.get(parent.index());
    match (around.map(|around| &around.content), depths.get(parent.index())) {
        (Some(Content::Group), Some(depth)) if *depth < MAX_GROUPS => Ok(depth + 1),
        _ => Err(ServiceError::BadParent(node.name.clone())),
    }
}

fn examine_content(service: &Service, node: &Node) -> Result<(), ServiceError> {
    if let Content::Field(kind) = &node.content {
        examine_list(service, kind, &node.name)?;
    }
    if node.offered.len() > MAX_OFFERED {
        return Err(ServiceError::TooLarge);
    }
    let Some(repeats) = node.repeats else { return Ok(()) };
    let bounded = usize::try_from(repeats.max).is_ok_and(|max| max <= MAX_INSTANCES);
    if !matches!(node.content, Content::Group) || repeats.min > repeats.max || !bounded {
        return Err(ServiceError::BadRepeats(node.name.clone()));
    }
    Ok(())
}

fn examine_list(service: &Service, kind: &Kind, name: &str) -> Result<(), ServiceError> {
    match kind {
        Kind::Choice { list } | Kind::Choices { list }
            if usize::try_from(*list).ok().and_then(|at| service.lists.get(at)).is_none() =>
        {
            Err(ServiceError::BadReference(name.to_owned()))
        }
        _ => Ok(()),
    }
}

/// How many instances an empty application has of a repeated group at the least.
fn least_instances(service: &Service, node: &Node) -> usize {
    let mut product = usize::from(node.repeats.is_some());
    let mut next = Some(node);
    while let Some(node) = next {
        if let Some(repeats) = node.repeats {
            product = product.saturating_mul(usize::try_from(repeats.min).unwrap_or(usize::MAX));
        }
        next = node.parent.and_then(|parent| service.nodes.get(parent.index()));
    }
    product
}

fn examine_whole(service: &Service) -> Result<(), ServiceError> {
    for page in &service.pages {
        if page.shows.iter().any(|node| node.index() >= service.nodes.len()) {
            return Err(ServiceError::BadReference(page.id.clone()));
        }
        if let Some(relevant) = &page.relevant {
            examine_expression(service, relevant, &page.id)?;
        }
    }
    for document in &service.documents {
        examine_expression(service, &document.relevant, &document.id)?;
    }
    for outcome in &service.outcomes {
        examine_expression(service, &outcome.when, &outcome.id)?;
    }
    for (expression, name) in [(&service.fee, "fee"), (&service.deadline, "deadline")] {
        if let Some(expression) = expression {
            examine_expression(service, expression, name)?;
        }
    }
    for insertion in &service.insertions {
        examine_list(service, &insertion.kind, "insertions")?;
        examine_expression(service, &insertion.value, "insertions")?;
    }
    Ok(())
}

fn expressions(node: &Node) -> impl Iterator<Item = &Expression> {
    let asked = [&node.relevant, &node.required, &node.readonly, &node.hidden];
    let values = [&node.calculate, &node.default];
    let checks = node.checks.iter().map(|check| &check.holds);
    let offered = node.offered.iter().map(|offered| &offered.when);
    asked.into_iter().chain(values).flatten().chain(checks).chain(offered)
}

fn examine_expression(
    service: &Service,
    expression: &Expression,
    name: &str,
) -> Result<(), ServiceError> {
    let mut sound = true;
    let there = |node: NodeId| node.index() < service.nodes.len();
    let shallow = dependencies(expression, &mut |Dependency { node, over }| {
        sound &= there(node) && over.iter().all(|group| there(*group));
    });
    match (shallow, sound) {
        (false, _) => Err(ServiceError::TooDeep(name.to_owned())),
        (_, false) => Err(ServiceError::BadReference(name.to_owned())),
        _ => Ok(()),
    }
}
