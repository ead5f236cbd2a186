//! What becomes of the answers in a draft of the older version.

use std::collections::BTreeSet;

use serde::Serialize;
use shared::migration::Reason;
use shared::service::{Content, Node, NodeId};
use shared::value::Type;

use super::fields::taken;
use super::{Between, Kind, nodes};

/// What becomes of a field's answers, where they do not simply stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fate {
    /// The field's old definition path.
    pub path: String,
    /// The field that takes them now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Why they do not, or not all of them; none where they only move.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Whether only some are touched, such as those out of the new bounds.
    pub some: bool,
    /// Whether the number stays and means something else, which `again` should state.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub other_meaning: bool,
}

/// The fates of all old fields that are answered, and how many just stay.
pub(super) fn fates(between: &Between<'_>) -> (Vec<Fate>, usize) {
    let mut fates = Vec::new();
    let mut kept = 0;
    let mut met = BTreeSet::new();
    for (old, path, became) in between.pairs() {
        let was = between.old.plan.node(old);
        if !is_answered(was) {
            continue;
        }
        let fate = fate(between, old, path, became, &mut met);
        match fate.reason.is_none() && fate.to.is_none() {
            true => kept += 1,
            false => fates.push(fate),
        }
    }
    (fates, kept)
}

fn fate(
    between: &Between<'_>,
    old: NodeId,
    path: String,
    became: Option<NodeId>,
    met: &mut BTreeSet<NodeId>,
) -> Fate {
    let mut fate = Fate { path, to: None, reason: None, some: false, other_meaning: false };
    let (lead, again) = between.lead(&fate.path);
    let Some(new) = became else {
        fate.reason = Some(Reason::Gone);
        return fate;
    };
    let (was, is) = (between.old.plan.node(old), between.new.plan.node(new));
    fate.to = (lead != fate.path).then_some(lead);
    let kind = match &is.content {
        Content::Group => {
            fate.reason = Some(Reason::Retyped);
            return fate;
        }
        Content::Field(kind) => kind,
    };
    let (reason, some) = match taken(between, was, is) {
        _ if again => (Some(Reason::Again), false),
        _ if kind.value_type().is_none() => (Some(Reason::Gone), false),
        _ if is.calculate.is_some() => (Some(Reason::Computed), false),
        _ if !met.insert(new) => (Some(Reason::Taken), true),
        Some(Kind::Retyped) => {
            fate.other_meaning = number_means_other(was, kind.value_type());
            retyped(was, kind.value_type())
        }
        Some(Kind::Narrowed) if takes_codes(kind.value_type(), kind) => {
            (Some(Reason::CodeGone), true)
        }
        Some(Kind::Narrowed) => (Some(Reason::ToCorrect), true),
        _ if narrower_group(between, old, new) => (Some(Reason::TooMany), true),
        _ => (None, false),
    };
    fate.reason = reason;
    fate.some = some;
    fate
}

/// The new fields that the person is asked and no old answer leads to.
pub(super) fn asked(between: &Between<'_>) -> Vec<String> {
    let met: BTreeSet<NodeId> = between.pairs().filter_map(|(_, _, became)| became).collect();
    nodes(between.new)
        .filter(|(new, _)| !met.contains(new) && is_answered(between.new.plan.node(*new)))
        .map(|(_, path)| path)
        .collect()
}

fn is_answered(node: &Node) -> bool {
    let asked = matches!(&node.content, Content::Field(kind) if kind.value_type().is_some());
    asked && node.calculate.is_none()
}

/// As [`migrate`](shared::migration::migrate) does: what can be typed is read again.
fn retyped(was: &Node, new: Option<Type>) -> (Option<Reason>, bool) {
    let old = match &was.content {
        Content::Field(kind) => kind.value_type(),
        Content::Group => None,
    };
    let typed = |value| matches!(value, Some(Type::Text | Type::Date));
    match (old, new) {
        (old, new) if old == new => (Some(Reason::ToCorrect), true),
        (Some(Type::Integer | Type::Money), Some(Type::Integer | Type::Money)) => (None, false),
        (old, Some(Type::YesNo | Type::Codes)) if typed(old) => (Some(Reason::Retyped), false),
        (old, _) if typed(old) => (Some(Reason::ToCorrect), true),
        (Some(Type::Integer | Type::Money), Some(Type::Text)) => (Some(Reason::ToCorrect), true),
        _ => (Some(Reason::Retyped), false),
    }
}

/// An amount is kept in cents: 12 as a number is not 12 as an amount.
fn number_means_other(was: &Node, new: Option<Type>) -> bool {
    let old = match &was.content {
        Content::Field(kind) => kind.value_type(),
        Content::Group => None,
    };
    matches!(
        (old, new),
        (Some(Type::Integer), Some(Type::Money)) | (Some(Type::Money), Some(Type::Integer))
    )
}

fn takes_codes(value: Option<Type>, kind: &shared::kind::Kind) -> bool {
    value == Some(Type::Codes) || matches!(kind, shared::kind::Kind::Choice { .. })
}

/// Whether a group around the field may have fewer instances now.
fn narrower_group(between: &Between<'_>, old: NodeId, new: NodeId) -> bool {
    let most = |version: &crate::version::Version, node: NodeId| {
        let groups = version.plan.homes_of(node);
        let most = |group: &NodeId| version.plan.node(*group).repeats.map_or(1, |own| own.max);
        groups.iter().map(most).map(u64::from).fold(1_u64, u64::saturating_mul)
    };
    most(between.new, new) < most(between.old, old)
}
