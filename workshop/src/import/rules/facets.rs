//! From what rules do to the facets of fields and groups, over all rules.

use std::collections::{BTreeMap, BTreeSet};

use super::checks;
use super::condition::{Condition, Sizes};
use super::deed::{Deed, Effect};
use super::scope::{Answer, Doubt, Scope};
use super::written::quoted;
use crate::import::draft::DraftCheck;

/// What a rule does, by its place among the rules.
pub(super) type Doings = BTreeMap<usize, Vec<Effect>>;

/// What becomes of a field or group.
#[derive(Debug, Default)]
pub(super) struct Facets {
    pub(super) relevant: Option<String>,
    pub(super) required: Option<String>,
    pub(super) hidden: Option<String>,
    pub(super) default: Option<String>,
    pub(super) checks: Vec<DraftCheck>,
    /// The facets that each rule went into.
    pub(super) from: Vec<(usize, &'static str)>,
}

/// What all rules do to one field or group.
struct Doing<'d> {
    at: usize,
    all: Vec<(usize, &'d Effect)>,
}

impl Doing<'_> {
    /// When rules do something, one rule or all of them.
    fn when(&self, rule: Option<usize>, what: impl Fn(&Deed) -> bool) -> Vec<Condition> {
        let own = self.all.iter().filter(|(own, _)| rule.is_none_or(|rule| rule == *own));
        own.filter(|(_, effect)| what(&effect.deed))
            .map(|(_, effect)| effect.when.clone())
            .collect()
    }

    fn rules(&self, what: impl Fn(&Deed) -> bool) -> BTreeSet<usize> {
        let own = self.all.iter().filter(|(_, effect)| what(&effect.deed));
        own.map(|(rule, _)| *rule).collect()
    }

    /// When a rule hides it, but for where it merely says that it is not shown otherwise.
    fn hides(&self, rule: usize, sizes: &Sizes) -> Vec<Condition> {
        let hides = self.when(Some(rule), is_hide);
        let shows = self.when(Some(rule), asks);
        let opposite =
            || Condition::any(shows.clone()).is_opposite(&Condition::any(hides.clone()), sizes);
        if !hides.is_empty() && !shows.is_empty() && opposite() { Vec::new() } else { hides }
    }
}

fn is_hide(deed: &Deed) -> bool {
    *deed == Deed::Hide
}

/// Whether something is asked, or filled in, by this.
fn asks(deed: &Deed) -> bool {
    matches!(deed, Deed::Show | Deed::Require | Deed::Prefill(_))
}

/// The rules that contradict themselves or each other, with the reason.
pub(super) fn conflicts(scope: &Scope<'_>, doings: &Doings, sizes: &Sizes) -> Vec<(usize, Doubt)> {
    let mut found = Vec::new();
    let mut reject = |rule, reason: String| found.push((rule, Doubt::Rejected(reason)));
    for (rule, effects) in doings {
        if let Some(effect) = effects.iter().find(|own| !own.when.is_possible(sizes)) {
            let path = scope.draft.path(effect.target);
            reject(*rule, format!("what it says of `{path}` can never be the case"));
        }
    }
    for doing in by_node(scope, doings) {
        let path = scope.draft.path(doing.at);
        for rule in doing.rules(is_hide) {
            let shows = Condition::any(doing.when(Some(rule), asks));
            let hides = Condition::any(doing.when(Some(rule), is_hide));
            if doing.rules(asks).contains(&rule) && shows.meets(&hides, sizes) {
                reject(rule, format!("it shows and hides `{path}` at once"));
                continue;
            }
            let left = doing.hides(rule, sizes);
            for other in doing.rules(asks).into_iter().filter(|other| *other != rule) {
                let shows = doing.when(Some(other), asks);
                let both = left.iter().any(|own| shows.iter().any(|show| show.meets(own, sizes)));
                if both {
                    let called = |rule: usize| {
                        scope.draft.rules.get(rule).map(|own| own.identity.to_string())
                    };
                    let (own, its) = (called(rule), called(other));
                    let name = |own: Option<String>| own.unwrap_or_default();
                    reject(rule, format!("it hides `{path}` where {} shows it", name(its)));
                    reject(other, format!("it shows `{path}` where {} hides it", name(own)));
                }
            }
        }
    }
    found
}

