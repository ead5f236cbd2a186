//! A draft goes to another device with its files.

use std::fs;
use std::path::Path;

use e2e::browser::Engine;
use e2e::inbox;
use e2e::person::{Person, files};
use e2e::server::{Server, free_port};
use e2e::{Failure, Outcome, story, wait};
use serde_json::json;

use super::{PHOTO, PLANS, SERVICE, choose, contains, count, kept, listed, photo, publish};

const PASSPHRASE: &str = "vier Wörter für Pläne";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_takes_its_files_along() -> Outcome {
    let folder = tempfile::tempdir()?;
    let dist = publish(folder.path())?;
    let plan = files::bytes("0 3000000 application/pdf Lageplan.pdf")?;
    for engine in Engine::chosen() {
        let data = folder.path().join(format!("{engine:?}"));
        let server = Server::start_with(&dist, &data, free_port()?)?;
        let file = folder.path().join(format!("{engine:?}.direktantrag"));
        // Firefox's driver keeps its scripts apart from the page: they cannot hold what that saves.
        let saves = if *engine == Engine::Firefox { Engine::Chromium } else { *engine };
        save(saves, &server.origin(), &plan, &file).await?;

        let person = Person::with(*engine, &server.origin()).await?;
        person.visit(&format!("/{}/{SERVICE}", story::ARS)).await?;
        person.press("device").await?;
        person.arrives("legal").await?;
        person.take_over(&file, PASSPHRASE).await?;
        person.sees("[data-draft] h3:focus", true).await?;
        person.click("[data-draft] a[data-action=continue]").await?;
        person.arrives("start").await?;
        person.press("continue").await?;
        person.arrives("attached").await?;
        listed(&person, PLANS, &["Lageplan.pdf"]).await?;
        listed(&person, PHOTO, &["IMG_0042.JPG"]).await?;
        let shown = "const image = document.querySelector(arguments[0] + ' img.files__preview');
            return !!image && image.complete && image.naturalWidth > 0";
        person.browser.until("the photo, small", shown, vec![json!(PHOTO)]).await?;
        person.press("next").await?;
        person.arrives("check").await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        let delivered = inbox::await_delivery(&data, &kept(&person, "id").await?).await?;
        let [(first, pdf), (second, picture)] = delivered.attached.as_slice() else {
            return Err(Failure::new(format!("{} files arrived", delivered.attached.len())));
        };
        assert_eq!([first, second], ["Lageplan.pdf", "IMG_0042.JPG"]);
        assert!(*pdf == plan, "{engine:?}: other bytes of the plan arrived");
        assert!(!contains(picture, photo::NORTH), "the photo tells where it was taken");
        person.browser.close().await?;
    }
    Ok(())
}

/// Begins a draft with two files and saves it to a file.
async fn save(engine: Engine, origin: &str, plan: &[u8], file: &Path) -> Outcome {
    let person = Person::with(engine, origin).await?;
    person.visit(&format!("/{}/{SERVICE}", story::ARS)).await?;
    let device = tempfile::tempdir()?;
    let taken = photo::taken(&person.browser).await?;
    person.press("start").await?;
    person.arrives("attached").await?;
    choose(&person, PLANS, device.path(), "Lageplan.pdf", plan).await?;
    listed(&person, PLANS, &["Lageplan.pdf"]).await?;
    choose(&person, PHOTO, device.path(), "IMG_0042.JPG", &taken).await?;
    listed(&person, PHOTO, &["IMG_0042.JPG"]).await?;
    wait::until("the files", || async {
        let draft = person.kept_of("drafts", SERVICE).await?.to_string();
        let all = count(&person, "files").await? == 4 && draft.contains("IMG_0042.JPG");
        Ok(all.then_some(()))
    })
    .await?;
    person.press("device").await?;
    person.arrives("legal").await?;
    person.export().await?;
    person.seal(PASSPHRASE, PASSPHRASE).await?;
    let bytes = person.saved().await?;
    assert!(!contains(&bytes, &plan[..200]), "the plan can be read in the file");
    fs::write(file, bytes)?;
    person.browser.close().await
}
