//! The rule compiler: from the German sentences of a schema's rules to typed expressions on the
//! facets of fields and groups. It never guesses: what is not understood for certain stays open.

mod answer;
mod checks;
mod clause;
mod condition;
mod deed;
mod demand;
mod facets;
mod scope;
mod sentence;
mod sets;
mod term;
mod token;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use fim::Schema;

use super::draft::{Draft, DraftRule, RuleState};
use condition::{Condition, Sizes};
use deed::{Check, Deed, Effect};
use facets::{Doings, Facets};
use scope::{Doubt, Scope};

/// Lists every rule, distinct by id, version and text, with all that carry it, and writes what it
/// says into the facets of fields and groups. A rule goes in as a whole, or not at all.
pub(super) fn compile(schema: &Schema, draft: &mut Draft) {
    list(schema, draft);
    let scope = Scope::new(schema, draft);
    let (doings, mut doubts) = understood(&scope);
    let facets = agreed(&scope, doings, &mut doubts);
    let into = into(&scope, &facets);
    for (at, rule) in draft.rules.iter_mut().enumerate() {
        rule.state = match doubts.remove(&at) {
            Some(Doubt::Open(reason)) => RuleState::Open(reason),
            Some(Doubt::Rejected(reason)) => RuleState::Rejected(reason),
            None => RuleState::Compiled,
        };
        rule.into = into.get(&at).cloned().unwrap_or_default();
    }
    for (at, own) in facets {
        let Some(node) = draft.nodes.get_mut(at) else { continue };
        node.relevant = own.relevant.or(node.relevant.take());
        node.required = own.required.or(node.required.take());
        node.hidden = own.hidden.or(node.hidden.take());
        node.default = own.default.or(node.default.take());
        node.checks.extend(own.checks);
        let checks = node.checks.iter().map(|check| &check.holds);
        let mut all = [&node.relevant, &node.required].into_iter().flatten().chain(checks);
        draft.regional |= all.any(|own| own.contains(written::STATE));
    }
}

/// Gives a service made of a translated schema what the rules made of the German one.
pub(super) fn carry_over(german: &Draft, other: &mut Draft) {
    for (node, own) in other.nodes.iter_mut().zip(&german.nodes) {
        node.relevant.clone_from(&own.relevant);
        node.required.clone_from(&own.required);
        node.hidden.clone_from(&own.hidden);
        node.default.clone_from(&own.default);
        node.checks.clone_from(&own.checks);
    }
}

/// Takes out of `into` the demands on groups that what is mandatory in them makes needless.
pub(super) fn forget_needless(draft: &mut Draft) {
    let needless: BTreeSet<String> = (0..draft.nodes.len())
        .filter(|at| draft.nodes.get(*at).is_some_and(|own| own.required.is_none()))
        .map(|at| format!("{} required", draft.path(at)))
        .collect();
    for rule in &mut draft.rules {
        rule.into.retain(|own| !needless.contains(own));
    }
}

fn list(schema: &Schema, draft: &mut Draft) {
    for placed in schema.placed_rules() {
        let text = placed.rule.text.clone().unwrap_or_default();
        let same = |own: &&mut DraftRule| own.identity == placed.rule.identity && own.text == text;
        match draft.rules.iter_mut().find(same) {
            Some(rule) => rule.carriers.push(placed.path),
            None => draft.rules.push(DraftRule {
                identity: placed.rule.identity.clone(),
                name: placed.rule.name.clone(),
                text,
                carriers: vec![placed.path],
                state: RuleState::Compiled,
                into: Vec::new(),
            }),
        }
    }
}

/// What each rule does wherever it is carried, and the doubts about the others.
fn understood(scope: &Scope<'_>) -> (Doings, BTreeMap<usize, Doubt>) {
    let (mut doings, mut doubts) = (Doings::new(), BTreeMap::new());
    for (at, rule) in scope.draft.rules.iter().enumerate() {
        let all: Result<Vec<Vec<Effect>>, Doubt> = rule
            .carriers
            .iter()
            .map(|carrier| {
                let effects = sentence::understand(scope, carrier, &rule.text)?;
                // What cannot be written is a doubt about this rule, and no other.
                for effect in &effects {
                    scope.written(&effect.when, scope.whole(effect.target))?;
                }
                Ok(effects)
            })
            .collect();
        match all {
            Ok(all) => {
                doings.insert(at, all.concat());
            }
            Err(doubt) => {
                doubts.insert(at, doubt);
            }
        }
    }
    (doings, doubts)
}

