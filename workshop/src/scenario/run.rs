//! Running a scenario.

use std::path::Path;
use std::sync::Arc;

use shared::answers::Answers;
use shared::assessment::Problem;
use shared::service::NodeId;
use shared::settings::Settings;
use shared::{Date, Session, Value};

use super::backward::{prove_backward, prove_step_back};
use super::compare::{compare_end, compare_step};
use super::fill::{Filled, fill};
use super::foreseen::Foreseen;
use super::prove::prove;
use super::{Coverage, Map, Scenario, Step, read_scenario};
use crate::definition;
use crate::finding::{Findings, did_you_mean};

/// How a scenario went.
#[derive(Debug)]
pub struct Outcome {
    /// What it shows; the file's name when it could not be read.
    pub title: String,
    /// The regional key of the municipality; none when the scenario could not be run.
    pub municipality: Option<String>,
    /// The day it is assessed for; none when the scenario could not be read.
    pub day: Option<Date>,
    /// The pages that it filled, with what was answered and what followed.
    pub steps: Vec<Taken>,
    /// Where it ended, before going back; none when the scenario could not be run.
    pub session: Option<Session>,
    /// What it visited.
    pub coverage: Coverage,
    /// What differs; it passed when there is no error.
    pub findings: Findings,
}

/// A page as it was filled and left.
#[derive(Debug)]
pub struct Taken {
    /// The page.
    pub page: String,
    /// What was answered, in the order of the scenario.
    pub answers: Vec<Answered>,
    /// The repeated groups of the page, with how many instances each has.
    pub instances: Vec<(String, usize)>,
    /// What is wrong on it.
    pub problems: Vec<Problem>,
    /// What comes next.
    pub next: Option<String>,
    /// Whether an outcome ends the way.
    pub ended: bool,
}

/// An answer as it was given.
#[derive(Debug)]
pub struct Answered {
    /// Where, instances by position from 1.
    pub path: String,
    /// The field.
    pub node: NodeId,
    /// The valid value.
    pub value: Option<Value>,
    /// What was typed when it could not be read.
    pub typed: Option<String>,
    /// The text that the scenario has for it, when it is one that a person types.
    pub written: Option<String>,
}

/// Runs the scenario in a file, page by page in one session, and then backwards.
pub fn run_scenario(path: &Path, map: &Map, municipalities: &[&Settings]) -> Outcome {
    let mut outcome = Outcome {
        title: path.display().to_string(),
        municipality: None,
        day: None,
        steps: Vec::new(),
        session: None,
        coverage: Coverage::default(),
        findings: Findings::default(),
    };
    if let Some(tree) = definition::open(path, &mut outcome.findings)
        && let Some(scenario) = read_scenario(&tree, &mut outcome.findings)
    {
        outcome.title.clone_from(&scenario.title.text);
        outcome.day = Some(scenario.day);
        run(&scenario, map, municipalities, &mut outcome);
    }
    outcome
}

fn run(scenario: &Scenario<'_>, map: &Map, municipalities: &[&Settings], outcome: &mut Outcome) {
    let wanted = &scenario.municipality;
    let Some(settings) = municipalities.iter().find(|known| known.ars == wanted.text) else {
        let known = municipalities.iter().map(|known| known.ars.as_str());
        let message = format!("no municipality `{}` offers the service", wanted.text);
        let advice = did_you_mean(&wanted.text, known, "write the key of one that does");
        outcome.findings.error(wanted.at, message, advice);
        return;
    };
    outcome.municipality = Some(settings.ars.clone());
    let answers = Answers::default();
    let mut session = Session::new(Arc::clone(map.plan()), settings, &answers, scenario.day);
    outcome.coverage.look(map, &session);
    let mut foreseen = Foreseen::default();
    for step in &scenario.steps {
        foreseen.look(&session, step);
        let taken = take(&mut session, step, &mut outcome.findings);
        outcome.steps.extend(taken);
        outcome.coverage.look(map, &session);
    }
    compare_end(&session, &scenario.expect, &mut outcome.findings);
    foreseen.prove(&session, scenario.at, &mut outcome.findings);
    prove(&session, settings, scenario.at, &mut outcome.findings);
    prove_backward(&session, settings, scenario.at, &mut outcome.findings);
    outcome.session = Some(session);
}

/// Fills the pages of these steps in a session.
pub(crate) fn take_steps(session: &mut Session, steps: &[Step<'_>], findings: &mut Findings) {
    for step in steps {
        take(session, step, findings);
    }
}

fn take(session: &mut Session, step: &Step<'_>, findings: &mut Findings) -> Option<Taken> {
    let plan = Arc::clone(session.plan());
    let pages = &plan.service().pages;
    let Some(page) = pages.iter().position(|page| page.id == step.page.text) else {
        let known = pages.iter().map(|page| page.id.as_str());
        let message = format!("there is no page `{}`", step.page.text);
        let advice = did_you_mean(&step.page.text, known, "name a page of the service");
        findings.error(step.page.at, message, advice);
        return None;
    };
    if !session.page_relevant(page) {
        let message = format!("the page `{}` is not reached here", step.page.text);
        findings.error(step.page.at, message, "answer otherwise before, or leave the page out");
        return None;
    }
    let filled = step.answers.map_or(Vec::new(), |tree| fill(session, tree, findings));
    let mut answers = Vec::new();
    for Filled { place, at, written } in filled {
        let path = session.path(place);
        let cell = session.cell(place);
        answers.push(Answered {
            path: path.clone(),
            node: place.node,
            value: cell.given.cloned(),
            typed: cell.typed.map(str::to_owned),
            written,
        });
        if !cell.relevant || cell.hidden {
            findings.error(at, format!("`{path}` is not asked here"), "leave the answer out");
        } else if plan.page(place.node) != Some(page) {
            let message = format!("`{path}` is not on the page `{}`", step.page.text);
            findings.error(at, message, "answer it in a step for its own page");
        }
    }
    session.leave_page(page);
    prove_step_back(session, page, step.page.at, findings);
    compare_step(session, step, page, findings);
    let places = session.page_places(page);
    let paths: Vec<String> = places.iter().map(|place| session.path(*place)).collect();
    let repeated = places.iter().filter(|place| plan.node(place.node).repeats.is_some());
    let instances =
        repeated.map(|place| (session.path(*place), session.instances(*place).len())).collect();
    let next = session.next_page().and_then(|next| pages.get(next));
    Some(Taken {
        page: step.page.text.clone(),
        answers,
        instances,
        problems: session.problems().into_iter().filter(|own| paths.contains(&own.path)).collect(),
        next: next.map(|page| page.id.clone()),
        ended: session.ended(),
    })
}
