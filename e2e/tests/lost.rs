//! A change that makes answers irrelevant says which, and can be taken back.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::Given;
use e2e::{Outcome, story};
use serde_json::json;

const NOTICE: &str = "form [data-action=undo]";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_change_makes_irrelevant_is_said_and_comes_back() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        let mut pages = story::short();
        pages.truncate(9);
        for (page, given) in pages {
            person.arrives(page).await?;
            person.fill(&given).await?;
            person.press("next").await?;
        }
        person.arrives("payment").await?;
        let debit = story::page("payment");
        person.fill(&debit).await?;
        person.sees(NOTICE, false).await?;

        // Another answer: what belongs to the first is named before going on.
        let transfer = [Given::new("payment.method", "transfer", "transfer")];
        person.fill(&transfer).await?;
        person.sees("[data-path='payment.sepa.iban']", false).await?;
        says(&person, "IBAN", true).await?;
        says(&person, "werden nicht mehr gebraucht", true).await?;
        person.finds_no_barrier("answers that got lost").await?;

        // The same answer again: nothing got lost.
        person.fill(&debit[..1]).await?;
        person.sees(NOTICE, false).await?;
        for given in &debit {
            person.holds(given).await?;
        }

        // Or the change is taken back, and the focus is where it was made.
        person.fill(&transfer).await?;
        person.sees(NOTICE, true).await?;
        person.press("undo").await?;
        person.sees(NOTICE, false).await?;
        for given in &debit {
            person.holds(given).await?;
        }
        let focus = "return !!document.activeElement.closest('[data-path=\"payment.method\"]')";
        person.browser.until("the focus on the answer", focus, vec![]).await?;

        // It was said once; the next page does not repeat it.
        person.fill(&transfer).await?;
        person.sees(NOTICE, true).await?;
        person.go_on("declarations").await?;
        person.sees(NOTICE, false).await?;

        // A change on the first page makes nearly all irrelevant, and says that it is more.
        person.press("tasks").await?;
        person.click("[data-task=eligibility] a").await?;
        person.arrives("eligibility").await?;
        person.fill(&[Given::new("eligibility.kept_here", "false", false)]).await?;
        says(&person, "und weitere Angaben", true).await?;
        person.press("undo").await?;
        says(&person, "und weitere Angaben", false).await?;
        for given in &story::page("eligibility") {
            person.holds(given).await?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

/// Waits until the form says something, or does not.
async fn says(person: &Person, words: &str, there: bool) -> Outcome {
    let look = "return document.querySelector('form').textContent.includes(arguments[0])
        === arguments[1]";
    let what = format!("`{words}`: {there}");
    person.browser.until(&what, look, vec![json!(words), json!(there)]).await?;
    Ok(())
}
