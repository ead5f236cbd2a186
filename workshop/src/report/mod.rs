//! What a test found, for an acceptance meeting (HTML) and for servers (JUnit XML).

mod coverage;
mod html;
mod junit;
mod scenario;
mod words;

use std::time::Duration;

use shared::settings::Settings;

use crate::compile::Compiled;
use crate::generate::Unreached;
use crate::scenario::{Map, Outcome};

pub use html::report_html;
pub use junit::junit;

/// A service as tested.
#[derive(Debug)]
pub struct Tested<'a> {
    /// The service with its texts.
    pub compiled: &'a Compiled,
    /// What there is to visit.
    pub map: &'a Map,
    /// The municipalities that offer it.
    pub settings: &'a [&'a Settings],
    /// The scenarios in the order in which they were run.
    pub scenarios: &'a [TestedScenario],
    /// What none of them visits.
    pub missing: Vec<Unreached>,
}

/// A scenario as it went.
#[derive(Debug)]
pub struct TestedScenario {
    /// Its name: the file's, with `generated/` before it where it was generated.
    pub name: String,
    /// How it went.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
}
