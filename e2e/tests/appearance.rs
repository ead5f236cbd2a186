//! Pages as people have them shown: in dark or forced colours, without movement, with large or
//! widely spaced text, at 400 %, and on paper.

use e2e::appearance::{self, Appearance};
use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, story};

#[tokio::test(flavor = "multi_thread")]
async fn all_can_be_read_however_it_is_shown() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    looks(&person, "start").await?;
    person.press("start").await?;
    for (page, given) in story::pages() {
        person.arrives(page).await?;
        if page == "dogs" {
            person.press("add").await?;
        }
        // Nobody has to be reached by telephone or e-mail.
        if page != "contact" {
            person.is_held_back().await?;
        }
        looks(&person, &format!("{page}, left empty")).await?;
        person.fill(&given).await?;
        looks(&person, page).await?;
        person.press("next").await?;
    }
    person.arrives("check").await?;
    looks(&person, "check").await?;
    person.click("[data-action=tasks], [data-action=back]").await?;
    person.arrives("tasks").await?;
    looks(&person, "tasks").await?;
    person.press("privacy").await?;
    person.sees("main .prose", true).await?;
    looks(&person, "privacy").await?;
    person.browser.driver.back().await?;
    person.arrives("tasks").await?;
    person.click("[data-task=check] [data-action=check]").await?;
    person.press("submit").await?;
    person.arrives("receipt").await?;
    looks(&person, "receipt").await?;
    person.browser.close().await
}

/// Looks at a page in every appearance, and leaves it in the plain one.
async fn looks(person: &Person, state: &str) -> Outcome {
    let mut found = Vec::new();
    for appearance in appearance::ALL.into_iter().chain([Appearance::Plain]) {
        let readable = appearance::assert_readable(&person.browser, appearance, state).await;
        found.extend(readable.err().map(|failure| format!("{failure:?}")));
    }
    match found.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(found.join("\n"))),
    }
}
