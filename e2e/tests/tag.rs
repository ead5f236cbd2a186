//! The page on which the code for another website is made: with mouse and keyboard, with colours
//! that nobody could read, on a narrow screen, and without scripts.

use e2e::browser::{Browser, Engine};
use e2e::person::Person;
use e2e::person::narrow::NARROW;
use e2e::server::{Server, free_port};
use e2e::setting::Setting;
use e2e::{Outcome, axe, story};
use serde_json::{Value as Json, json};
use thirtyfour::{By, Key};

/// Chooses in a list without a mouse, as people with keyboards do by letters.
const CHOOSE: &str = "const list = document.getElementById(arguments[0]);
    list.value = arguments[1];
    return list.value === arguments[1]";

async fn opened(engine: Engine, server: &Server) -> Outcome<Person> {
    let person = Person::with(engine, &server.origin()).await?;
    person.browser.driver.goto(format!("{}/widget", server.origin())).await?;
    person.arrives("widget").await?;
    Ok(person)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_after_a_website_makes_the_code_for_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    for engine in Engine::chosen() {
        let data = folder.path().join(format!("{engine:?}"));
        let server = Server::start(&data, free_port()?)?;
        let person = opened(*engine, &server).await?;
        person.finds_no_barrier("the page for the code").await?;

        let offer = format!("{}/{}", story::ARS, story::SERVICE);
        for (list, value) in [("offer", offer.as_str()), ("language", "en")] {
            let chosen = person.browser.script(CHOOSE, vec![json!(list), json!(value)]).await?;
            assert_eq!(chosen, json!(true), "`{list}` has no `{value}`");
        }
        colour(&person, "action", "#777777").await?;
        colour(&person, "focus-dark", "gelb").await?;
        person.tab_to("button[type=submit]").await?;
        person.hit(Key::Enter).await?;
        let held = "return document.title.startsWith('Fehler: ') && document.activeElement.id === 'summary'";
        person.browser.until("the summary with the focus", held, vec![]).await?;
        person.finds_no_barrier("colours that fall short").await?;
        person.sees("[data-copies]", false).await?;
        let said = person.reads("#action-error").await?;
        assert!(said.contains("4,47:1") && said.contains("4,50:1"), "{said}");
        let said = person.reads("#focus-dark-error").await?;
        assert!(said.contains("#004b76"), "{said}");
        person.click("#summary a[href='#focus-dark']").await?;
        assert_eq!(person.focus().await?, "focus-dark");

        colour(&person, "action", "#8a1538").await?;
        colour(&person, "focus-dark", "").await?;
        person.tab_to("button[type=submit]").await?;
        person.hit(Key::Enter).await?;
        person.sees("[data-copies=element]", true).await?;
        person.finds_no_barrier("the code").await?;
        let code = person.reads("#element").await?;
        let origin = server.origin();
        for piece in [
            format!("<script type=\"module\" src=\"{origin}/widget.js\"></script>"),
            format!("service=\"{}\" municipality=\"{}\"", story::SERVICE, story::ARS),
            "lang=\"en\" theme=\"action=#8a1538\"".to_owned(),
            format!("<a href=\"{origin}/{offer}?lang=en\">"),
        ] {
            assert!(code.contains(&piece), "`{piece}` is missing in {code}");
        }
        let frame = person.reads("#frame").await?;
        assert!(frame.contains(&format!("<iframe src=\"{origin}/{offer}/frame?lang=en\"")));
        copies(&person, &code).await?;
        previews(&person).await?;
        person.browser.narrow_to(NARROW).await?;
        person.browser.driver.refresh().await?;
        person.arrives("widget").await?;
        person.fits("the page for the code").await?;
        axe::assert_clean(&person.browser, "the page for the code, narrow").await?;
        println!("{engine:?}: {} documents", person.wrote_valid_markup()?);
        person.browser.close().await?;
    }
    Ok(())
}

