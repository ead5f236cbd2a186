//! The start page: complete without scripts, small enough for one round trip, and taken over by
//! the assistant without anybody noticing.

use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::wire::Connection;
use e2e::{Failure, Outcome, place, story};
use serde_json::{Value as Json, json};

/// What a page may have, compressed: it comes in one round trip (RFC 6928, ten segments).
const LIMIT: usize = 14 * 1024;

/// How far the page has moved without anybody having pressed something.
const SHIFT: &str = "globalThis.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        if (!entry.hadRecentInput) globalThis.shifted += entry.value;
    })).observe({ type: 'layout-shift', buffered: true });";

fn start() -> String {
    format!("/{}/{}", story::ARS, story::SERVICE)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_start_page_comes_in_one_round_trip() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let mut connection = Connection::open(server.port()).await?;
    for service in place::services()? {
        for language in ["", "?lang=de-x-simple", "?lang=en"] {
            let path = format!("/{}/{service}{language}", story::ARS);
            for encoding in ["br", "gzip"] {
                let request = format!(
                    "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n"
                );
                let answer = connection.exchange(request.as_bytes()).await?;
                let said = format!("content-encoding: {encoding}");
                assert!(answer.head.to_ascii_lowercase().contains(&said), "{}", answer.head);
                let bytes = answer.body.len();
                println!("{path} is {bytes} bytes with {encoding}");
                if !(LIMIT / 8..=LIMIT).contains(&bytes) {
                    return Err(Failure::new(format!("{path}: {bytes} bytes with {encoding}")));
                }
            }
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_everything_can_be_read() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    scripts(&person, false).await?;
    person.browser.driver.goto(format!("{}{}", server.origin(), start())).await?;
    person.arrives("start").await?;
    let read = person.reads("main").await?;
    for said in [
        "Hund",
        "Wer kann oder muss den Antrag stellen?",
        "Was Sie bereithalten sollten",
        "Wie lange es dauert",
        "Wer zuständig ist",
        "Telefon",
        "JavaScript",
        "115",
    ] {
        assert!(read.contains(said), "`{said}` is missing in:\n{read}");
    }
    person.sees("main a[href^='tel:']", true).await?;
    person.sees("[data-action=start]", true).await?;
    let shown = "return !!document.querySelector('[data-action=start]').getClientRects().length";
    assert_eq!(person.browser.script(shown, vec![]).await?, json!(false), "a button without use");
    found_alone(&person, "the start page without scripts").await?;
    let link = "return document.querySelector('main [data-action=paper]').getAttribute('href')";
    let link = person.browser.script(link, vec![]).await?;
    let mut connection = Connection::open(server.port()).await?;
    let form = connection.get(link.as_str().unwrap_or_default()).await?;
    assert!(form.head.to_ascii_lowercase().contains("content-type: application/pdf"));
    assert!(form.body.starts_with(b"%PDF-"), "the form is no PDF");

    for notice in ["imprint", "privacy", "accessibility"] {
        person.press(notice).await?;
        person.arrives("legal").await?;
        found_alone(&person, notice).await?;
        person.press("back").await?;
        person.arrives("start").await?;
    }
    person.speak("en").await?;
    assert!(person.reads("main").await?.contains("Who can or must apply?"));
    person.browser.driver.goto(server.origin()).await?;
    person.arrives("choose").await?;
    found_alone(&person, "the list of services").await?;
    let link = format!("main a[href='{}']", start());
    person.click(&link).await?;
    person.arrives("start").await?;
    person.browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_assistant_takes_over_in_silence() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let (port, public) = (free_port()?, free_port()?);
        let server = Server::start_behind(public, &folder.path().join("data"), port)?;
        let gate = Gate::open(public, port).await?;
        let person = Person::with(*engine, &server.origin()).await?;
        if *engine == Engine::Chromium {
            person.browser.prepare(SHIFT).await?;
        }
        // The assistant is on its way, and the page is read.
        gate.set(Passage::Waiting);
        person.browser.driver.goto(format!("{}{}", server.origin(), start())).await?;
        person.arrives("start").await?;
        person.sees("#reading:not([data-there])", true).await?;
        let place = "window.scrollTo(0, 120);
            document.querySelector('[data-action=imprint]').focus({ preventScroll: true });
            return true";
        person.browser.script(place, vec![]).await?;
        gate.set(Passage::Open);
        person.sees("#reading[data-there]", true).await?;
        let kept = "return [scrollY, document.activeElement.dataset.action, globalThis.shifted]";
        let kept = person.browser.script(kept, vec![]).await?;
        println!("{engine:?}: scrolled to, focus on, shifted by {kept}");
        assert_eq!(kept.get(1), Some(&json!("imprint")), "the focus is gone");
        if *engine == Engine::Chromium {
            assert_eq!(kept.get(0).and_then(Json::as_f64), Some(120.0), "it scrolled");
            assert_eq!(kept.get(2).and_then(Json::as_f64), Some(0.0), "something moved");
        }
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_presses_before_the_assistant_is_there_is_not_forgotten() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let (port, public) = (free_port()?, free_port()?);
        let server = Server::start_behind(public, &folder.path().join("data"), port)?;
        let gate = Gate::open(public, port).await?;
        let person = Person::with(*engine, &server.origin()).await?;
        if *engine == Engine::Chromium {
            person.browser.prepare(SHIFT).await?;
        }
        gate.set(Passage::Waiting);
        person.browser.driver.goto(format!("{}{}", server.origin(), start())).await?;
        person.press("start").await?;
        let told = person.reads("#opening").await?;
        assert_eq!(told, "Wird geladen …");
        gate.set(Passage::Open);
        person.arrives("eligibility").await?;
        assert_eq!(person.focus().await?, "title");

        // Who comes back to a page of the application sees no start page meanwhile.
        gate.set(Passage::Waiting);
        person.browser.driver.refresh().await?;
        person.sees("html[data-elsewhere]", true).await?;
        let shown = "return document.querySelector('main').innerText.trim()";
        assert_eq!(person.browser.script(shown, vec![]).await?, json!("Wird geladen …"));
        gate.set(Passage::Open);
        person.arrives("eligibility").await?;

        // A draft is found, and said so.
        person.visit_service().await?;
        person.sees("[data-action=continue]", true).await?;
        let shifted = person.browser.script("return globalThis.shifted", vec![]).await?;
        println!("{engine:?}: where a draft is found, the page shifts by {shifted}");
        person.press("discard").await?;
        person.press("discard-sure").await?;
        person.sees("[data-action=start]", true).await?;

        // An application is begun in the language that the start page is read in.
        person.visit(&format!("{}?lang=en", start())).await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.sees("html[lang=en]", true).await?;
        assert_eq!(person.reads("[data-action=next]").await?, "Continue");
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_assistant_does_not_come_the_page_says_so() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (port, public) = (free_port()?, free_port()?);
    let server = Server::start_behind(public, &folder.path().join("data"), port)?;
    let gate = Gate::open(public, port).await?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    gate.set(Passage::Alone);
    person.browser.driver.goto(format!("{}{}", server.origin(), start())).await?;
    let told = "return document.getElementById('opening').textContent.includes('geladen werden')";
    person.browser.until("the failure to be told", told, vec![]).await?;
    person.finds_no_barrier("an assistant that did not come").await?;
    // Another try loads the page again.
    gate.set(Passage::Open);
    person.press("start").await?;
    person.sees("#reading[data-there]", true).await?;
    person.press("start").await?;
    person.arrives("eligibility").await?;
    person.browser.close().await
}

/// Turns the page's own scripts off, or on again.
/// Where the browser cannot sign, the form on paper is as near as it was.
#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_sign_is_led_to_the_form_on_paper() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    let unsafe_page = "Object.defineProperty(crypto, 'subtle', { value: undefined })";
    person.browser.prepare(unsafe_page).await?;
    person.visit_service().await?;
    person.arrives("failure").await?;
    person.says("nicht sicher unterschreiben").await?;
    person.sees("main a[data-action=paper][href$='/form.pdf']", true).await?;
    person.sees("main a[href^='tel:']", true).await?;
    person.finds_no_barrier("a browser that cannot sign").await?;
    person.browser.close().await
}

async fn scripts(person: &Person, on: bool) -> Outcome {
    let off = json!({ "value": !on });
    person.browser.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", off).await?;
    Ok(())
}

/// Asserts that axe-core, which needs scripts itself, finds nothing on the page as it is.
async fn found_alone(person: &Person, page: &str) -> Outcome {
    scripts(person, true).await?;
    person.finds_no_barrier(page).await?;
    scripts(person, false).await
}
