//! With the keyboard alone, and on a screen as narrow as 320 CSS pixels (WCAG 2.1.1, 1.4.10).

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::person::narrow::NARROW;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Outcome, inbox};
use serde_json::{Value as Json, json};
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_filled_in_and_sent_with_the_keyboard_alone() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.tab_to("[data-action=start]").await?;
        person.hit(Key::Enter).await?;
        person.arrives("eligibility").await?;
        title_has_focus(&person).await?;

        // Nothing answered: the summary has the focus, its first link leads to the field.
        person.tab_to("[data-action=next]").await?;
        person.hit(Key::Enter).await?;
        focus_comes(&person, "#summary").await?;
        person.tab_to("#summary a").await?;
        person.hit(Key::Enter).await?;
        focus_comes(&person, "[data-path='eligibility.kept_here'] input").await?;

        // Where nothing is chosen yet, Space takes the first; the arrow keys go on from there.
        person.hit(' ').await?;
        checked(&person, "eligibility.kept_here", "true").await?;
        // That is put right, and the question that follows from it is not blamed before its time.
        person.sees("#summary:not([hidden])", false).await?;
        person.sees("[data-path='eligibility.old_enough'] input", true).await?;
        person.sees("[data-path='eligibility.old_enough'] .kern-error", false).await?;
        person.tab_to("[data-path='eligibility.old_enough'] input").await?;
        person.hit(' ').await?;
        person.tab_to("[data-path='eligibility.already_registered'] input").await?;
        person.hit(' ').await?;
        person.hit(Key::Down).await?;
        checked(&person, "eligibility.already_registered", "false").await?;
        person.tab_to("[data-action=next]").await?;
        person.hit(Key::Enter).await?;
        person.arrives("keeper").await?;
        title_has_focus(&person).await?;

        for given in story::page("keeper") {
            person.tab_in(&given).await?;
        }
        // Enter in a field is "continue", as in every form.
        person.hit(Key::Enter).await?;
        for (page, given) in story::pages().into_iter().skip(2) {
            by_keyboard(&person, page, given).await?;
        }
        person.arrives("check").await?;
        title_has_focus(&person).await?;
        person.tab_to("[data-action=submit]").await?;
        person.hit(Key::Enter).await?;
        person.arrives("receipt").await?;
        title_has_focus(&person).await?;
        let id = person.kept("submissions").await?;
        let id = id.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
        inbox::await_delivery(server.data(), &id).await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// Fills in a page; the second of what is repeated is added where its first answer comes, and one
/// too many is taken away.
async fn by_keyboard(person: &Person, page: &str, given: Vec<Given>) -> Outcome {
    person.arrives(page).await?;
    title_has_focus(person).await?;
    let mut added = page != "dogs";
    for given in given {
        if !added && given.path.starts_with("dogs[2]") {
            added = true;
            for (key, focused) in [("add", 2), ("add", 3), ("remove", 2)] {
                let among = if key == "add" { "" } else { "[data-path='dogs[3]'] " };
                person.tab_to(&format!("{among}[data-action={key}]")).await?;
                person.hit(Key::Enter).await?;
                let card = format!("[data-path='dogs[{focused}]'] > .card__head h2");
                focus_comes(person, &card).await?;
            }
        }
        person.tab_in(&given).await?;
    }
    person.tab_to("[data-action=next]").await?;
    person.hit(Key::Enter).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_scrolls_sideways_on_a_narrow_screen() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.browser.narrow_to(NARROW).await?;
        person.visit_service().await?;
        person.fits("start").await?;
        person.press("start").await?;
        for (page, given) in story::pages() {
            person.arrives(page).await?;
            if page == "dogs" {
                person.press("add").await?;
            }
            person.fill(&given).await?;
            person.fits(page).await?;
            person.press("next").await?;
        }
        person.arrives("check").await?;
        person.fits("check").await?;
        person.click("[data-action=tasks], [data-action=back]").await?;
        person.arrives("tasks").await?;
        person.fits("tasks").await?;
        for page in ["imprint", "privacy", "accessibility"] {
            person.press(page).await?;
            person.arrives("legal").await?;
            let address = "return location.hash === arguments[0]";
            let hash = json!(format!("#/{page}"));
            person.browser.until(&format!("the {page}"), address, vec![hash]).await?;
            person.sees("main .prose", true).await?;
            person.fits(page).await?;
            person.finds_no_barrier(page).await?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

async fn focus_comes(person: &Person, selector: &str) -> Outcome {
    let script = "return !!document.activeElement && document.activeElement.matches(arguments[0])";
    let what = format!("`{selector}` to have the focus");
    person.browser.until(&what, script, vec![json!(selector)]).await?;
    Ok(())
}

async fn title_has_focus(person: &Person) -> Outcome {
    focus_comes(person, "main h1").await
}

async fn checked(person: &Person, path: &str, code: &str) -> Outcome {
    let script =
        "const input = document.querySelector(arguments[0]); return input && input.checked";
    let selector = format!("[data-path='{path}'] input[value='{code}']");
    let what = format!("`{selector}` to be chosen");
    person.browser.until(&what, script, vec![json!(selector)]).await?;
    Ok(())
}
