//! Applications on a municipality's own page: two at once, under a strict policy and among styles
//! that spoil everything, while that page stays what it was.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails where it does not find what it looks for"
)]

mod frame;
mod kept;
mod theme;

use e2e::browser::Engine;
use e2e::host::{Host, Page};
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::story::{self, Given};
use e2e::{Outcome, axe, inbox, wait};
use serde_json::{Value as Json, json};

/// The service of the other widget.
const OTHER: &str = "meldebescheinigung";

/// From now on who looks at the page finds what is in one of its widgets.
const LOOK_INTO: &str = "
    const element = document.getElementById(arguments[0]);
    const root = element && element.shadowRoot;
    if (!root) return false;
    const own = (selector) => selector.replace(/\\bmain\\[/g, '[');
    Object.defineProperties(document, {
        querySelector: { value: (selector) => root.querySelector(own(selector)), configurable: true },
        querySelectorAll: { value: (selector) => root.querySelectorAll(own(selector)), configurable: true },
        activeElement: { get: () => root.activeElement, configurable: true },
    });
    return true";

/// From now on it finds what is on the page itself.
const LOOK_AROUND: &str = "
    for (const name of ['querySelector', 'querySelectorAll', 'activeElement']) delete document[name];";

/// All of the page that is not the widgets' to touch.
const AROUND: &str = "
    const done = arguments[arguments.length - 1];
    const known = new Set(['told', 'violations', 'stop', 'before', 'axe']);
    (async () => [
        history.length, location.hash, document.title, document.documentElement.lang,
        document.documentElement.dir, document.cookie, localStorage.length, sessionStorage.length,
        (await indexedDB.databases()).length,
        typeof caches === 'undefined' ? 0 : (await caches.keys()).length,
        navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
        document.head.childElementCount - before.head,
        // Drivers have names of their own.
        Object.keys(window).filter((name) => !before.names.includes(name) && !known.has(name)
            && !document.getElementById(name) && !/^(ret_nodes|cdc_|se_)/.test(name)).join(),
        document.body.childElementCount, document.getElementById('dogs').attributes.length,
        JSON.stringify(violations),
    ])().then(done, (error) => done(String(error)))";

#[tokio::test(flavor = "multi_thread")]
async fn two_applications_on_a_hostile_page_leave_it_as_it_was() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        let server = Server::start(&data, free_port()?)?;
        let host = Host::open(pages(&server, include_str!("hostile.css"))).await?;
        let person = Person::with(*engine, &host.origin()).await?;
        person.browser.driver.goto(format!("{}/page", host.origin())).await?;

        look_into(&person, "other").await?;
        person.arrives("start").await?;
        person.press("start").await?;
        let first = "const page = document.querySelector('[data-page]').dataset.page;
            return page !== 'start' && page";
        let first = person.browser.until("the other's first page", first, vec![]).await?;

        look_into(&person, "dogs").await?;
        person.arrives("start").await?;
        let before = around(&person).await?;
        is_as_large_as_set(&person).await?;
        says(&person, "nicht gespeichert").await?;
        person.press("start").await?;
        for (at, (page, given)) in story::short().into_iter().enumerate() {
            person.arrives(page).await?;
            person.fill(&given).await?;
            if at == 1 {
                let away = "const dogs = document.getElementById('dogs');
                    document.getElementById('second').append(dogs)";
                person.browser.script(away, vec![]).await?;
                for given in &given {
                    person.holds(given).await?;
                }
            }
            person.press("next").await?;
        }
        person.arrives("check").await?;
        person.press("submit").await?;
        person.arrives("receipt").await?;
        let delivery = wait::until("the delivery", || async {
            Ok(inbox::delivered(&data)?.into_iter().next())
        });
        let delivered = delivery.await?;
        assert_eq!(around(&person).await?, before, "{engine:?}");

        // The other one is where it was, and the page's own links lead where they lead.
        look_into(&person, "other").await?;
        let page = "return document.querySelector('[data-page]').dataset.page";
        assert_eq!(person.browser.script(page, vec![]).await?, first, "{engine:?}");
        person.browser.script(LOOK_AROUND, vec![]).await?;
        person.browser.script("document.getElementById('anchor').click()", vec![]).await?;
        let led = "return location.hash === '#elsewhere'";
        person.browser.until("where the page's own link leads", led, vec![]).await?;
        look_into(&person, "dogs").await?;
        person.arrives("receipt").await?;

        let told = person.browser.script("return told", vec![]).await?;
        assert_told(&told, &delivered);
        person.browser.close().await?;
    }
    Ok(())
}

