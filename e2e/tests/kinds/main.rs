//! One field of every kind in a real browser: left empty, answered wrongly, put right, read once
//! more on a narrow screen, sent, and compared with what the office gets.

mod rows;

use std::collections::{BTreeMap, BTreeSet};

use e2e::application::Published;
use e2e::browser::Engine;
use e2e::inbox::{self, Delivered};
use e2e::person::{Person, files, signing};
use e2e::server::{Server, free_port};
use e2e::workshop::Author;
use e2e::{Failure, Outcome, clock, entry, place, story};
use rows::Row;
use serde_json::{Value as Json, json};
use shared::answers::Answers;
use shared::service::{Digest, Plan};
use thirtyfour::Key;

const SERVICE: &str = "kinds";

/// The narrowest page that must not scroll sideways, in CSS pixels.
const NARROW: u32 = 320;

/// What twice the amount entered is shown as.
const DOUBLE: &str = "199,80\u{a0}€";

const DEFINITION: &str = include_str!("service.yaml");

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_is_answered_and_arrives() -> Outcome {
    let folder = tempfile::tempdir()?;
    let author = Author::begin(folder.path(), SERVICE, "Alle Arten von Feldern")?;
    clock::copy_folder(&place::root().join("blocks"), &folder.path().join("blocks"))?;
    author.write("service.yaml", DEFINITION)?;
    author.write("texts/de.yaml", include_str!("de.yaml"))?;
    author.write("texts/en.yaml", include_str!("en.yaml"))?;
    let dist = author.publish()?;
    let published = Published::of(&dist, SERVICE)?;
    for engine in Engine::chosen() {
        let data = folder.path().join(format!("{engine:?}"));
        let server = Server::start_with(&dist, &data, free_port()?)?;
        let person = Person::with(*engine, &server.origin()).await?;
        person.visit(&format!("/{}/{SERVICE}", story::ARS)).await?;
        person.press("start").await?;
        for (page, rows) in rows::pages() {
            let filled = fill(&person, &published.plan, page, &rows).await;
            filled.map_err(|failure| failure.during(format!("on the page `{page}`")))?;
        }
        check(&person).await?;
        read_again(&person).await?;
        let id = submit(&person).await?;
        person.wrote_valid_markup()?;
        person.browser.close().await?;
        arrived(&inbox::await_delivery(&data, &id).await?)?;
    }
    Ok(())
}

/// Leaves a page empty, enters what is wrong, then what is right.
async fn fill(person: &Person, plan: &Plan, page: &str, rows: &[Row]) -> Outcome {
    person.arrives(page).await?;
    assert!(entry::assert_helped(&person.browser, plan).await? > 0 || page == "attached");
    person.finds_no_barrier(page).await?;
    person.is_held_back().await?;
    // What is not asked yet, or answered beforehand, is not missed.
    let missed = "return [...document.querySelectorAll('#summary [data-problem]')]
        .map((item) => item.dataset.problem)";
    let missed: BTreeSet<String> =
        serde_json::from_value(person.browser.script(missed, vec![]).await?)?;
    let known = |path: &str| path == "days.period.to" || path.starts_with("places.second");
    for row in rows.iter().filter(|row| !known(row.path)) {
        assert!(missed.contains(row.path), "`{}` is not missed: {missed:?}", row.path);
        says(person, row.path, "Bitte ").await?;
    }
    person.finds_no_barrier(&format!("{page}, left empty")).await?;
    for row in rows {
        // What follows from a right answer may be wrong about it.
        let Some((entered, said)) = row.wrong else {
            person.enter(&row.given()).await?;
            continue;
        };
        let asked = person.key_in(row.path, entered, entered).await?;
        assert!(asked, "`{}` is not asked", row.path);
        press(person, Key::Tab.into()).await?;
        let told = says(person, row.path, said).await;
        told.map_err(|failure| failure.during(format!("`{entered}` in `{}`", row.path)))?;
    }
    if page == "choices" {
        searched(person).await?;
    }
    person.finds_no_barrier(&format!("{page}, answered wrongly")).await?;
    for row in rows {
        person.enter(&row.given()).await?;
    }
    if page == "attached" {
        wiped(person, rows).await?;
    }
    if page == "numbers" {
        let double = "return document.querySelector(arguments[0])?.textContent === arguments[1]";
        let arguments = vec![json!("[data-path='numbers.double'] output"), json!(DOUBLE)];
        person.browser.until("the calculated amount", double, arguments).await?;
        person.sees("[data-path='numbers.hidden']", false).await?;
    }
    person.finds_no_barrier(&format!("{page}, answered")).await?;
    person.press("next").await
}

/// Takes a signature back: the button is gone then, and the focus comes to the line beside the pad.
async fn wiped(person: &Person, rows: &[Row]) -> Outcome {
    person.click("[data-path='attached.drawn'] [data-action=wipe]").await?;
    let focused = "return document.activeElement?.matches(arguments[0])";
    let line = json!("[data-path='attached.drawn'] input");
    person.browser.until("the line to have the focus", focused, vec![line]).await?;
    for row in rows.iter().filter(|row| row.path == "attached.drawn") {
        person.enter(&row.given()).await?;
    }
    Ok(())
}

