//! The colours of the element: those that the page asks for, unless nobody could read in them.

use e2e::browser::Engine;
use e2e::host::{Host, Page};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};
use serde_json::json;

use crate::{look_into, policy};

/// Whether the button that begins has this colour, as the browser computes it.
const LOOKS: &str = "const button = document.querySelector('[data-action=start]');
    return Boolean(button) && getComputedStyle(button).backgroundColor === arguments[0]";

/// KERN's own colour of it.
const KERNS: &str = "const button = document.querySelector('[data-action=start]');
    return getComputedStyle(button).backgroundColor";

#[tokio::test(flavor = "multi_thread")]
async fn it_has_the_colours_that_the_page_asks_for() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let html = format!(
            "<!doctype html><html lang=\"de\"><title>Hund</title>\
             <script type=\"module\" src=\"{}/widget.js\"></script>\
             <main><direkt-antrag id=\"own\" municipality=\"{}\" service=\"{}\">\
             </direkt-antrag></main></html>",
            server.origin(),
            story::ARS,
            story::SERVICE
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
        let kerns = person.browser.script(KERNS, vec![]).await?;
        let ask = "document.getElementById('own').setAttribute('theme', arguments[0])";
        for (colours, looks) in [
            ("action=#8a1538; action-dark=#f4a6b8", json!("rgb(138, 21, 56)")),
            // Too light to be read on: KERN's are shown.
            ("action=#ff9999", kerns.clone()),
            ("action=#004b76", json!("rgb(0, 75, 118)")),
            ("", kerns.clone()),
        ] {
            person.browser.script(ask, vec![json!(colours)]).await?;
            person.browser.until(&format!("`{colours}`"), LOOKS, vec![looks]).await?;
        }
        // Nothing begins anew with the colours.
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.browser.script(ask, vec![json!("action=#8a1538")]).await?;
        person.arrives("eligibility").await?;
        person.browser.close().await?;
    }
    Ok(())
}