/// What the page was told: all of one widget in its order, of the other one that it was begun,
/// and never an answer.
fn assert_told(told: &Json, delivered: &str) {
    let told = told.as_array().unwrap();
    let of = |id: &str, name: &str| -> Vec<Json> {
        let mine = told.iter().filter(|event| event[0] == id && event[1] == name);
        mine.map(|event| event[2].clone()).collect()
    };
    assert_eq!(of("dogs", "started"), [json!({})]);
    assert_eq!(of("other", "started"), [json!({})]);
    let submitted = of("dogs", "submitted");
    assert_eq!(submitted.len(), 1, "{submitted:?}");
    let submitted = submitted[0].as_object().unwrap();
    assert_eq!(submitted.get("id"), Some(&json!(delivered)));
    assert!(submitted.get("case_number").and_then(Json::as_str).is_some_and(|own| own.len() > 3));
    assert_eq!(submitted.len(), 2, "{submitted:?}");
    let pages = of("dogs", "page");
    for page in ["start", "keeper", "check", "receipt"] {
        assert!(pages.contains(&json!({ "page": page })), "{page}: {pages:?}");
    }
    assert!(!told.iter().any(|event| event.to_string().contains("Łucja")), "{told:?}");
}

/// What people read has at least the size that they have set, and what they press is there.
async fn is_as_large_as_set(person: &Person) -> Outcome {
    let look = "
        const seen = (selector) => getComputedStyle(document.querySelector(selector));
        const button = document.querySelector('[data-action=start]').getBoundingClientRect();
        const text = seen('p.kern-body');
        return parseFloat(text.fontSize) >= 16 && text.textTransform === 'none'
            && text.letterSpacing === 'normal' && seen('.body').visibility === 'visible'
            && button.width > 100 && button.height >= 44";
    person.browser.until("text and button of a good size", look, vec![]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_it_stands_in_anybodys_way() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let host = Host::open(pages(&server, "body { font-family: sans-serif }")).await?;
        let person = Person::with(*engine, &host.origin()).await?;
        person.browser.driver.goto(format!("{}/page", host.origin())).await?;
        look_into(&person, "other").await?;
        person.arrives("start").await?;
        look_into(&person, "dogs").await?;
        person.arrives("start").await?;
        finds_no_barrier(&person, "start in a widget").await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.is_held_back().await?;
        finds_no_barrier(&person, "errors in a widget").await?;
        for given in story::page("eligibility") {
            person.enter(&given).await?;
        }
        person.go_on("keeper").await?;
        let focus = person.focus().await?;
        assert_eq!(focus, "title", "{engine:?}");
        person.press("imprint").await?;
        person.arrives("legal").await?;
        person.press("back").await?;
        person.arrives("start").await?;
        person.press("continue").await?;
        person.arrives("keeper").await?;
        person.click("[data-language=en]").await?;
        let spoken = "return document.querySelector('.html').lang === 'en'";
        person.browser.until("the widget in English", spoken, vec![]).await?;
        finds_no_barrier(&person, "a page in a widget").await?;
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_or_does_not_come_is_said() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let mut pages = pages(&server, "");
        let blocked = |path, policy: String| Page { path, policy, ..pages[0].clone() };
        let alone = blocked("/alone", policy(&server).replace(&server.origin(), "'none'"));
        let unconnected = policy(&server)
            .replace(&format!("connect-src {}", server.origin()), "connect-src 'none'");
        let unconnected = blocked("/unconnected", unconnected);
        pages.extend([alone, unconnected]);
        let host = Host::open(pages).await?;
        let person = Person::with(*engine, &host.origin()).await?;
        let browser = &person.browser;

        browser.driver.goto(format!("{}/page", host.origin())).await?;
        let put = "const [id, attributes] = arguments;
            const element = document.createElement('direkt-antrag');
            element.id = id;
            for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
            document.querySelector('main').append(element)";
        let cases = [
            ("bare", json!({})),
            ("malformed", json!({ "municipality": "Musterstadt", "service": "../../" })),
            ("nowhere", json!({ "municipality": "000000000000", "service": story::SERVICE })),
            ("nothing", json!({ "municipality": story::ARS, "service": "no-such-service" })),
        ];
        for (id, attributes) in cases {
            browser.script(put, vec![json!(id), attributes]).await?;
            let said = "const root = document.getElementById(arguments[0]).shadowRoot;
                const text = root.querySelector('.html').textContent;
                const links = [...root.querySelectorAll('a[href]')].map((link) => link.href);
                return /115/.test(text) && !!root.querySelector('[lang=en]')
                    && root.querySelector('.html').getBoundingClientRect().height > 50
                    && links.some((link) => link.startsWith(arguments[1]))";
            let what = format!("what is wrong with `{id}` in {engine:?}");
            browser.until(&what, said, vec![json!(id), json!(server.origin())]).await?;
        }
        // Put right, it goes on.
        let mend = "document.getElementById('nothing').setAttribute('service', arguments[0])";
        browser.script(mend, vec![json!(OTHER)]).await?;
        look_into(&person, "nothing").await?;
        person.arrives("start").await?;

        // Where no script may come the page has its own link, and where nothing is answered too.
        let seen = "const link = document.getElementById('dogs').querySelector('a');
            return link.checkVisibility() && link.getBoundingClientRect().height > 5";
        browser.driver.goto(format!("{}/alone", host.origin())).await?;
        browser.until("the link in the element", seen, vec![]).await?;
        browser.driver.goto(format!("{}/unconnected", host.origin())).await?;
        let said = "const root = document.getElementById('dogs').shadowRoot;
            return !!root && root.textContent.includes('could not be loaded')
                && !!root.querySelector('button')";
        browser.until("that it did not come", said, vec![]).await?;
        browser.until("the link in the element", seen, vec![]).await?;
        person.browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_stopped_goes_on_with_the_answers() -> Outcome {
    for engine in Engine::chosen() {
        let folder = tempfile::tempdir()?;
        let server = Server::start(&folder.path().join("data"), free_port()?)?;
        let host = Host::open(pages(&server, "")).await?;
        let person = Person::with(*engine, &host.origin()).await?;
        person.browser.driver.goto(format!("{}/page", host.origin())).await?;
        look_into(&person, "dogs").await?;
        person.arrives("start").await?;
        person.press("start").await?;
        person.arrives("eligibility").await?;
        person.fill(&story::page("eligibility")).await?;
        person.go_on("keeper").await?;
        let names = [Given::new("keeper.type", "person", "person")];
        person.fill(&names).await?;

        let stop = "return stop()";
        assert_eq!(person.browser.script(stop, vec![]).await?, json!(2), "{engine:?}");
        says_beside(&person, "had to stop").await?;
        person.click(".beside button").await?;
        person.arrives("keeper").await?;
        for given in &names {
            person.holds(given).await?;
        }
        person.browser.close().await?;
    }
    Ok(())
}

/// The pages of a host: one with two widgets among these styles, and what it loads of its own.
fn pages(server: &Server, styles: &str) -> Vec<Page> {
    let filled = include_str!("host.html")
        .replace("{origin}", &server.origin())
        .replace("{ars}", story::ARS)
        .replace("{other}", OTHER);
    let page = |path, media_type, text: &str| Page {
        path,
        media_type,
        policy: policy(server),
        text: text.to_owned(),
    };
    vec![
        page("/page", "text/html; charset=utf-8", &filled),
        page("/hostile.css", "text/css; charset=utf-8", styles),
        page("/host.js", "text/javascript; charset=utf-8", include_str!("host.js")),
    ]
}

/// The strictest policy under which a widget works, as `docs/widget.md` has it.
fn policy(server: &Server) -> String {
    let origin = server.origin();
    format!(
        "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; connect-src {origin}; \
         style-src 'self' {origin}; img-src data: blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

async fn look_into(person: &Person, id: &str) -> Outcome {
    let what = format!("the widget `{id}`");
    person.browser.script(LOOK_AROUND, vec![]).await?;
    person.browser.until(&what, LOOK_INTO, vec![json!(id)]).await?;
    Ok(())
}

async fn around(person: &Person) -> Outcome<Json> {
    let around = person.browser.driver.execute_async(AROUND, vec![]).await?;
    let around = around.json().clone();
    assert!(around.is_array(), "{around}");
    assert_eq!(around[1], json!(""), "{around}");
    assert_eq!(around[2], json!("Stadt Musterstadt"), "{around}");
    for at in 6..=11 {
        assert_eq!(around[at], json!(0), "{at}: {around}");
    }
    assert_eq!(around[12], json!(""), "{around}");
    assert_eq!(around[15], json!("[]"), "{around}");
    Ok(around)
}

/// Asserts that axe-core finds nothing on the whole page, the insides of widgets included.
async fn finds_no_barrier(person: &Person, state: &str) -> Outcome {
    person.browser.script(LOOK_AROUND, vec![]).await?;
    axe::assert_clean(&person.browser, state).await?;
    look_into(person, "dogs").await
}

/// Waits until the widget says something.
async fn says(person: &Person, words: &str) -> Outcome {
    let look = "return document.querySelector('#main').textContent.includes(arguments[0])";
    person.browser.until(&format!("`{words}`"), look, vec![words.into()]).await?;
    Ok(())
}

/// Waits until something is said in the assistant's place.
async fn says_beside(person: &Person, words: &str) -> Outcome {
    let look = "return document.querySelector('.beside').textContent.includes(arguments[0])";
    person.browser.until(&format!("`{words}`"), look, vec![words.into()]).await?;
    Ok(())
}
