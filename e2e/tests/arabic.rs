//! An application in Arabic, on a phone: the service is in German, all around it is not, and the
//! page runs from right to left.

use std::path::Path;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::person::narrow::NARROW;
use e2e::server::{Server, free_port};
use e2e::story::Given;
use e2e::{Failure, Outcome, inbox, story};
use serde_json::{Value as Json, json};
use shared::submission::{Content, open};

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_made_in_arabic() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.browser.narrow_to(NARROW).await?;
        begin(&person).await?;
        for (page, given) in story::pages() {
            person.arrives(page).await?;
            if page == "dogs" {
                person.press("add").await?;
            }
            for given in given.iter().map(as_typed) {
                person.enter(&given).await?;
            }
            looks_right(&person, page).await?;
            if page == "dogs" {
                other_languages(&person, &given).await?;
            }
            person.press("next").await?;
        }
        submit(&person).await?;
        arrives(&person, server.data()).await?;
        person.browser.close().await?;
    }
    Ok(())
}

async fn begin(person: &Person) -> Outcome {
    person.visit_service().await?;
    for tag in ["de", "de-x-simple", "en", "hsb", "uk", "ar"] {
        person.sees(&format!("header [data-action=language][data-language='{tag}']"), true).await?;
    }
    person.speak("ar").await?;
    shows(person, "[data-action=start]", "بدء الطلب").await?;
    // The title is the service's own, and it has no Arabic texts.
    person.sees("main h1[lang=de][dir=ltr], main h1 [lang=de][dir=ltr]", true).await?;
    person.sees("header [lang=de][dir=ltr]", true).await?;
    looks_right(person, "start").await?;
    person.press("start").await?;
    // Nothing answered: the assistant says so in Arabic, the service in German.
    person.arrives("eligibility").await?;
    person.is_held_back().await?;
    shows(person, "#summary h2", "يُرجى مراجعة بياناتك").await?;
    person.sees("#summary a [lang=de][dir=ltr]", true).await?;
    person.sees("main .kern-error [lang=de][dir=ltr]", true).await?;
    looks_right(person, "eligibility with errors").await
}

/// From right to left, nothing beyond the screen, no barrier, and the questions marked as German.
async fn looks_right(person: &Person, state: &str) -> Outcome {
    let root = "const root = document.documentElement;
        const unmarked = [...document.querySelectorAll('main .kern-label, main h1, main .kern-hint')]
            .filter((element) => /\\b(der|die|das|Sie|Ihr|Ihre)\\b/.test(element.textContent))
            .filter((element) => !element.closest('[lang=de]') && !element.querySelector('[lang=de]'))
            .map((element) => element.outerHTML);
        return [root.lang, root.dir, unmarked]";
    let found = person.browser.script(root, vec![]).await?;
    if found != json!(["ar", "rtl", []]) {
        return Err(Failure::new(format!("`{state}` is not marked as it should be: {found:#}")));
    }
    person.fits(state).await?;
    person.finds_no_barrier(&format!("{state} in Arabic")).await
}

/// Another language changes no answer, and the page runs the other way again.
async fn other_languages(person: &Person, given: &[Given]) -> Outcome {
    for (tag, direction) in [("uk", "ltr"), ("hsb", "ltr"), ("de-x-simple", "ltr"), ("ar", "rtl")] {
        person
            .click(&format!("[data-action='language'][data-language='{tag}'][aria-pressed=false]"))
            .await?;
        let pressed = format!("[data-language='{tag}'][aria-pressed=true]");
        person.sees(&pressed, true).await?;
        person.sees(&format!("html[dir={direction}]"), true).await?;
        person.fits(&format!("dogs in {tag}")).await?;
        for given in given {
            person.holds(given).await?;
        }
    }
    Ok(())
}

async fn submit(person: &Person) -> Outcome {
    person.arrives("check").await?;
    looks_right(person, "check").await?;
    shows(person, "[data-row='keeper.address.dog_lives_here'] bdi", "نعم").await?;
    person.press("submit").await?;
    person.arrives("receipt").await?;
    looks_right(person, "receipt").await?;
    shows(person, "main h1", "تم استلام طلبك").await
}

/// The office gets the same as from everyone, and is told which language was spoken.
async fn arrives(person: &Person, data: &Path) -> Outcome {
    let kept = person.kept("submissions").await?;
    let id = kept.get("id").and_then(Json::as_str).unwrap_or_default();
    let copy = kept.get("copy").and_then(Json::as_str).unwrap_or_default();
    assert!(copy.contains("<html lang=\"ar\" dir=\"rtl\">"), "the copy is not in Arabic: {copy}");
    let delivered = inbox::await_delivery(data, id).await?;
    let mut space = Vec::new();
    let opened = open(&delivered.submission, &mut space)
        .map_err(|error| Failure::new(format!("the submission cannot be read: {error:?}")))?;
    assert_eq!(opened.submission.language, "ar");
    let Content::Answers(answers) = &opened.submission.content;
    let answers = &shared::answers::Answers(answers.to_map());
    for given in story::pages().into_iter().flat_map(|(_, given)| given) {
        assert_eq!(story::at(answers, &given.path), Some(&given.value), "{}", given.path);
    }
    assert!(delivered.page.contains("<html lang=\"de\">"), "the office reads German");
    Ok(())
}

/// Postcodes in the digits of an Arabic keyboard.
fn as_typed(given: &Given) -> Given {
    let digits = |typed: &str| -> String {
        let arabic = |digit: u32| char::from_u32(u32::from('٠') + digit);
        typed.chars().map(|it| it.to_digit(10).and_then(arabic).unwrap_or(it)).collect()
    };
    match given.path.ends_with("postcode") {
        true => Given::new(&given.path, &digits(&given.entered), given.value.clone()),
        false => given.clone(),
    }
}

/// Waits until an element shows a text.
async fn shows(person: &Person, selector: &str, text: &str) -> Outcome {
    let look = "const found = document.querySelector(arguments[0]);
        return !!found && found.textContent.includes(arguments[1])";
    let arguments = vec![json!(selector), json!(text)];
    person.browser.until(&format!("`{selector}` to show `{text}`"), look, arguments).await?;
    Ok(())
}
