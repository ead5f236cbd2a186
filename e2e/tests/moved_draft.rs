//! A draft goes to another device in a file that only its passphrase opens.

use std::fs;
use std::path::Path;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::workshop::Author;
use e2e::{Outcome, story, wait};
use serde_json::{Value as Json, json};

const PASSPHRASE: &str = "vier Wörter für Bello";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_taken_over_on_another_device() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let file = folder.path().join("hund.direktantrag");
        // Firefox's driver keeps its scripts apart from the page: they cannot hold what that saves.
        let saves = if *engine == Engine::Firefox { Engine::Chromium } else { *engine };
        save(saves, &server.origin(), &file).await?;

        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("device").await?;
        person.arrives("legal").await?;
        person.says("Auf diesem Gerät gibt es keine begonnenen Anträge.").await?;
        person.press("import").await?;
        is_told(&person, "backup", "Bitte wählen Sie eine Datei aus.").await?;
        person.finds_no_barrier("taking over without a file").await?;

        let bytes = fs::read(&file)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in ["Łucja", "keeper", "hundesteuer"] {
            assert!(!text.contains(word), "{engine:?}: `{word}` can be read");
        }
        assert!(text.contains("\"iterations\":600000"), "{engine:?}");
        let newer = text.lines().next().unwrap_or_default();
        let newer = newer.replace("\"direktantrag\":1", "\"direktantrag\":2") + "\n";
        let mut damaged = bytes.clone();
        if let Some(last) = damaged.last_mut() {
            *last ^= 1;
        }
        let cut = bytes.len() / 2;
        for (name, bytes, said) in [
            ("brief.pdf", &b"%PDF-1.7\n"[..], "ist kein gesicherter Antrag"),
            ("leer.direktantrag", b"", "ist kein gesicherter Antrag"),
            ("neuer.direktantrag", newer.as_bytes(), "mit einer neueren Fassung"),
            ("kaputt.direktantrag", &damaged, "beschädigt oder unvollständig"),
            ("halb.direktantrag", bytes.get(..cut).unwrap_or_default(), "beschädigt"),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, bytes)?;
            person.take_over(&path, PASSPHRASE).await?;
            is_told(&person, "backup", said).await?;
        }
        person.take_over(&file, "drei Wörter für Bello").await?;
        is_told(&person, "backup-passphrase", "passt nicht zu dieser Datei").await?;
        person.finds_no_barrier("a wrong passphrase").await?;
        assert_eq!(person.kept("drafts").await?, Json::Null, "{engine:?}: something was kept");

        person.take_over(&file, PASSPHRASE).await?;
        person.sees("[data-draft] h3:focus", true).await?;
        assert_eq!(person.reads("[data-draft] h3").await?, "Für Bello");
        person.finds_no_barrier("a draft taken over").await?;
        person.click("[data-draft] a[data-action=continue]").await?;
        person.arrives("start").await?;
        person.press("continue").await?;
        person.arrives("keeper").await?;
        let name = "const line = document.querySelector(
                \"[data-path='keeper.person.given_names'] input\");
            return !!line && line.value === 'Zoë Łucja'";
        person.browser.until("the name", name, vec![]).await?;
        assert!(person.wrote_valid_markup()? >= 3, "{engine:?}");
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_offered_is_not_taken_over() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let file = folder.path().join("hund.direktantrag");
    save(Engine::Chromium, &server.origin(), &file).await?;

    let author = Author::begin(folder.path(), "parken", "Bewohnerparken")?;
    let data = folder.path().join("other");
    let other = Server::start_with(&author.publish()?, &data, free_port()?)?;
    let person = Person::with(Engine::Chromium, &other.origin()).await?;
    person.visit(&format!("/{}/parken", story::ARS)).await?;
    person.press("device").await?;
    person.arrives("legal").await?;
    person.take_over(&file, PASSPHRASE).await?;
    is_told(&person, "backup", "gibt es hier nicht").await?;
    person.browser.close().await
}

/// Begins a draft, names it, and saves it to a file.
async fn save(engine: Engine, origin: &str, file: &Path) -> Outcome {
    let person = Person::with(engine, origin).await?;
    person.visit_service().await?;
    person.press("start").await?;
    person.arrives("eligibility").await?;
    person.fill(&story::page("eligibility")).await?;
    person.go_on("keeper").await?;
    person.fill(&story::page("keeper")).await?;
    wait::until("the draft", || async {
        let draft = person.kept("drafts").await?.to_string();
        Ok(draft.contains("Zoë Łucja").then_some(()))
    })
    .await?;
    person.visit_service().await?;
    person.press("rename").await?;
    person.put("#draft-sure", "Für Bello").await?;
    person.press("apply").await?;
    person.says("Für Bello").await?;

    person.press("device").await?;
    person.arrives("legal").await?;
    person.export().await?;
    person.finds_no_barrier("saving a draft").await?;
    person.seal("kurz", "").await?;
    is_told(&person, "draft-sure", "mindestens 12 Zeichen").await?;
    person.seal(PASSPHRASE, "vier andere Wörter").await?;
    is_told(&person, "passphrase-again", "sind verschieden").await?;
    person.seal(PASSPHRASE, PASSPHRASE).await?;
    fs::write(file, person.saved().await?)?;
    person.finds_no_barrier("a draft in a file").await?;
    person.browser.close().await
}

/// Waits until a field has the focus, and what is wrong with it is said beside it.
async fn is_told(person: &Person, id: &str, words: &str) -> Outcome {
    let look = "const field = document.activeElement;
        return field?.id === arguments[0] && field.getAttribute('aria-invalid') === 'true'
            && document.getElementById(arguments[0] + '-error').textContent.includes(arguments[1])";
    person.browser.until(&format!("`{words}`"), look, vec![json!(id), json!(words)]).await?;
    Ok(())
}
