//! Running a scenario.

use std::path::Path;
use std::sync::Arc;

use shared::Session;
use shared::answers::Answers;
use shared::service::Plan;
use shared::settings::Settings;

use super::compare::{compare_end, compare_step};
use super::fill::fill;
use super::prove::prove;
use super::{Scenario, Step, read_scenario};
use crate::definition;
use crate::finding::{Findings, did_you_mean};

/// How a scenario went.
#[derive(Debug)]
pub struct Outcome {
    /// What it shows; the file's name when it could not be read.
    pub title: String,
    /// The pages that it filled.
    pub pages: Vec<String>,
    /// What differs; it passed when there is no error.
    pub findings: Findings,
}

/// Runs the scenario in a file, page by page in one session.
pub fn run_scenario(path: &Path, plan: &Arc<Plan>, municipalities: &[&Settings]) -> Outcome {
    let mut findings = Findings::default();
    let mut title = path.display().to_string();
    let mut pages = Vec::new();
    if let Some(tree) = definition::open(path, &mut findings)
        && let Some(scenario) = read_scenario(&tree, &mut findings)
    {
        title.clone_from(&scenario.title.text);
        pages = scenario.steps.iter().map(|step| step.page.text.clone()).collect();
        run(&scenario, plan, municipalities, &mut findings);
    }
    Outcome { title, pages, findings }
}

fn run(
    scenario: &Scenario<'_>,
    plan: &Arc<Plan>,
    municipalities: &[&Settings],
    findings: &mut Findings,
) {
    let wanted = &scenario.municipality;
    let Some(settings) = municipalities.iter().find(|known| known.ars == wanted.text) else {
        let known = municipalities.iter().map(|known| known.ars.as_str());
        let message = format!("no municipality `{}` offers the service", wanted.text);
        let advice = did_you_mean(&wanted.text, known, "write the key of one that does");
        findings.error(wanted.at, message, advice);
        return;
    };
    let answers = Answers::default();
    let mut session = Session::new(Arc::clone(plan), settings, &answers, scenario.day);
    take_steps(&mut session, &scenario.steps, findings);
    compare_end(&session, &scenario.expect, findings);
    prove(&session, settings, scenario.at, findings);
}

/// Fills the pages of these steps in a session.
pub(crate) fn take_steps(session: &mut Session, steps: &[Step<'_>], findings: &mut Findings) {
    for step in steps {
        take(session, step, findings);
    }
}

fn take(session: &mut Session, step: &Step<'_>, findings: &mut Findings) {
    let plan = Arc::clone(session.plan());
    let pages = &plan.service().pages;
    let Some(page) = pages.iter().position(|page| page.id == step.page.text) else {
        let known = pages.iter().map(|page| page.id.as_str());
        let message = format!("there is no page `{}`", step.page.text);
        let advice = did_you_mean(&step.page.text, known, "name a page of the service");
        findings.error(step.page.at, message, advice);
        return;
    };
    if !session.page_relevant(page) {
        let message = format!("the page `{}` is not reached here", step.page.text);
        findings.error(step.page.at, message, "answer otherwise before, or leave the page out");
        return;
    }
    let filled = step.answers.map_or(Vec::new(), |tree| fill(session, tree, findings));
    for (place, at) in filled {
        let path = session.path(place);
        let cell = session.cell(place);
        if !cell.relevant || cell.hidden {
            findings.error(at, format!("`{path}` is not asked here"), "leave the answer out");
        } else if plan.page(place.node) != Some(page) {
            let message = format!("`{path}` is not on the page `{}`", step.page.text);
            findings.error(at, message, "answer it in a step for its own page");
        }
    }
    session.leave_page(page);
    compare_step(session, step, page, findings);
}
