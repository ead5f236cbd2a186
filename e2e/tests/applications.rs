//! What was submitted from this device: a list that stays, how far each submission is, the link that
//! tells it elsewhere, and all of it on paper.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::person::narrow::NARROW;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::workshop::{self, Author};
use e2e::{Failure, Outcome, clock, place};
use serde_json::{Value as Json, json};

const SERVICES: [(&str, &str); 2] = [("visit", "Besuch anmelden"), ("letter", "Brief schreiben")];

#[tokio::test(flavor = "multi_thread")]
async fn what_was_submitted_stays_until_it_is_forgotten() -> Outcome {
    let folder = tempfile::tempdir()?;
    let dist = publish(folder.path())?;
    for engine in Engine::chosen() {
        let told = |failure: Failure| failure.during(format!("in {engine:?}"));
        story(*engine, &dist, &folder.path().join(format!("{engine:?}"))).await.map_err(told)?;
    }
    Ok(())
}

async fn story(engine: Engine, dist: &Path, data: &Path) -> Outcome {
    let server = Server::start_with(dist, data, free_port()?)?;
    let person = Person::with(engine, &server.origin()).await?;
    person.visit(&path(0)).await?;
    person.press("applications").await?;
    person.arrives("legal").await?;
    person.says("noch keinen Antrag eingereicht").await?;

    let mut numbers = Vec::new();
    for at in 0..SERVICES.len() {
        numbers.push(submit(&person, at).await?);
    }
    assert_ne!(numbers.first(), numbers.get(1));
    // Another of the first service takes nothing away.
    person.press("new").await?;
    person.arrives("start").await?;
    person.leave_tab().await?;
    person.visit(&path(0)).await?;
    person.press("applications").await?;
    lists(&person, &numbers).await?;
    person.sees("li:first-child [data-stand=delivered]", true).await?;
    person.sees("li:last-child [data-stand=delivered]", true).await?;
    looks_right(&person, "the list").await?;

    let link = opens(&person, &numbers).await?;
    forgets(&person, &numbers).await?;
    person.wrote_valid_markup()?;
    person.browser.close().await?;
    by_link(engine, &server, &link, numbers.first().map_or("", String::as_str)).await
}

/// Opens the older one; gives the link to its status.
async fn opens(person: &Person, numbers: &[String]) -> Outcome<String> {
    person.click("li:last-child [data-action=application]").await?;
    let number = numbers.first().map_or("", String::as_str);
    person.says(number).await?;
    person.sees("[data-result=whole] h4, [data-result=whole] h3", true).await?;
    person.says("Meine Worte 0").await?;
    let title = person.browser.driver.title().await?;
    assert!(title.contains(number), "the document is called `{title}`");
    for action in ["copy", "receipt", "print", "copy-link", "forget"] {
        person.sees(&format!("[data-action={action}]"), true).await?;
    }
    looks_right(person, "one of them").await?;
    person.press("copy-link").await?;
    let told = "return document.querySelector('header [role=status]').textContent";
    person.browser.until("what became of copying", told, vec![]).await?;
    person.speak("ar").await?;
    person.sees("html[dir=rtl] [data-stand=delivered]", true).await?;
    looks_right(person, "one of them in Arabic").await?;
    person.speak("de").await?;
    person.reads("[data-result=status-link]").await
}

/// Whoever has the link is told the same in a browser that was never here; and nothing otherwise.
async fn by_link(engine: Engine, server: &Server, link: &str, number: &str) -> Outcome {
    let known = link.strip_prefix(&server.origin()).unwrap_or_default().to_owned();
    let (address, secret) = known.rsplit_once('/').unwrap_or_default();
    assert_eq!(secret.len(), 22, "{link}");
    let wrong = format!("{address}/{}", "A".repeat(22));
    let broken = address.to_owned();
    let other = Person::with(engine, &server.origin()).await?;
    other.visit(&known).await?;
    other.sees("[data-stand=delivered]", true).await?;
    assert_eq!(other.reads("[data-result=number] bdi").await?, number);
    assert_eq!(other.kept_of("submissions", SERVICES[0].0).await?, Json::Null);
    looks_right(&other, "by the link").await?;
    for link in [wrong, broken] {
        other.leave_assistant().await?;
        other.visit(&link).await?;
        other.sees("[data-stand=wrong]", true).await?;
        other.sees("[data-result=number]", false).await?;
    }
    looks_right(&other, "by a wrong link").await?;
    other.wrote_valid_markup()?;
    other.browser.close().await
}

