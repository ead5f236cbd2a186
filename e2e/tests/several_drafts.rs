//! Several drafts of a service side by side: named, gone on with, erased by the person or by time.

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::{Outcome, clock, story, wait};
use serde_json::{Value as Json, json};
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn two_drafts_stand_side_by_side() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        begun(&person, "Zoë Łucja", 1).await?;

        // Another one beside it, named by the person.
        person.visit_service().await?;
        person.press("another").await?;
        begun(&person, "Ayşe", 2).await?;
        person.visit_service().await?;
        person.says("Ihre begonnenen Anträge").await?;
        person.says("Antrag vom ").await?;
        person.finds_no_barrier("two drafts").await?;
        let [first, second] = keys(&person).await?;
        person.click(&of(&second, "rename")).await?;
        has_focus(&person, "draft-sure").await?;
        person.finds_no_barrier("naming a draft").await?;
        person.put("#draft-sure", "Für Bello").await?;
        person.press("apply").await?;
        reads(&person, &format!("[data-draft='{second}'] h3"), "Für Bello").await?;
        has_focus(&person, &format!("rename-{second}")).await?;

        // The tab is closed; each is gone on with where it was left, by its own answers.
        person.leave_tab().await?;
        person.visit_service().await?;
        reads(&person, &format!("[data-draft='{second}'] h3"), "Für Bello").await?;
        person.click(&of(&first, "continue")).await?;
        person.arrives("keeper").await?;
        shows(&person, "Zoë Łucja").await?;
        person.reload().await?;
        person.arrives("keeper").await?;
        shows(&person, "Zoë Łucja").await?;
        person.visit_service().await?;
        person.click(&of(&second, "continue")).await?;
        person.arrives("keeper").await?;
        shows(&person, "Ayşe").await?;

        // One is erased, by keyboard alone, after the person was asked once more.
        person.visit_service().await?;
        person.sees(&of(&second, "discard"), true).await?;
        person.tab_to(&of(&second, "discard")).await?;
        person.hit(Key::Enter).await?;
        has_focus(&person, "draft-sure").await?;
        person.finds_no_barrier("erasing a draft").await?;
        person.tab_to("[data-action=cancel]").await?;
        person.hit(Key::Enter).await?;
        has_focus(&person, &format!("discard-{second}")).await?;
        person.hit(Key::Enter).await?;
        has_focus(&person, "draft-sure").await?;
        person.tab_to("[data-action=discard-sure]").await?;
        person.hit(Key::Enter).await?;
        person.sees(&format!("[data-draft='{second}']"), false).await?;
        has_focus(&person, "title").await?;
        person.says("Sie haben einen angefangenen Antrag").await?;
        person.press("continue").await?;
        person.arrives("keeper").await?;
        shows(&person, "Zoë Łucja").await?;
        assert!(person.wrote_valid_markup()? >= 3, "{engine:?}");
        person.browser.close().await?;
    }
    Ok(())
}

