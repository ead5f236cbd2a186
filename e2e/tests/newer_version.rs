//! A form changes while somebody is filling it in: the answers are carried over, and what cannot
//! be is told.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::workshop::Author;
use e2e::{Outcome, story};
use serde_json::{Value as Json, json};

const SERVICE: &str = "parken";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_an_older_version_is_carried_over() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let author = Author::begin(folder.path(), SERVICE, "Bewohnerparken")?;
        let (data, port) = (folder.path().join("data"), free_port()?);
        let server = Server::start_with(&author.publish()?, &data, port)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit(&format!("/{}/{SERVICE}", story::ARS)).await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        enter(&person, "eligibility.lives_here", "true").await?;
        person.go_on("person").await?;
        enter(&person, "person.given_names", "Zoë").await?;
        enter(&person, "person.family_name", "Müller").await?;
        enter(&person, "person.birth_date", "29.2.1980").await?;
        person.go_on("contact").await?;
        enter(&person, "contact.email", "zoe@beispiel.example").await?;
        person.go_on("declarations").await?;
        e2e::wait::until("the draft", || async {
            let draft = person.kept_of("drafts", SERVICE).await?;
            Ok(draft.to_string().contains("zoe@beispiel.example").then_some(()))
        })
        .await?;

        server.stop()?;
        change(&author)?;
        let _server = Server::start_with(&author.publish()?, &data, port)?;
        person.reload().await?;
        person.arrives("declarations").await?;
        let notice = "[data-notice=changed]";
        let told = person.reads(notice).await?;
        for words in [
            "Das Formular wurde seit Ihrem letzten Besuch geändert.",
            "„Vornamen“: Danach fragen wir nicht mehr.",
            "„E-Mail-Adresse“: Bitte antworten Sie noch einmal.",
        ] {
            assert!(told.contains(words), "`{words}` is not told: {told}");
        }
        assert!(!told.contains("Müller") && !told.contains("Familienname"), "told is {told}");
        person.finds_no_barrier("a form that changed").await?;
        person.speak("en").await?;
        let told = person.reads(notice).await?;
        assert!(told.contains("We do not ask this any more."), "told is {told}");
        person.speak("de").await?;

        // From what is told to where it is put right, and on to the end.
        person.click(&format!("{notice} a[href='#/page/contact']")).await?;
        person.arrives("contact").await?;
        shows(&person, "contact.email", "").await?;
        person.press("read").await?;
        person.sees(notice, false).await?;
        enter(&person, "contact.email", "neu@beispiel.example").await?;
        person.go_on("declarations").await?;
        enter(&person, "declarations.truthful", "true").await?;
        person.go_on("check").await?;
        for (row, value) in [
            ("eligibility.lives_here", "Ja"),
            ("person.last_name", "Müller"),
            ("person.birth_date", "29.02.1980"),
            ("contact.email", "neu@beispiel.example"),
        ] {
            let shown = person.reads(&format!("[data-row='{row}'] dd")).await?;
            assert_eq!(shown, value, "{row}");
        }
        person.sees("[data-row='person.given_names']", false).await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// The next version: a field under another name, one less, and one that means something else.
fn change(author: &Author) -> Outcome {
    let given_names = "      - field: given_names
        kind: text
        letters: person-name
        max: 100
        required: true
        autocomplete: given-name
        basis: [\"Artikel 6 Absatz 1 Buchstabe e DSGVO\"]
";
    author.edit("service.yaml", given_names, "")?;
    author.edit("service.yaml", "field: family_name", "field: last_name")?;
    let steps = "version: 0.2.0
migrates:
  - from: 0.1.0
    renames: { person.family_name: person.last_name }
    again: [contact.email]";
    author.edit("service.yaml", "version: 0.1.0", steps)?;
    for (texts, label) in [("texts/de.yaml", "Vornamen"), ("texts/en.yaml", "Given names")] {
        author.edit(texts, &format!("  person.given_names:\n    label: {label}\n"), "")?;
        author.edit(texts, "person.family_name", "person.last_name")?;
    }
    Ok(())
}

async fn enter(person: &Person, path: &str, entered: &str) -> Outcome {
    person.enter(&story::Given::new(path, entered, Json::Null)).await
}

/// Waits until a line shows a text.
async fn shows(person: &Person, path: &str, text: &str) -> Outcome {
    let look = "const line = document.querySelector(arguments[0] + ' input');
        return !!line && line.value === arguments[1]";
    let field = json!(format!("[data-path='{path}']"));
    let what = format!("`{path}` to show `{text}`");
    person.browser.until(&what, look, vec![field, json!(text)]).await?;
    Ok(())
}
