//! What only warns stops nobody, and is told from an error in words and to screen readers, not by
//! its colour alone.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::Given;
use e2e::{Outcome, story};
use serde_json::json;
use thirtyfour::Key;

const CHIP: &str = "dogs[1].chip";

#[tokio::test(flavor = "multi_thread")]
async fn a_warning_is_no_error_and_stops_nobody() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        for (page, given) in story::short() {
            person.arrives(page).await?;
            person.fill(&given).await?;
            if page == "dogs" {
                break;
            }
            person.press("next").await?;
        }

        // No number at all is an error: it is said as one, and going on leads to it.
        assert!(person.key_in(CHIP, "12", "12").await?);
        person.hit(Key::Tab).await?;
        is_told(&person, "Fehler: Bitte geben Sie", true).await?;
        person.is_held_back().await?;

        // One from elsewhere is only strange: it is said as a notice, and the field is not wrong.
        let foreign = Given::new(CHIP, "826098100123456", "826098100123456");
        person.enter(&foreign).await?;
        person.hit(Key::Tab).await?;
        is_told(&person, "Hinweis: Chipnummern aus Deutschland", false).await?;
        person.sees("#summary:not([hidden])", false).await?;
        person.finds_no_barrier("a warning").await?;
        person.press("next").await?;
        let left = "return document.querySelector('main').dataset.page !== 'dogs'";
        person.browser.until("the next page", left, vec![]).await?;

        // The end reminds of it, as of nothing that is missing.
        for (page, given) in story::short().into_iter().skip_while(|(page, _)| *page != "dogs") {
            if page != "dogs" {
                person.arrives(page).await?;
                person.fill(&given).await?;
                person.press("next").await?;
            }
        }
        person.arrives("check").await?;
        person.sees("main .kern-alert--warning a", true).await?;
        person.sees("main .kern-alert--danger", false).await?;
        let notice = person.reads("main .kern-alert--warning").await?;
        assert!(notice.starts_with("Hinweis"), "{notice}");
        person.press("submit").await?;
        person.arrives("receipt").await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// Waits until the one thing is said at the chip's number, and describes its control; whether that
/// is wrong then.
async fn is_told(person: &Person, said: &str, wrong: bool) -> Outcome {
    let look = "
        const [path, said, wrong] = arguments;
        const field = document.querySelector(`[data-path='${path}']`);
        const control = field.querySelector('input');
        const problems = [...field.querySelectorAll('.problems > p')];
        const ids = control.getAttribute('aria-describedby').split(' ');
        return problems.length === 1 && problems[0].textContent.startsWith(said)
            && ids.includes(problems[0].parentElement.id)
            && control.getAttribute('aria-invalid') === String(wrong)
            && !!problems[0].querySelector(wrong ? '.kern-icon--danger' : '.kern-icon--warning')
            && !problems[0].closest('[role=alert]')";
    let arguments = vec![json!(CHIP), json!(said), json!(wrong)];
    person.browser.until(&format!("`{said}…`"), look, arguments).await?;
    Ok(())
}
