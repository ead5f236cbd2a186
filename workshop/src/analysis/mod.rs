//! What the analysis phase (Analysephase) of a service wants to know: how much is asked, how
//! branched it is, which registers could fill something in, and what speaks against a digital
//! handling.

mod counts;
mod obstacles;
mod registers;
mod ways;
mod words;

use serde::Serialize;

use crate::version::Version;

pub use counts::{Counts, Needed};
pub use obstacles::{Hindrance, Obstacle};
pub use registers::{Prefill, Register};
pub use ways::Ways;

/// The analysis of a service.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Analysis {
    /// The service's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// How much there is of everything.
    pub counts: Counts,
    /// How many questions a person is asked.
    pub ways: Ways,
    /// How complex it is.
    pub complexity: Complexity,
    /// What registers could fill in.
    pub registers: Vec<Prefill>,
    /// What speaks against a digital handling.
    pub obstacles: Vec<Obstacle>,
}

/// A figure for comparing services, and what it is made of: a point for each question, 2 for each
/// condition, check and calculation, 5 for each repeated group, 3 for each document, 2 for each
/// outcome, and 1 for each parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Complexity {
    /// The sum.
    pub total: usize,
    /// Of questions.
    pub questions: usize,
    /// Of conditions.
    pub conditions: usize,
    /// Of checks and calculations.
    pub rules: usize,
    /// Of repeated groups.
    pub repeated: usize,
    /// Of documents.
    pub documents: usize,
    /// Of outcomes.
    pub outcomes: usize,
    /// Of parameters.
    pub parameters: usize,
}

/// Analyses a version of a service.
pub fn analyse(version: &Version) -> Analysis {
    let counts = counts::count(version);
    Analysis {
        id: version.service().id.clone(),
        version: version.service().version.clone(),
        complexity: complexity(&counts),
        ways: ways::ways(version),
        registers: registers::could_fill(version),
        obstacles: obstacles::look(version),
        counts,
    }
}

fn complexity(counts: &Counts) -> Complexity {
    let mut sum = Complexity {
        total: 0,
        questions: counts.questions,
        conditions: 2 * counts.conditions,
        rules: 2 * (counts.checks + counts.calculations),
        repeated: 5 * counts.repeated,
        documents: 3 * counts.documents,
        outcomes: 2 * counts.outcomes,
        parameters: counts.parameters,
    };
    sum.total = sum.questions
        + sum.conditions
        + sum.rules
        + sum.repeated
        + sum.documents
        + sum.outcomes
        + sum.parameters;
    sum
}

impl Analysis {
    /// The analysis as people read it.
    pub fn words(&self) -> String {
        words::words(self)
    }
}
