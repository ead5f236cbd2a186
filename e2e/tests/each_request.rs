//! The line fails once, at every request in turn: the page says what to do, or the person loads it
//! anew, and the office has the application once.

use std::time::{Duration, Instant};

use e2e::browser::Engine;
use e2e::gate::Gate;
use e2e::person::Person;
use e2e::scenario::{Scenario, scenarios};
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, inbox, store, wait};
use serde_json::json;
use thirtyfour::By;

/// The service with the fewest pages, and a scenario that can be submitted.
const SERVICE: &str = "meldebescheinigung";
const SCENARIO: &str = "for-oneself";

/// More requests than a whole application takes: so many and the story is wrong.
const TOO_MANY: usize = 60;

/// How long a person waits for a page to do something before loading it anew.
const PATIENCE: Duration = Duration::from_secs(6);

/// How long one application may take with all tries.
const LIMIT: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn whatever_request_is_lost_one_application_arrives() -> Outcome {
    let services = scenarios()?;
    let scenario = services
        .iter()
        .filter(|own| own.service == SERVICE)
        .flat_map(|own| &own.scenarios)
        .find(|own| own.name == SCENARIO)
        .ok_or_else(|| Failure::new(format!("there is no scenario `{SCENARIO}`")))?;
    let folder = tempfile::tempdir()?;
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_behind(public, &folder.path().join("data"), port)?;
    let gate = Gate::open(public, port).await?;
    for which in 1.. {
        gate.lose(which);
        let person = Person::with(Engine::Chromium, &server.origin()).await?;
        let applied = apply(&person, scenario).await;
        let lost = gate.lost();
        let asked = lost.clone().unwrap_or_else(|| "nothing".to_owned());
        let told = applied.map_err(|failure| failure.during(format!("without {asked}")))?;
        person.browser.close().await?;
        println!("{which}: without {asked}: {}", told.join(", "));
        wait::until("the application to be delivered", || async {
            Ok((inbox::delivered(server.data())?.len() >= which).then_some(()))
        })
        .await?;
        let delivered = inbox::delivered(server.data())?.len();
        let stored = store::receipts(server.data())?.len();
        assert_eq!((delivered, stored), (which, which), "the office has not one more");
        if lost.is_none() {
            assert!(which > 10, "an application takes {which} requests only");
            return Ok(());
        }
        assert!(which < TOO_MANY, "it does not end");
    }
    Ok(())
}

/// Applies, whatever comes between; gives what the person had to do besides.
async fn apply(person: &Person, scenario: &Scenario) -> Outcome<Vec<String>> {
    let address = format!("/{}/{SERVICE}", scenario.municipality);
    let mut tries = Vec::new();
    // The very first request may be the one.
    person.browser.driver.goto(format!("{}{address}", person.origin())).await.ok();
    let begin = Instant::now();
    let mut moved = Instant::now();
    let mut before = String::new();
    while begin.elapsed() < LIMIT {
        let scene = scene(person).await;
        if scene != before {
            (moved, before) = (Instant::now(), scene.clone());
        }
        let again = scene.contains(" again");
        match scene.split(' ').next().unwrap_or_default() {
            "receipt" => return Ok(tries),
            // The pages that say so, by a button or in words.
            "crashed" => {
                tries.push("pressed “reload”".to_owned());
                tap(person, "#reload").await;
            }
            "failure" => {
                tries.push("was told to reload".to_owned());
                person.browser.driver.refresh().await.ok();
            }
            _ if again => {
                tries.push("pressed “again”".to_owned());
                tap(person, "main [data-action=again]").await;
            }
            "start" if scene.contains(" continue") => tap(person, "[data-action=continue]").await,
            "start" if scene.contains(" start") => tap(person, "main [data-action=start]").await,
            "tasks" => tap(person, "main [data-action=next], main [data-action=check]").await,
            "check" if scene.contains(" submit") => tap(person, "[data-action=submit]").await,
            "sending" if scene.contains(" submit") => {
                tries.push("sent again".to_owned());
                tap(person, "[data-action=submit]").await;
            }
            page => {
                if let Some(step) = scenario.pages.iter().find(|step| step.page == page) {
                    for entry in &step.answers {
                        let label = entry.label.as_deref().unwrap_or(&entry.entered);
                        person.key_in(&entry.path, &entry.entered, label).await.ok();
                    }
                    tap(person, "[data-action=next]").await;
                }
            }
        }
        if moved.elapsed() > PATIENCE {
            tries.push(format!("reloaded `{scene}`"));
            person.browser.driver.refresh().await.ok();
            moved = Instant::now();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::new(format!("no receipt after {tries:?}")).during(person.browser.scene().await))
}

/// Clicks what may be gone by then: the next look at the page shows what came of it.
async fn tap(person: &Person, selector: &str) {
    if let Ok(element) = person.browser.driver.find(By::Css(selector)).await {
        element.click().await.ok();
    }
}

/// The view, and the actions that it offers.
async fn scene(person: &Person) -> String {
    let look = "const main = document.querySelector('main[data-page]');
        const crashed = document.body?.dataset.crashed !== undefined ? 'crashed' : 'nothing';
        const seen = [...(main?.querySelectorAll('[data-action]') ?? [])]
            .filter((own) => own.checkVisibility()).map((own) => own.dataset.action);
        return [main?.dataset.page ?? crashed, ...new Set(seen)].join(' ')";
    let scene = person.browser.script(look, vec![]).await.unwrap_or(json!("nothing"));
    scene.as_str().unwrap_or_default().to_owned()
}
