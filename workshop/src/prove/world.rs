//! What is still open: each answer, setting and day with the values that it may have.

use std::collections::BTreeMap;

use shared::expression::{Expression, Reference};
use shared::kind::Kind;
use shared::service::{CodeList, Content, NodeId, Parameter, Plan};
use shared::value::Type;
use shared::{Date, Value};

use super::possible::{Possible, Values};

/// Something whose value is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Cell {
    /// What was said to a field in a frame.
    Field(NodeId, usize),
    /// How many instances a repeated group has in a frame.
    Size(NodeId, usize),
    /// Which of its siblings a frame is.
    Position(usize),
    /// What the municipality set.
    Setting(u32),
    /// The day of the assessment.
    Today,
}

/// An instance of a repeated group that the proof speaks of, or what is outside of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The repeated group; none outside of all.
    pub(super) group: Option<NodeId>,
    /// The frame around it; the first is around itself.
    pub(super) outer: usize,
    /// Whether it stands for every instance, so that nothing can be learned of it.
    pub(super) generic: bool,
}

/// Why something must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is what is asked about.
    Goal,
    /// The node is asked only then.
    Asked(NodeId),
    /// It is a case that is looked at.
    Supposed,
}

/// Something that must hold.
#[derive(Clone, Debug)]
pub(super) struct Rule<'a> {
    pub(super) why: Why,
    pub(super) expression: &'a Expression,
    pub(super) frame: usize,
    pub(super) want: Possible<'a>,
}

/// What was learned of a cell, and from which rule.
#[derive(Clone, Debug)]
pub(super) struct Learned<'a> {
    pub(super) cell: Cell,
    pub(super) left: Possible<'a>,
    pub(super) rule: usize,
}

/// Everything that is open, and what is known of it so far.
#[derive(Clone, Debug)]
pub(super) struct World<'a> {
    pub(super) plan: &'a Plan,
    pub(super) given: &'a Given,
    pub(super) frames: Vec<Frame>,
    pub(super) cells: BTreeMap<Cell, Possible<'a>>,
    pub(super) rules: Vec<Rule<'a>>,
    pub(super) learned: Vec<Learned<'a>>,
    /// Frames made for an instance that must exist, by what demands it.
    pub(super) made: BTreeMap<(usize, Vec<usize>), usize>,
    /// What fields read, until something is learned.
    pub(super) readings: BTreeMap<(NodeId, usize), Possible<'a>>,
    /// Cells read, while that is of interest.
    pub(super) read: Option<Vec<Cell>>,
    /// How many parts of expressions may still be looked at.
    pub(super) steps: u32,
    /// How many fields deep the reading is.
    pub(super) depth: usize,
    /// The rule that is looked at.
    pub(super) rule: usize,
}

/// What is not open.
#[derive(Clone, Debug)]
pub struct Given {
    /// Values of the service's parameters, where they are fixed.
    pub settings: Option<Vec<Option<Value>>>,
    /// The first and the last day that it may be.
    pub days: (Date, Date),
}

/// No answer satisfies the rule.
#[derive(Debug)]
pub(super) struct Conflict;

/// What is bound by `exists` and the like, innermost first.
#[derive(Clone, Copy)]
pub(super) struct Bound<'b> {
    pub(super) group: NodeId,
    pub(super) frame: usize,
    pub(super) outer: Option<&'b Bound<'b>>,
}

/// Where an expression is read.
#[derive(Clone, Copy)]
pub(super) struct Here<'b> {
    pub(super) frame: usize,
    pub(super) bound: Option<&'b Bound<'b>>,
}

impl<'a> World<'a> {
    pub(super) fn new(plan: &'a Plan, given: &'a Given, steps: u32) -> Self {
        Self {
            plan,
            given,
            frames: vec![Frame { group: None, outer: 0, generic: false }],
            cells: BTreeMap::new(),
            rules: Vec::new(),
            learned: Vec::new(),
            made: BTreeMap::new(),
            readings: BTreeMap::new(),
            read: None,
            steps,
            depth: 0,
            rule: 0,
        }
    }

