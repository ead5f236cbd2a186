//! From saving a service of 300 fields to its changed text on the screen of an author.
//!
//! A real browser shows the preview; the time ends when the assistant in it shows the new title.
//! The last line is JSON with stable keys.

use std::fs;
use std::time::{Duration, Instant};

use e2e::browser::{Browser, Engine};
use e2e::preview::Preview;
use e2e::{Failure, Outcome, workshop};
use serde_json::json;

#[path = "../../../../workshop/examples/form/mod.rs"]
mod form;

/// Saves; the median counts.
const RUNS: usize = 5;

/// How many fields the service has.
const FIELDS: usize = 300;

/// What a save may take, in milliseconds.
const LIMIT: u128 = 1000;

#[tokio::main]
async fn main() -> Outcome {
    let folder = tempfile::Builder::new().prefix("direktantrag-bench-").tempdir()?;
    let service = folder.path().join("services/bench");
    form::write(&service, FIELDS)?;
    workshop::offering(folder.path(), &["bench".to_owned()])?;
    let texts = service.join("texts/de.yaml");
    let first = fs::read_to_string(&texts)?;

    let preview = Preview::start(folder.path(), "bench")?;
    let browser = Browser::open(Engine::Chromium).await?;
    preview.open(&browser).await?;
    let mut times = Vec::new();
    for run in 1..=RUNS {
        let title = format!("Titel {run}");
        let saved = first.replacen("title: Ein Text.", &format!("title: {title}"), 1);
        let begin = Instant::now();
        fs::write(&texts, saved)?;
        shown(&browser, &title, begin).await?;
        let took = begin.elapsed().as_millis();
        println!("save {run} shown after {took:>5} ms");
        times.push(took);
    }
    browser.close().await?;
    times.sort_unstable();
    let median = times.get(RUNS / 2).ok_or_else(|| Failure::new("nothing was measured"))?;
    println!("median {median} ms of at most {LIMIT} ms");
    println!("{}", json!({ "reload_ms": median, "reload_limit_ms": LIMIT }));
    Ok(())
}

/// Waits until the assistant shows this title; looks again at once, for each look takes a moment.
async fn shown(browser: &Browser, title: &str, begin: Instant) -> Outcome {
    let script = "return document.querySelector('iframe').contentDocument
        ?.querySelector('main[data-page=start] h1')?.textContent";
    while begin.elapsed() < Duration::from_secs(30) {
        // While the page is being replaced a look may fail.
        let found = browser.script(script, vec![]).await.unwrap_or_default();
        if found.as_str() == Some(title) {
            return Ok(());
        }
    }
    Err(Failure::new(format!("`{title}` is never shown")))
}