/// Waits until a problem is said at a field, and tied to what the answer is entered into: the
/// control, or the group of controls, names it as what describes it, and is marked as wrong.
async fn says(person: &Person, path: &str, said: &str) -> Outcome {
    let tied = "
        const field = document.querySelector(arguments[0]);
        const described = [...field.querySelectorAll('[aria-describedby]')];
        const wrong = [...field.querySelectorAll('[aria-invalid=true]')];
        const text = (own) => own.getAttribute('aria-describedby').split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        const told = described.find((own) => text(own).includes(arguments[1]));
        return !!told && wrong.some((own) => told.contains(own))";
    let arguments = vec![json!(format!("[data-path='{path}']")), json!(said)];
    person.browser.until(&format!("`{said}` at `{path}`"), tied, arguments).await?;
    Ok(())
}

/// Searches the long lists with the keyboard, as a screen reader follows it.
async fn searched(person: &Person) -> Outcome {
    // A place by one of its postcodes, a country by a piece of its name.
    for (path, typed, label, count) in [
        ("choices.place", "04103", "Leipzig", "1"),
        ("choices.place", "lei", "Leipzig", "2"),
        ("choices.country", "frankr", "Frankreich", "1"),
        ("choices.nationality", "staatenl", "staatenlos", "1"),
    ] {
        person.key_in(path, typed, typed).await?;
        let listed = "
            const field = document.querySelector(arguments[0]);
            const input = field.querySelector('[role=combobox]');
            const list = document.getElementById(input.getAttribute('aria-controls'));
            const [first] = list.querySelectorAll('[role=option]');
            return input.getAttribute('aria-expanded') === 'true'
                && list.getAttribute('role') === 'listbox' && !list.hidden
                && first?.textContent === arguments[1]
                && field.querySelector('[role=status]').textContent.includes(arguments[2])";
        let field = json!(format!("[data-path='{path}']"));
        let what = format!("`{typed}` to find `{label}`");
        let arguments = vec![field.clone(), json!(label), json!(count)];
        person.browser.until(&what, listed, arguments).await?;
        press(person, Key::Down.into()).await?;
        let active = "
            const input = document.querySelector(arguments[0] + ' [role=combobox]');
            const option = document.getElementById(input.getAttribute('aria-activedescendant'));
            return document.activeElement === input && option?.textContent === arguments[1]
                && option.getAttribute('aria-selected') === 'true'";
        let arguments = vec![field.clone(), json!(label)];
        person.browser.until(&format!("`{label}` to be active"), active, arguments).await?;
        // The list closes without a choice, and with one.
        press(person, Key::Escape.into()).await?;
        let shows = "
            const input = document.querySelector(arguments[0] + ' [role=combobox]');
            return input.getAttribute('aria-expanded') === 'false' && input.value === arguments[1]";
        let arguments = vec![field.clone(), json!(typed)];
        person.browser.until("the list to close", shows, arguments).await?;
        for key in [Key::Down, Key::Enter] {
            press(person, key.into()).await?;
        }
        let arguments = vec![field, json!(label)];
        person.browser.until(&format!("`{label}` to be taken"), shows, arguments).await?;
    }
    Ok(())
}

/// Reads check-your-answers.
async fn check(person: &Person) -> Outcome {
    person.arrives("check").await?;
    let shown = "return Object.fromEntries([...document.querySelectorAll('[data-row]')]
        .map((row) => [row.dataset.row, row.querySelector('dd').textContent]))";
    let shown: BTreeMap<String, String> =
        serde_json::from_value(person.browser.script(shown, vec![]).await?)?;
    for row in rows::pages().iter().flat_map(|(_, rows)| rows) {
        let text = shown.get(row.path).map(String::as_str);
        assert_eq!(text, Some(row.shown), "{}", row.path);
    }
    assert_eq!(shown.get("numbers.double").map(String::as_str), Some("199,80\u{a0}€"));
    assert!(!shown.contains_key("numbers.hidden"), "what is hidden is shown");
    person.finds_no_barrier("check").await
}

/// Goes back to every page on a narrow screen: the controls show what was entered, and fit.
async fn read_again(person: &Person) -> Outcome {
    person.browser.narrow_to(NARROW).await?;
    person.reload().await?;
    person.arrives("check").await?;
    fits(person, "check").await?;
    person.finds_no_barrier("check, narrow").await?;
    for (page, rows) in rows::pages() {
        person.click("[data-action=tasks]").await?;
        person.arrives("tasks").await?;
        person.click(&format!("[data-task='{page}'] a")).await?;
        person.arrives(page).await?;
        for row in &rows {
            person.holds(&row.again()).await?;
        }
        fits(person, page).await?;
        person.finds_no_barrier(&format!("{page}, narrow")).await?;
    }
    person.go_on("check").await
}

