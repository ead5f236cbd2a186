//! Starting points: an application as it is after some pages of a scenario.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::service::Plan;
use shared::settings::Settings;
use shared::{Date, Session};

use crate::definition::{self, Tree};
use crate::finding::Findings;
use crate::scenario::{Scenario, read_scenario, take_steps};

/// The scenarios of a service that can be read, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Scenarios(Vec<(String, Arc<Tree>)>);

/// An application as it is at a starting point.
pub(super) struct Start {
    pub(super) answers: Answers,
    /// The page to go on with; none when all were left.
    pub(super) page: Option<String>,
    pub(super) day: Date,
    pub(super) ars: String,
}

/// Reads the scenarios of a service; one that cannot be read is left out, as `direktantrag test`
/// says what is wrong with it.
pub(super) fn scenarios_of(folder: &Path) -> Scenarios {
    let paths = crate::scenario::paths(folder).unwrap_or_default();
    let read = paths.iter().filter_map(|path| {
        let mut findings = Findings::default();
        let tree = definition::open(path, &mut findings)?;
        read_scenario(&tree, &mut findings)?;
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name, Arc::new(tree)))
    });
    Scenarios(read.collect())
}

impl Scenarios {
    /// Names, titles and pages.
    pub(super) fn overview(&self) -> Vec<Json> {
        let entry = |name: &str, scenario: &Scenario<'_>| {
            let pages: Vec<&str> =
                scenario.steps.iter().map(|step| step.page.text.as_str()).collect();
            json!({
                "name": name, "title": scenario.title.text, "pages": pages,
                "municipality": scenario.municipality.text, "day": scenario.day.to_string(),
            })
        };
        let all = self.0.iter().filter_map(|(name, tree)| {
            let scenario = read_scenario(tree, &mut Findings::default())?;
            Some(entry(name, &scenario))
        });
        all.collect()
    }

    /// The application after the first `pages` pages of a scenario; none where the scenario's
    /// municipality does not offer the service any more.
    pub(super) fn start<'a>(
        &self,
        name: &str,
        pages: usize,
        plan: &Arc<Plan>,
        settings_of: impl Fn(&str) -> Option<&'a Settings>,
    ) -> Option<Start> {
        let (_, tree) = self.0.iter().find(|(known, _)| known == name)?;
        let mut findings = Findings::default();
        let scenario = read_scenario(tree, &mut findings)?;
        let settings = settings_of(&scenario.municipality.text)?;
        let mut session =
            Session::new(Arc::clone(plan), settings, &Answers::default(), scenario.day);
        let steps = scenario.steps.get(..pages.min(scenario.steps.len())).unwrap_or_default();
        take_steps(&mut session, steps, &mut findings);
        let page = session.next_page().and_then(|at| plan.service().pages.get(at));
        Some(Start {
            answers: session.draft(),
            page: page.map(|page| page.id.clone()),
            day: scenario.day,
            ars: settings.ars.clone(),
        })
    }
}
