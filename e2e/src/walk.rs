//! Filling a scenario's pages as a person would, and comparing what the pages show with what must
//! follow.

mod end;
mod filling;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value as Json, json};
use shared::service::Plan;

use crate::application::Published;
use crate::person::Person;
use crate::scenario::{Scenario, Step};
use crate::{Failure, Outcome, entry, place};

/// A person who goes through scenarios, one after the other in the same browser.
pub struct Walk<'p> {
    person: &'p Person,
    /// The states of pages in which barriers were looked for, or that were photographed.
    seen: BTreeSet<String>,
    /// Where pictures go; barriers are not looked for then.
    album: Option<PathBuf>,
    /// Where what is served lies; as it was built where nothing else is said.
    dist: Option<PathBuf>,
    /// The services that were gone through.
    plans: BTreeMap<String, Arc<Plan>>,
    /// How many controls were looked at.
    entered: usize,
}

impl<'p> Walk<'p> {
    /// Nothing has been looked at yet.
    pub fn new(person: &'p Person) -> Self {
        let (seen, plans) = (BTreeSet::new(), BTreeMap::new());
        Self { person, seen, album: None, dist: None, plans, entered: 0 }
    }

    /// Takes a picture of every state of a page into a folder, for people to look at.
    pub fn photographing(self, album: &Path) -> Self {
        Self { album: Some(album.to_owned()), ..self }
    }

    /// Goes through services that lie elsewhere than as they were built.
    pub fn served_from(self, dist: &Path) -> Self {
        Self { dist: Some(dist.to_owned()), ..self }
    }

    /// How many different states of pages were looked at.
    pub fn looked_at(&self) -> usize {
        self.seen.len()
    }

    /// How many controls were found to be entered as their kind and purpose need.
    pub fn entered(&self) -> usize {
        self.entered
    }

    /// Goes through a scenario of a service.
    ///
    /// # Errors
    /// When a page shows something else than must follow, or a barrier is found.
    pub async fn through(&mut self, service: &str, scenario: &Scenario) -> Outcome {
        self.begin(service, scenario).await?;
        for step in &scenario.pages {
            let filled = self.step(service, step).await;
            filled.map_err(|failure| failure.during(format!("on the page `{}`", step.page)))?;
        }
        let ended = self.end(service, &scenario.end).await;
        ended.map_err(|failure| failure.during("in the end"))
    }

    /// Opens the service on the scenario's day, without a draft.
    async fn begin(&mut self, service: &str, scenario: &Scenario) -> Outcome {
        let browser = &self.person.browser;
        self.person.leave_assistant().await?;
        let forget = "
            const [day, done] = arguments;
            sessionStorage.setItem('day', day);
            const deleting = indexedDB.deleteDatabase('direktantrag');
            deleting.onsuccess = () => done(true);
            deleting.onerror = deleting.onblocked = () => done(false);";
        let done = browser.driver.execute_async(forget, vec![json!(scenario.day)]).await?;
        if *done.json() != json!(true) {
            return Err(Failure::new("the draft of the scenario before cannot be forgotten"));
        }
        self.person.visit(&format!("/{}/{service}", scenario.municipality)).await?;
        self.person.arrives("start").await?;
        self.look(service).await?;
        self.person.press("start").await?;
        self.leaves("start").await?;
        Ok(())
    }

    async fn step(&mut self, service: &str, step: &Step) -> Outcome {
        self.go_to(&step.page).await?;
        self.fill(step).await?;
        self.look(service).await?;
        self.person.press("next").await?;
        if !step.wrong.is_empty() {
            self.is_told(&step.wrong).await?;
            return self.look(service).await;
        }
        let view = self.leaves(&step.page).await?;
        match (&step.next, step.ended) {
            (_, true) => self.is_at(&view, "outcome"),
            (None, false) if view == "check" => Ok(()),
            // A page comes first where only something can be added.
            (None, false) => {
                self.to_tasks().await?;
                self.person.find("[data-task=check] [data-action=check]").await.map(drop)
            }
            (Some(next), false) if view == *next => Ok(()),
            // A later page that is open comes first; the task list names the one that is next.
            (Some(next), false) => {
                self.to_tasks().await?;
                let onward = self.person.find("main [data-action=next]").await?;
                let leads = onward.attr("href").await?.unwrap_or_default();
                match leads == format!("#/page/{next}") {
                    true => Ok(()),
                    false => Err(Failure::new(format!("`{leads}` is next, not `{next}`"))),
                }
            }
        }
    }

