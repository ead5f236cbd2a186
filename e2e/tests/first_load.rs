//! What the first visit asks for, as a browser sees it.

use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, place, story};

/// What the first load may transfer, in bytes as they are compressed: 150 KB.
const LIMIT: u64 = 150 * 1024;

/// Everything that the page asked for until now: address and size.
const ASKED: &str = "return [...performance.getEntriesByType('navigation'), \
     ...performance.getEntriesByType('resource')]\
     .map((entry) => [entry.name, entry.encodedBodySize])";

#[tokio::test(flavor = "multi_thread")]
async fn stays_within_the_limit_and_asks_no_one_else() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    let first = asked(&person).await?;
    let bytes: u64 = first.iter().map(|(_, bytes)| bytes).sum();
    println!("the first load is {bytes} bytes in {} answers", first.len());
    if !(LIMIT / 10..=LIMIT).contains(&bytes) {
        return Err(Failure::new(format!("{bytes} bytes were transferred: {first:#?}")));
    }
    // The start page itself has all that it says, and its styles.
    let files = format!("/api/v1/services/{}/", story::SERVICE);
    let within = [files.as_str(), ".css"];
    let twice = |address: &str| within.iter().any(|part| address.contains(part));
    if let Some((address, _)) = first.iter().find(|(address, _)| twice(address)) {
        return Err(Failure::new(format!("the first load asks for {address}")));
    }
    for (address, _) in &first {
        let own = address.starts_with(&format!("{}/", server.origin()));
        let later = ["/answering-", "/both-", "/later-", "/submission-", "/words-"]
            .iter()
            .any(|later| address.contains(later));
        if !own || later {
            return Err(Failure::new(format!("the first load asks for {address}")));
        }
    }

    // Nothing else comes before the first question is answered. What it takes to submit comes then,
    // all of it: later there may be no network.
    person.press("start").await?;
    person.arrives("eligibility").await?;
    person.sees("main form fieldset input", true).await?;
    let later = |address: &str| address.contains("/later-") || address.contains("/submission-");
    if let Some((address, _)) = asked(&person).await?.iter().find(|(address, _)| later(address)) {
        return Err(Failure::new(format!("{address} comes before the first answer")));
    }
    person.fill(&story::page("eligibility")).await?;
    person.press("next").await?;
    person.has_all().await?;
    person.browser.close().await
}

/// Also of services that have rare kinds of field: what these need is not needed at once.
#[tokio::test(flavor = "multi_thread")]
async fn no_service_needs_more_before_its_first_question() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_behind(public, &folder.path().join("data"), port)?;
    let gate = Gate::open(public, port).await?;
    gate.set(Passage::First);
    for service in place::services()? {
        let person = Person::with(Engine::Chromium, &server.origin()).await?;
        person.visit(&format!("/{}/{service}", story::ARS)).await?;
        person.arrives("start").await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.sees("main form fieldset input", true).await?;
        let bytes: u64 = asked(&person).await?.iter().map(|(_, bytes)| bytes).sum();
        println!("until the first question of {service} come {bytes} bytes");
        if !(LIMIT / 2..=LIMIT).contains(&bytes) {
            return Err(Failure::new(format!("{service}: {bytes} bytes were transferred")));
        }
        person.browser.close().await?;
    }
    Ok(())
}

async fn asked(person: &Person) -> Outcome<Vec<(String, u64)>> {
    let entries = person.browser.script(ASKED, Vec::new()).await?;
    Ok(serde_json::from_value(entries)?)
}
