//! Pages as people have them shown: in dark or forced colours, without movement, with large or
//! widely spaced text, at 400 %, and on paper.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use e2e::appearance::{self, Appearance};
use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::setting::Setting;
use e2e::{Failure, Outcome, axe, place, story};
use serde_json::{Value as Json, json};
use thirtyfour::Key;

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

/// The others, as far as their drivers can: what the system says is set before they are opened.
#[tokio::test(flavor = "multi_thread")]
async fn all_can_be_read_however_it_is_shown_in_the_other_engines() -> Outcome {
    let folder = tempfile::tempdir()?;
    for engine in Engine::chosen().iter().filter(|engine| **engine != Engine::Chromium) {
        for (setting, appearances) in [
            (
                Setting::Plain,
                [Appearance::LargeText, Appearance::Spaced, Appearance::Plain].as_slice(),
            ),
            (Setting::Dark, &[Appearance::Dark]),
            (Setting::Forced, &[Appearance::Forced]),
            (Setting::Still, &[Appearance::Still]),
        ] {
            let data = folder.path().join(format!("{engine:?}-{setting:?}"));
            let server = Server::start(&data, free_port()?)?;
            match Person::with_set(*engine, setting, &server.origin()).await? {
                Some(person) => looks_around(&person, appearances).await?,
                None => println!("{engine:?} cannot be told: {setting:?}"),
            }
        }
    }
    Ok(())
}

/// Goes from the start page to check-your-answers.
async fn looks_around(person: &Person, appearances: &[Appearance]) -> Outcome {
    person.visit_service().await?;
    let look = async |state: &str| {
        for appearance in appearances {
            appearance::assert_readable(&person.browser, *appearance, state).await?;
            axe::assert_clean(&person.browser, &format!("{state}, {appearance:?}")).await?;
        }
        Outcome::Ok(())
    };
    look("start").await?;
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        if page == "keeper" {
            person.is_held_back().await?;
            look("keeper, left empty").await?;
        }
        person.fill(&given).await?;
        look(page).await?;
        Appearance::Plain.show(&person.browser).await?;
        person.press("next").await?;
    }
    person.arrives("check").await?;
    look("check").await?;
    Ok(())
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

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_focus_is_seen() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    stands_out(&person, "start").await?;
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        if page == "dogs" {
            person.press("add").await?;
            stands_out(&person, page).await?;
            person.click("[data-path='dogs[2]'] [data-action=remove]").await?;
        }
        person.fill(&given).await?;
        if page == "keeper" {
            stands_out(&person, page).await?;
        }
        person.press("next").await?;
    }
    person.arrives("check").await?;
    stands_out(&person, "check").await?;
    person.browser.close().await
}

/// Goes through all that Tab leads to, and compares each with how it looks without the focus.
async fn stands_out(person: &Person, page: &str) -> Outcome {
    for appearance in [Appearance::Plain, Appearance::Dark, Appearance::Forced] {
        appearance.show(&person.browser).await?;
        // The mark that blinks where text is typed is none of the page's.
        let begin = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { caret-color: transparent !important }');
            document.adoptedStyleSheets = [sheet];
            document.activeElement.blur(); getSelection().collapse(document.body, 0)";
        person.browser.script(begin, vec![]).await?;
        let mut known = BTreeSet::new();
        loop {
            let key = char::from(Key::Tab).to_string();
            person.browser.driver.action_chain().send_keys(key).perform().await?;
            let Some((name, clip)) = focused(person).await? else { break };
            if !known.insert(name.clone()) {
                break;
            }
            let with = picture(person, &clip).await?;
            person.browser.script("document.activeElement.blur()", vec![]).await?;
            let without = picture(person, &clip).await?;
            if with == without {
                let message = format!("on `{page}` as {appearance:?} nobody sees it: {name}");
                return Err(Failure::new(message));
            }
        }
        assert!(known.len() > 5, "Tab leads to {known:?} only on `{page}`");
    }
    Appearance::Plain.show(&person.browser).await
}

/// What has the focus, and the part of the page around it.
async fn focused(person: &Person) -> Outcome<Option<(String, Json)>> {
    let look = "const own = document.activeElement;
        if (!own || own === document.body) return null;
        const { x, y, width, height } = own.getBoundingClientRect();
        const name = own.outerHTML.slice(0, 200) + [...document.querySelectorAll('*')].indexOf(own);
        return [name, { x: x + scrollX - 8, y: y + scrollY - 8, width: width + 16,
            height: height + 16, scale: 1 }]";
    let found = person.browser.script(look, vec![]).await?;
    Ok(serde_json::from_value(found)?)
}

