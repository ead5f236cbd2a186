//! What a sentence makes something depend on, and when two of them can hold at once.

use std::collections::{BTreeMap, BTreeSet};

use super::token::Sign;
use crate::federal_state::STATES;

/// A condition over answers and the federal state. Fields and groups are known by their place in the
/// draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// It always holds.
    Always,
    /// Whether the answer of a field is one of some codes or texts; one of those that are chosen is
    /// where several can be.
    Among { field: usize, codes: Vec<String>, several: bool },
    /// Whether a yes-no field is answered so.
    Truth { field: usize, value: bool },
    /// How a number compares.
    Number { field: usize, sign: Sign, bound: i64 },
    /// Whether the number that a text writes, in so many digits, lies between two, the second of
    /// which is out.
    Written { field: usize, from: u64, to: u64 },
    /// Whether a field is answered.
    Answered(usize),
    /// Whether anything in a group is answered.
    Filled(usize),
    /// Whether the municipality lies in one of the states.
    State(BTreeSet<&'static str>),
    /// Whether it does not hold.
    Not(Box<Condition>),
    /// Whether all hold.
    All(Vec<Condition>),
    /// Whether any holds.
    Any(Vec<Condition>),
}

/// How many combinations are looked at before nothing is claimed.
const MOST: usize = 20_000;

/// What an answer can be, as far as conditions tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Point {
    Nothing,
    Code(String),
    Truth(bool),
    Number(i64),
    /// Something that no condition names.
    Other,
}

/// What a point is of: a field, one code of a multiple choice, or the state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Variable {
    Field(usize),
    Chosen(usize, String),
    Group(usize),
    State,
}

type Points = BTreeMap<Variable, BTreeSet<Point>>;

/// How many codes there are to choose from, by field: where all are named, there is no other.
pub(super) type Sizes = BTreeMap<usize, usize>;

