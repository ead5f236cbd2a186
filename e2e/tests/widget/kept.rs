//! Drafts of the element at the origin of the page around, where the municipality allows them.

use e2e::browser::Engine;
use e2e::host::{Host, Page};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::workshop::Author;
use e2e::{Outcome, wait};
use serde_json::json;

use crate::frame::{SERVICE, allow};
use crate::{look_into, policy};

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_can_allow_drafts_there() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let author = Author::begin(folder.path(), SERVICE, "Bewohnerparken")?;
        allow(folder.path(), "drafts: true")?;
        let data = folder.path().join("data");
        let server = Server::start_with(&author.publish()?, &data, free_port()?)?;
        let html = format!(
            "<!doctype html><html lang=\"de\"><title>Parken</title>\
             <script type=\"module\" src=\"{}/widget.js\"></script>\
             <main><direkt-antrag id=\"own\" municipality=\"{}\" service=\"{SERVICE}\">\
             </direkt-antrag></main></html>",
            server.origin(),
            story::ARS
        );
        let host = Host::open(vec![Page {
            path: "/page",
            media_type: "text/html; charset=utf-8",
            policy: policy(&server),
            text: html,
        }]);
        let host = host.await?;
        let person = Person::with(*engine, &host.origin()).await?;
        person.browser.driver.goto(format!("{}/page", host.origin())).await?;
        look_into(&person, "own").await?;
        person.arrives("start").await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        let given = [Given::new("eligibility.lives_here", "true", true)];
        person.fill(&given).await?;
        person.go_on("person").await?;
        let drafts = "const done = arguments[arguments.length - 1];
            const opened = indexedDB.open('direktantrag');
            opened.onsuccess = () => {
                const asked = opened.result.transaction('drafts').objectStore('drafts').getAll();
                asked.onsuccess = () => {
                    opened.result.close();
                    done(asked.result.map((draft) => draft.sealed?.byteLength > 0).join());
                };
            };";
        wait::until("the draft, encrypted", || async {
            let found = person.browser.driver.execute_async(drafts, vec![]).await?;
            Ok((found.json() == &json!("true")).then_some(()))
        })
        .await?;

        person.browser.driver.refresh().await?;
        look_into(&person, "own").await?;
        person.arrives("start").await?;
        person.press("continue").await?;
        person.arrives("person").await?;
        person.press("back").await?;
        person.arrives("eligibility").await?;
        person.holds(&given[0]).await?;

        // Whoever wants nothing kept erases it here, too.
        person.press("device").await?;
        person.arrives("legal").await?;
        person.press("erase").await?;
        person.press("erase-all").await?;
        person.arrives("start").await?;
        person.sees("[data-action=continue]", false).await?;
        let left = "const done = arguments[arguments.length - 1];
            indexedDB.databases().then((all) => done(all.length), (error) => done(String(error)))";
        let left = person.browser.driver.execute_async(left, vec![]).await?;
        assert_eq!(left.json(), &json!(0), "{engine:?}");
        person.browser.close().await?;
    }
    Ok(())
}
