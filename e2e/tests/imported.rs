//! Schemas of FIM as services, imported as they are: every page of each is filled in the browser,
//! up to check-your-answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::scenario::{Scenario, Scenarios, scenarios_in};
use e2e::server::{Server, free_port};
use e2e::walk::Walk;
use e2e::{Failure, Outcome, clock, place, workshop};
use serde_json::Value as Json;

/// The day of the scenarios.
const DAY: &str = "2026-11-28";

/// How many people fill in services at the same time.
const PEOPLE: usize = 2;

/// The pages, and the states of pages that axe-core has looked at, of what one person filled in.
#[derive(Debug, Default)]
struct Seen {
    pages: usize,
    states: usize,
    failed: Vec<String>,
}

/// Many questions that nobody has arranged: one browser shows whether they can be answered. The
/// controls themselves are tried in all browsers by other stories.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_every_schema_is_filled() -> Outcome {
    let Some(schemas) = place::schemas() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let services = publish(folder.path(), &schemas)?;
    let dist = folder.path().join("dist");
    let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;
    let mut shares: Vec<Vec<(Scenarios, BTreeSet<String>)>> =
        (0..PEOPLE).map(|_| Vec::new()).collect();
    let count = services.len();
    for (at, service) in services.into_iter().enumerate() {
        let pages = pages(&dist, &service.service)?;
        if let Some(share) = shares.get_mut(at % PEOPLE) {
            share.push((service, pages));
        }
    }
    let origin = server.origin();
    let fill = |share| tokio::spawn(fill_all(origin.clone(), share));
    let tasks: Vec<_> = shares.into_iter().map(fill).collect();
    let mut all = Seen::default();
    for task in tasks {
        let seen = task.await.map_err(|error| Failure::new(error.to_string()))??;
        all.pages += seen.pages;
        all.states += seen.states;
        all.failed.extend(seen.failed);
    }
    println!("{count} schemas, {} pages, {} states of pages", all.pages, all.states);
    match all.failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(all.failed.join("\n"))),
    }
}

/// Imports every schema, builds the services, and writes what their scenarios enter.
fn publish(folder: &Path, schemas: &Path) -> Outcome<Vec<Scenarios>> {
    let lists = schemas.join("codelists").display().to_string();
    let mut ids = Vec::new();
    for files in sources(schemas)? {
        let id = format!("imported-{:02}", ids.len() + 1);
        let out = format!("services/{id}");
        let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        let mut arguments = vec!["import", "-o", &out, "--codelists", &lists];
        arguments.extend(files.iter().map(String::as_str));
        workshop::run(folder, &arguments)?;
        ids.push(id);
    }
    workshop::offering(folder, &ids)?;
    clock::adjustable(folder)?;
    workshop::run(folder, &["build"])?;
    workshop::run(folder, &["test", "--fill", "--day", DAY, "--steps", "steps"])?;
    scenarios_in(&folder.join("steps"))
}

/// The files of each schema: in version 2 its lists are beside it.
fn sources(schemas: &Path) -> Outcome<Vec<Vec<PathBuf>>> {
    let files = |folder: &str| -> Outcome<Vec<PathBuf>> {
        let entries = fs::read_dir(schemas.join(folder))?;
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "xml"));
        files.sort();
        Ok(files)
    };
    let mut all: Vec<Vec<PathBuf>> = files("xdf3")?.into_iter().map(|file| vec![file]).collect();
    all.push(files("xdf2/bewohnerparkausweis")?);
    all.push(files("xdf2/gewerbeanmeldung")?);
    Ok(all)
}

/// The ids of a service's pages, as it was built.
fn pages(dist: &Path, service: &str) -> Outcome<BTreeSet<String>> {
    let folder = dist.join("services").join(service);
    let bundle = folder.join(fs::read_to_string(folder.join("current"))?.trim());
    let read = |name: String| -> Outcome<Json> {
        Ok(serde_json::from_slice(&fs::read(bundle.join(name))?)?)
    };
    let manifest = read("manifest.json".to_owned())?;
    let structure = manifest.get("structure").and_then(Json::as_str).unwrap_or_default();
    let structure = read(format!("{structure}.json"))?;
    let pages = structure.get("pages").and_then(Json::as_array).into_iter().flatten();
    let id = |page: &Json| page.get("id").and_then(Json::as_str).map(str::to_owned);
    Ok(pages.filter_map(id).collect())
}

/// Fills services one after the other in a browser of one's own.
async fn fill_all(origin: String, share: Vec<(Scenarios, BTreeSet<String>)>) -> Outcome<Seen> {
    let person = Person::with(Engine::Chromium, &origin).await?;
    let mut walk = Walk::new(&person);
    let mut seen = Seen::default();
    for (service, mut open) in share {
        seen.pages += open.len();
        for scenario in &service.scenarios {
            // The first goes to the end; of the others, those that open a page that none had.
            let new: Vec<String> =
                shown(scenario).filter(|page| open.contains(*page)).cloned().collect();
            if new.is_empty() {
                continue;
            }
            let begin = Instant::now();
            let name = format!("{}/{}", service.service, scenario.name);
            let walked = walk.through(&service.service, scenario).await;
            println!("{name}: {} pages, {:?}", new.len(), begin.elapsed());
            if let Err(failure) = walked {
                seen.failed.push(format!("{name}: {failure:?}"));
            }
            open.retain(|page| !new.contains(page));
        }
        if !open.is_empty() {
            seen.failed.push(format!("{}: no scenario opens {open:?}", service.service));
        }
    }
    seen.states = walk.looked_at();
    person.browser.close().await?;
    Ok(seen)
}

/// The pages that a scenario fills.
fn shown(scenario: &Scenario) -> impl Iterator<Item = &String> {
    scenario.pages.iter().map(|step| &step.page)
}
