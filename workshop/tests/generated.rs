//! Generated scenarios reach what they claim, pass forwards and backwards, and prune to what
//! prunes to itself: of the services, and of random ones.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a test may panic"
)]

#[expect(dead_code, reason = "other tests use the rest")]
#[path = "../../shared/tests/random/mod.rs"]
mod random;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use random::{Choices, random_service, random_settings};
use shared::service::{Plan, Texts};
use shared::settings::Settings;
use shared::{Date, Session};
use workshop::compile::{compile_municipalities, compile_services};
use workshop::finding::Findings;
use workshop::generate::{Generated, generate, scenario_yaml, unreached};
use workshop::scenario::coverage::Goal;
use workshop::scenario::{Coverage, Map, run_scenario};

fn day() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("generated-{name}-{}.yaml", std::process::id()))
}

/// Runs what was generated from its file, as an author would; what it visits.
fn run(generated: &Generated, map: &Map, settings: &Settings, name: &str) -> Coverage {
    let path = file(name);
    let yaml = scenario_yaml(generated, settings);
    std::fs::write(&path, &yaml).unwrap();
    let outcome = run_scenario(&path, map, &[settings]);
    let _ = std::fs::remove_file(&path);
    // In a random service the order of the pages may matter where a question was passed over: what
    // can be passed over depends on what was said before. That is found, as it should be. Answers
    // alone must give the same in any order.
    let passed_over = outcome.session.as_ref().is_some_and(has_passed_over);
    let order =
        |message: &str| passed_over && name == "random" && message.contains("reverse order");
    let all: Vec<String> = outcome
        .findings
        .all()
        .filter(|own| !order(&own.message))
        .map(|own| outcome.findings.show(own))
        .collect();
    assert!(all.is_empty(), "{}\n{yaml}", all.join("\n"));
    for goal in &generated.goals {
        assert!(outcome.coverage.has(*goal), "{:?} is not visited by\n{yaml}", map.goals[*goal]);
    }
    let session = outcome.session.unwrap();
    let pruned = session.submission_answers();
    let again = Session::new(Arc::clone(map.plan()), settings, &pruned, session.day());
    assert_eq!(again.submission_answers(), pruned, "pruning twice prunes more\n{yaml}");
    outcome.coverage
}

/// Whether any question was passed over.
fn has_passed_over(session: &Session) -> bool {
    let mut places = (0..session.page_count()).flat_map(|page| session.page_places(page));
    places.any(|place| session.cell(place).blank)
}

/// From nothing, nearly everything in the services is visited; every page and outcome is. The
/// same is generated again.
#[test]
fn the_services_are_visited() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut findings = Findings::default();
    let services = compile_services(&root.join("services"), &mut findings);
    let municipalities =
        compile_municipalities(&root.join("municipalities"), &services, false, &mut findings);
    for compiled in services {
        let id = compiled.service.id.clone();
        let municipality =
            municipalities.iter().find(|own| own.settings.services.contains_key(&id));
        let Some(municipality) = municipality else { continue };
        let settings = &municipality.settings;
        let map = Map::new(&Arc::new(Plan::new(compiled.service).unwrap()));
        let texts = &compiled.texts["de"];
        let all = generate(&map, settings, day(), texts, &Coverage::default());
        let mut coverage = Coverage::default();
        let mut titles = Vec::new();
        for generated in &all {
            coverage.add(&run(generated, &map, settings, &id));
            titles.push(generated.title.clone());
        }
        let (visited, goals) = (coverage.count(), map.goals.len());
        println!("{id}: {visited} of {goals} with {} scenarios", all.len());
        assert!(visited * 100 >= goals * 95, "{id}: only {visited} of {goals}");
        for at in coverage.missing(&map) {
            assert!(!matches!(map.goals[at], Goal::Page(_) | Goal::Outcome(_)), "{id}");
        }
        let mut whole = Coverage::default();
        all.iter().for_each(|own| whole.add(&own.walk.coverage));
        let more = generate(&map, settings, day(), texts, &whole);
        assert!(more.is_empty(), "{id}: there was more to find: {:?}", more[0].title);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn random_services_are_visited_as_claimed(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let service = random_service(&mut Choices::new(&bytes));
        let map = Map::new(&Arc::new(Plan::new(service).unwrap()));
        let settings = random_settings();
        let none = Coverage::default();
        let all = generate(&map, &settings, day(), &Texts::default(), &none);
        let mut coverage = Coverage::default();
        for generated in &all {
            coverage.add(&run(generated, &map, &settings, "random"));
        }
        // What is proved to be impossible is truly not visited by anything.
        for unreached in unreached(&map, &[&settings], day(), &Coverage::default()) {
            let proved = unreached.proof.is_some();
            prop_assert!(
                !(proved && coverage.has(unreached.goal)),
                "{:?} was proved to be impossible, and is visited", map.goals[unreached.goal]
            );
        }
        let again = generate(&map, &settings, day(), &Texts::default(), &none);
        let yaml = |all: &[Generated]| {
            all.iter().map(|own| scenario_yaml(own, &settings)).collect::<Vec<_>>()
        };
        prop_assert_eq!(yaml(&all), yaml(&again));
    }
}
