//! What is said of wrong answers: which it is, and without a jump when it is put right.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};

/// How far what is looked at may move, in CSS pixels: what is rounded.
const STILL: f64 = 3.0;

/// Goes on to a page of the short story.
async fn up_to(person: &Person, wanted: &str) -> Outcome {
    person.visit_service().await?;
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        if page == wanted {
            break;
        }
        person.fill(&given).await?;
        person.press("next").await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_summary_names_the_instance() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    up_to(&person, "dogs").await?;
    person.press("add").await?;
    person.press("next").await?;
    person.sees("#summary", true).await?;
    for at in 1..=2 {
        let link = person.reads(&format!("#summary [data-problem='dogs[{at}].name'] a")).await?;
        assert!(link.starts_with(&format!("Hund {at}: ")), "{link}");
    }
    person.browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_jumps_when_the_last_error_is_put_right() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.browser.narrow_to(390).await?;
        up_to(&person, "address").await?;
        person.press("next").await?;
        person.sees("#summary:not([hidden])", true).await?;
        let given = story::page("address");
        let (others, last) = given.split_at(given.len() - 1);
        person.fill(others).await?;
        // The browser itself moves nothing when a script presses.
        let last = format!("[data-path='{}']", last[0].path);
        let top = "const field = document.querySelector(arguments[0]);
            if (arguments[1]) field.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { top } = field.getBoundingClientRect();
            if (arguments[1]) field.querySelector('input').click();
            return top";
        let before = person.browser.script(top, vec![last.clone().into(), true.into()]).await?;
        person.sees("#summary:not([hidden])", false).await?;
        let drawn = "const drawn = window.drawn ??= { times: 0 };
            requestAnimationFrame(() => drawn.times++);
            return drawn.times > 2";
        person.browser.until("it to be drawn", drawn, vec![]).await?;
        let after = person.browser.script(top, vec![last.into(), false.into()]).await?;
        let moved = before.as_f64().unwrap_or(f64::NAN) - after.as_f64().unwrap_or(f64::NAN);
        assert!(moved.abs() <= STILL, "{engine:?}: it moved by {moved} pixels");
        person.browser.close().await?;
    }
    Ok(())
}
