//! `direktantrag test`

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use serde_json::json;
use shared::Date;
use shared::language::Language;
use shared::service::{Plan, Texts};
use shared::settings::Settings;
use workshop::compile::{Compiled, Municipality, compile_municipalities, compile_service};
use workshop::finding::Findings;
use workshop::generate::{Generated, Unreached, generate, reach, scenario_yaml, unreached};
use workshop::report::{Tested, TestedScenario, junit, report_html};
use workshop::scenario::coverage::goal_words;
use workshop::scenario::{Coverage, Map, run_scenario, steps_json};

use super::offer::day_or_today;
use super::places::Places;
use super::{report, say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag test
  direktantrag test hundesteuer-anmeldung --generate
  direktantrag test jagdschein --fill
  direktantrag test hundesteuer-anmeldung --report acceptance

Each file in `scenarios/` of a service fills its pages one by one and says what must follow; then
the same is given backwards. `--generate` writes further ones to `scenarios/generated/` until every
question, every branch of every condition and every outcome is visited that can be, and replaces
those it wrote before.";

/// The folder of generated scenarios within the scenarios.
const GENERATED: &str = "generated";

/// Runs scenarios.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// The services to test by their ids or folders; all when none is named
    #[arg(value_name = "SERVICE")]
    only: Vec<String>,
    #[command(flatten)]
    places: Places,
    /// Write scenarios for what no other visits
    #[arg(long)]
    generate: bool,
    /// Write scenarios that answer whatever can be answered, without looking for every branch:
    /// quick for services of hundreds of fields, such as imported ones
    #[arg(long, conflicts_with = "generate")]
    fill: bool,
    /// The day of the generated scenarios; that of the first scenario, or today, when left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::offer::day)]
    day: Option<Date>,
    /// Write a report for people (HTML) and one for servers (JUnit XML) into this folder
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// The language of the report: de or en
    #[arg(long, default_value = "de", value_parser = language)]
    language: Language,
    /// Write what each scenario enters and what follows, page by page, as one JSON file for each
    /// service into this folder
    #[arg(long, value_name = "DIR")]
    steps: Option<PathBuf>,
    /// Name everything that no scenario visits, and why
    #[arg(long)]
    uncovered: bool,
}

fn language(tag: &str) -> Result<Language, String> {
    let known = Language::from_tag(tag).filter(|own| matches!(own, Language::De | Language::En));
    known.ok_or_else(|| "write `de` or `en`".to_owned())
}