/// The facets, of the rules that do not contradict each other.
fn agreed(
    scope: &Scope<'_>,
    mut doings: Doings,
    doubts: &mut BTreeMap<usize, Doubt>,
) -> BTreeMap<usize, Facets> {
    let sizes = sizes(scope, &doings);
    for (rule, doubt) in spelled(scope, &doings) {
        doings.remove(&rule);
        doubts.insert(rule, doubt);
    }
    loop {
        let found = facets::conflicts(scope, &doings, &sizes);
        if found.is_empty() {
            match facets::facets(scope, &doings, &sizes) {
                Ok(facets) => return facets,
                Err((rules, doubt)) => {
                    for rule in rules {
                        doings.remove(&rule);
                        doubts.insert(rule, doubt.clone());
                    }
                }
            }
        }
        for (rule, doubt) in found {
            doings.remove(&rule);
            doubts.entry(rule).or_insert(doubt);
        }
    }
}

/// How many codes the fields that are read can be chosen from.
fn sizes(scope: &Scope<'_>, doings: &Doings) -> Sizes {
    let mut sizes = Sizes::new();
    for effect in doings.values().flatten() {
        for field in effect.when.reads() {
            let count = scope.values(field).len();
            if count > 0 && scope.kind(field) == Some("choice") {
                sizes.insert(field, count);
            }
        }
    }
    sizes
}

/// Rules that write a code with other leading zeros than others do, where no list says which is
/// meant.
fn spelled(scope: &Scope<'_>, doings: &Doings) -> Vec<(usize, Doubt)> {
    let mut written: BTreeMap<(&str, String), BTreeSet<(String, usize)>> = BTreeMap::new();
    for (rule, effects) in doings {
        for effect in effects {
            let mut codes = Vec::new();
            codes_of(&effect.when, &mut codes);
            if let Deed::Check(Check::Never(condition)) = &effect.deed {
                codes_of(condition, &mut codes);
            }
            for (field, code) in codes {
                let Some((_, identity)) = scope.node(field).and_then(|own| own.fim.as_ref()) else {
                    continue;
                };
                if scope.values(field).is_empty() {
                    let short = code.trim_start_matches('0').to_owned();
                    written
                        .entry((identity.id.as_str(), short))
                        .or_default()
                        .insert((code.clone(), *rule));
                }
            }
        }
    }
    let mut found = Vec::new();
    for ((id, _), own) in written {
        let codes: BTreeSet<&str> = own.iter().map(|own| own.0.as_str()).collect();
        if codes.len() > 1 {
            let all: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
            let reason = format!(
                "the code of `{id}` is ambiguous: rules write {}, and the list is not at hand",
                all.join(" and ")
            );
            found.extend(own.iter().map(|own| (own.1, Doubt::Rejected(reason.clone()))));
        }
    }
    found
}

fn codes_of<'c>(condition: &'c Condition, all: &mut Vec<(usize, &'c String)>) {
    match condition {
        Condition::Among { field, codes, .. } => all.extend(codes.iter().map(|own| (*field, own))),
        Condition::Not(own) => codes_of(own, all),
        Condition::All(own) | Condition::Any(own) => {
            for own in own {
                codes_of(own, all);
            }
        }
        _ => {}
    }
}

/// The facets that each rule went into, by its place.
fn into(scope: &Scope<'_>, facets: &BTreeMap<usize, Facets>) -> BTreeMap<usize, Vec<String>> {
    let mut into: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, own) in facets {
        for (rule, facet) in &own.from {
            let place = format!("{} {facet}", scope.draft.path(*at));
            let all = into.entry(*rule).or_default();
            if !all.contains(&place) {
                all.push(place);
            }
        }
    }
    into
}
