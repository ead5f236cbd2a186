//! The person in front of the browser: looks, clicks and types, and waits until what was done has
//! come true.

mod control;
mod entering;
pub mod files;
mod keyboard;
mod keying;
mod moving;
pub mod narrow;
pub mod signing;

use serde_json::{Value as Json, json};
use tempfile::TempDir;
use thirtyfour::WebElement;

use crate::browser::{Browser, Engine};
use crate::markup::Markup;
use crate::setting::Setting;
use crate::{Failure, Outcome, axe, story, tree, wait};

/// A person with an open browser.
pub struct Person {
    /// The browser.
    pub browser: Browser,
    origin: String,
    /// The files on the device.
    files: TempDir,
    /// The pages on which no barrier was found, until their markup is checked.
    markup: Markup,
}

impl Person {
    /// A person who has never been here, before an empty page.
    ///
    /// # Errors
    /// When the browser cannot be opened.
    pub async fn with(engine: Engine, origin: &str) -> Outcome<Self> {
        Self::before(Browser::open(engine).await?, origin)
    }

    fn before(browser: Browser, origin: &str) -> Outcome<Self> {
        Ok(Self {
            browser,
            origin: origin.to_owned(),
            files: tempfile::Builder::new().prefix("direktantrag-files-").tempdir()?,
            markup: Markup::new()?,
        })
    }

    /// A person who has set something in the system; none where the engine cannot be told.
    ///
    /// # Errors
    /// As [`Person::with`].
    pub async fn with_set(engine: Engine, setting: Setting, origin: &str) -> Outcome<Option<Self>> {
        let Some(browser) = Browser::open_set(engine, setting).await? else { return Ok(None) };
        Ok(Some(Self::before(browser, origin)?))
    }

    /// Opens an address of the server and waits until the assistant shows something.
    ///
    /// # Errors
    /// When it does not.
    pub async fn visit(&self, path: &str) -> Outcome {
        self.browser.driver.goto(format!("{}{path}", self.origin)).await?;
        self.drawn().await
    }

    /// Where the server is.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Opens the story's service.
    ///
    /// # Errors
    /// As [`Person::visit`].
    pub async fn visit_service(&self) -> Outcome {
        self.visit(&format!("/{}/{}", story::ARS, story::SERVICE)).await
    }

