//! Scenarios (Testszenarien): pages with answers, and what must follow.

mod compare;
mod fill;
mod prove;
mod read;
mod run;

pub use read::{Expectation, ExpectedProblem, Scenario, Step, read_scenario};
pub use run::{Outcome, run_scenario};