    /// Waits for the error summary and compares what it points at.
    async fn is_told(&self, wrong: &[String]) -> Outcome {
        let browser = &self.person.browser;
        let focus = "return document.activeElement && document.activeElement.id === 'summary'";
        browser.until("the error summary with the focus", focus, vec![]).await?;
        let told = "return [...document.querySelectorAll('#summary [data-problem]:not([hidden])')]
            .map((item) => item.textContent.trim() ? item.dataset.problem : '')";
        let told = texts(&browser.script(told, vec![]).await?);
        let (told, wrong): (BTreeSet<_>, BTreeSet<_>) =
            (told.iter().collect(), wrong.iter().collect());
        match told == wrong {
            true => Ok(()),
            false => Err(Failure::new(format!("told is {told:?}, wrong is {wrong:?}"))),
        }
    }

    fn is_at(&self, view: &str, wanted: &str) -> Outcome {
        match view == wanted {
            true => Ok(()),
            false => Err(Failure::new(format!("`{view}` is shown, not `{wanted}`"))),
        }
    }

    /// Waits until another view is shown than this one, and names it.
    async fn leaves(&self, view: &str) -> Outcome<String> {
        let look = "const page = document.querySelector('main[data-page]');
            return page && ![arguments[0], 'loading'].includes(page.dataset.page)
                && page.querySelector('h1')
                && page.dataset.page";
        let what = format!("leaving `{view}`");
        let view = self.person.browser.until(&what, look, vec![json!(view)]).await?;
        Ok(view.as_str().unwrap_or_default().to_owned())
    }

    /// Goes to a page of the form by the task list, unless it is shown.
    async fn go_to(&self, page: &str) -> Outcome {
        let view = "return document.querySelector('main[data-page]').dataset.page";
        if self.person.browser.script(view, vec![]).await? != json!(page) {
            self.to_tasks().await?;
            self.person.click(&format!("[data-task='{page}'] a")).await?;
        }
        self.person.arrives(page).await
    }

    async fn to_tasks(&self) -> Outcome {
        let view = "return document.querySelector('main[data-page]').dataset.page";
        if self.person.browser.script(view, vec![]).await? != json!("tasks") {
            self.person.click("[data-action=tasks]").await?;
        }
        self.person.arrives("tasks").await
    }

    /// Asserts that what is asked on the page is entered as its kind and purpose need.
    async fn helps(&mut self, service: &str) -> Outcome {
        if !self.plans.contains_key(service) {
            let dist = self.dist.clone().map_or_else(place::dist, Ok)?;
            let published = Published::of(&dist, service)?;
            self.plans.insert(service.to_owned(), published.plan);
        }
        if let Some(plan) = self.plans.get(service) {
            self.entered += entry::assert_helped(&self.person.browser, plan).await?;
        }
        Ok(())
    }

    /// Looks for barriers on the page, once in each state: which view, which fields, what is
    /// pointed out.
    async fn look(&mut self, service: &str) -> Outcome {
        let state = "
            const main = document.querySelector('main[data-page]');
            const paths = [...main.querySelectorAll('[data-path], [data-result]')]
                .map((own) => (own.dataset.path ?? own.dataset.result).replace(/\\[\\d+\\]/g, ''));
            const wrong = [...main.querySelectorAll('.kern-error, .warning')].length > 0;
            return [main.dataset.page, wrong, ...new Set(paths)].join(' ')";
        let state = self.person.browser.script(state, vec![]).await?;
        let state = format!("{service} {}", state.as_str().unwrap_or_default());
        if !self.seen.insert(state.clone()) {
            return Ok(());
        }
        let Some(album) = &self.album else {
            self.helps(service).await?;
            return self.person.finds_no_barrier(&state).await;
        };
        let view = state.split(' ').nth(1).unwrap_or_default();
        let picture = album.join(format!("{:03}-{view}.png", self.seen.len()));
        Ok(fs::write(picture, self.person.browser.picture().await?)?)
    }
}

/// A list of texts.
fn texts(json: &Json) -> Vec<String> {
    let items = json.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(|item| item.as_str().unwrap_or_default().to_owned()).collect()
}
