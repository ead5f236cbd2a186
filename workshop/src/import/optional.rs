//! What must be answered: mandatory fields always, those in an optional group once anything in it
//! is answered.

use super::draft::{Draft, DraftKind, DraftNode, DraftTexts};
use super::names::unique;

/// Sets `required` on every mandatory field, but where a rule has said it. An optional group with
/// mandatory fields gets a hidden field that says whether anything in it is answered.
pub(super) fn settle(draft: &mut Draft) {
    let mut witnesses: Vec<Option<String>> = vec![None; draft.nodes.len()];
    let mut added: Vec<(usize, DraftNode)> = Vec::new();
    let mut demands: Vec<Option<String>> = Vec::new();
    for (at, witness) in witnesses.iter_mut().enumerate() {
        let Some(node) = draft.nodes.get(at) else { continue };
        if is_optional(node) && has_mandatory(draft, at) {
            let taken = |name: &str| {
                draft
                    .children(Some(at))
                    .any(|own| draft.nodes.get(own).is_some_and(|own| own.name == name))
            };
            *witness = Some(unique("angegeben".to_owned(), "", taken));
        }
    }
    for at in 0..draft.nodes.len() {
        let name = witnesses.get(at).cloned().flatten();
        if let Some(name) = name {
            let label = draft.nodes.get(at).and_then(|node| node.texts.label.clone());
            let label = label.unwrap_or_else(|| "diese Gruppe".to_owned());
            let node = DraftNode {
                parent: Some(at),
                name,
                kind: Some(DraftKind { name: "yes-no", ..DraftKind::default() }),
                hidden: Some("true".to_owned()),
                calculate: Some(any_of(&anything(draft, &witnesses, at, ""))),
                texts: DraftTexts {
                    label: Some(format!("Angaben gemacht: {label}")),
                    ..DraftTexts::default()
                },
                ..DraftNode::default()
            };
            added.push((at, node));
        }
        demands.push(demand(draft, &witnesses, at));
    }
    for (node, required) in draft.nodes.iter_mut().zip(demands) {
        node.required = required;
    }
    for (_, node) in added {
        draft.nodes.push(node);
    }
}

/// Whether a node may be left out as a whole.
fn is_optional(node: &DraftNode) -> bool {
    let filled = node.required.as_deref() == Some("true");
    node.kind.is_none() && node.repeated.is_none() && node.occurs.0.min == 0 && !filled
}

/// Whether a field must be answered where its group is.
fn is_mandatory(node: &DraftNode) -> bool {
    let asked = node.kind.as_ref().is_some_and(|kind| kind.name != "information");
    asked && node.occurs.0.min > 0 && node.calculate.is_none() && !is_unanswerable(node)
}

/// Whether nobody can answer it.
fn is_unanswerable(node: &DraftNode) -> bool {
    node.hidden.as_deref() == Some("true") && node.default.is_none()
}

/// Whether whoever answers adds the instances of a group, all of them.
fn added(node: &DraftNode) -> bool {
    node.repeated.is_some_and(|(min, _)| min == 0)
}

/// Whether a mandatory field stands in a group, outside of optional ones in it.
fn has_mandatory(draft: &Draft, group: usize) -> bool {
    draft.children(Some(group)).any(|at| {
        let Some(node) = draft.nodes.get(at) else { return false };
        let open = node.kind.is_none() && !added(node) && !is_optional(node);
        is_mandatory(node) || (open && has_mandatory(draft, at))
    })
}

/// What says that something in a group is answered, as seen from that group.
pub(super) fn anything(
    draft: &Draft,
    witnesses: &[Option<String>],
    group: usize,
    way: &str,
) -> Vec<String> {
    let mut all = Vec::new();
    for at in draft.children(Some(group)) {
        let Some(node) = draft.nodes.get(at) else { continue };
        let path = format!("{way}{}", node.name);
        match (&node.kind, witnesses.get(at).and_then(Option::as_ref)) {
            (None, Some(witness)) => all.push(format!("{path}.{witness}")),
            (None, None) if added(node) => all.push(format!("size({path}) > 0")),
            (None, None) if node.repeated.is_some() => {
                let each = format!("each_{}", way.matches('.').count() + 1);
                let inside = anything(draft, witnesses, at, &format!("{each}."));
                if !inside.is_empty() {
                    all.push(format!("{path}.exists({each}, {})", any_of(&inside)));
                }
            }
            (None, None) => all.extend(anything(draft, witnesses, at, &format!("{path}."))),
            // What is there without anybody's doing says nothing.
            (Some(kind), _) if kind.name == "information" => {}
            (Some(_), _)
                if node.hidden.is_some() || node.calculate.is_some() || node.default.is_some() => {}
            (Some(_), _) => all.push(format!("answered({path})")),
        }
    }
    all
}

/// When something must be answered: as rules say, else by its cardinality.
fn demand(draft: &Draft, witnesses: &[Option<String>], at: usize) -> Option<String> {
    let node = draft.nodes.get(at)?;
    let Some(own) = node.required.as_deref() else { return required(draft, witnesses, at) };
    // A group that is filled in because of what is mandatory in it needs no demand of its own.
    let group = node.kind.is_none() && node.repeated.is_none();
    if group && own == "true" && has_mandatory(draft, at) {
        return None;
    }
    // What a rule demands is demanded where the group around is there at all.
    Some(match (own, around(draft, witnesses, at)) {
        (own, None) => own.to_owned(),
        ("true", Some(witness)) => witness,
        (own, Some(witness)) => format!("{witness} && ({own})"),
    })
}

fn required(draft: &Draft, witnesses: &[Option<String>], at: usize) -> Option<String> {
    let node = draft.nodes.get(at)?;
    // What nobody can change has its answer.
    let fixed = node.default.is_some() && (node.hidden.is_some() || node.readonly.is_some());
    if !is_mandatory(node) || fixed {
        return None;
    }
    Some(around(draft, witnesses, at).unwrap_or_else(|| "true".to_owned()))
}

/// What says that the nearest group around that may be left out is there.
fn around(draft: &Draft, witnesses: &[Option<String>], at: usize) -> Option<String> {
    let mut around = draft.nodes.get(at)?.parent;
    while let Some(group) = around {
        if let Some(witness) = witnesses.get(group).and_then(Option::as_ref) {
            return Some(witness.clone());
        }
        let node = draft.nodes.get(group)?;
        // Whoever adds an instance fills it in.
        if added(node) {
            break;
        }
        around = node.parent;
    }
    None
}

/// Whether any of some conditions holds, halved again and again, so that no expression nests deep.
pub(super) fn any_of(conditions: &[String]) -> String {
    if conditions.len() <= 8 {
        return conditions.join(" || ");
    }
    let (first, second) = conditions.split_at(conditions.len() / 2);
    format!("({}) || ({})", any_of(first), any_of(second))
}
