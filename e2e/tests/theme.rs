//! A municipality with colours of its own: seen in every engine, in light and dark, on pages to
//! read and in the assistant, and nowhere that people force theirs.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::server::{Server, free_port};
use e2e::setting::Setting;
use e2e::{Failure, Outcome, axe, clock, place, story, workshop};
use serde_json::{Value as Json, json};
use shared::theme::{Colour, Ground, Theme, Token};

const THEME: &str = "\n  action: \"#8a1538\"\n  action-dark: \"#f4a6b8\"\n  focus: \"#005a9c\"\n  \
    focus-dark: \"#ffd500\"\n  accent: \"#ffcc00\"\n  accent-dark: \"#7a6000\"\n";

/// The colours of a page: links, buttons, the line below the header, the focus, and what KERN has
/// for the page and for panels.
const SEEN: &str = "const probe = document.createElement('i');
    document.body.append(probe);
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const pixel = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const of = (value) => {
        probe.style.color = value;
        return pixel(getComputedStyle(probe).color);
    };
    const look = (selector, property) => {
        const found = document.querySelector(selector);
        return found ? pixel(getComputedStyle(found)[property]) : null;
    };
    const seen = {
        link: look('footer .kern-link:not(:visited)', 'color'),
        button: look('main .kern-btn--primary:not([hidden])', 'backgroundColor'),
        accent: look('header.head', 'borderBottomColor'),
        focus: of('var(--kern-color-action-focus-default-contextual)'),
        hover: of('var(--kern-color-action-state-indicator-shade-hover)'),
        page: of('var(--kern-color-layout-background-default-contextual)'),
        panel: of('var(--kern-color-layout-layer-surface-contextual)'),
        label: of('var(--kern-color-action-on-default-contextual)'),
    };
    probe.remove();
    return seen";

