//! Scenarios that answer whatever can be answered, wherever that depends on the federal state.

use std::path::Path;

use shared::Date;
use shared::by_name::ByName;
use shared::language::Language;
use shared::service::{Content, NodeId, Plan};
use shared::settings::{Contact, Embed, LocalText, ParameterValue, ServiceSettings, Settings};

use crate::compile::Compiled;
use crate::federal_state::STATES;
use crate::generate::{Generated, reach, scenario_yaml};
use crate::scenario::coverage::Goal;
use crate::scenario::{Coverage, Map, run_scenario};

/// What was filled.
#[derive(Debug)]
pub struct Filled {
    /// The scenarios, each with the settings of the municipality that it is for.
    pub scenarios: Vec<(Settings, Generated)>,
    /// How many fields of the schema people can answer.
    pub fields: usize,
    /// How many of those a scenario answers.
    pub answered: usize,
    /// The paths of the others, and the pages that no scenario reaches.
    pub missed: Vec<String>,
}

/// Fills a service that was imported.
pub fn fill(map: &Map, compiled: &Compiled, day: Date) -> Filled {
    // Where nothing depends on the state, any will do.
    let states = STATES.iter().filter(|own| !compiled.regional.is_empty() || own.1 == "SN");
    let mut visited = Coverage::default();
    let mut scenarios = Vec::new();
    for (number, state, _) in states {
        let settings = in_state(compiled, number, state);
        for made in reach(map, &settings, day, &visited) {
            visited.add(&made.walk.coverage);
            scenarios.push((settings.clone(), made));
        }
    }
    let plan = map.plan();
    let (mut fields, mut answered) = (0, 0);
    let mut missed = Vec::new();
    for (at, goal) in map.goals.iter().enumerate() {
        let name = match goal {
            Goal::Answered(node) if is_asked(plan, *node) => {
                fields += 1;
                answered += usize::from(visited.has(at));
                plan.path(*node)
            }
            Goal::Page(page) => format!("page {page}"),
            _ => continue,
        };
        if !visited.has(at) {
            missed.push(name);
        }
    }
    Filled { scenarios, fields, answered, missed }
}

/// How many scenarios pass, each run from its file.
pub(super) fn passed(filled: &Filled, map: &Map, folder: &Path) -> std::io::Result<usize> {
    let path = folder.join("scenario.yaml");
    let mut passed = 0;
    for (settings, generated) in &filled.scenarios {
        std::fs::write(&path, scenario_yaml(generated, settings))?;
        let outcome = run_scenario(&path, map, &[settings]);
        passed += usize::from(outcome.findings.errors() == 0);
    }
    Ok(passed)
}

/// Whether people can answer a field: it is not always hidden.
fn is_asked(plan: &Plan, node: NodeId) -> bool {
    let own = plan.node(node);
    matches!(own.content, Content::Field(_)) && own.hidden.is_none() && own.calculate.is_none()
}

/// The settings of an invented municipality in a state, which offers the service.
fn in_state(compiled: &Compiled, number: &str, state: &str) -> Settings {
    let text = |text: &str| -> LocalText {
        std::iter::once((Language::De.tag().to_owned(), text.to_owned())).collect()
    };
    let state = |name: &String| (name.clone(), ParameterValue::Text(state.to_owned()));
    let own = ServiceSettings {
        parameters: compiled.regional.iter().map(state).collect(),
        ..ServiceSettings::default()
    };
    Settings {
        ars: format!("{number}9990000000"),
        name: "Musterstadt".to_owned(),
        demo: true,
        theme: String::new(),
        contact: Contact {
            office: text("Bürgerbüro"),
            street: "Musterplatz 1".to_owned(),
            postcode: "09999".to_owned(),
            place: "Musterstadt".to_owned(),
            telephone: "030 23125 100".to_owned(),
            email: "post@stadt-musterstadt.example".to_owned(),
            hours: text("9 bis 12 Uhr"),
        },
        notices: ByName::new(),
        feedback: "post@stadt-musterstadt.example".to_owned(),
        draft_days: 30,
        embed: Embed::default(),
        services: std::iter::once((compiled.service.id.clone(), own)).collect(),
    }
}