impl Test {
    pub(super) fn run(self) -> ExitCode {
        let folders = match self.places.all(&self.only) {
            Ok(folders) => folders,
            Err(error) => return stopped(&error),
        };
        let mut findings = Findings::default();
        let services: Vec<Compiled> =
            folders.iter().filter_map(|folder| compile_service(folder, &mut findings)).collect();
        let municipalities = self.places.municipalities(&folders);
        let municipalities =
            compile_municipalities(&municipalities, &services, false, &mut findings);
        if !report(&findings) {
            return ExitCode::FAILURE;
        }
        let (mut passed, mut failed) = (0, 0);
        for service in &services {
            match self.test_service(service, &municipalities) {
                Ok((good, bad)) => {
                    passed += good;
                    failed += bad;
                }
                Err(error) => return stopped(&error),
            }
        }
        say(&format!("{passed} passed, {failed} failed"));
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// How many scenarios passed and failed.
    fn test_service(
        &self,
        compiled: &Compiled,
        municipalities: &[Municipality],
    ) -> Result<(usize, usize), String> {
        let id = &compiled.service.id;
        let plan = Plan::new(compiled.service.clone()).map_err(|error| error.to_string())?;
        let map = Map::new(&Arc::new(plan));
        let settings: Vec<&Settings> = municipalities
            .iter()
            .map(|municipality| &municipality.settings)
            .filter(|settings| settings.services.contains_key(id))
            .collect();
        let folder = compiled.folder.join("scenarios");
        let mut tested = run_all(&map, &settings, &folder, "")?;
        let generated = folder.join(GENERATED);
        let german = compiled.texts.get("de").cloned().unwrap_or_default();
        if self.generate || self.fill {
            self.write_generated(&map, &settings, &german, &tested, &generated)?;
        }
        tested.extend(run_all(&map, &settings, &generated, "generated/")?);
        tested.iter().for_each(|own| tell(id, own));
        let mut coverage = Coverage::default();
        tested.iter().for_each(|own| coverage.add(&own.outcome.coverage));
        let failed = tested.iter().filter(|own| own.outcome.findings.errors() > 0).count();
        let passed = tested.len().saturating_sub(failed);
        if tested.is_empty() {
            say(&format!("note    {id}: there are no scenarios"));
        } else if failed == 0 {
            let (reached, all) = (coverage.count(), map.goals.len());
            say(&format!("note    {id}: {reached} of {all} goals are visited"));
        }
        let wants_reasons = self.uncovered || self.report.is_some() || self.generate;
        let missing = match wants_reasons {
            true => unreached(&map, &settings, self.day(&tested)?, &coverage),
            false => Vec::new(),
        };
        if self.uncovered || self.generate {
            say_unreached(&map, &german, id, &missing);
        }
        if let Some(folder) = &self.steps {
            write_steps(folder, id, &german, &tested)?;
        }
        if let Some(folder) = &self.report {
            let tested =
                Tested { compiled, map: &map, settings: &settings, scenarios: &tested, missing };
            self.write_report(folder, id, &tested, &coverage)?;
        }
        Ok((passed, failed))
    }

    fn day(&self, tested: &[TestedScenario]) -> Result<Date, String> {
        let first = tested.iter().find_map(|own| own.outcome.day);
        day_or_today(self.day.or(first))
    }

    fn write_generated(
        &self,
        map: &Map,
        settings: &[&Settings],
        texts: &Texts,
        tested: &[TestedScenario],
        folder: &Path,
    ) -> Result<(), String> {
        let Some(first) = settings.first() else {
            return Err("no municipality offers the service: nothing can be generated".to_owned());
        };
        let mut visited = Coverage::default();
        tested.iter().for_each(|own| visited.add(&own.outcome.coverage));
        let day = self.day(tested)?;
        let mut scenarios: Vec<(&Settings, Generated)> = Vec::new();
        if self.fill {
            // What one municipality asks, such as one in another state, others may not.
            for settings in settings {
                for made in reach(map, settings, day, &visited) {
                    visited.add(&made.walk.coverage);
                    scenarios.push((*settings, made));
                }
            }
        } else {
            let made = generate(map, first, day, texts, &visited);
            scenarios.extend(made.into_iter().map(|made| (*first, made)));
        }
        for old in yaml_files(folder)? {
            std::fs::remove_file(&old).map_err(|error| cannot("removed", &old, &error))?;
        }
        if !scenarios.is_empty() {
            std::fs::create_dir_all(folder).map_err(|error| cannot("made", folder, &error))?;
        }
        for (at, (settings, generated)) in (1..).zip(&scenarios) {
            let path = folder.join(format!("{at:03}.yaml"));
            std::fs::write(&path, scenario_yaml(generated, settings))
                .map_err(|error| cannot("written", &path, &error))?;
        }
        Ok(())
    }

    fn write_report(
        &self,
        folder: &Path,
        id: &str,
        tested: &Tested<'_>,
        coverage: &Coverage,
    ) -> Result<(), String> {
        std::fs::create_dir_all(folder).map_err(|error| cannot("made", folder, &error))?;
        let day = day_or_today(None)?;
        let files = [
            (format!("{id}.html"), report_html(tested, coverage, self.language, day)),
            (format!("{id}.junit.xml"), junit(tested, day)),
        ];
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::write(&path, text).map_err(|error| cannot("written", &path, &error))?;
            say(&format!("written {}", path.display()));
        }
        Ok(())
    }
}

fn run_all(
    map: &Map,
    settings: &[&Settings],
    folder: &Path,
    prefix: &str,
) -> Result<Vec<TestedScenario>, String> {
    let run = |path: PathBuf| {
        let name = path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into());
        let begin = Instant::now();
        let outcome = run_scenario(&path, map, settings);
        TestedScenario { name: format!("{prefix}{name}"), outcome, took: begin.elapsed() }
    };
    Ok(yaml_files(folder)?.into_iter().map(run).collect())
}

fn write_steps(
    folder: &Path,
    id: &str,
    german: &Texts,
    tested: &[TestedScenario],
) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| cannot("made", folder, &error))?;
    let steps = tested.iter().filter_map(|own| steps_json(&own.name, &own.outcome, german));
    let steps = json!({ "service": id, "scenarios": steps.collect::<Vec<_>>() });
    let path = folder.join(format!("{id}.json"));
    std::fs::write(&path, steps.to_string()).map_err(|error| cannot("written", &path, &error))
}

fn tell(id: &str, tested: &TestedScenario) {
    let TestedScenario { name, outcome, .. } = tested;
    if outcome.findings.errors() == 0 {
        return say(&format!("ok      {id}/{name}: {}", outcome.title));
    }
    say(&format!("FAILED  {id}/{name}: {}", outcome.title));
    for finding in outcome.findings.all() {
        say(&outcome.findings.show(finding));
    }
}

fn say_unreached(map: &Map, texts: &Texts, id: &str, missing: &[Unreached]) {
    for unreached in missing {
        let Some(goal) = map.goals.get(unreached.goal) else { continue };
        let why = match &unreached.proof {
            Some(_) => "proved unreachable",
            None => "undecided",
        };
        let words = goal_words(map, *goal, texts, Language::En);
        say(&format!("note    {id}: not visited, {why}: {words}"));
        for line in unreached.proof.iter().flatten() {
            say(&format!("          {line}"));
        }
    }
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("`{}` cannot be {what}: {error}", path.display())
}

/// The YAML files directly in a folder, by name; none when there is no such folder.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    paths.sort();
    Ok(paths)
}