impl Condition {
    /// Both.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, own) | (own, Self::Always) => own,
            (Self::All(mut all), Self::All(more)) => {
                all.extend(more);
                Self::All(all)
            }
            (Self::All(mut all), own) => {
                all.push(own);
                Self::All(all)
            }
            (own, Self::All(mut all)) => {
                all.insert(0, own);
                Self::All(all)
            }
            (own, other) => Self::All(vec![own, other]),
        }
    }

    /// Any of some; each is said once.
    pub(super) fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = Vec::new();
        for condition in conditions {
            let parts = match condition {
                Self::Any(parts) => parts,
                own => vec![own],
            };
            for part in parts {
                if part == Self::Always {
                    return part;
                }
                let known = all.iter_mut().find_map(|own| own.same_field(&part));
                if let (Some(known), Self::Among { codes, .. }) = (known, &part) {
                    known.extend(codes.iter().cloned());
                    known.sort();
                    known.dedup();
                } else if !all.contains(&part) {
                    all.push(part);
                }
            }
        }
        match <[Self; 1]>::try_from(all) {
            Ok([own]) => own,
            Err(all) => Self::Any(all),
        }
    }

    /// The codes, when both ask for the answer of one field that has one.
    fn same_field(&mut self, other: &Self) -> Option<&mut Vec<String>> {
        match (self, other) {
            (
                Self::Among { field, codes, several: false },
                Self::Among { field: same, several: false, .. },
            ) if field == same => Some(codes),
            _ => None,
        }
    }

    /// The opposite.
    pub(super) fn not(self) -> Self {
        match self {
            Self::Not(own) => *own,
            own => Self::Not(Box::new(own)),
        }
    }

    /// The fields and groups that it reads.
    pub(super) fn reads(&self) -> Vec<usize> {
        match self {
            Self::Always | Self::State(_) => Vec::new(),
            Self::Among { field, .. }
            | Self::Truth { field, .. }
            | Self::Number { field, .. }
            | Self::Written { field, .. }
            | Self::Answered(field)
            | Self::Filled(field) => vec![*field],
            Self::Not(own) => own.reads(),
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::reads).collect(),
        }
    }

    /// Whether both can hold at once; so it is said, too, where there is too much to look at.
    pub(super) fn meets(&self, other: &Self, sizes: &Sizes) -> bool {
        let found = somewhere(&[self, other], sizes, &|holds| match holds {
            [own, other] => *own && *other,
            _ => false,
        });
        found.unwrap_or(true)
    }

    /// Whether exactly one of both holds wherever everything that they read is answered.
    pub(super) fn is_opposite(&self, other: &Self, sizes: &Sizes) -> bool {
        let mut points = points_of(&[self, other], sizes);
        for own in points.values_mut() {
            if own.len() > 1 && !self.asks_for_answers(other) {
                own.remove(&Point::Nothing);
            }
        }
        let same = over(&points, &|at| self.holds(at) == other.holds(at));
        same == Some(false)
    }

    /// Whether it can hold at all.
    pub(super) fn is_possible(&self, sizes: &Sizes) -> bool {
        somewhere(&[self], sizes, &|holds| holds.iter().all(|own| *own)).unwrap_or(true)
    }

    fn asks_for_answers(&self, other: &Self) -> bool {
        self.has_answered() || other.has_answered()
    }

    fn has_answered(&self) -> bool {
        match self {
            Self::Answered(_) | Self::Filled(_) => true,
            Self::Not(own) => own.has_answered(),
            Self::All(all) | Self::Any(all) => all.iter().any(Self::has_answered),
            _ => false,
        }
    }

    /// Adds what it tells apart.
    fn points(&self, points: &mut Points) {
        let mut add = |variable: Variable, all: Vec<Point>| {
            let own = points.entry(variable).or_default();
            own.insert(Point::Nothing);
            own.extend(all);
        };
        match self {
            Self::Always => {}
            Self::Among { field, codes, several: true } => {
                for code in codes {
                    add(Variable::Chosen(*field, code.clone()), vec![Point::Other]);
                }
            }
            Self::Among { field, codes, several: false } => {
                let mut all: Vec<Point> = codes.iter().cloned().map(Point::Code).collect();
                all.push(Point::Other);
                add(Variable::Field(*field), all);
            }
            Self::Truth { field, .. } => {
                add(Variable::Field(*field), vec![Point::Truth(true), Point::Truth(false)]);
            }
            Self::Number { field, bound, .. } => {
                let near = [bound.saturating_sub(1), *bound, bound.saturating_add(1)];
                add(Variable::Field(*field), near.map(Point::Number).to_vec());
            }
            Self::Written { field, from, to } => {
                let all = [from.saturating_sub(1), *from, to.saturating_sub(1), *to];
                add(Variable::Field(*field), all.map(|own| Point::Code(own.to_string())).to_vec());
            }
            Self::Answered(field) => add(Variable::Field(*field), vec![Point::Other]),
            Self::Filled(group) => add(Variable::Group(*group), vec![Point::Other]),
            Self::State(states) => {
                let own = points.entry(Variable::State).or_default();
                own.extend(states.iter().map(|state| Point::Code((*state).to_owned())));
                own.insert(Point::Other);
            }
            Self::Not(own) => own.points(points),
            Self::All(all) | Self::Any(all) => {
                for own in all {
                    own.points(points);
                }
            }
        }
    }

    fn holds(&self, at: &BTreeMap<&Variable, &Point>) -> bool {
        let of = |variable: Variable| at.get(&variable).copied().unwrap_or(&Point::Nothing);
        match self {
            Self::Always => true,
            Self::Among { field, codes, several: true } => codes
                .iter()
                .any(|code| *of(Variable::Chosen(*field, code.clone())) != Point::Nothing),
            Self::Among { field, codes, several: false } => match of(Variable::Field(*field)) {
                Point::Code(code) => codes.contains(code),
                _ => false,
            },
            Self::Truth { field, value } => *of(Variable::Field(*field)) == Point::Truth(*value),
            Self::Number { field, sign, bound } => match of(Variable::Field(*field)) {
                Point::Number(number) => sign.holds(number, bound),
                _ => false,
            },
            Self::Written { field, from, to } => match of(Variable::Field(*field)) {
                Point::Code(code) => code.parse().is_ok_and(|own: u64| (*from..*to).contains(&own)),
                _ => false,
            },
            Self::Answered(field) => *of(Variable::Field(*field)) != Point::Nothing,
            Self::Filled(group) => *of(Variable::Group(*group)) != Point::Nothing,
            Self::State(states) => match of(Variable::State) {
                Point::Code(code) => states.contains(code.as_str()),
                _ => false,
            },
            Self::Not(own) => !own.holds(at),
            Self::All(all) => all.iter().all(|own| own.holds(at)),
            Self::Any(all) => all.iter().any(|own| own.holds(at)),
        }
    }
}

