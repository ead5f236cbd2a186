//! The browser is ended on every page, in the middle of typing and without a warning: whoever comes
//! back goes on where they were, and has lost at most what was typed in the last moment.

use std::time::Duration;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Outcome, inbox, wait};
use serde_json::Value as Json;
use shared::answers::Answers;

/// How long what was typed may take until it is kept. Whoever is away sooner loses it.
const KEPT_AFTER: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn the_tab_is_killed_on_every_page() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        deafen(&person).await?;
        person.visit_service().await?;
        person.press("start").await?;
        for (page, given) in story::short() {
            person.arrives(page).await?;
            person.fill(&given).await?;
            kept(&person, &given).await?;
            killed(&person).await?;
            person.visit_service().await?;
            person.press("continue").await?;
            person.arrives(page).await?;
            for given in &given {
                let held = person.holds(given).await;
                held.map_err(|failure| failure.during(format!("killed on `{page}`")))?;
            }
            person.press("next").await?;
        }
        person.arrives("check").await?;
        killed(&person).await?;
        person.visit_service().await?;
        person.press("continue").await?;
        person.arrives("check").await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        let id = person.kept("submissions").await?;
        let id = id.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        inbox::await_delivery(server.data(), &id).await?;

        // With the receipt on the screen: it is there again, and nothing is sent twice.
        killed(&person).await?;
        person.visit_service().await?;
        person.arrives("receipt").await?;
        assert_eq!(inbox::delivered(server.data())?, [id]);
        person.browser.close().await?;
    }
    Ok(())
}

/// Waits until the browser keeps all that was entered, the last of it while its field still has the
/// focus.
async fn kept(person: &Person, given: &[Given]) -> Outcome {
    wait::until_within(KEPT_AFTER, "all answers to be kept", || async {
        let draft = person.kept("drafts").await?;
        let answers = draft.get("answers").and_then(Json::as_object).cloned();
        let answers = Answers(answers.unwrap_or_default());
        let all = given.iter().all(|own| story::at(&answers, &own.path) == Some(&own.value));
        Ok(all.then_some(()))
    })
    .await
}

/// Opens another tab and ends the one that was open. Where the browser lets us, the page is not
/// told, as if its process had died.
async fn killed(person: &Person) -> Outcome {
    let driver = &person.browser.driver;
    let before = driver.window().await?;
    let other = driver.new_tab().await?;
    driver.switch_to_window(before).await?;
    driver.close_window().await?;
    driver.switch_to_window(other).await?;
    deafen(person).await
}

/// Keeps from the pages of a tab that they are about to be closed.
async fn deafen(person: &Person) -> Outcome {
    if person.browser.engine == Engine::Chromium {
        let deaf = "for (const name of ['beforeunload', 'pagehide', 'visibilitychange', 'freeze'])
            addEventListener(name, (event) => event.stopImmediatePropagation(), true)";
        person.browser.prepare(deaf).await?;
    }
    Ok(())
}
