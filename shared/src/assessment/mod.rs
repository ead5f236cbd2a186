//! What follows from the answers.

mod problem;

use std::sync::Arc;

use serde::Serialize;

pub use problem::{Fault, Problem, ProblemCode};

use crate::answers::Answers;
use crate::service::Plan;
use crate::settings::Settings;
use crate::{Date, Session, Value};

/// Everything that follows from the answers given so far: total, deterministic and pure.
pub fn assess(plan: &Arc<Plan>, settings: &Settings, answers: &Answers, day: Date) -> Assessment {
    Session::new(Arc::clone(plan), settings, answers, day).assessment()
}

/// What follows from the answers (Prüfergebnis).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// Every node of every instance, in the order of the form.
    pub nodes: Vec<NodeState>,
    /// The pages in their order.
    pub pages: Vec<PageState>,
    /// The first page that is reached and not complete.
    pub next: Option<String>,
    /// The documents needed, by id.
    pub documents: Vec<String>,
    /// What it costs, in cents.
    pub fee: Option<i64>,
    /// By when the application is due.
    pub deadline: Option<Date>,
    /// The outcome of the eligibility check.
    pub outcome: Option<String>,
    /// Everything that is wrong, in the order of the form.
    pub problems: Vec<Problem>,
    /// Whether it can be submitted: no hard problem, and no outcome that ends the way.
    pub complete: bool,
}

/// The state of a field or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NodeState {
    /// Where: `dogs[1].name`, instances by their position from 1.
    pub path: String,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it is closed to change.
    pub readonly: bool,
    /// Whether it is part of the answers without being shown.
    pub hidden: bool,
    /// For choices: the codes that are not offered with the answers given elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<String>,
    /// Its valid value.
    pub value: Option<Value>,
    /// Whether it was passed over on purpose.
    pub blank: bool,
}

/// The state of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageState {
    /// The page.
    pub id: String,
    /// Whether it is reached.
    pub relevant: bool,
    /// How far it is.
    pub progress: Progress,
}

/// How far a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Nothing on it was answered.
    Untouched,
    /// Something is still open.
    Begun,
    /// An answer on it is wrong.
    Wrong,
    /// Everything that must be answered is, and nothing is wrong.
    Complete,
}
