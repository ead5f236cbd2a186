//! After the first visit a service opens, is filled in and waits to be sent without a network.

use e2e::application::later_texts;
use e2e::browser::Engine;
use e2e::gate::{Gate, Passage};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, inbox, place, story, wait};
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_service_seen_once_needs_no_network_until_it_is_submitted() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        let (port, public) = (free_port()?, free_port()?);
        let server = Server::start_behind(public, &data, port)?;
        let gate = Gate::open_keeping(public, port).await?;
        let person = Person::with(*engine, &server.origin()).await?;

        // The first visit: the start page is read, and nothing is begun.
        person.visit_service().await?;
        has_kept_all(&person).await?;

        // The next one is on a train.
        gate.set(Passage::Cut);
        person.leave_tab().await?;
        person.visit_service().await?;
        person.arrives("start").await?;
        person.press("start").await?;
        for (page, given) in story::short() {
            person.arrives(page).await?;
            person.fill(&given).await?;
            if page == "keeper" {
                // Everything is there again in a new tab, still without a network.
                let last = given.last().map(|given| given.value.to_string()).unwrap_or_default();
                wait::until("the draft to be kept", || async {
                    let draft = person.kept("drafts").await?.to_string();
                    Ok(draft.contains(&last).then_some(()))
                })
                .await?;
                person.leave_tab().await?;
                person.visit_service().await?;
                person.press("continue").await?;
                person.arrives(page).await?;
                for given in &given {
                    person.holds(given).await?;
                }
            }
            person.press("next").await?;
        }
        person.arrives("check").await?;
        person.press("submit").await?;
        person.arrives("sending").await?;
        person.sees("[data-action=submit]", true).await?;
        let id = kept_id(&person).await?;
        let tried = gate.submissions();
        assert_eq!(inbox::delivered(&data)?, [""; 0], "the line was not cut");

        // The line is back: what waits goes out by itself, once.
        gate.set(Passage::Open);
        person.browser.script("dispatchEvent(new Event('online'))", vec![]).await?;
        person.arrives("receipt").await?;
        assert_eq!(kept_id(&person).await?, id, "it was signed anew");
        inbox::await_delivery(&data, &id).await?;
        assert_eq!(inbox::delivered(&data)?, [id], "the office has more than one");
        assert_eq!(gate.submissions(), tried + 1, "it was sent more than once");
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_is_taken_for_what_was_asked() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let (port, public) = (free_port()?, free_port()?);
        let server = Server::start_behind(public, &folder.path().join("data"), port)?;
        let gate = Gate::open_keeping(public, port).await?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        has_kept_all(&person).await?;

        // Something on the way answers in the place of the endpoint. It is not kept.
        let asked = "const done = arguments[arguments.length - 1];
            const path = '/api/v1/services/hundesteuer-anmeldung/' + '0'.repeat(64);
            fetch(path).then((answer) => answer.text())
                .then(async (text) => done([text, !!await caches.match(path)]))";
        gate.set(Passage::Garbled);
        let answer = person.browser.driver.execute_async(asked, vec![]).await?;
        assert_eq!(*answer.json(), json!(["{}", false]));

        // What people say is no file: it never comes from there, and is never kept.
        let kept = "const done = arguments[arguments.length - 1];
            (async () => {
                const shelves = await caches.keys();
                const lists = shelves.map(async (name) => (await caches.open(name)).keys());
                return (await Promise.all(lists)).flat().map(({ url }) => new URL(url).pathname);
            })().then(done)";
        let kept = person.browser.driver.execute_async(kept, vec![]).await?;
        let kept: Vec<String> = serde_json::from_value(kept.json().clone())?;
        let submissions = kept.iter().any(|path| path.contains("submissions"));
        assert!(!kept.is_empty() && !submissions, "{kept:?}");
        person.browser.close().await?;
    }
    Ok(())
}

/// Waits until the page, and what comes after the first question, are kept.
async fn has_kept_all(person: &Person) -> Outcome {
    let folder = format!("/api/v1/services/{}/", story::SERVICE);
    let texts = later_texts(&place::dist()?)?;
    let look = "const [folder, texts, done] = arguments;
        const kept = (path) => caches.match(path).then((found) => !!found);
        (async () => {
            const some = await Promise.all(texts.map((digest) => kept(folder + digest)));
            return some.includes(true) && await kept(location.pathname);
        })().then(done)";
    wait::until("the service to be kept", || async {
        let arguments = vec![json!(folder), json!(texts)];
        let kept = person.browser.driver.execute_async(look, arguments).await?;
        Ok((*kept.json() == json!(true)).then_some(()))
    })
    .await
}

async fn kept_id(person: &Person) -> Outcome<String> {
    let kept = person.kept("submissions").await?;
    let id = kept.get("id").and_then(Json::as_str).map(str::to_owned);
    id.ok_or_else(|| Failure::new("the browser keeps no submission"))
}