/// Asserts that the page is no wider than the screen.
async fn fits(person: &Person, page: &str) -> Outcome {
    let wide = "const root = document.documentElement;
        return root.scrollWidth > root.clientWidth";
    match person.browser.script(wide, vec![]).await? == json!(false) {
        true => Ok(()),
        false => Err(Failure::new(format!("`{page}` scrolls sideways"))),
    }
}

/// Sends the application; gives its id.
async fn submit(person: &Person) -> Outcome<String> {
    person.press("submit").await?;
    person.arrives("receipt").await?;
    let kept = person.kept_of("submissions", SERVICE).await?;
    let id = kept.get("id").and_then(Json::as_str).map(str::to_owned);
    id.ok_or_else(|| Failure::new("the browser kept no submission"))
}

/// Compares what the office got with what was entered, leaf by leaf.
fn arrived(delivered: &Delivered) -> Outcome {
    let members = delivered.answers.as_object().cloned().unwrap_or_default();
    let parts: BTreeMap<String, Json> = story::leaves(&Answers(members)).into_iter().collect();
    let part = |path: &str, name: &str| parts.get(&format!("{path}.{name}")).cloned();
    let value = |path: &str| match part(path, "value") {
        Some(Json::String(text)) => text,
        _ => String::new(),
    };
    let pages = rows::pages();
    let mut wanted = 0;
    for row in pages.iter().flat_map(|(_, rows)| rows) {
        wanted += 1;
        let value = match row.path {
            "attached.files" => json!(chosen(row.entered)?),
            "attached.drawn" => json!(drawn(row.entered, &value(row.path))?),
            _ => row.value.clone(),
        };
        assert_eq!(part(row.path, "value"), Some(value), "{}", row.path);
        assert_eq!(part(row.path, "text"), Some(json!(row.shown)), "{}", row.path);
        for line in row.shown.lines().filter(|line| !line.contains(['"', '’'])) {
            assert!(delivered.page.contains(line), "`application.html` does not show `{line}`");
        }
    }
    for (path, value) in [("numbers.double", 19_980), ("numbers.hidden", 1235)] {
        wanted += 1;
        assert_eq!(part(path, "value"), Some(json!(value)), "{path}");
    }
    // What was left out on purpose is there as such, and nothing else: value, label and text each.
    for path in ["places.home.addition", "places.second.abroad.line_3"] {
        wanted += 1;
        assert_eq!(part(path, "value"), Some(Json::Null), "{path}");
        assert_eq!(part(path, "text"), Some(json!("keine Angabe")), "{path}");
    }
    assert_eq!(parts.len(), 3 * wanted, "{:?}", parts.keys());
    Ok(())
}

/// The lines of the answer, with the digests of the files' bytes.
fn chosen(entered: &str) -> Outcome<String> {
    let line = |line: &str| {
        let rest = line.split_once(' ').map_or("", |(_, rest)| rest);
        Ok([&Digest::of(&files::bytes(line)?).to_string(), " ", rest].concat())
    };
    Ok(entered.lines().map(line).collect::<Outcome<Vec<String>>>()?.join("\n"))
}

/// The drawing that arrived, whose strokes begin and end where the person's did, as near as a
/// narrow pad lets them.
fn drawn(entered: &str, arrived: &str) -> Outcome<String> {
    let ends = |path: &str| -> Outcome<Vec<(i64, i64)>> {
        let strokes = signing::strokes(path)?;
        let ends = strokes.iter().flat_map(|stroke| [stroke.first(), stroke.last()]);
        Ok(ends.flatten().copied().collect())
    };
    let (wanted, ends) = (ends(entered)?, ends(arrived)?);
    let near = |((x, y), (to_x, to_y)): (&(i64, i64), &(i64, i64))| {
        x.abs_diff(*to_x) <= 6 && y.abs_diff(*to_y) <= 6
    };
    match wanted.len() == ends.len() && wanted.iter().zip(&ends).all(near) {
        true => Ok(arrived.to_owned()),
        false => Err(Failure::new(format!("`{entered}` was drawn and `{arrived}` arrived"))),
    }
}

#[test]
fn the_service_has_every_kind() -> Outcome {
    let page = std::fs::read_to_string(place::root().join("docs/kinds.md"))?;
    let kinds: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|rest| rest.split(['`', ',']).next())
        .filter(|kind| *kind != "kind:")
        .collect();
    assert!(kinds.len() > 30, "{kinds:?}");
    for kind in kinds {
        let written = [format!("kind: {kind},"), format!("kind: {kind} ")];
        assert!(written.iter().any(|written| DEFINITION.contains(written)), "no field is {kind}");
    }
    Ok(())
}

async fn press(person: &Person, key: char) -> Outcome {
    Ok(person.browser.driver.action_chain().send_keys(key.to_string()).perform().await?)
}
