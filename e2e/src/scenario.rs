//! The services' scenarios as `direktantrag test --steps` writes them: what is entered page by
//! page, and what follows.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::{Failure, Outcome, place};

/// A service with its scenarios.
#[derive(Debug, Deserialize)]
pub struct Scenarios {
    /// The service's id.
    pub service: String,
    /// Its scenarios that passed in the workshop.
    pub scenarios: Vec<Scenario>,
}

impl Scenarios {
    /// Those of the scenarios, in their order, that fill a page which none before did.
    pub fn with_new_pages(&self) -> Vec<&Scenario> {
        let mut known: Vec<&str> = Vec::new();
        let mut found = Vec::new();
        for scenario in &self.scenarios {
            let pages = scenario.pages.iter().map(|step| step.page.as_str());
            let new: Vec<&str> = pages.filter(|page| !known.contains(page)).collect();
            if !new.is_empty() {
                known.extend(new);
                found.push(scenario);
            }
        }
        found
    }
}

/// One scenario.
#[derive(Debug, Deserialize)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// The municipality's regional key.
    pub municipality: String,
    /// The day it plays on, as ISO 8601 has it.
    pub day: String,
    /// The pages in the order in which they are filled.
    pub pages: Vec<Step>,
    /// What holds in the end.
    pub end: End,
}

/// A page being filled and left.
#[derive(Debug, Deserialize)]
pub struct Step {
    /// The page.
    pub page: String,
    /// What is entered.
    pub answers: Vec<Entry>,
    /// How many instances each repeated group of the page has then.
    pub instances: Vec<Instances>,
    /// Paths of what is wrong on the page then.
    pub wrong: Vec<String>,
    /// The next page; none when all are done.
    pub next: Option<String>,
    /// Whether an outcome ends the way.
    pub ended: bool,
}

/// An answer.
#[derive(Debug, Deserialize)]
pub struct Entry {
    /// The field, instances by position from 1.
    pub path: String,
    /// The text to type or the codes to choose; parts of a day with points between; a line for each
    /// file; the path of a drawing. Empty when the answer is taken back.
    pub entered: String,
    /// What the code of a single choice is called.
    pub label: Option<String>,
}

/// A repeated group.
#[derive(Debug, Deserialize)]
pub struct Instances {
    /// The group.
    pub path: String,
    /// How many instances it has.
    pub count: usize,
}

/// What holds in the end.
#[derive(Debug, Deserialize)]
pub struct End {
    /// Whether it can be submitted.
    pub complete: bool,
    /// Whether an outcome ends the way.
    pub ended: bool,
    /// The title of the outcome, in German.
    pub outcome: Option<String>,
    /// The fee in cents.
    pub fee: Option<i64>,
    /// The deadline, as ISO 8601 has it.
    pub deadline: Option<String>,
    /// The documents to bring, by id.
    pub documents: Vec<String>,
    /// What check-your-answers shows.
    pub rows: Vec<Row>,
}

/// A line of check-your-answers.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// The field.
    pub path: String,
    /// The answer as people read it, in German.
    pub value: String,
}

/// The scenarios of all services.
///
/// # Errors
/// When there are none.
pub fn scenarios() -> Outcome<Vec<Scenarios>> {
    scenarios_in(&place::steps()?)
}

/// The scenarios whose steps are in a folder.
///
/// # Errors
/// When there are none.
pub fn scenarios_in(folder: &Path) -> Outcome<Vec<Scenarios>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    let read = |path| Ok(serde_json::from_slice(&fs::read(path)?)?);
    let services: Vec<Scenarios> = paths.into_iter().map(read).collect::<Outcome<_>>()?;
    match services.iter().any(|service| !service.scenarios.is_empty()) {
        true => Ok(services),
        false => Err(Failure::new(format!("`{}` has no scenarios", folder.display()))),
    }
}