    /// The frame that a node stands in, made where it is missing.
    pub(super) fn frame_of(&mut self, node: NodeId) -> usize {
        let mut frame = 0;
        for group in self.plan.homes_of(node) {
            let known =
                self.frames.iter().position(|own| own.group == Some(group) && own.outer == frame);
            frame = known.unwrap_or_else(|| self.add_frame(group, frame, false));
        }
        frame
    }

    pub(super) fn add_frame(&mut self, group: NodeId, outer: usize, generic: bool) -> usize {
        self.frames.push(Frame { group: Some(group), outer, generic });
        self.frames.len() - 1
    }

    pub(super) fn frame(&self, frame: usize) -> Frame {
        let nowhere = Frame { group: None, outer: 0, generic: true };
        self.frames.get(frame).copied().unwrap_or(nowhere)
    }

    /// The frame of a group's instance that encloses or is this one.
    pub(super) fn climb(&self, from: usize, group: Option<NodeId>) -> Option<usize> {
        let mut frame = from;
        loop {
            let own = self.frame(frame);
            if own.group == group {
                return Some(frame);
            }
            if frame == 0 {
                return None;
            }
            frame = own.outer;
        }
    }

    /// The frame of the instance of `home` at hand, as evaluation finds it.
    pub(super) fn resolve(&self, home: Option<NodeId>, outer: u8, here: Here<'_>) -> Option<usize> {
        let mut pass = outer;
        let mut next = here.bound;
        while let Some(binding) = next {
            if Some(binding.group) == home {
                match pass.checked_sub(1) {
                    Some(left) => pass = left,
                    None => return Some(binding.frame),
                }
            }
            next = binding.outer;
        }
        self.climb(here.frame, home)
    }

    /// The frame in which a field is read.
    pub(super) fn place(&self, reference: Reference, here: Here<'_>) -> Option<usize> {
        self.resolve(self.plan.home(reference.node), reference.outer, here)
    }

    /// The frames of known instances of a group in a frame.
    pub(super) fn siblings(&self, group: NodeId, outer: usize) -> Vec<usize> {
        let frames = self.frames.iter().enumerate();
        let own = frames.filter(|(_, frame)| {
            frame.group == Some(group) && frame.outer == outer && !frame.generic
        });
        own.map(|(at, _)| at).collect()
    }

    /// What is known of a cell.
    pub(super) fn cell(&mut self, cell: Cell) -> Possible<'a> {
        if let Some(read) = &mut self.read
            && !read.contains(&cell)
        {
            read.push(cell);
        }
        if let Some(known) = self.cells.get(&cell) {
            return known.clone();
        }
        let first = self.at_first(cell);
        let generic = match cell {
            Cell::Field(_, frame) | Cell::Size(_, frame) | Cell::Position(frame) => {
                self.frame(frame).generic
            }
            Cell::Setting(_) | Cell::Today => false,
        };
        if !generic {
            self.cells.insert(cell, first.clone());
        }
        first
    }

    /// Learns that a cell is one of these.
    pub(super) fn learn(&mut self, cell: Cell, want: &Possible<'a>) -> Result<(), Conflict> {
        let known = self.cell(cell);
        let left = known.meet(want);
        if left.is_empty() {
            return Err(Conflict);
        }
        // A generic frame has no cells: what holds of every instance is not learned of one.
        if left != known && self.cells.contains_key(&cell) {
            self.cells.insert(cell, left.clone());
            self.learned.push(Learned { cell, left, rule: self.rule });
            self.readings.clear();
        }
        Ok(())
    }

    pub(super) fn at_first(&self, cell: Cell) -> Possible<'a> {
        match cell {
            Cell::Field(node, _) => {
                let service = self.plan.service();
                let values = match &self.plan.node(node).content {
                    Content::Field(kind) => values_of(kind, &service.lists),
                    Content::Group => Values::Nothing,
                };
                Possible { unknown: true, blank: true, failed: false, values }
            }
            Cell::Size(group, frame) => {
                let repeats = self.plan.node(group).repeats;
                let known = self.siblings(group, frame).len();
                let least = repeats.map_or(0, |own| i64::from(own.min));
                let least = least.max(i64::from(known > 0));
                let most = repeats.map_or(0, |own| i64::from(own.max));
                Possible::of(Values::Numbers(0, 0).range(least, most))
            }
            Cell::Position(frame) => {
                let group = self.frame(frame).group;
                let repeats = group.and_then(|group| self.plan.node(group).repeats);
                Possible::of(Values::Numbers(1, repeats.map_or(1, |own| i64::from(own.max.max(1)))))
            }
            Cell::Setting(at) => self.setting(at),
            Cell::Today => {
                let (first, last) = self.given.days;
                Possible::of(Values::Days(first.days_since_epoch(), last.days_since_epoch()))
            }
        }
    }

    fn setting(&self, at: u32) -> Possible<'a> {
        let place = usize::try_from(at).unwrap_or(usize::MAX);
        if let Some(settings) = &self.given.settings {
            return match settings.get(place).and_then(Option::as_ref) {
                Some(value) => Possible::of(single(value)),
                None => Possible::UNKNOWN,
            };
        }
        let parameter: Option<&Parameter> = self.plan.service().parameters.get(place);
        parameter.map_or(Possible::ANY, |own| {
            let values = of_type(own.value);
            Possible::of(match values.bounds() {
                Some((least, most)) if own.value != Type::Date => {
                    values.range(own.min.unwrap_or(least), own.max.unwrap_or(most))
                }
                _ => values,
            })
        })
    }

    /// Takes one part of an expression from what may still be looked at.
    pub(super) fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_sub(1);
        self.steps > 0
    }
}

