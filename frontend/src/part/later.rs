//! What comes once a second question is answered or a page is left.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;
use shared::Session;
use shared::assessment::Fault;
use shared::kind::Form;
use shared::language::Language;
use shared::service::{NodeId, Repeats};
use shared::session::{Changes, Key, Place};

use super::answering;
use crate::application::{self, Application};
use crate::draft::{self, Draft, Told};
use crate::element::Element;
use crate::field::{self, Field};
use crate::load::{Failure, Loaded};
use crate::navigation::Route;
use crate::page::{self, LaterView};
use crate::shell::Shell;
use crate::spelling;
use crate::submission;
use crate::words;

/// A draft being carried to the version that was loaded.
type Carrying = Pin<Box<dyn Future<Output = Result<(Draft, Vec<Told>), Failure>>>>;

/// What no application needs before its first question. There is no way to it but this.
pub(crate) trait Later {
    /// Brings the words that only this part says.
    fn say(&self);

    /// Draws a view.
    fn view(&self, application: Application, view: &LaterView) -> Vec<Element>;

    /// Draws what a person is told whose draft was of another version of the service.
    fn changed(&self, application: Application) -> Vec<Element>;

    /// Draws the drafts of the application's service that this browser keeps.
    fn drafts(&self, application: Application) -> Element;

    /// Brings what is kept beside the draft that is open up to date.
    fn beside(&self, application: Application);

    /// Goes on with what another tab has made of the draft.
    fn follow_tabs(&self, application: Application);

    /// Draws what can be read at any time, below its heading.
    fn legal(&self, shell: &'static Shell, route: &Route) -> Vec<Element>;

    /// Draws a repeated group with the means to add and remove.
    fn repeated(
        &self,
        application: Application,
        at: Place,
        repeats: Repeats,
        page: usize,
    ) -> Element;

    /// Draws nodes for each instance of the repeated groups `homes`, outermost first.
    fn each(
        &self,
        application: Application,
        homes: &[NodeId],
        shown: &[NodeId],
        page: usize,
    ) -> Vec<Element>;

    /// Draws a control that few first questions have.
    fn control(&self, field: &Field) -> Element;

    /// Keeps in its place what a person looks at, while a piece above it becomes shorter.
    fn steady(&self, piece: &Element);

    /// Changes the answer at a place, and tells what gets lost by it.
    fn change(
        &self,
        application: Application,
        place: Place,
        change: &mut dyn FnMut(&mut Session) -> Changes,
    );

    /// Which section a page is, and of how many.
    fn progress(&self, application: Application, page: usize) -> String;

    /// Draws what got lost since the person came to the page.
    fn lost(&self, application: Application) -> Vec<Element>;

    /// Carries a draft to the version that was loaded; gives what the person has to be told.
    fn carry(&self, loaded: &'static Loaded, draft: Draft) -> Carrying;

    /// Sends a submission that waits, if there is one.
    fn send_waiting(&self, application: Application);

    /// See [`shared::kind::Speller`].
    fn spell(&self, form: &Form, typed: &str) -> Result<String, Fault>;

    /// See [`shared::kind::Speller`].
    fn show(&self, form: &Form, text: &str, language: Language) -> String;
}

thread_local! {
    /// The later part, as soon as it is there.
    static LATER: Cell<Option<&'static dyn Later>> = const { Cell::new(None) };
}

/// The later part, if it is there.
pub(crate) fn there() -> Option<&'static dyn Later> {
    LATER.get()
}

/// The later part, loaded when it is not there yet.
pub(crate) async fn later() -> Result<&'static dyn Later, Failure> {
    if let Some(later) = there() {
        return Ok(later);
    }
    // What takes answers is called from here, too, as if it were part of this.
    answering().await?;
    let later = arrived().await?;
    later.say();
    LATER.set(Some(later));
    Ok(later)
}

#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn arrived() -> Result<&'static dyn Later, Failure> {
    Ok(&Arrived)
}

/// The later part.
struct Arrived;

impl Later for Arrived {
    fn say(&self) {
        words::complete();
    }

    fn view(&self, application: Application, view: &LaterView) -> Vec<Element> {
        page::later(application, view)
    }

    fn changed(&self, application: Application) -> Vec<Element> {
        page::changed(application)
    }

    fn drafts(&self, application: Application) -> Element {
        page::drafts(application)
    }

    fn beside(&self, application: Application) {
        application::beside(application);
    }

    fn follow_tabs(&self, application: Application) {
        spawn_local(async move {
            let _ = application::follow_tabs(application).await;
        });
    }

    fn legal(&self, shell: &'static Shell, route: &Route) -> Vec<Element> {
        page::below(shell, route)
    }

    fn repeated(
        &self,
        application: Application,
        at: Place,
        repeats: Repeats,
        page: usize,
    ) -> Element {
        page::repeated(application, at, repeats, page)
    }

    fn each(
        &self,
        application: Application,
        homes: &[NodeId],
        shown: &[NodeId],
        page: usize,
    ) -> Vec<Element> {
        page::each(application, homes, Key::ROOT, shown, page)
    }

    fn control(&self, field: &Field) -> Element {
        field::later(field)
    }

    fn steady(&self, piece: &Element) {
        page::steady(piece);
    }

    fn change(
        &self,
        application: Application,
        place: Place,
        change: &mut dyn FnMut(&mut Session) -> Changes,
    ) {
        application::change(application, place, change);
    }

    fn progress(&self, application: Application, page: usize) -> String {
        page::progress(application, page)
    }

    fn lost(&self, application: Application) -> Vec<Element> {
        page::lost(application)
    }

    fn carry(&self, loaded: &'static Loaded, draft: Draft) -> Carrying {
        Box::pin(draft::carry(loaded, draft))
    }

    fn send_waiting(&self, application: Application) {
        submission::send_waiting(application);
    }

    fn spell(&self, form: &Form, typed: &str) -> Result<String, Fault> {
        spelling::spell(form, typed)
    }

    fn show(&self, form: &Form, text: &str, language: Language) -> String {
        spelling::show(form, text, language)
    }
}