/// Forgets the one that is shown, after a second thought.
async fn forgets(person: &Person, numbers: &[String]) -> Outcome {
    person.press("forget").await?;
    person.sees("#sure:focus", true).await?;
    looks_right(person, "forgetting").await?;
    person.press("keep").await?;
    person.sees("#sure", false).await?;
    person.press("forget").await?;
    person.press("forget-it").await?;
    lists(person, numbers.get(1..).unwrap_or_default()).await?;
    person.reload().await?;
    lists(person, numbers.get(1..).unwrap_or_default()).await
}

/// Waits until exactly these case numbers are listed, the newest first.
async fn lists(person: &Person, numbers: &[String]) -> Outcome {
    person.arrives("legal").await?;
    let listed = "return JSON.stringify([...document.querySelectorAll(
        '[data-application] [data-result=number] bdi')].map((one) => one.textContent))
        === arguments[0]";
    let newest: Vec<&String> = numbers.iter().rev().collect();
    let wanted = serde_json::to_string(&newest)?;
    person.browser.until(&format!("the list {wanted}"), listed, vec![json!(wanted)]).await?;
    Ok(())
}

/// Fills in and submits an application of one of the services; gives its case number.
async fn submit(person: &Person, at: usize) -> Outcome<String> {
    person.visit(&path(at)).await?;
    person.press("start").await?;
    person.arrives("words").await?;
    person.enter(&Given::new("words.said", &format!("Meine Worte {at}"), Json::Null)).await?;
    person.go_on("check").await?;
    person.press("submit").await?;
    person.arrives("receipt").await?;
    looks_right(person, "the receipt").await?;
    person.sees("[data-result=status-link]", true).await?;
    person.reads("[data-result=case-number]").await
}

async fn looks_right(person: &Person, state: &str) -> Outcome {
    person.finds_no_barrier(state).await?;
    if person.browser.engine == Engine::Chromium {
        person.browser.narrow_to(NARROW).await?;
        person.fits(state).await?;
        person.browser.narrow_to(1000).await?;
    }
    Ok(())
}

fn path(at: usize) -> String {
    let service = SERVICES.get(at).map_or("", |(service, _)| service);
    format!("/{}/{service}", story::ARS)
}

/// Two services that ask one question each.
fn publish(folder: &Path) -> Outcome<PathBuf> {
    let [(first, title), (second, other)] = SERVICES;
    let author = Author::begin(folder, first, title)?;
    clock::copy_folder(&place::root().join("blocks"), &folder.join("blocks"))?;
    workshop::run(folder, &["new", second, "--title", other, "--municipality", story::ARS])?;
    for (service, title) in SERVICES {
        let own = folder.join("services").join(service);
        let asks = format!(
            "id: {service}\nversion: 0.1.0\nleika: []\nlanguages: [de, en]\n\
             nodes:\n  - group: words\n    nodes:\n      - \
             {{ field: said, kind: text, letters: any, max: 200, required: true }}\n\
             pages:\n  - {{ id: words, shows: [words] }}\n"
        );
        fs::write(own.join("service.yaml"), asks)?;
        for (language, page) in [("de", "Worte"), ("en", "Words")] {
            let texts = format!(
                "service:\n  title: {title}\n  about: Ja.\n  who: Alle.\n  ready: Nichts.\n  \
                 duration: Kurz.\n  after: Nichts.\npages:\n  words: {{ title: {page} }}\n\
                 nodes:\n  words.said: {{ label: {page} }}\n"
            );
            fs::write(own.join(format!("texts/{language}.yaml")), texts)?;
        }
    }
    workshop::offering(folder, &SERVICES.map(|(service, _)| service.to_owned()))?;
    author.publish()
}
