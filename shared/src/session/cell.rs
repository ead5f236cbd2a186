//! The state of one node in one instance.

use serde_json::Value as Json;

use crate::Value;
use crate::assessment::Fault;

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Input {
    #[default]
    Unanswered,
    Blank,
    Answer(Value),
    /// Not a valid answer: kept as it stands in a draft, with what is wrong.
    Wrong {
        kept: Json,
        fault: Fault,
    },
}

/// What a cell reads as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Read {
    #[default]
    Unknown,
    Blank,
    /// The answer in [`CellState::input`].
    Answer,
    /// A calculated value.
    Computed(Value),
    /// The calculation failed, or gives what the field cannot be.
    Failed(Fault),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CellState {
    pub(super) input: Input,
    pub(super) relevant: bool,
    /// The condition for relevance failed.
    pub(super) undecidable: bool,
    pub(super) read: Read,
    pub(super) required: bool,
    pub(super) readonly: bool,
    pub(super) problems: Vec<(Fault, bool)>,
    pub(super) counted: Counted,
    /// Waits for its relevance and value to be evaluated again.
    pub(super) queued: bool,
    /// Was answered just now: what depends on it is evaluated again in any case.
    pub(super) fresh: bool,
    /// Waits for its judgement.
    pub(super) waiting: bool,
    /// Its relevance or value changed since the last judgement.
    pub(super) moved: bool,
}

/// What a cell adds to the tally of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counted {
    pub(super) shown: bool,
    pub(super) open: bool,
    pub(super) wrong: bool,
    pub(super) answered: bool,
    pub(super) hard: usize,
}

impl CellState {
    /// The valid value, given or computed, of a relevant node.
    pub(super) fn value(&self) -> Option<&Value> {
        match (&self.read, &self.input) {
            (Read::Answer, Input::Answer(value)) | (Read::Computed(value), _) => Some(value),
            _ => None,
        }
    }
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
    /// Its valid value, given or computed.
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
        value: None,
        given: None,
        blank: false,
        typed: None,
        problems: &[],
    };
}