async fn colour(person: &Person, name: &str, value: &str) -> Outcome {
    let field = person.browser.driver.find(By::Id(name)).await?;
    field.clear().await?;
    // WebKit's driver takes no empty text.
    if !value.is_empty() {
        field.send_keys(value).await?;
    }
    Ok(())
}

/// Copies the code. Where the browser does not let pages copy, it is selected, and both is said.
async fn copies(person: &Person, code: &str) -> Outcome {
    person.tab_to("[data-copies=element]").await?;
    person.hit(Key::Enter).await?;
    let told = "return document.getElementById('told').textContent";
    let told = person.browser.until("what became of copying", told, vec![]).await?;
    let selected = person.browser.script("return String(getSelection())", vec![]).await?;
    println!("{:?}: {told}", person.browser.engine);
    match told.as_str() {
        Some("Der Code ist kopiert.") => {}
        _ => assert_eq!(selected.as_str().map(str::trim), Some(code.trim()), "{told}"),
    }
    Ok(())
}

/// The preview has the element as it was chosen, with the link for where its script does not come,
/// and the application in it, in the colours that were chosen.
async fn previews(person: &Person) -> Outcome {
    let look = "const shown = document.querySelector('iframe.preview').contentDocument;
        const element = shown && shown.querySelector('direkt-antrag');
        const button = element && element.shadowRoot
            && element.shadowRoot.querySelector('[data-action=start]');
        const colour = button && shown.defaultView.getComputedStyle(button).backgroundColor;
        return colour === 'rgb(138, 21, 56)' && [element.getAttribute('theme'), element.getAttribute('service'),
            element.querySelector('a').getAttribute('href')]";
    let found = person.browser.until("the preview", look, vec![]).await?;
    let link = format!("/{}/{}?lang=en", story::ARS, story::SERVICE);
    assert_eq!(found, json!(["action=#8a1538", story::SERVICE, link]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn it_works_in_english_and_without_scripts() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = opened(Engine::Chromium, &server).await?;
    person.speak("en").await?;
    person.finds_no_barrier("the page for the code, English").await?;
    scripts(&person.browser, false).await?;
    colour(&person, "accent", "#ffcc00").await?;
    person.click("button[type=submit]").await?;
    person.sees("#element", true).await?;
    let code = person.reads("#element").await?;
    assert!(code.contains("theme=\"accent=#ffcc00\""), "{code}");
    let state = "return [document.documentElement.lang, document.title,
        [...document.querySelectorAll('[data-copies]')].every((own) => !own.getClientRects().length)]";
    let state = person.browser.script(state, vec![]).await?;
    let title = "Put an application on your own website";
    assert_eq!(state, json!(["en", title, true]), "a button without use");
    println!("{} documents", person.wrote_valid_markup()?);
    person.browser.close().await
}

async fn scripts(browser: &Browser, on: bool) -> Outcome {
    let off: Json = json!({ "value": !on });
    browser.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", off).await?;
    Ok(())
}

/// In the dark and in forced colours, in every engine that can be told.
#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_read_in_every_colour() -> Outcome {
    let folder = tempfile::tempdir()?;
    for engine in Engine::chosen() {
        for setting in [Setting::Dark, Setting::Forced] {
            let data = folder.path().join(format!("{engine:?}-{setting:?}"));
            let server = Server::start(&data, free_port()?)?;
            let Some(person) = Person::with_set(*engine, setting, &server.origin()).await? else {
                println!("{engine:?} cannot be told: {setting:?}");
                continue;
            };
            for query in ["", "?action=%23777777"] {
                let address = format!("{}/widget{query}", server.origin());
                person.browser.driver.goto(address).await?;
                person.arrives("widget").await?;
                axe::assert_clean(&person.browser, &format!("{setting:?} {query}")).await?;
            }
            person.browser.close().await?;
        }
    }
    Ok(())
}