/// Two tabs show one draft: what is answered in one is not lost to the other, which was left behind.
#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_go_on_with_one_draft() -> Outcome {
    // WebKit's driver does not reach a window behind another.
    for engine in Engine::chosen().iter().filter(|engine| **engine != Engine::Webkit) {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.press("start").await?;
        begun(&person, "Zoë Łucja", 1).await?;
        person.has_all().await?;
        let driver = &person.browser.driver;
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        person.visit_service().await?;
        person.press("continue").await?;
        person.arrives("keeper").await?;
        shows(&person, "Zoë Łucja").await?;
        person.put("[data-path='keeper.person.given_names'] input", "Ayşe").await?;
        wait::until("the draft of the second tab", || async {
            let draft = person.kept("drafts").await?.to_string();
            Ok(draft.contains("Ayşe").then_some(()))
        })
        .await?;

        driver.switch_to_window(first).await?;
        // Without a screen, no window is ever in front of another.
        person.browser.script("window.dispatchEvent(new Event('focus'))", vec![]).await?;
        shows(&person, "Ayşe").await?;
        person.keeps_focus("another tab has gone on").await?;
        person.put("[data-path='keeper.person.family_name'] input", "Yılmaz").await?;
        wait::until("both answers", || async {
            let draft = person.kept("drafts").await?.to_string();
            Ok((draft.contains("Ayşe") && draft.contains("Yılmaz")).then_some(()))
        })
        .await?;

        // The other one is behind now, and comes back to it, too.
        driver.switch_to_window(second).await?;
        person.browser.script("window.dispatchEvent(new Event('focus'))", vec![]).await?;
        let name = "return document.querySelector(
            \"[data-path='keeper.person.family_name'] input\")?.value === 'Yılmaz'";
        person.browser.until("the family name", name, vec![]).await?;
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_when_its_time_is_over() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let dist = clock::adjustable(folder.path())?;
        let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit_service().await?;
        person.says("Wenn Sie 30 Tage lang nicht weiterarbeiten, werden sie gelöscht").await?;
        on(&person, "2030-05-01").await?;
        person.visit_service().await?;
        person.press("start").await?;
        begun(&person, "Zoë Łucja", 1).await?;
        person.visit_service().await?;
        person.says("31. Mai 2030").await?;

        // On the day before it is still there.
        on(&person, "2030-05-30").await?;
        person.visit_service().await?;
        person.sees("[data-action=continue]", true).await?;

        // Afterwards it goes, whatever service of this origin is opened.
        on(&person, "2030-06-02").await?;
        person.visit(&format!("/{}/meldebescheinigung", story::ARS)).await?;
        wait::until("the draft to be gone", || async {
            Ok((count(&person).await? == 0).then_some(()))
        })
        .await?;
        person.visit_service().await?;
        person.sees("[data-action=continue]", false).await?;
        person.sees("[data-action=start]", true).await?;
        person.browser.close().await?;
    }
    Ok(())
}

/// Fills in the first page and a name on the second, and waits until so many drafts are kept, with
/// that name in one.
async fn begun(person: &Person, name: &str, count: usize) -> Outcome {
    person.arrives("eligibility").await?;
    person.fill(&story::page("eligibility")).await?;
    person.go_on("keeper").await?;
    let mut given = story::page("keeper");
    given.truncate(1);
    given.push(story::Given::new("keeper.person.given_names", name, Json::Null));
    for own in &given {
        person.enter(own).await?;
    }
    wait::until("the draft", || async {
        let draft = person.kept("drafts").await?.to_string();
        Ok((draft.contains(name) && self::count(person).await? == count).then_some(()))
    })
    .await
}

/// The keys of the two drafts, in the order in which they were begun.
async fn keys(person: &Person) -> Outcome<[String; 2]> {
    let kept = "const done = arguments[0]; shelves.keys('drafts', '').then(done)";
    let kept = person.browser.driver.execute_async(kept, vec![]).await?;
    Ok(serde_json::from_value(kept.json().clone())?)
}

async fn count(person: &Person) -> Outcome<usize> {
    let kept =
        "const done = arguments[0]; shelves.keys('drafts', '').then((all) => done(all.length))";
    let kept = person.browser.driver.execute_async(kept, vec![]).await?;
    Ok(usize::try_from(kept.json().as_u64().unwrap_or_default())?)
}

/// A button of a draft.
fn of(key: &str, action: &str) -> String {
    format!("[data-draft='{key}'] [data-action={action}]")
}

/// Puts the clock to a day, from the next page on.
async fn on(person: &Person, day: &str) -> Outcome {
    let set = "sessionStorage.setItem('day', arguments[0])";
    person.browser.script(set, vec![json!(day)]).await?;
    Ok(())
}

/// Waits until the given names are these.
async fn shows(person: &Person, name: &str) -> Outcome {
    let look = "const line = document.querySelector(
            \"[data-path='keeper.person.given_names'] input\");
        return !!line && line.value === arguments[0]";
    person.browser.until(&format!("the name `{name}`"), look, vec![json!(name)]).await?;
    Ok(())
}

async fn reads(person: &Person, selector: &str, text: &str) -> Outcome {
    let look = "return document.querySelector(arguments[0])?.textContent === arguments[1]";
    let what = format!("`{selector}` to read `{text}`");
    person.browser.until(&what, look, vec![json!(selector), json!(text)]).await?;
    Ok(())
}

/// Waits until the element of an id has the focus.
async fn has_focus(person: &Person, id: &str) -> Outcome {
    let look = "return document.activeElement && document.activeElement.id === arguments[0]";
    person.browser.until(&format!("the focus on `{id}`"), look, vec![json!(id)]).await?;
    Ok(())
}
