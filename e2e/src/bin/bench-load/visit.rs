//! A first visit with an old phone on a bad line.

use std::time::Duration;

use e2e::browser::Browser;
use e2e::keyboard::{Key, press_at, strike};
use e2e::{Failure, Outcome, wait};
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// How much slower than this machine the phone's processor is, as Lighthouse has it for phones.
const SLOWER: u32 = 4;

/// Slow 4G as Lighthouse defines it: 150 ms there and back, 1.6 Mbit/s down and 750 kbit/s up, in
/// bytes per second.
const LATENCY_MS: u32 = 150;
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;

/// How long nothing must come until everything has come that was not asked for.
const SILENCE: Duration = Duration::from_secs(3);

/// Watches the page.
const WATCH: &str = include_str!("watch.js");

/// What a visit took.
pub(crate) struct Visit {
    /// From the navigation until the start page can be read, in milliseconds.
    pub(crate) readable: u64,
    /// From the navigation until the person presses "start", in milliseconds.
    pub(crate) pressed: u64,
    /// From the navigation until the first field has taken and shows an answer, in milliseconds.
    pub(crate) field: u64,
    /// What came until the first field was there.
    pub(crate) until_field: Vec<Answer>,
    /// What came in all, though nothing more was asked for.
    pub(crate) all: Vec<Answer>,
}

/// An answer of the server: address, bytes as they were compressed, and whole.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Answer(pub(crate) String, pub(crate) u64, pub(crate) u64);

/// How far the page has come.
#[derive(Deserialize)]
struct State {
    readable: Option<u64>,
    started: Option<u64>,
    /// When the first field was there, in milliseconds since the navigation.
    asked: Option<u64>,
    field: Option<u64>,
    /// The middle of the button that begins, while there is one.
    button: Option<(u32, u32)>,
}

/// Visits a service with a new profile, presses "start" as soon as there is something to press,
/// and answers the first question as soon as it is there.
pub(crate) async fn visit(address: &str, title: &str) -> Outcome<Visit> {
    let browser = Browser::open_chromium(&[], true).await?;
    slow_down(&browser).await?;
    browser.prepare(&WATCH.replace("TITLE", &json!(title).to_string())).await?;
    browser.driver.goto(address).await?;
    let state =
        wait::until_within(Duration::from_secs(120), "an answer in the first field", || {
            go_on(&browser)
        });
    let state = state.await?;
    let (Some(readable), Some(pressed), Some(field)) = (state.readable, state.started, state.field)
    else {
        return Err(Failure::new("the first field was reached without a start page"));
    };
    let until_field = answers(&browser, state.asked).await?;
    let mut all = answers(&browser, None).await?;
    loop {
        tokio::time::sleep(SILENCE).await;
        let now = answers(&browser, None).await?;
        if now.len() == all.len() {
            break;
        }
        all = now;
    }
    browser.close().await?;
    Ok(Visit { readable, pressed, field, until_field, all })
}

async fn slow_down(browser: &Browser) -> Outcome {
    let cdp = browser.driver.cdp();
    let network = json!({
        "offline": false, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    cdp.send_raw("Network.enable", json!({})).await?;
    cdp.send_raw("Network.emulateNetworkConditions", network).await?;
    cdp.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    Ok(())
}

/// Does what a person can do next; gives how far it came once the first field has an answer.
async fn go_on(browser: &Browser) -> Outcome<Option<State>> {
    // Before the page is there, there is nothing that watches it.
    let state = browser.script("return watched.state()", vec![]).await.unwrap_or(Json::Null);
    let Ok(state) = serde_json::from_value::<State>(state) else { return Ok(None) };
    if state.field.is_some() {
        return Ok(Some(state));
    }
    match state.button {
        Some((x, y)) => press_at(browser, x, y).await?,
        // Arrows choose among radio buttons, and do nothing that would disturb elsewhere.
        None if state.asked.is_some() => strike(browser, Key::Right).await?,
        None => {}
    }
    Ok(None)
}

/// What came until a moment, or until now.
async fn answers(browser: &Browser, until: Option<u64>) -> Outcome<Vec<Answer>> {
    let script = "return watched.answers(arguments[0] ?? Infinity)";
    Ok(serde_json::from_value(browser.script(script, vec![json!(until)]).await?)?)
}