async fn picture(person: &Person, clip: &Json) -> Outcome<Json> {
    let asked = json!({ "format": "png", "clip": clip });
    Ok(person.browser.driver.cdp().send_raw("Page.captureScreenshot", asked).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_and_receipt_are_printed_whole_and_without_controls() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    person.press("start").await?;
    for (page, given) in story::pages() {
        person.arrives(page).await?;
        if page == "dogs" {
            person.press("add").await?;
        }
        person.fill(&given).await?;
        person.press("next").await?;
    }
    person.arrives("check").await?;
    let answers = "return [...document.querySelectorAll('main h1, main h2, main h3, main dt,'
        + 'main dd.kern-description-list-item__value')].map((own) => own.textContent)";
    let answers: Vec<String> =
        serde_json::from_value(person.browser.script(answers, vec![]).await?)?;
    assert!(answers.len() > 100, "check-your-answers shows little: {answers:?}");
    let paper = printed(&person, folder.path()).await?;
    has(
        &paper,
        &answers,
        &["Ändern", "Zurück", "Übersicht", "English", "Impressum", "Jetzt verbindlich"],
    )?;

    person.press("submit").await?;
    person.arrives("receipt").await?;
    let number = person.reads("[data-result='case-number']").await?;
    let said = "return [...document.querySelectorAll('main h1, main .prose p, main .prose li')]
        .map((own) => own.textContent)";
    let said: Vec<String> = serde_json::from_value(person.browser.script(said, vec![]).await?)?;
    let paper = printed(&person, folder.path()).await?;
    has(&paper, &[said, vec![number]].concat(), &["drucken", "English", "Impressum", "Neuer"])?;
    person.browser.close().await
}

/// The text of the page as it is printed.
async fn printed(person: &Person, folder: &std::path::Path) -> Outcome<String> {
    let file = folder.join("printed.pdf");
    fs::write(&file, person.browser.print().await?)?;
    let program = place::system("/usr/bin/pdftotext", "poppler-utils")?;
    let read = Command::new(program).args(["-layout"]).arg(&file).arg("-").output()?;
    Ok(String::from_utf8_lossy(&read.stdout).into_owned())
}

/// Asserts that every word of what is wanted is on the paper, and nothing that can be pressed.
/// Lines are broken and hyphenated there, and columns stand beside each other.
fn has(paper: &str, wanted: &[String], unwanted: &[&str]) -> Outcome {
    let joined = paper.replace("-\n", "\n");
    let words: BTreeSet<&str> = joined.split_whitespace().collect();
    let lost = wanted.iter().flat_map(|text| text.split_whitespace());
    let lost: BTreeSet<&str> = lost.filter(|word| !words.contains(word)).collect();
    let extra: Vec<&&str> = unwanted.iter().filter(|word| paper.contains(**word)).collect();
    match lost.is_empty() && extra.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!("lost: {lost:?}, printed too: {extra:?} in\n{paper}"))),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_found() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    for (damage, found) in [
        ("h1.style.cssText = 'width: 3rem; overflow: hidden; white-space: nowrap'", "cut off"),
        ("h1.style.cssText = 'margin-bottom: -3rem'", "one over the other"),
        ("h1.style.cssText = 'width: 200vw'", "scrolls sideways"),
        ("h1.style.cssText = 'font-size: 20px'", "does not grow"),
    ] {
        let damage = format!("const h1 = document.querySelector('main h1'); {damage}");
        person.browser.script(&damage, vec![]).await?;
        let large = Appearance::LargeText;
        let told = appearance::assert_readable(&person.browser, large, "start").await;
        let told = told.err().map(|failure| format!("{failure:?}")).unwrap_or_default();
        assert!(told.contains(found), "`{damage}` is not found: {told}");
    }
    person.browser.close().await
}

/// What is set in the system is what pages find, in every engine that can be told.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_system_says_reaches_pages() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    for engine in Engine::chosen() {
        for (setting, query) in [
            (Setting::Plain, "(prefers-color-scheme: light)"),
            (Setting::Dark, "(prefers-color-scheme: dark)"),
            (Setting::Forced, "(forced-colors: active)"),
            (Setting::Still, "(prefers-reduced-motion: reduce)"),
        ] {
            let Some(person) = Person::with_set(*engine, setting, &server.origin()).await? else {
                println!("{engine:?} cannot be told: {setting:?}");
                continue;
            };
            person.leave_assistant().await?;
            let set = format!("return matchMedia('{query}').matches");
            let set = person.browser.script(&set, vec![]).await?;
            assert_eq!(set, json!(true), "{engine:?}: {query}");
            person.browser.close().await?;
        }
    }
    Ok(())
}
