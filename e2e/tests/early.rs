//! What is answered before that has come which takes answers: it waits, in its order, and is there
//! then. Where that does not come the person is told, and can try again.

use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_early_is_not_lost() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_behind(public, &folder.path().join("data"), port)?;
    let gate = Gate::open(public, port).await?;
    for engine in Engine::chosen() {
        let person = begins(*engine, &server, &gate, Passage::Shown).await?;
        // Answered, changed, left, and gone on from.
        let all = story::page("eligibility");
        let (first, others) = all.split_first().unwrap();
        person.click("[data-path='eligibility.kept_here'] input[value='false']").await?;
        person.enter(first).await?;
        person.hit(Key::Tab).await?;
        person.press("next").await?;
        person.sees("#summary", false).await?;
        person.finds_no_barrier("what takes answers has not come").await?;

        // What was missing is said now, and that the one is answered is known.
        gate.set(Passage::Open);
        person.sees("#summary:not([hidden])", true).await?;
        person.holds(first).await?;
        person.sees("#summary [data-problem='eligibility.kept_here']:not([hidden])", false).await?;
        person.fill(others).await?;
        person.press("next").await?;
        person.arrives("keeper").await?;
        person.reload().await?;
        person.arrives("keeper").await?;
        person.press("back").await?;
        person.arrives("eligibility").await?;
        for given in &all {
            person.holds(given).await?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_heard_is_told_so() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_behind(public, &folder.path().join("data"), port)?;
    let gate = Gate::open(public, port).await?;
    for engine in Engine::chosen() {
        let person = begins(*engine, &server, &gate, Passage::Deaf).await?;
        person.says("Ihre Eingaben sind deshalb noch nicht gespeichert.").await?;
        person.finds_no_barrier("what takes answers did not come").await?;
        let all = story::page("eligibility");
        let (first, others) = all.split_first().unwrap();
        person.enter(first).await?;
        // In vain, while the line is as it is.
        person.press("again").await?;
        person.sees("[data-action=again]", true).await?;
        person.keeps_focus("another try in vain").await?;
        person.holds(first).await?;

        gate.set(Passage::Open);
        person.press("again").await?;
        person.sees("[data-action=again]", false).await?;
        person.keeps_focus("another try").await?;
        person.fill(others).await?;
        person.press("next").await?;
        person.arrives("keeper").await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// A person before the first question, which the gate lets come.
async fn begins(engine: Engine, server: &Server, gate: &Gate, passage: Passage) -> Outcome<Person> {
    gate.set(passage);
    let person = Person::with(engine, &server.origin()).await?;
    person.visit_service().await?;
    person.press("start").await?;
    person.arrives("eligibility").await?;
    Ok(person)
}
