//! The state of one node in one instance.

use serde_json::Value as Json;

use crate::Value;
use crate::answers::TYPED;
use crate::assessment::{Fault, Problem};
use crate::expression::Found;
use crate::service::Node;

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Input {
    #[default]
    Unanswered,
    Blank,
    Answer(Value),
    /// Not a valid answer.
    Wrong(Box<Wrong>),
}

impl Input {
    pub(super) fn wrong(kept: Json, fault: Fault) -> Self {
        Self::Wrong(Box::new(Wrong { kept, fault }))
    }
}

/// What is no valid answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// As it stands in a draft.
    pub(super) kept: Json,
    /// What is wrong with it.
    pub(super) fault: Fault,
}

/// What a cell reads as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Read {
    #[default]
    Unknown,
    Blank,
    /// The answer in [`CellState::input`].
    Answer,
    /// A calculated value, or the default of what is unanswered.
    Computed(Box<Value>),
    /// The calculation failed, or gives what the field cannot be.
    Failed(Box<Fault>),
}

/// Kept small: what is seldom there stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellState {
    pub(super) input: Input,
    pub(super) relevant: bool,
    /// The condition for relevance failed.
    pub(super) undecidable: bool,
    /// Itself or a group around it is hidden.
    pub(super) hidden: bool,
    pub(super) read: Read,
    pub(super) required: bool,
    pub(super) readonly: bool,
    /// Which of the node's conditions for codes hold, the first in the lowest bit.
    pub(super) offered: u64,
    pub(super) problems: Problems,
    pub(super) counted: Counted,
    /// Waits for its relevance and value to be evaluated again.
    pub(super) queued: bool,
    /// Was answered just now: what depends on it is evaluated again in any case.
    pub(super) fresh: bool,
    /// Waits for its judgement.
    pub(super) waiting: bool,
    /// Its relevance or value changed since the last judgement.
    pub(super) moved: bool,
    /// Only where one looks ahead.
    pub(super) ahead: Ahead,
}

/// What may still become of a cell, as [`Session::prospect`](super::Session::prospect) looks ahead; what
/// is not said here stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ahead {
    /// It may still get a value or, as a repeated group, instances; where it is not relevant yet,
    /// it may become so.
    pub(super) open: bool,
    /// It may still be hidden.
    pub(super) veiled: bool,
}

/// What a cell adds to the tally of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counted {
    pub(super) shown: bool,
    pub(super) open: bool,
    pub(super) wrong: bool,
    pub(super) answered: bool,
    pub(super) hard: u16,
}

/// What is wrong with a cell, and whether it only warns; mostly nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::box_collection, reason = "a third of the size in every cell")]
pub(super) struct Problems(Option<Box<Vec<(Fault, bool)>>>);

impl Problems {
    pub(super) fn push(&mut self, fault: Fault, soft: bool) {
        self.0.get_or_insert_default().push((fault, soft));
    }

    pub(super) fn all(&self) -> &[(Fault, bool)] {
        self.0.as_ref().map_or(&[], |all| all)
    }

    /// How many block submission.
    pub(super) fn hard(&self) -> u16 {
        let hard = self.all().iter().filter(|(_, soft)| !soft).count();
        u16::try_from(hard).unwrap_or(u16::MAX)
    }
}

impl CellState {
    /// Nothing is known of it yet. A constant, so that many at once are made by copying.
    pub(super) const FRESH: Self = Self {
        input: Input::Unanswered,
        relevant: false,
        undecidable: false,
        hidden: false,
        read: Read::Unknown,
        required: false,
        readonly: false,
        offered: 0,
        problems: Problems(None),
        counted: Counted { shown: false, open: false, wrong: false, answered: false, hard: 0 },
        queued: false,
        fresh: false,
        waiting: false,
        moved: false,
        ahead: Ahead { open: false, veiled: false },
    };

    /// The valid value of a relevant node: given, computed or its default.
    pub(super) fn value(&self) -> Option<&Value> {
        match (&self.read, &self.input) {
            (Read::Answer, Input::Answer(value)) => Some(value),
            (Read::Computed(value), _) => Some(value),
            _ => None,
        }
    }

    /// What expressions read.
    pub(super) fn found(&self) -> Found<'_> {
        match (self.value(), &self.read) {
            (Some(value), _) => Found::Known(value),
            (None, Read::Blank) => Found::Blank,
            _ if self.ahead.open => Found::Open,
            _ => Found::Unknown,
        }
    }

    /// What is wrong, as found at a path.
    pub(super) fn at<'a>(&'a self, path: &'a str) -> impl Iterator<Item = Problem> + 'a {
        let problem = |(fault, soft): &(Fault, bool)| Problem {
            path: path.to_owned(),
            fault: fault.clone(),
            soft: *soft,
        };
        self.problems.all().iter().map(problem)
    }

    /// The view of it.
    pub(super) fn cell(&self) -> Cell<'_> {
        Cell {
            relevant: self.relevant,
            required: self.required,
            readonly: self.readonly,
            hidden: self.hidden,
            offered: self.offered,
            value: self.value(),
            given: match &self.input {
                Input::Answer(value) => Some(value),
                _ => None,
            },
            blank: matches!(self.input, Input::Blank),
            typed: match &self.input {
                Input::Wrong(wrong) => wrong.kept.get(TYPED).unwrap_or(&wrong.kept).as_str(),
                _ => None,
            },
            problems: self.problems.all(),
        }
    }
}

impl Node {
    /// Whether a code of its list is offered, with these of its conditions holding.
    pub fn offers(&self, code: &str, holding: u64) -> bool {
        let conditions = self.offered.iter().enumerate();
        let mut own = conditions.filter(|(_, own)| own.codes.iter().any(|other| other == code));
        own.all(|(at, _)| holding & bit(at) != 0)
    }
}

/// The bit of a condition for codes; none of those that are too many.
pub(super) fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

/// A view of one node in one instance.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it is closed to change.
    pub readonly: bool,
    /// Whether it is part of the answers without being shown.
    pub hidden: bool,
    /// Which of the node's conditions for codes hold, the first in the lowest bit.
    pub offered: u64,
    /// Its valid value: given, computed or its default.
    pub value: Option<&'a Value>,
    /// The valid answer given, also while it is not asked.
    pub given: Option<&'a Value>,
    /// Whether it was passed over on purpose.
    pub blank: bool,
    /// The text typed when it cannot be read.
    pub typed: Option<&'a str>,
    /// What is wrong, and whether it only warns.
    pub problems: &'a [(Fault, bool)],
}

impl Cell<'_> {
    /// A cell of which nothing is known, as of an instance that was removed.
    pub(super) const NOTHING: Cell<'static> = Cell {
        relevant: false,
        required: false,
        readonly: false,
        hidden: false,
        offered: 0,
        value: None,
        given: None,
        blank: false,
        typed: None,
        problems: &[],
    };
}
