//! An application in a frame, for pages that let no foreign script in: as high as what it shows, on
//! the pages that the municipality names, and with its drafts apart from theirs.

use std::fs;
use std::path::Path;

use e2e::browser::Engine;
use e2e::host::{Host, Page};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::workshop::Author;
use e2e::{Outcome, wait};
use serde_json::json;

pub(crate) const SERVICE: &str = "parken";

/// What a municipality puts on its own page, as `docs/widget.md` has it.
const FOLLOW: &str = include_str!("frame.js");

#[test]
fn the_script_for_frames_is_documented() {
    assert!(include_str!("../../../docs/widget.md").contains(FOLLOW.trim()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_is_as_high_as_what_it_shows_and_keeps_its_drafts() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let author = Author::begin(folder.path(), SERVICE, "Bewohnerparken")?;
        let port = free_port()?;
        let address = format!("http://localhost:{port}");
        let (host, other) =
            (Host::open(pages(&address)).await?, Host::open(pages(&address)).await?);
        allow(folder.path(), &format!("hosts: [\"{}\"]", host.origin()))?;
        let server = Server::start_with(&author.publish()?, &folder.path().join("data"), port)?;
        assert_eq!(server.origin(), address);

        let person = Person::with(*engine, &host.origin()).await?;
        let driver = &person.browser.driver;
        driver.goto(format!("{}/page", host.origin())).await?;
        driver.enter_frame(0).await?;
        person.arrives("start").await?;
        fits(&person).await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        fits(&person).await?;
        let eligibility = [Given::new("eligibility.lives_here", "true", true)];
        person.fill(&eligibility).await?;
        person.go_on("person").await?;
        fits(&person).await?;
        person.fill(&[Given::new("person.given_names", "Zoë", "Zoë")]).await?;
        wait::until("the draft", || async {
            let draft = person.kept_of("drafts", SERVICE).await?;
            Ok(draft.to_string().contains("Zoë").then_some(()))
        })
        .await?;
        driver.enter_default_frame().await?;
        let kept = "const done = arguments[arguments.length - 1];
            indexedDB.databases().then((all) => done(all.length), (error) => done(String(error)))";
        let kept = driver.execute_async(kept, vec![]).await?;
        assert_eq!(kept.json(), &json!(0), "{engine:?}");

        // It goes on after the page around it was left.
        driver.refresh().await?;
        driver.enter_frame(0).await?;
        person.arrives("start").await?;
        person.press("continue").await?;
        person.arrives("person").await?;
        person.holds(&Given::new("person.given_names", "Zoë", "Zoë")).await?;

        // No page has it in a frame that the municipality does not name.
        driver.enter_default_frame().await?;
        driver.goto(format!("{}/page", other.origin())).await?;
        driver.enter_frame(0).await?;
        let shown = person.browser.script("return !!document.querySelector('#page, main')", vec![]);
        assert!(!shown.await.is_ok_and(|shown| shown == json!(true)), "{engine:?}");
        driver.enter_default_frame().await?;
        let told = person.browser.script("return messages", vec![]).await?;
        assert_eq!(told, json!(0), "{engine:?}");
        person.browser.close().await?;
    }
    Ok(())
}

/// Lets the demo municipality in a folder allow something to the pages of others.
pub(crate) fn allow(folder: &Path, what: &str) -> Outcome {
    let path = folder.join("municipalities").join(story::ARS).join("settings.yaml");
    let text = fs::read_to_string(&path)?;
    let embed = format!("\nembed:\n  {what}\n\nservices:\n");
    Ok(fs::write(&path, text.replace("\nservices:\n", &embed))?)
}

/// Waits until what is shown fits into the frame, and fills most of it.
async fn fits(person: &Person) -> Outcome {
    let fits = "const { scrollHeight } = document.documentElement;
        return scrollHeight <= innerHeight + 1 && innerHeight > 300
            && document.body.getBoundingClientRect().height > innerHeight - 2";
    person.browser.until("a frame of the right height", fits, vec![]).await?;
    Ok(())
}

fn pages(origin: &str) -> Vec<Page> {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src {origin}; \
         base-uri 'none'; form-action 'none'"
    );
    let page = |path, media_type, text: &str| Page {
        path,
        media_type,
        policy: policy.clone(),
        text: text.to_owned(),
    };
    let html = include_str!("frame.html").replace("{origin}", origin).replace("{ars}", story::ARS);
    vec![
        page("/page", "text/html; charset=utf-8", &html),
        page("/frame.js", "text/javascript; charset=utf-8", FOLLOW),
        page(
            "/host.js",
            "text/javascript; charset=utf-8",
            "messages = 0; addEventListener('message', () => messages++)",
        ),
        page(
            "/frame.css",
            "text/css; charset=utf-8",
            "iframe { border: 0; width: 100%; height: 20rem }",
        ),
    ]
}
