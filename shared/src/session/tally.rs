//! What is counted as answers come, so that no count costs a walk over all.

use super::cell::Counted;
use crate::Date;
use crate::assessment::Progress;
use crate::service::{Plan, Target};

/// What the cells of a page add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    shown: usize,
    open: usize,
    wrong: usize,
    answered: usize,
}

impl Tally {
    pub(super) fn add(&mut self, counted: Counted) {
        self.shown += usize::from(counted.shown);
        self.open += usize::from(counted.open);
        self.wrong += usize::from(counted.wrong);
        self.answered += usize::from(counted.answered);
    }

    pub(super) fn remove(&mut self, counted: Counted) {
        let less = |count: usize, one: bool| count.saturating_sub(usize::from(one));
        self.shown = less(self.shown, counted.shown);
        self.open = less(self.open, counted.open);
        self.wrong = less(self.wrong, counted.wrong);
        self.answered = less(self.answered, counted.answered);
    }

    pub(super) fn relevant(self) -> bool {
        self.shown > 0
    }

    pub(super) fn progress(self) -> Progress {
        match (self.wrong, self.open, self.answered) {
            (1.., _, _) => Progress::Wrong,
            (0, 0, _) => Progress::Complete,
            (0, _, 0) => Progress::Untouched,
            _ => Progress::Begun,
        }
    }
}

/// What follows for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Results {
    pub(super) documents: Vec<Decided<bool>>,
    pub(super) outcomes: Vec<Decided<bool>>,
    pub(super) fee: Decided<Option<i64>>,
    pub(super) deadline: Decided<Option<Date>>,
}

/// A result, and whether its calculation failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decided<T> {
    pub(super) value: T,
    pub(super) failed: bool,
}

impl Results {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            documents: vec![Decided::default(); plan.service().documents.len()],
            outcomes: vec![Decided::default(); plan.service().outcomes.len()],
            fee: Decided::default(),
            deadline: Decided::default(),
        }
    }

    /// The results that failed, each by the path that its problem is given.
    pub(super) fn failed(&self, plan: &Plan) -> Vec<String> {
        let service = plan.service();
        let documents = service.documents.iter().zip(&self.documents);
        let outcomes = service.outcomes.iter().zip(&self.outcomes);
        let mut failed: Vec<String> = Vec::new();
        failed.extend(documents.filter(|(_, d)| d.failed).map(|(own, _)| own.id.clone()));
        failed.extend(outcomes.filter(|(_, o)| o.failed).map(|(own, _)| own.id.clone()));
        failed.extend(self.fee.failed.then(|| "fee".to_owned()));
        failed.extend(self.deadline.failed.then(|| "deadline".to_owned()));
        failed
    }

    /// Everything that there is to decide.
    pub(super) fn targets(plan: &Plan) -> Vec<Target> {
        let documents = (0..plan.service().documents.len()).map(Target::Document);
        let outcomes = (0..plan.service().outcomes.len()).map(Target::Outcome);
        documents.chain(outcomes).chain([Target::Fee, Target::Deadline]).collect()
    }
}