    /// Goes to an address of the server that is not the assistant's.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn leave_assistant(&self) -> Outcome {
        Ok(self.browser.driver.goto(format!("{}/healthz", self.origin)).await?)
    }

    /// Opens another tab and closes the one that was open.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn leave_tab(&self) -> Outcome {
        let driver = &self.browser.driver;
        let before = driver.window().await?;
        let other = driver.new_tab().await?;
        driver.switch_to_window(before).await?;
        driver.close_window().await?;
        driver.switch_to_window(other).await?;
        Ok(())
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// As [`Person::visit`].
    pub async fn reload(&self) -> Outcome {
        self.browser.driver.refresh().await?;
        self.drawn().await
    }

    async fn drawn(&self) -> Outcome {
        let drawn = "const page = document.querySelector('main[data-page]');
            return page && page.dataset.page !== 'loading' && !!page.querySelector('h1')
                && !document.querySelector('#reading:not([data-there])')";
        self.browser.until("the assistant", drawn, vec![]).await?;
        Ok(())
    }

    /// Waits until a view is shown.
    ///
    /// # Errors
    /// When another stays.
    pub async fn arrives(&self, page: &str) -> Outcome {
        let shown = "const page = document.querySelector('main[data-page]');
            return !!page && page.dataset.page === arguments[0] && !!page.querySelector('h1')";
        self.browser.until(&format!("the view `{page}`"), shown, vec![json!(page)]).await?;
        Ok(())
    }

    /// Presses the button, or follows the link, of an action.
    ///
    /// # Errors
    /// When there is none that can be clicked.
    pub async fn press(&self, action: &str) -> Outcome {
        let selector = format!("[data-action='{action}']");
        // WebKit scrolls back to where was typed, a frame after the last key. No person presses as
        // soon as a driver can: what was aimed at would be gone from under the pointer.
        let stands = "const target = document.querySelector(arguments[0]);
            if (!target) return true;
            const { x, y } = target.getBoundingClientRect();
            const place = [x, y, document.documentElement.scrollHeight].join();
            const stood = target.dataset.stood === place;
            target.dataset.stood = place;
            return stood";
        let what = format!("`{action}` to stand still");
        self.browser.until(&what, stands, vec![json!(selector)]).await?;
        self.click(&selector).await
    }

    /// Leaves a page by "continue", to a view.
    ///
    /// # Errors
    /// When another view comes.
    pub async fn go_on(&self, to: &str) -> Outcome {
        self.press("next").await?;
        self.arrives(to).await
    }

    /// Leaves a page by "continue" where something is wrong, and waits for the error summary to
    /// have the focus.
    ///
    /// # Errors
    /// When there is no summary, or it has not the focus.
    pub async fn is_held_back(&self) -> Outcome {
        self.press("next").await?;
        let focus = "return document.activeElement && document.activeElement.id === 'summary'";
        self.browser.until("the error summary with the focus", focus, vec![]).await?;
        Ok(())
    }

    /// Chooses a language.
    ///
    /// # Errors
    /// When the page does not come to be in it.
    pub async fn speak(&self, tag: &str) -> Outcome {
        self.click(&format!("[data-action='language'][data-language='{tag}']")).await?;
        let spoken = "return document.documentElement.lang === arguments[0]";
        self.browser.until(&format!("the language `{tag}`"), spoken, vec![json!(tag)]).await?;
        Ok(())
    }

    /// Clicks the first element of a CSS selector that is displayed.
    ///
    /// # Errors
    /// When there is none, or it stays covered.
    pub async fn click(&self, selector: &str) -> Outcome {
        let what = format!("`{selector}` to be clicked");
        let clicked =
            wait::until(&what, || async { Ok(self.try_click(selector).await?.then_some(())) });
        match clicked.await {
            Ok(()) => Ok(()),
            Err(failure) => Err(failure.during(self.browser.scene().await)),
        }
    }

    async fn try_click(&self, selector: &str) -> Outcome<bool> {
        for element in self.all(selector).await? {
            // An element that is drawn anew at this moment is found again at the next look.
            let displayed = element.is_displayed().await.unwrap_or(false);
            if displayed && self.click_in_view(&element).await.is_ok() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Clicks after scrolling, as a person does; drivers differ in what they scroll.
    async fn click_in_view(&self, element: &WebElement) -> Outcome {
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.script(scroll, vec![element.to_json()?]).await?;
        if self.browser.engine == Engine::Webkit {
            // Its driver clicks where the element was, even while the page still moves.
            let still = "const done = arguments[arguments.length - 1];
                requestAnimationFrame(() => requestAnimationFrame(() => done()))";
            self.browser.driver.execute_async(still, vec![]).await?;
        }
        let clicked = element.click().await;
        if clicked.is_err() && self.browser.engine == Engine::Webkit {
            // Its driver takes a field within a shadow for covered by what the field itself has.
            let click = "const within = arguments[0].getRootNode() instanceof ShadowRoot;
                if (within) arguments[0].click();
                return within";
            let within = self.browser.script(click, vec![element.to_json()?]).await?;
            if within == json!(true) {
                return Ok(());
            }
        }
        Ok(clicked?)
    }

    /// The first element of a CSS selector.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, selector: &str) -> Outcome<WebElement> {
        let what = format!("`{selector}`");
        let found = wait::until(&what, || async {
            Ok(self.all(selector).await.ok().and_then(|found| found.into_iter().next()))
        });
        match found.await {
            Ok(element) => Ok(element),
            Err(failure) => Err(failure.during(self.browser.scene().await)),
        }
    }

    /// The elements of a CSS selector, as the page finds them.
    async fn all(&self, selector: &str) -> Outcome<Vec<WebElement>> {
        let found = "return [...document.querySelectorAll(arguments[0])]";
        let found = self.browser.driver.execute(found, vec![json!(selector)]).await?;
        Ok(found.elements()?)
    }

    /// Waits until an element of a CSS selector is there, or none is.
    ///
    /// # Errors
    /// When that does not come true.
    pub async fn sees(&self, selector: &str, there: bool) -> Outcome {
        let what = format!("`{selector}` {}", if there { "to be there" } else { "to be gone" });
        let look = "return !!document.querySelector(arguments[0]) === arguments[1]";
        self.browser.until(&what, look, vec![json!(selector), json!(there)]).await?;
        Ok(())
    }

    /// Waits until what takes answers is there, so that what follows from them is seen at once.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn is_heard(&self) -> Outcome {
        let look = "const form = document.querySelector('main form');
            return !form || form.hasAttribute('data-heard')";
        self.browser.until("what takes answers", look, vec![]).await?;
        Ok(())
    }

    /// Waits until everything is there that it takes to fill in and submit an application without
    /// a network.
    ///
    /// # Errors
    /// When something does not come.
    pub async fn has_all(&self) -> Outcome {
        let there = "const came = (name) => performance.getEntriesByType('resource')
                .filter((entry) => entry.name.includes(name) && entry.encodedBodySize > 0).length;
            return came('/later-') >= 1 && came('/submission-') >= 2";
        self.browser.until("all parts to be loaded", there, vec![]).await?;
        Ok(())
    }

    /// The text of the first element of a CSS selector, as people see it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn reads(&self, selector: &str) -> Outcome<String> {
        Ok(self.find(selector).await?.text().await?)
    }

    /// Waits until the view says something.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, words: &str) -> Outcome {
        let look = "return document.querySelector('main').textContent.includes(arguments[0])";
        self.browser.until(&format!("`{words}`"), look, vec![words.into()]).await?;
        Ok(())
    }

    /// Asserts that nothing stands in anybody's way in this state: axe-core finds nothing, in dark
    /// colours neither where the browser can change them, and screen readers are told what is
    /// seen. The page's markup is kept for [`Person::wrote_valid_markup`].
    ///
    /// # Errors
    /// When something does.
    pub async fn finds_no_barrier(&self, state: &str) -> Outcome {
        axe::assert_clean(&self.browser, state).await?;
        self.markup.keep(&self.browser, state).await?;
        tree::assert_told(&self.browser, state).await?;
        if self.browser.darken(true).await? {
            axe::assert_contrast(&self.browser, &format!("{state}, dark")).await?;
            self.browser.darken(false).await?;
        }
        Ok(())
    }

    /// Asserts that the HTML checker finds nothing in all states in which no barrier was found so
    /// far; gives how many different documents these were.
    ///
    /// # Errors
    /// When it does, or there was none.
    pub fn wrote_valid_markup(&self) -> Outcome<usize> {
        self.markup.assert_valid()?;
        Ok(self.markup.count())
    }

    /// Asserts that something has the focus after something was done.
    ///
    /// # Errors
    /// When nothing has.
    pub async fn keeps_focus(&self, after: &str) -> Outcome {
        tree::assert_focused(&self.browser, after).await
    }

    /// The id of the element that has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focus(&self) -> Outcome<String> {
        let id = "return document.activeElement ? document.activeElement.id : ''";
        let id = self.browser.script(id, vec![]).await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// Asserts that nothing was asked of another origin so far on this page.
    ///
    /// # Errors
    /// When something was.
    pub async fn stays_on_origin(&self) -> Outcome {
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin + '/')
                && !name.startsWith('data:') && !name.startsWith('blob:'))";
        let others = self.browser.script(script, vec![]).await?;
        match others == json!([]) {
            true => Ok(()),
            false => Err(Failure::new(format!("requests to another origin: {others}"))),
        }
    }

    /// What the assistant keeps under a name in the browser's database, deciphered: `drafts` or
    /// `submissions`, of each the one that was begun last.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn kept(&self, shelf: &str) -> Outcome<Json> {
        self.kept_of(shelf, story::SERVICE).await
    }

    /// As [`Person::kept`], of another service of the demo municipality.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn kept_of(&self, shelf: &str, service: &str) -> Outcome<Json> {
        let script = "const [shelf, service, done] = arguments;
            (async () => shelves.get(shelf, (await shelves.keys(shelf, service)).at(-1)))()
                .then((value) => done(value ?? null), () => done(null))";
        let service = json!(format!("{}/{service}", story::ARS));
        let found = self.browser.driver.execute_async(script, vec![json!(shelf), service]).await?;
        Ok(match found.json() {
            Json::String(text) => serde_json::from_str(text)?,
            other => other.clone(),
        })
    }
}
