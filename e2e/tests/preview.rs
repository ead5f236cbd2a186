//! An author looks at a service while writing it: answers, what follows from them and why, other
//! days and municipalities, a save, and a mistake.

use std::fs;
use std::path::Path;

use e2e::browser::{Browser, Engine};
use e2e::preview::{Preview, choose, shows};
use e2e::{Outcome, axe, clock, place, story};
use serde_json::json;

/// A municipality that exists nowhere, with another tax.
const OTHER: &str = "149990000001";

#[tokio::test(flavor = "multi_thread")]
async fn an_author_sees_what_follows_and_what_is_saved() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let texts = copied(folder.path())?;
        let preview = Preview::start(folder.path(), story::SERVICE)?;
        let browser = Browser::open(*engine).await?;
        preview.open(&browser).await?;
        told(&browser, "result", "Vollständig nein").await?;
        axe::assert_clean(&browser, "the preview before anything is answered").await?;

        // A scenario is filled in up to its end, on the day that it plays.
        choose(&browser, "scenario", "one-dog").await?;
        click(&browser, "#open").await?;
        told(&browser, "result", "Vollständig ja").await?;
        told(&browser, "result", "Betrag 8,00 €").await?;
        told(&browser, "pages", "eligibility vollständig").await?;
        told(&browser, "nodes", "dogs[1].name = Bello").await?;
        shows(&browser, "Bello").await?;

        // What is not asked says so, and why.
        choose(&browser, "search", "summary.late").await?;
        told(&browser, "nodes", "").await?;
        click(&browser, "#asked").await?;
        told(&browser, "nodes", "summary.late nicht gefragt").await?;
        click(&browser, "#nodes button").await?;
        told(&browser, "about", "summary.late").await?;
        told(&browser, "why", "ergibt nein").await?;
        told(&browser, "why", "summary.deadline: 2026-11-30").await?;
        axe::assert_clean(&browser, "the preview with its reasons").await?;
        if browser.darken(true).await? {
            axe::assert_clean(&browser, "the preview in the dark").await?;
            browser.darken(false).await?;
        }

        // A week later the deadline is over.
        choose(&browser, "day", "2026-12-07").await?;
        told(&browser, "why", "ergibt ja").await?;
        told(&browser, "nodes", "summary.late summary.late_reason").await?;

        // Elsewhere the same dog costs more.
        choose(&browser, "municipality", OTHER).await?;
        told(&browser, "result", "Betrag 10,00 €").await?;
        choose(&browser, "municipality", story::ARS).await?;
        told(&browser, "result", "Betrag 8,00 €").await?;

        choose(&browser, "view", "phone").await?;
        let width = "return document.querySelector('iframe').clientWidth === 390";
        browser.until("a telephone's width", width, vec![]).await?;

        // What is saved is shown, and the answers stay.
        click_in_frame(&browser, "[data-action=tasks], [data-action=back]").await?;
        let sound = fs::read_to_string(&texts)?;
        fs::write(&texts, sound.replacen("title: Hund", "title: Katze und Hund", 1))?;
        let title = "return document.querySelector('iframe').contentDocument.title
            .includes('Katze und Hund')";
        browser.until("the new title", title, vec![]).await?;
        told(&browser, "result", "Vollständig ja").await?;

        // A mistake is named with its line, and what was sound goes on being shown.
        fs::write(&texts, sound.replacen("service:\n  title:", "service:\n  titel:", 1))?;
        told(&browser, "findings", "texts/de.yaml:3").await?;
        told(&browser, "findings", "Gezeigt wird der letzte Stand ohne Fehler.").await?;
        axe::assert_clean(&browser, "the preview with a mistake").await?;
        browser.until("the last sound title", title, vec![]).await?;
        fs::write(&texts, &sound)?;
        let mended = "return document.getElementById('findings').hidden";
        browser.until("no mistake any more", mended, vec![]).await?;
        told(&browser, "result", "Vollständig ja").await?;

        click(&browser, "#clear").await?;
        told(&browser, "result", "Vollständig nein").await?;
        browser.close().await?;
    }
    Ok(())
}

/// Copies the services for an author to change, with a second municipality; gives the file with
/// the German texts of the service.
fn copied(folder: &Path) -> Outcome<std::path::PathBuf> {
    for name in ["services", "blocks", "municipalities"] {
        clock::copy_folder(&place::root().join(name), &folder.join(name))?;
    }
    let settings = |ars| folder.join("municipalities").join(ars).join("settings.yaml");
    let own = fs::read_to_string(settings(story::ARS))?;
    let other = own
        .replacen(story::ARS, OTHER, 1)
        .replacen("name: Stadt Musterstadt", "name: Stadt Nebenan", 1)
        .replacen("tax_first: 9600", "tax_first: 12000", 1);
    fs::create_dir_all(folder.join("municipalities").join(OTHER))?;
    fs::write(settings(OTHER), other)?;
    Ok(folder.join("services").join(story::SERVICE).join("texts/de.yaml"))
}

/// Waits until a part of the panel says something; the spaces between its words do not count. No
/// text: until it is empty.
async fn told(browser: &Browser, part: &str, text: &str) -> Outcome {
    let script = "const said = document.getElementById(arguments[0])
            .innerText.replace(/\\s+/g, ' ').trim();
        return arguments[1] ? said.includes(arguments[1]) : !said";
    let what = format!("\"{text}\" in the panel's `{part}`");
    browser.until(&what, script, vec![json!(part), json!(text)]).await?;
    Ok(())
}

async fn click(browser: &Browser, selector: &str) -> Outcome {
    let script = "const found = document.querySelector(arguments[0]);
        found?.click();
        return !!found";
    browser.until(selector, script, vec![json!(selector)]).await?;
    Ok(())
}

async fn click_in_frame(browser: &Browser, selector: &str) -> Outcome {
    let script = "const found = document.querySelector('iframe').contentDocument
            .querySelector(arguments[0]);
        found?.click();
        return !!found";
    browser.until(selector, script, vec![json!(selector)]).await?;
    Ok(())
}