/// The values that a kind of field takes.
fn values_of<'a>(kind: &'a Kind, lists: &'a [CodeList]) -> Values<'a> {
    let codes = |list: &u32| {
        let list = usize::try_from(*list).ok().and_then(|at| lists.get(at));
        let mut codes: Vec<&str> =
            list.map_or(Vec::new(), |list| list.codes.iter().map(String::as_str).collect());
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    match kind {
        Kind::Choice { list } => match codes(list) {
            codes if codes.is_empty() => Values::Nothing,
            codes => Values::Only(codes),
        },
        Kind::Choices { list } => match codes(list) {
            codes if codes.is_empty() => Values::Nothing,
            may => Values::Codes { must: Vec::new(), may },
        },
        Kind::Integer { min, max }
        | Kind::Money { min, max }
        | Kind::Decimal { min, max, .. }
        | Kind::Year { min, max }
        | Kind::Duration { min, max, .. } => {
            Values::NUMBERS.meet(&Values::NUMBERS.range(*min, *max))
        }
        Kind::Date { min, max } => {
            let Values::Days(first, last) = Values::DAYS else { return Values::DAYS };
            let least = min.map_or(first, Date::days_since_epoch);
            Values::DAYS.range(least, max.map_or(last, Date::days_since_epoch))
        }
        Kind::Declaration => Values::YesNo { yes: true, no: false },
        Kind::Text { min, max, .. } => {
            Values::Like { start: "", not: Vec::new(), least: *min, most: *max }
        }
        Kind::Information => Values::Nothing,
        other => other.value_type().map_or(Values::Nothing, of_type),
    }
}

/// All values of a type.
fn of_type<'a>(value: Type) -> Values<'a> {
    match value {
        Type::YesNo => Values::YesNo { yes: true, no: true },
        Type::Integer | Type::Money | Type::Decimal { .. } => Values::NUMBERS,
        Type::Text => Values::TEXTS,
        Type::Date => Values::DAYS,
        _ => Values::Any,
    }
}

/// One value alone.
fn single(value: &Value) -> Values<'_> {
    match value {
        Value::YesNo(value) => Values::YesNo { yes: *value, no: !value },
        Value::Number(number) => Values::Numbers(*number, *number),
        Value::Text(text) => Values::Only(vec![text]),
        Value::Date(day) => Values::Days(day.days_since_epoch(), day.days_since_epoch()),
        _ => Values::Any,
    }
}