/// The demo municipality with a theme, offering what it offers; gives what is to be served.
fn themed(folder: &Path, theme: &str) -> Outcome<PathBuf> {
    let own = Path::new("municipalities").join(story::ARS).join("settings.yaml");
    let settings = fs::read_to_string(place::root().join(&own))?;
    let changed = settings.replacen("demo: true", &format!("demo: true\ntheme:{theme}"), 1);
    assert_ne!(changed, settings, "the demo municipality is none");
    let target = folder.join(&own);
    fs::create_dir_all(target.parent().unwrap_or(folder))?;
    fs::write(&target, changed)?;
    let dist = folder.join("dist");
    let municipalities = folder.join("municipalities");
    let (municipalities, out) = (municipalities.display(), dist.display());
    let build = ["build", "--municipalities", &municipalities.to_string()];
    workshop::run(place::root(), &[&build[..], &["--out", &out.to_string()]].concat())?;
    clock::copy_folder(&place::dist()?.join("app"), &dist.join("app"))?;
    Ok(dist)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_has_colours_of_its_own() -> Outcome {
    let folder = tempfile::tempdir()?;
    let dist = themed(folder.path(), THEME)?;
    let theme = THEME.replace(['\n', '"'], ";").replace(':', "=").replace("= ;", "=");
    let theme = Theme::parse(&theme).map_err(|errors| Failure::new(format!("{errors:?}")))?;
    for engine in Engine::chosen() {
        for setting in [Setting::Plain, Setting::Dark, Setting::Forced] {
            let data = folder.path().join(format!("{engine:?}-{setting:?}"));
            let server = Server::start_with(&dist, &data, free_port()?)?;
            let origin = server.origin();
            match Person::with_set(*engine, setting, &origin).await? {
                Some(person) => looks_around(&person, setting, &theme).await?,
                None => println!("{engine:?} cannot be told: {setting:?}"),
            }
        }
    }
    Ok(())
}

/// Goes from the pages to read through the assistant, up to check-your-answers.
async fn looks_around(person: &Person, setting: Setting, theme: &Theme) -> Outcome {
    let list = format!("{}/", person.origin());
    person.browser.driver.goto(list).await?;
    person.arrives("choose").await?;
    looks(person, setting, theme, "choose").await?;
    person.visit_service().await?;
    looks(person, setting, theme, "start").await?;
    for notice in ["imprint", "privacy"] {
        person.press(notice).await?;
        person.arrives("legal").await?;
        looks(person, setting, theme, notice).await?;
        person.press("back").await?;
        person.arrives("start").await?;
    }
    person.press("start").await?;
    for (page, given) in story::short() {
        person.arrives(page).await?;
        if page == "keeper" {
            person.is_held_back().await?;
            looks(person, setting, theme, "keeper, left empty").await?;
        }
        person.fill(&given).await?;
        looks(person, setting, theme, page).await?;
        person.press("next").await?;
    }
    person.arrives("check").await?;
    looks(person, setting, theme, "check").await
}

/// Asserts that a page has the theme's colours, on the grounds that the theme was checked against,
/// and that axe-core finds nothing in them; or that it has none where colours are forced.
async fn looks(person: &Person, setting: Setting, theme: &Theme, page: &str) -> Outcome {
    let seen = person.browser.script(SEEN, vec![]).await?;
    let is = |name: &str, colour: Colour| {
        let near = |(found, wanted): (&Json, u8)| {
            found.as_i64().is_some_and(|found| (found - i64::from(wanted)).abs() <= 1)
        };
        let wanted = [colour.red, colour.green, colour.blue];
        let found = seen.get(name).and_then(Json::as_array);
        found.is_some_and(|found| found.iter().zip(wanted).all(near))
    };
    let place = format!("on `{page}` in {:?}, {setting:?}: {seen}", person.browser.engine);
    let dark = match setting {
        Setting::Plain | Setting::Still => false,
        Setting::Dark => true,
        Setting::Forced => {
            let own =
                |token| theme.get(token).is_some_and(|own| is("link", own) || is("focus", own));
            return match Token::ALL.into_iter().any(own) {
                true => Err(Failure::new(format!("forced colours are not alone {place}"))),
                false => Ok(()),
            };
        }
    };
    let token = |light, own_dark| theme.get(if dark { own_dark } else { light });
    let action = token(Token::Action, Token::ActionDark).unwrap_or(Colour::BLACK);
    let mut wanted = vec![
        ("link", action),
        ("accent", token(Token::Accent, Token::AccentDark).unwrap_or(action)),
        ("focus", token(Token::Focus, Token::FocusDark).unwrap_or(action)),
        ("page", Ground::Page.colour(dark, action)),
        ("panel", Ground::Panel.colour(dark, action)),
        ("label", Ground::Page.colour(dark, action)),
    ];
    let hover = theme.css(":root");
    let hover = hover.split("shade-hover:").nth(usize::from(dark) + 1).and_then(|css| css.get(..7));
    let hover = hover.and_then(Colour::parse).unwrap_or(Colour::BLACK);
    wanted.push(("hover", hover));
    // The pointer may be over the button that was pressed.
    if seen.get("button").is_some_and(|button| !button.is_null()) && !is("button", hover) {
        wanted.push(("button", action));
    }
    let wrong: Vec<_> = wanted.into_iter().filter(|(name, colour)| !is(name, *colour)).collect();
    if !wrong.is_empty() {
        return Err(Failure::new(format!("wanted {wrong:?} {place}")));
    }
    axe::assert_contrast(&person.browser, &format!("{page}, {setting:?}")).await
}

/// The line below the header has the colour of buttons where a municipality sets no theme.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_theme_everything_is_as_kern_has_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let person = Person::with(Engine::Chromium, &server.origin()).await?;
    person.visit_service().await?;
    let seen = person.browser.script(SEEN, vec![]).await?;
    let kern = Some(json!([0x20, 0x44, 0xaa]));
    for name in ["link", "button", "accent"] {
        assert_eq!(seen.get(name), kern.as_ref(), "{name} in {seen}");
    }
    let styles = "return document.querySelectorAll('style').length";
    assert_eq!(person.browser.script(styles, vec![]).await?, json!(1));
    person.browser.close().await
}

#[test]
fn a_theme_that_nobody_can_read_is_refused() -> Outcome {
    let folder = tempfile::tempdir()?;
    let refused = themed(folder.path(), "\n  action: \"#ff9900\"\n").err();
    let said = refused.map(|failure| format!("{failure:?}")).unwrap_or_default();
    assert!(said.contains("`action` has a contrast of 2.14:1 to the page"), "{said}");
    assert!(said.contains("settings.yaml:"), "{said}");
    assert!(!folder.path().join("dist/municipalities").exists(), "it was built all the same");
    Ok(())
}
