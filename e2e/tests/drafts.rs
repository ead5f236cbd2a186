//! What lies on the device until the application is submitted: encrypted, erased when asked for,
//! and dispensable.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, inbox, story, wait};
use serde_json::{Value as Json, json};

/// Everything in the database, with the bytes as Latin-1, and whether a key can be read out.
const LIES: &str = r"
    const done = arguments[arguments.length - 1];
    const settled = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const text = ({ iv, sealed }) => [iv, sealed].map((bytes) => new TextDecoder('latin1').decode(bytes)).join();
    (async () => {
        const database = await settled(indexedDB.open('direktantrag'));
        const all = async (shelf) =>
            settled(database.transaction(shelf).objectStore(shelf).getAll());
        const key = await settled(database.transaction('keys').objectStore('keys').get('sealing'));
        const drafts = await all('drafts');
        database.close();
        const out = await crypto.subtle.exportKey('raw', key).then(() => true, () => false);
        return [drafts.length, drafts.map((draft) => draft.sealed ? text(draft) : JSON.stringify(draft)).join(), out];
    })().then(done, (error) => done(String(error)))";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_encrypted_and_can_be_erased() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        // Who has begun nothing yet can read about it too.
        person.visit_service().await?;
        person.press("device").await?;
        person.arrives("legal").await?;
        has_focus(&person, "title").await?;
        person.sees("[data-action=erase]", true).await?;
        person.press("back").await?;
        person.arrives("start").await?;

        begin(&person).await?;
        wait::until("the draft", || async {
            let draft = person.kept("drafts").await?.to_string();
            Ok(draft.contains("Zoë Łucja").then_some(()))
        })
        .await?;

        let lies = person.browser.driver.execute_async(LIES, vec![]).await?;
        let lies = lies.json();
        assert_eq!(lies.get(0), Some(&json!(1)), "{engine:?}: {lies}");
        let bytes = lies.get(1).and_then(Json::as_str).unwrap_or_default();
        assert!(bytes.len() > 100, "{engine:?}: {lies}");
        for word in ["keeper", "Łucja", "Lucja", "Müller", "1980", "hundesteuer"] {
            assert!(!bytes.contains(word), "{engine:?}: `{word}` can be read");
        }
        assert_eq!(lies.get(2), Some(&json!(false)), "{engine:?}: the key can be read out");

        // It is erased only after the person was asked once more.
        person.press("device").await?;
        person.arrives("legal").await?;
        person.press("erase").await?;
        has_focus(&person, "sure").await?;
        person.finds_no_barrier("erasing").await?;
        person.press("keep").await?;
        person.sees("#sure", false).await?;
        has_focus(&person, "title").await?;
        person.press("erase").await?;
        person.press("erase-all").await?;
        person.arrives("start").await?;
        person.sees("[data-action=start]", true).await?;
        person.sees("[data-action=continue]", false).await?;
        person.says("nicht gespeichert").await?;

        // From then on nothing is kept in this tab.
        begin(&person).await?;
        person.says("nicht gespeichert").await?;
        person.reload().await?;
        person.arrives("start").await?;
        person.sees("[data-action=continue]", false).await?;
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_keep_nothing_can_submit_all_the_same() -> Outcome {
    // Only Chromium can be made to refuse from the start.
    let refusals = [
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }",
        "IDBObjectStore.prototype.add = () => { throw new DOMException('', 'DataCloneError') }",
    ];
    for refusal in refusals {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        let server = Server::start(&data, free_port()?)?;
        let person = Person::with(Engine::Chromium, &server.origin()).await?;
        person.browser.prepare(refusal).await?;
        person.visit_service().await?;
        person.says("nicht gespeichert").await?;
        person.press("start").await?;
        for (page, given) in story::short() {
            person.arrives(page).await?;
            person.fill(&given).await?;
            person.says("nicht gespeichert").await?;
            person.press("next").await?;
        }
        person.arrives("check").await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        let delivered = wait::until("the delivery", || async {
            Ok(inbox::delivered(&data)?.into_iter().next())
        });
        delivered.await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// Fills in the first page, and types on the second.
async fn begin(person: &Person) -> Outcome {
    person.visit_service().await?;
    person.press("start").await?;
    person.arrives("eligibility").await?;
    person.fill(&story::page("eligibility")).await?;
    person.go_on("keeper").await?;
    person.fill(&story::page("keeper")).await
}

/// Waits until the element of an id has the focus.
async fn has_focus(person: &Person, id: &str) -> Outcome {
    let look = "return document.activeElement && document.activeElement.id === arguments[0]";
    person.browser.until(&format!("the focus on `{id}`"), look, vec![json!(id)]).await?;
    Ok(())
}