impl Sign {
    fn holds(self, own: &i64, bound: &i64) -> bool {
        match self {
            Self::Equal => own == bound,
            Self::Unequal => own != bound,
            Self::Less => own < bound,
            Self::AtMost => own <= bound,
            Self::Greater => own > bound,
            Self::AtLeast => own >= bound,
        }
    }
}

/// Whether some combination of answers makes of the conditions what is wanted.
fn somewhere(
    conditions: &[&Condition],
    sizes: &Sizes,
    wanted: &dyn Fn(&[bool]) -> bool,
) -> Option<bool> {
    over(&points_of(conditions, sizes), &|at| {
        let holds: Vec<bool> = conditions.iter().map(|own| own.holds(at)).collect();
        wanted(&holds)
    })
}

fn points_of(conditions: &[&Condition], sizes: &Sizes) -> Points {
    let mut points = Points::new();
    for condition in conditions {
        condition.points(&mut points);
    }
    for (variable, own) in &mut points {
        let codes = own.iter().filter(|point| matches!(point, Point::Code(_))).count();
        let size = match variable {
            Variable::Field(field) => sizes.get(field).copied(),
            Variable::State => Some(STATES.len()),
            _ => None,
        };
        if size == Some(codes) {
            own.remove(&Point::Other);
        }
    }
    points
}

/// Whether something holds for any combination of points; nothing when there are too many.
fn over(points: &Points, wanted: &dyn Fn(&BTreeMap<&Variable, &Point>) -> bool) -> Option<bool> {
    let count = points.values().try_fold(1_usize, |all, own| all.checked_mul(own.len().max(1)))?;
    if count > MOST {
        return None;
    }
    let axes: Vec<(&Variable, Vec<&Point>)> =
        points.iter().map(|(variable, own)| (variable, own.iter().collect())).collect();
    let found = (0..count).any(|number| {
        let mut rest = number;
        let mut at = BTreeMap::new();
        for (variable, points) in &axes {
            let point = points.get(rest % points.len().max(1));
            rest /= points.len().max(1);
            if let Some(point) = point {
                at.insert(*variable, *point);
            }
        }
        wanted(&at)
    });
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(codes: &[&str]) -> Condition {
        let codes = codes.iter().map(|own| (*own).to_owned()).collect();
        Condition::Among { field: 1, codes, several: false }
    }

    #[test]
    fn conditions_meet_where_both_can_hold() {
        let yes = Condition::Truth { field: 2, value: true };
        let sizes = Sizes::new();
        for (one, other, meet, opposite) in [
            (among(&["1"]), among(&["2"]), false, false),
            (among(&["1"]), among(&["1"]).not(), false, true),
            (among(&["1"]), among(&["2"]).not(), true, false),
            (yes.clone(), Condition::Truth { field: 2, value: false }, false, true),
            (yes.clone(), among(&["1"]), true, false),
            (
                Condition::Number { field: 3, sign: Sign::Greater, bound: 1970 },
                Condition::Number { field: 3, sign: Sign::AtMost, bound: 1970 },
                false,
                true,
            ),
            (Condition::Answered(3), Condition::Answered(3).not(), false, true),
            (
                Condition::Written { field: 4, from: 100_000, to: 200_000 },
                Condition::Written { field: 4, from: 200_000, to: 300_000 },
                false,
                false,
            ),
            (
                Condition::State(BTreeSet::from(["SN"])).and(yes.clone()),
                Condition::any([
                    Condition::State(BTreeSet::from(["SN"])).and(yes.clone().not()),
                    Condition::State(BTreeSet::from(["SN"])).not(),
                ]),
                false,
                true,
            ),
        ] {
            assert_eq!(one.meets(&other, &sizes), meet, "{one:?} {other:?}");
            assert_eq!(one.is_opposite(&other, &sizes), opposite, "{one:?} {other:?}");
        }
        assert!(!among(&["1"]).and(among(&["2"])).is_possible(&sizes));
        // Where there are just these two, one is the opposite of the other.
        assert!(among(&["1"]).is_opposite(&among(&["2"]), &Sizes::from([(1, 2)])));
    }
}
