//! What stands beside the fields.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};

#[tokio::test(flavor = "multi_thread")]
async fn information_has_a_legal_basis_and_no_reason_to_be_asked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        if page == "declarations" {
            break;
        }
        person.fill(&given).await?;
        person.press("next").await?;
    }
    for (path, expected) in [
        ("declarations.duties", "Rechtsgrundlage"),
        ("declarations.truthful", "Warum fragen wir das?"),
    ] {
        let said = person.reads(&format!("[data-path='{path}'] summary")).await?;
        assert!(said.starts_with(expected), "`{path}`: {said}");
    }
    // Lines to write in are as wide as other fields.
    let width = "return document.querySelector('[data-path=\"declarations.remarks\"] textarea')
        .getBoundingClientRect().width >= 300";
    person.browser.until("the field to be wide", width, vec![]).await?;
    person.browser.close().await
}
