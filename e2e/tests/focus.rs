//! The focus is never lost: after everything that a person can do, something has it that is where
//! the person was, or where they have been brought.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Outcome, wait};
use serde_json::{Value as Json, json};
use shared::language::PLAIN;
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_the_focus_is_somewhere() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        comes(&person, "#title", "beginning").await?;
        languages(&person, "eligibility").await?;
        problems(&person).await?;
        neighbours(&person).await?;
        history(&person).await?;
        instances(&person).await?;
        resumed(&person).await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// Another language keeps the focus on the button that was pressed, or the key.
async fn languages(person: &Person, page: &str) -> Outcome {
    for tag in ["en", PLAIN, "de"] {
        let button = format!("[data-action=language][data-language='{tag}']");
        person.click(&button).await?;
        let pressed = format!("{button}[aria-pressed=true]");
        person.sees(&pressed, true).await?;
        comes(person, &pressed, &format!("choosing the language {tag} on {page}")).await?;
    }
    Ok(())
}

/// Errors: the summary has the focus, its links lead to the fields; it goes away when all is right.
async fn problems(person: &Person) -> Outcome {
    person.is_held_back().await?;
    person.click("#summary [data-problem='eligibility.kept_here'] a").await?;
    comes(person, "[data-path='eligibility.kept_here'] input", "following a link").await?;
    for given in story::page("eligibility") {
        person.tab_in(&given).await?;
        person.keeps_focus(&format!("answering {}", given.path)).await?;
    }
    person.sees("#summary:not([hidden])", false).await?;
    person.keeps_focus("putting the last error right").await?;
    person.go_on("keeper").await?;
    comes(person, "#title", "going on").await
}

/// What is answered makes its neighbours come and go.
async fn neighbours(person: &Person) -> Outcome {
    person.tab_in(&Given::new("keeper.type", "person", "person")).await?;
    person.sees("[data-path='keeper.person.birth_date']", true).await?;
    comes(person, "[data-path='keeper.type'] input:checked", "making questions appear").await?;
    person.hit(Key::Down).await?;
    person.sees("[data-path='keeper.person.birth_date']", false).await?;
    comes(person, "[data-path='keeper.type'] input:checked", "making questions go").await?;
    person.fill(&story::page("keeper")).await?;
    person.go_on("address").await?;
    person.fill(&story::page("address")).await?;
    person.go_on("contact").await?;
    person.go_on("dogs").await
}

/// Back and forward, by the page's link and the browser's buttons, and to the task list.
async fn history(person: &Person) -> Outcome {
    person.browser.driver.back().await?;
    person.arrives("contact").await?;
    comes(person, "#title", "going back").await?;
    person.browser.driver.forward().await?;
    person.arrives("dogs").await?;
    comes(person, "#title", "going forward").await?;
    person.press("back").await?;
    person.arrives("contact").await?;
    comes(person, "#title", "following the link back").await?;
    person.press("tasks").await?;
    person.arrives("tasks").await?;
    comes(person, "#title", "going to the task list").await?;
    person.click("[data-task=dogs] a").await?;
    person.arrives("dogs").await?;
    comes(person, "#title", "coming from the task list").await
}

/// Instances come and go, the last one that may go too.
async fn instances(person: &Person) -> Outcome {
    for added in [2, 3] {
        person.press("add").await?;
        let card = format!("[data-path='dogs[{added}]'] > .card__head h2");
        comes(person, &card, "adding").await?;
    }
    for (removed, next) in [(2, 2), (2, 1)] {
        person.click(&format!("[data-path='dogs[{removed}]'] [data-action=remove]")).await?;
        let card = format!("[data-path='dogs[{next}]'] > .card__head h2");
        comes(person, &card, "removing").await?;
    }
    person.click("[data-path='dogs[1].breed'] [role=combobox]").await?;
    person.hit(Key::Down).await?;
    person.hit(Key::Escape).await?;
    comes(person, "[data-path='dogs[1].breed'] input", "closing a list").await
}

/// The draft is found again, gone on with, and thrown away.
async fn resumed(person: &Person) -> Outcome {
    wait::until("the draft", || async {
        Ok((person.kept("drafts").await? != Json::Null).then_some(()))
    })
    .await?;
    person.visit("/").await?;
    person.visit_service().await?;
    person.press("continue").await?;
    person.sees("main form", true).await?;
    comes(person, "#title", "going on with a draft").await?;
    person.visit("/").await?;
    person.visit_service().await?;
    person.press("discard").await?;
    person.press("discard-sure").await?;
    person.sees("[data-action=start]", true).await?;
    comes(person, "#title", "throwing a draft away").await
}

/// Waits until an element has the focus, and asserts that it keeps it.
async fn comes(person: &Person, selector: &str, after: &str) -> Outcome {
    let focused = "return !!document.activeElement?.matches(arguments[0])";
    let what = format!("`{selector}` to have the focus after {after}");
    person.browser.until(&what, focused, vec![json!(selector)]).await?;
    person.keeps_focus(after).await
}
