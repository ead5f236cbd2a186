//! What the first visit asks for, as a browser sees it.

use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, place, story, wait};

/// What the first load may transfer until the first question is there, in bytes as they are
/// compressed: 120 KB.
const SHOWN: u64 = 120 * 1024;

/// What it may transfer until that can be answered: 140 KB.
const LIMIT: u64 = 140 * 1024;

/// What takes answers.
const ANSWERING: [&str; 2] = ["/answering-", "/both-"];

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
        let later = ["/later-", "/submission-", "/words-"];
        let later = later.iter().any(|later| address.contains(later)) || takes(address);
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
        wait::until("what takes answers", || async {
            let asked = asked(&person).await?;
            let came = asked.iter().filter(|(address, bytes)| takes(address) && *bytes > 0);
            Ok((came.count() == ANSWERING.len()).then_some(()))
        })
        .await?;
        let all = asked(&person).await?;
        let (then, first): (Vec<_>, Vec<_>) = all.iter().partition(|(address, _)| takes(address));
        let sum = |files: &[&(String, u64)]| files.iter().map(|(_, bytes)| bytes).sum::<u64>();
        let (shown, bytes) = (sum(&first), sum(&first) + sum(&then));
        println!("until the first question of {service} come {shown} bytes, then {bytes} in all");
        if !(LIMIT / 2..=LIMIT).contains(&bytes) || !(SHOWN / 2..=SHOWN).contains(&shown) {
            return Err(Failure::new(format!("{service}: {shown} of {bytes} bytes: {all:#?}")));
        }
        person.browser.close().await?;
    }
    Ok(())
}

fn takes(address: &str) -> bool {
    ANSWERING.iter().any(|part| address.contains(part))
}

async fn asked(person: &Person) -> Outcome<Vec<(String, u64)>> {
    let entries = person.browser.script(ASKED, Vec::new()).await?;
    Ok(serde_json::from_value(entries)?)
}
