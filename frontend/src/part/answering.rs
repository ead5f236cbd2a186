//! What takes answers: the rules for them, what is said of them, and how they are kept.

use std::cell::Cell;

use leptos::wasm_split::wasm_split;
use shared::answers::Answers;
use shared::assessment::Fault;
use shared::kind::Kind;
use shared::language::Language;
use shared::session::{Checker, Place};
use shared::{Session, Value};

use crate::application::{self, Application, Sentence};
use crate::draft::{self, Draft};
use crate::element::Element;
use crate::field;
use crate::load::{Failure, Loaded};
use crate::page;
use crate::submission::Record;
use crate::words;

/// What no application needs before something is answered. There is no way to it but this.
pub(crate) trait Answering {
    /// Brings the words that only this part says.
    fn say(&self);

    /// How computed values are checked.
    fn checker(&self) -> Checker;

    /// A draft as it is kept.
    fn draft(&self, text: &str) -> Option<Draft>;

    /// A submission as it is kept.
    fn record(&self, text: &str) -> Option<Record>;

    /// A session with these answers.
    fn session(&self, loaded: &Loaded, answers: &Answers) -> Option<Session>;

    /// Takes what was typed, as people write in a language.
    fn type_in(&self, application: Application, place: Place, typed: &str, language: Language);

    /// Takes a value, or takes it back.
    fn give(&self, application: Application, place: Place, value: Option<Value>);

    /// Leaves a page by "continue": shows its problems and stays, or goes on.
    fn leave_page(&self, application: Application, page: usize, returning: bool);

    /// Keeps the draft, once for all changes of this moment.
    fn keep(&self, application: Application);

    /// What is wrong at a place, in sentences.
    fn sentences(
        &self,
        application: Application,
        place: Place,
        problems: &[(Fault, bool)],
    ) -> Vec<Sentence>;

    /// Draws what is wrong at a place, as far as it is shown.
    fn problems(&self, application: Application, place: Place) -> Vec<Element>;

    /// Says what is wrong at a place to screen readers.
    fn announce(&self, application: Application, place: Place);

    /// Draws the error summary of a page.
    fn summary(&self, application: Application) -> Vec<Element>;
}

thread_local! {
    /// The part, as soon as it is there.
    static TAKES: Cell<Option<&'static dyn Answering>> = const { Cell::new(None) };
}

/// What takes answers, if it is there.
pub(crate) fn takes() -> Option<&'static dyn Answering> {
    TAKES.get()
}

/// What takes answers, loaded when it is not there yet.
pub(crate) async fn answering() -> Result<&'static dyn Answering, Failure> {
    if let Some(part) = takes() {
        return Ok(part);
    }
    let part = arrived().await?;
    part.say();
    TAKES.set(Some(part));
    Ok(part)
}

#[wasm_split(answering, wasm_split_path = leptos::wasm_split, fallible)]
fn arrived() -> Result<&'static dyn Answering, Failure> {
    Ok(&Arrived)
}

/// The part.
struct Arrived;

impl Answering for Arrived {
    fn say(&self) {
        words::answer();
    }

    fn checker(&self) -> Checker {
        Kind::check
    }

    fn draft(&self, text: &str) -> Option<Draft> {
        draft::parse(text)
    }

    fn record(&self, text: &str) -> Option<Record> {
        Record::from_text(text)
    }

    fn session(&self, loaded: &Loaded, answers: &Answers) -> Option<Session> {
        application::with_answers(loaded, answers)
    }

    fn type_in(&self, application: Application, place: Place, typed: &str, language: Language) {
        application::type_in(application, place, typed, language);
    }

    fn give(&self, application: Application, place: Place, value: Option<Value>) {
        application::give(application, place, value);
    }

    fn leave_page(&self, application: Application, page: usize, returning: bool) {
        application::leave_page(application, page, returning);
    }

    fn keep(&self, application: Application) {
        application::keep(application);
    }

    fn sentences(
        &self,
        application: Application,
        place: Place,
        problems: &[(Fault, bool)],
    ) -> Vec<Sentence> {
        application::sentences(application, place, problems)
    }

    fn problems(&self, application: Application, place: Place) -> Vec<Element> {
        field::lines_of(application, place)
    }

    fn announce(&self, application: Application, place: Place) {
        field::announce(application, place);
    }

    fn summary(&self, application: Application) -> Vec<Element> {
        page::summary(application)
    }
}
