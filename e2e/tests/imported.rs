//! Schemas of FIM as services, imported as they are: every page of each is filled in the browser,
//! up to check-your-answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::scenario::{Scenarios, scenarios_in};
use e2e::server::{Server, free_port};
use e2e::walk::Walk;
use e2e::{Failure, Outcome, clock, place, workshop};
use shared::packed::unpacked;
use shared::service::{Manifest, Service};

/// The day of the scenarios.
const DAY: &str = "2026-11-28";

/// Many questions that nobody has arranged: one browser shows whether they can be answered. The
/// controls themselves are tried in all browsers by other stories.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_every_schema_is_filled() -> Outcome {
    let Some(schemas) = place::schemas() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let services = publish(folder.path(), &schemas)?;
    let dist = folder.path().join("dist");
    let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    let mut walk = Walk::new(&person).served_from(&dist);
    let (mut count, mut failed) = (0, Vec::new());
    for service in &services {
        let pages = pages(&dist, &service.service)?;
        count += pages.len();
        fill(&mut walk, service, pages, &mut failed).await;
    }
    println!("{} schemas, {count} pages, {} states of pages", services.len(), walk.looked_at());
    person.browser.close().await?;
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(failed.join("\n"))),
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
    let manifest: Manifest = serde_json::from_slice(&fs::read(bundle.join("manifest.json"))?)?;
    let structure = fs::read(bundle.join(format!("{}.bin", manifest.structure)))?;
    let structure: Service =
        unpacked(&structure).ok_or_else(|| Failure::new("the structure cannot be read"))?;
    Ok(structure.pages.into_iter().map(|page| page.id).collect())
}

/// Fills a service: the first scenario up to its end, then those that open a page that none had.
async fn fill(
    walk: &mut Walk<'_>,
    service: &Scenarios,
    mut open: BTreeSet<String>,
    failed: &mut Vec<String>,
) {
    for scenario in service.with_new_pages() {
        let begin = Instant::now();
        let name = format!("{}/{}", service.service, scenario.name);
        if let Err(failure) = walk.through(&service.service, scenario).await {
            failed.push(format!("{name}: {failure:?}"));
        }
        println!("{name}: {:?}", begin.elapsed());
        for step in &scenario.pages {
            open.remove(&step.page);
        }
    }
    if !open.is_empty() {
        failed.push(format!("{}: no scenario opens {open:?}", service.service));
    }
}
