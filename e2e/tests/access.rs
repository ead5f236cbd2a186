//! With the keyboard alone, and on a screen as narrow as 320 CSS pixels (WCAG 2.1.1, 1.4.10).

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, story};
use serde_json::{Value as Json, json};
use thirtyfour::Key;

/// The narrowest page that must not scroll sideways, in CSS pixels.
const NARROW: u32 = 320;

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_filled_with_the_keyboard_alone() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        tab_to(&person, "[data-action=start]").await?;
        press(&person, Key::Enter).await?;
        person.arrives("eligibility").await?;
        title_has_focus(&person).await?;

        // Nothing answered: the summary has the focus, its first link leads to the field.
        tab_to(&person, "[data-action=next]").await?;
        press(&person, Key::Enter).await?;
        focus_comes(&person, "#summary").await?;
        tab_to(&person, "#summary a").await?;
        press(&person, Key::Enter).await?;
        focus_comes(&person, "[data-path='eligibility.kept_here'] input").await?;

        // Where nothing is chosen yet, Space takes the first; the arrow keys go on from there.
        press(&person, ' ').await?;
        checked(&person, "eligibility.kept_here", "true").await?;
        // That is put right, and the question that follows from it is not blamed before its time.
        person.sees("#summary:not([hidden])", false).await?;
        person.sees("[data-path='eligibility.old_enough'] input", true).await?;
        person.sees("[data-path='eligibility.old_enough'] .kern-error", false).await?;
        tab_to(&person, "[data-path='eligibility.old_enough'] input").await?;
        press(&person, ' ').await?;
        tab_to(&person, "[data-path='eligibility.already_registered'] input").await?;
        press(&person, ' ').await?;
        press(&person, Key::Down).await?;
        checked(&person, "eligibility.already_registered", "false").await?;
        tab_to(&person, "[data-action=next]").await?;
        press(&person, Key::Enter).await?;
        person.arrives("keeper").await?;
        title_has_focus(&person).await?;

        tab_to(&person, "[data-path='keeper.type'] input").await?;
        press(&person, ' ').await?;
        for given in story::page("keeper").iter().skip(1) {
            tab_to(&person, &format!("[data-path='{}'] input", given.path)).await?;
            for (at, part) in given.entered.split('.').enumerate() {
                if at > 0 {
                    press(&person, Key::Tab).await?;
                }
                person.browser.driver.action_chain().send_keys(part).perform().await?;
            }
            person.holds(given).await?;
        }
        // Enter in a field is "continue", as in every form.
        press(&person, Key::Enter).await?;
        person.arrives("address").await?;
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_scrolls_sideways_on_a_narrow_screen() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.browser.narrow_to(NARROW).await?;
        person.visit_service().await?;
        fits(&person, "start").await?;
        person.press("start").await?;
        for (page, given) in story::pages() {
            person.arrives(page).await?;
            if page == "dogs" {
                person.press("add").await?;
            }
            person.fill(&given).await?;
            fits(&person, page).await?;
            person.press("next").await?;
        }
        person.arrives("check").await?;
        fits(&person, "check").await?;
        person.click("[data-action=tasks], [data-action=back]").await?;
        person.arrives("tasks").await?;
        fits(&person, "tasks").await?;
        for page in ["imprint", "privacy", "accessibility"] {
            person.press(page).await?;
            person.arrives("legal").await?;
            let address = "return location.hash === arguments[0]";
            let hash = json!(format!("#/{page}"));
            person.browser.until(&format!("the {page}"), address, vec![hash]).await?;
            person.sees("main .prose", true).await?;
            fits(&person, page).await?;
            person.finds_no_barrier(page).await?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

/// Asserts that the page is no wider than the screen.
async fn fits(person: &Person, page: &str) -> Outcome {
    let script = "const root = document.documentElement;
        const wide = [...document.querySelectorAll('body *')].filter((element) =>
            element.getBoundingClientRect().right > root.clientWidth + 1);
        return [root.clientWidth, root.scrollWidth,
            wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 200))]";
    let measured = person.browser.script(script, vec![]).await?;
    let width = |at: usize| measured.get(at).and_then(Json::as_u64).unwrap_or_default();
    if person.browser.engine == Engine::Chromium {
        // A scroll bar may take some of it.
        assert!(width(0) <= u64::from(NARROW), "the page is not as narrow as asked: {measured}");
    }
    match width(1) <= width(0) {
        true => Ok(()),
        false => Err(Failure::new(format!("`{page}` scrolls sideways: {measured:#}"))),
    }
}

async fn press(person: &Person, key: impl Into<char>) -> Outcome {
    let key = key.into().to_string();
    Ok(person.browser.driver.action_chain().send_keys(key).perform().await?)
}

/// Presses Tab until an element of a selector has the focus.
async fn tab_to(person: &Person, selector: &str) -> Outcome {
    for _ in 0..60 {
        press(person, Key::Tab).await?;
        if has_focus(person, selector).await? {
            return Ok(());
        }
    }
    let scene = person.browser.scene().await;
    Err(Failure::new(format!("`{selector}` cannot be reached with Tab")).during(scene))
}

async fn has_focus(person: &Person, selector: &str) -> Outcome<bool> {
    let script = "return !!document.activeElement && document.activeElement.matches(arguments[0])";
    Ok(person.browser.script(script, vec![json!(selector)]).await? == json!(true))
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