/// The facets of every field and group that rules speak of, by place.
pub(super) fn facets(
    scope: &Scope<'_>,
    doings: &Doings,
    sizes: &Sizes,
) -> Result<BTreeMap<usize, Facets>, (BTreeSet<usize>, Doubt)> {
    let mut all: BTreeMap<usize, Facets> = BTreeMap::new();
    for doing in by_node(scope, doings) {
        let made = of_node(scope, &doing, sizes);
        let rules = || doing.all.iter().map(|own| own.0).collect();
        all.insert(doing.at, made.map_err(|doubt| (rules(), doubt))?);
    }
    let filled = filled(scope, doings, &all);
    for (rule, effects) in doings {
        for effect in effects {
            let Deed::Check(check) = &effect.deed else { continue };
            let made = checks::check(scope, check, &effect.when, &filled);
            let made = made.map_err(|doubt| (BTreeSet::from([*rule]), doubt))?;
            let Some((at, mut check)) = made else { continue };
            let own = all.entry(at).or_default();
            let there = scope.node(at).map_or(0, |node| {
                node.checks.iter().filter(|other| other.id.starts_with(&check.id)).count()
            });
            let count = own.checks.iter().filter(|other| other.id.starts_with(&check.id)).count();
            if there + count > 0 {
                check.id = format!("{}_{}", check.id, there + count + 1);
            }
            own.checks.push(check);
            own.from.push((*rule, "checks"));
        }
    }
    Ok(all)
}

/// The groups that are filled in wherever they are asked, each with what decides about that.
fn filled(
    scope: &Scope<'_>,
    doings: &Doings,
    facets: &BTreeMap<usize, Facets>,
) -> BTreeMap<usize, Vec<usize>> {
    let must =
        |at: usize| facets.get(&at).is_some_and(|own| own.required.as_deref() == Some("true"));
    let doing = by_node(scope, doings).into_iter().filter(|doing| must(doing.at));
    let reads = |doing: Doing<'_>| {
        let shown = asked(&doing, false);
        (doing.at, shown.map_or(Vec::new(), |shown| shown.reads()))
    };
    doing.map(reads).collect()
}

fn by_node<'d>(scope: &Scope<'_>, doings: &'d Doings) -> Vec<Doing<'d>> {
    let mut all: BTreeMap<usize, Vec<(usize, &Effect)>> = BTreeMap::new();
    for (rule, effects) in doings {
        for effect in effects {
            if !matches!(effect.deed, Deed::Check(_)) {
                all.entry(scope.whole(effect.target)).or_default().push((*rule, effect));
            }
        }
    }
    all.into_iter().map(|(at, all)| Doing { at, all }).collect()
}

fn of_node(scope: &Scope<'_>, doing: &Doing<'_>, sizes: &Sizes) -> Result<Facets, Doubt> {
    let mut facets = Facets::default();
    let at = doing.at;
    let Some(node) = scope.node(at) else { return Ok(facets) };
    let mandatory = node.occurs.0.min > 0;
    let shown = asked(doing, mandatory);
    let note = |facets: &mut Facets, what: &dyn Fn(&Deed) -> bool, facet| {
        facets.from.extend(doing.rules(what).into_iter().map(|rule| (rule, facet)));
    };
    match &shown {
        Some(Condition::Always) => {}
        Some(condition) => {
            facets.relevant = Some(scope.written(condition, at)?);
            note(&mut facets, &|deed| asks(deed) || is_hide(deed), "relevant");
        }
        None if doing.rules(is_hide).is_empty() => {}
        None => {
            let hides = Condition::any(doing.when(None, is_hide));
            facets.relevant = Some(scope.written(&unless(hides), at)?);
            note(&mut facets, &is_hide, "relevant");
        }
    }
    facets.required = required(scope, doing, shown.as_ref(), mandatory, sizes)?;
    if facets.required.is_some() {
        note(&mut facets, &|deed| matches!(deed, Deed::Require | Deed::Relax), "required");
    }
    prefilled(scope, doing, shown.as_ref(), sizes, &mut facets)?;
    Ok(facets)
}

