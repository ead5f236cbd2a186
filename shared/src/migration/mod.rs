//! A draft's answers to a newer version of its service: by path, and by what the author states.
//!
//! It needs the new version and the stated steps only, so that a browser that kept a draft need
//! not load the version that the draft was begun with. The answers themselves show what was a
//! group, an instance or an answer.

mod carry;
mod fit;
mod grow;
mod step;

use serde::Serialize;

use crate::answers::Answers;
use crate::service::{NodeId, Plan};
use carry::Carrier;

pub use step::{Step, precedence};

/// A draft (Entwurf) as the newer version takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Migrated {
    /// The answers. A session of the newer version opens them without strays.
    pub answers: Answers,
    /// What could not be kept, and what is to be corrected, in the order of the old answers.
    pub told: Vec<Told>,
}

/// One answer that the person has to be told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Where it stood: `dogs[1].name`, instances by their position from 1.
    pub path: String,
    /// The field of the newer version that it belongs to, or the group nearest to that.
    #[serde(skip)]
    pub near: Option<NodeId>,
    /// Why.
    pub reason: Reason,
    /// The code that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Why an answer is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The newer version does not ask this.
    Gone,
    /// It follows from other answers now.
    Computed,
    /// The question takes answers of another kind now.
    Retyped,
    /// The code was taken from its list. Detail: the code.
    CodeGone,
    /// There may not be so many instances any more.
    TooMany,
    /// Another answer was carried to this place already.
    Taken,
    /// The author states that the answer means something else now.
    Again,
    /// It was kept as it was typed, and does not fit any more.
    ToCorrect,
}

impl Reason {
    /// Whether the answer is not among the migrated ones.
    pub fn lost(self) -> bool {
        self != Self::ToCorrect
    }
}

/// Carries answers to the service in `plan`. Of the steps, those count that lead on from the
/// version `from` by which the answers were given, all when that is unknown.
///
/// Answers stay at their path, and those of a renamed group or field follow it. Where a group is
/// repeated on both sides, every instance stays what it is, with its key; what was repeated and
/// is not any more keeps its first. What was passed over stays so, and what was typed and could
/// not be read is read again.
pub fn migrate(plan: &Plan, steps: &[Step], from: Option<&str>, answers: &Answers) -> Migrated {
    let leads = |step: &&Step| from.is_none_or(|from| precedence(&step.from, from).is_ge());
    let mut carrier = Carrier::new(plan, steps.iter().filter(leads).collect());
    carrier.carry(&answers.0);
    carrier.finish()
}
