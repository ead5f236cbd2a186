//! A person who opens the form and types into it.

use e2e::browser::Browser;
use e2e::figures::Figures;
use e2e::keyboard::{Key, press, strike};
use e2e::{Failure, Outcome, story, wait};
use serde_json::{Value as Json, json};

use crate::form::{Division, TENS, path};

/// How often the form is begun; the first time does not count.
const BEGUN: usize = 6;

/// Keystrokes that are measured of each kind.
const KEYSTROKES: usize = 30;

/// Keystrokes before those, which do not count.
const WARM_UP: usize = 5;

/// The ten that is typed into: one in the middle, with as much below it as above.
const TEN: usize = TENS / 2;

/// Watches the page.
const WATCH: &str = include_str!("watch.js");

/// What was measured of a form, in microseconds.
pub(crate) struct Filled {
    /// From the press on "start" to the first character painted in the first field.
    pub(crate) first_input: Figures,
    /// Keystrokes in a field that nobody depends on.
    pub(crate) plain: Keystrokes,
    /// Keystrokes that show and hide another field in turn.
    pub(crate) toggle: Keystrokes,
}

/// What keystrokes took, in microseconds.
#[derive(Default)]
pub(crate) struct Keystrokes {
    /// From the key to the end of the next paint.
    pub(crate) paint: Figures,
    /// From the key to the last change of the document.
    pub(crate) settle: Figures,
}

/// Begins the form several times, then types into it.
pub(crate) async fn measure(
    browser: &Browser,
    origin: &str,
    division: Division,
) -> Outcome<Filled> {
    browser.prepare(WATCH).await?;
    let mut first_input = Figures::default();
    for time in 0..BEGUN {
        let took = begin(browser, origin, division).await?;
        if time > 0 {
            first_input.add(took);
        }
        quiet(browser).await?;
    }
    let page = division.page_of(TEN);
    browser.script("location.hash = arguments[0]", vec![json!(format!("#/page/{page}"))]).await?;
    let there = "return document.querySelector(arguments[0])?.dataset.page === arguments[1]";
    browser.until("the page", there, vec![json!("main"), json!(page)]).await?;
    quiet(browser).await?;

    let plain = type_letters(browser).await?;
    let toggle = toggle(browser).await?;
    Ok(Filled { first_input, plain, toggle })
}

/// Forgets what was begun, opens the service anew, presses "start", and types until the first
/// field has taken a character; gives how long that took.
async fn begin(browser: &Browser, origin: &str, division: Division) -> Outcome<u64> {
    browser.driver.goto(format!("{origin}/healthz")).await?;
    let forget = "const done = arguments[0];
        const forgetting = indexedDB.deleteDatabase('direktantrag');
        forgetting.onsuccess = () => done(true);
        forgetting.onerror = forgetting.onblocked = () => done(false)";
    let forgotten = browser.driver.execute_async(forget, vec![]).await?;
    if forgotten.json() != &json!(true) {
        return Err(Failure::new("the browser does not forget the draft"));
    }
    browser.driver.goto(format!("{origin}/{}/{}", story::ARS, division.name())).await?;
    let button = "[data-action=start]";
    browser
        .until(
            "the start page",
            "return !!document.querySelector(arguments[0])",
            vec![json!(button)],
        )
        .await?;
    quiet(browser).await?;
    let hunt = "globalThis.found = watched.hunt(arguments[0], arguments[1])";
    let first = control("name", 0);
    browser.script(hunt, vec![json!(button), json!(first)]).await?;
    press(browser, button).await?;
    wait::until("a character in the first field", || async {
        for _ in 0..5 {
            strike(browser, Key::Letter('x')).await?;
        }
        Ok(browser.script("return found()", vec![]).await?.as_u64())
    })
    .await
}

/// Types into a field that nobody depends on.
async fn type_letters(browser: &Browser) -> Outcome<Keystrokes> {
    let field = control("place", TEN);
    focus(browser, &field).await?;
    let mut letters = ('a'..='z').cycle();
    keystrokes(browser, |count| {
        let key = Key::Letter(letters.next().unwrap_or('a'));
        let came = "return document.querySelector(arguments[0]).value.length === arguments[1]";
        (key, came, vec![json!(field), json!(count)])
    })
    .await
}

/// Answers yes and no in turn where another field depends on it.
async fn toggle(browser: &Browser) -> Outcome<Keystrokes> {
    focus(browser, &control("known", TEN)).await?;
    let shown = control("more", TEN);
    keystrokes(browser, |count| {
        // From the first of two radio buttons, of which none is chosen yet, to the second: no.
        let yes = count % 2 == 0;
        let came = "return !!document.querySelector(arguments[0]) === arguments[1]";
        (Key::Right, came, vec![json!(shown), json!(yes)])
    })
    .await
}

/// Strikes keys one after the other, each once the page is quiet, and sees to it that each did
/// what it should: a script that must give `true` after so many of them.
async fn keystrokes(
    browser: &Browser,
    mut next: impl FnMut(usize) -> (Key, &'static str, Vec<Json>),
) -> Outcome<Keystrokes> {
    let mut keystrokes = Keystrokes::default();
    for count in 1..=WARM_UP + KEYSTROKES {
        let (key, came, arguments) = next(count);
        strike(browser, key).await?;
        let took = browser.until("a painted keystroke", "return watched.last()", vec![]).await?;
        if browser.script(came, arguments).await? != json!(true) {
            return Err(Failure::new(format!("keystroke {count} did not do what it should")));
        }
        let of = |at| took.get(at).and_then(Json::as_u64);
        let (Some(paint), Some(settle)) = (of(0), of(1)) else {
            return Err(Failure::new(format!("a keystroke gave {took}")));
        };
        if count > WARM_UP {
            keystrokes.paint.add(paint);
            keystrokes.settle.add(settle);
        }
    }
    Ok(keystrokes)
}

/// The first control of a field, in the markup of this assistant.
fn control(name: &str, ten: usize) -> String {
    format!("[data-path={}] input", path(name, ten))
}

async fn focus(browser: &Browser, control: &str) -> Outcome {
    browser.script("document.querySelector(arguments[0]).focus()", vec![json!(control)]).await?;
    quiet(browser).await
}

/// Waits until the document has not changed for half a second.
async fn quiet(browser: &Browser) -> Outcome {
    browser.until("a quiet page", "return watched.quiet(500)", vec![]).await?;
    Ok(())
}