/// When it is asked, where rules say so. What is mandatory and must be filled in under a condition
/// exists under that condition only: else the condition would say nothing.
fn asked(doing: &Doing<'_>, mandatory: bool) -> Option<Condition> {
    let mut shows = doing.when(None, |deed| *deed == Deed::Show);
    let hiding = doing.rules(is_hide);
    for rule in &hiding {
        shows.extend(doing.when(Some(*rule), asks));
    }
    let relaxed = !doing.rules(|deed| *deed == Deed::Relax).is_empty();
    let musts = doing.when(None, |deed| *deed == Deed::Require);
    if mandatory && !relaxed {
        shows.extend(musts);
    }
    (!shows.is_empty()).then(|| Condition::any(shows))
}

/// That something does not hold, which what is not answered yet does not stand in the way of.
fn unless(hides: Condition) -> Condition {
    match hides {
        Condition::Any(all) => all.into_iter().map(unless).fold(Condition::Always, Condition::and),
        own => {
            let mut open: Vec<Condition> = Vec::new();
            for field in own.reads() {
                let unanswered = Condition::Answered(field).not();
                if !open.contains(&unanswered) {
                    open.push(unanswered);
                }
            }
            open.push(own.not());
            Condition::any(open)
        }
    }
}

fn required(
    scope: &Scope<'_>,
    doing: &Doing<'_>,
    shown: Option<&Condition>,
    mandatory: bool,
    sizes: &Sizes,
) -> Result<Option<String>, Doubt> {
    let musts = doing.when(None, |deed| *deed == Deed::Require);
    let frees = doing.when(None, |deed| *deed == Deed::Relax);
    if scope.kind(doing.at) == Some("information") || (musts.is_empty() && frees.is_empty()) {
        return Ok(None);
    }
    let (must, free) = (Condition::any(musts.clone()), Condition::any(frees.clone()));
    if !musts.is_empty() && !frees.is_empty() && must.meets(&free, sizes) {
        let path = scope.draft.path(doing.at);
        return Err(Doubt::Rejected(format!("`{path}` is mandatory and optional at once")));
    }
    if musts.is_empty() {
        return match mandatory {
            true => scope.written(&free.not(), doing.at).map(Some),
            false => Ok(None),
        };
    }
    if mandatory && frees.is_empty() {
        // Its cardinality says so already.
        return Ok(None);
    }
    let covers = |shown: &Condition| !shown.meets(&must.clone().not(), sizes);
    if must == Condition::Always || shown.is_some_and(covers) {
        return Ok(Some("true".to_owned()));
    }
    scope.written(&must, doing.at).map(Some)
}

fn prefilled(
    scope: &Scope<'_>,
    doing: &Doing<'_>,
    shown: Option<&Condition>,
    sizes: &Sizes,
    facets: &mut Facets,
) -> Result<(), Doubt> {
    let is_prefill = |deed: &Deed| matches!(deed, Deed::Prefill(_));
    let mut answers = doing.all.iter().filter_map(|(_, effect)| match &effect.deed {
        Deed::Prefill(answer) => Some((answer, &effect.when)),
        _ => None,
    });
    let Some((answer, when)) = answers.next() else { return Ok(()) };
    let path = scope.draft.path(doing.at);
    if answers.any(|other| other != (answer, when)) {
        return Err(Doubt::Rejected(format!("`{path}` is filled in with different answers")));
    }
    let always = |own: &Condition| {
        *own == Condition::Always
            || shown.is_some_and(|shown| !shown.meets(&own.clone().not(), sizes))
    };
    if !always(when) || scope.node(doing.at).is_some_and(|own| own.kind.is_none()) {
        return Err(Doubt::Open(format!("when `{path}` is filled in cannot be written")));
    }
    facets.default = Some(match answer {
        Answer::Truth(value) => value.to_string(),
        Answer::Number(number) => number.to_string(),
        Answer::Code { code, several: false } => quoted(code)?,
        Answer::Code { several: true, .. } => {
            return Err(Doubt::Open(format!("`{path}` has several answers")));
        }
    });
    let own = doing.rules(is_prefill).into_iter();
    facets.from.extend(own.map(|rule| (rule, "default")));
    let conceals = doing.when(None, |deed| *deed == Deed::Conceal);
    if !conceals.is_empty() {
        let conceal = Condition::any(conceals);
        facets.hidden = Some(match always(&conceal) {
            true => "true".to_owned(),
            false => scope.written(&conceal, doing.at)?,
        });
        let own = doing.rules(|deed| *deed == Deed::Conceal).into_iter();
        facets.from.extend(own.map(|rule| (rule, "hidden")));
    }
    Ok(())
}
