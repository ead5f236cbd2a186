//! What is done with an answer. Reached by way of [`crate::part::Answering`] only.

use browser::{now, store};
use leptos::task::spawn_local;
use shared::answers::Answers;
use shared::assessment::{Fault, ProblemCode};
use shared::language::{Language, PLAIN};
use shared::session::{Changes, Place};
use shared::{Session, Value};

use super::{Application, Sentence};
use crate::day;
use crate::draft::{self, Draft};
use crate::load::Loaded;
use crate::navigation::{self, Route};
use crate::page::SUMMARY;
use crate::shell::focus_soon;
use crate::words;

/// A session with these answers.
pub(crate) fn with_answers(loaded: &Loaded, answers: &Answers) -> Option<Session> {
    let mut session = Session::new(loaded.plan.clone(), loaded.settings, answers, day::today()?);
    session.forget_strays();
    Some(session)
}

/// Takes what was typed.
pub(crate) fn type_in(application: Application, place: Place, typed: &str, language: Language) {
    change_at(application, place, &mut |session| session.answer_typed(place, typed, language));
}

/// Takes a value, or takes it back.
pub(crate) fn give(application: Application, place: Place, value: Option<Value>) {
    change_at(application, place, &mut |session| session.answer(place, value.clone()));
}

/// What comes after the first question is there before a second answer could make the first one
/// needless.
fn change_at(
    application: Application,
    place: Place,
    change: &mut dyn FnMut(&mut Session) -> Changes,
) {
    match application.there() {
        Some(later) => later.change(application, place, change),
        None => {
            let before = application.first.replace(Some(place));
            if before.is_some_and(|before| before != place) {
                application.prepare();
            }
            let changes = change(&mut application.session.borrow_mut());
            application.tell(changes);
        }
    }
}

/// Leaves a page by "continue": shows its problems and stays, or goes on.
pub(crate) fn leave_page(application: Application, page: usize, returning: bool) {
    let asked = |place: &Place| {
        application.session(|session| {
            let cell = session.cell(*place);
            cell.relevant && !cell.hidden
        })
    };
    let places = application.session(|session| session.page_places(page));
    // What is not asked yet has not been left either.
    let places: Vec<Place> = places.into_iter().filter(asked).collect();
    for place in &places {
        application.leave(*place);
    }
    let hard = |place: &Place| {
        application.session(|session| session.cell(*place).problems.iter().any(|(_, soft)| !soft))
    };
    let faulty: Vec<Place> = places.into_iter().filter(hard).collect();
    if !faulty.is_empty() {
        application.summary.set(faulty);
        application.shell.blame(true);
        focus_soon(SUMMARY.to_owned());
        return;
    }
    application.summary.set(Vec::new());
    let changes = application.session.borrow_mut().leave_page(page);
    application.tell(changes);
    // Who has filled in a page means to come to the end.
    store::persist();
    application.prepare();
    application.shell.go(&after(application, page, returning));
}

/// Where "continue" leads from a page without problems.
fn after(application: Application, page: usize, returning: bool) -> Route {
    if application.session(Session::ended) {
        return Route::Outcome;
    }
    match application.session(|session| session.page_after(page, returning)) {
        Some(page) => application.route_to(page, returning),
        None => Route::Check,
    }
}

/// Keeps the draft, once for all changes of this moment.
pub(crate) fn keep(application: Application) {
    if application.keeping.replace(true) {
        return;
    }
    spawn_local(async move {
        application.keeping.set(false);
        // Meanwhile it may have been submitted, or left for another.
        if application.record.peek().is_some() || application.updated.peek().is_none() {
            return;
        }
        if let Some(later) = application.there() {
            later.beside(application);
        }
        let updated = now();
        // The address is ahead of the view.
        application.last.replace(navigation::current());
        let draft = Draft {
            service: application.loaded.manifest.id.clone(),
            bundle: application.loaded.bundle.to_string(),
            page: application.last.borrow().hash(),
            language: match application.shell.plain.peek() {
                true => PLAIN,
                false => application.shell.language.peek().tag(),
            }
            .to_owned(),
            updated,
            days: application.loaded.settings.draft_days,
            beside: application.beside.borrow().clone(),
            answers: application.session(Session::draft),
        };
        // Nothing is shown meanwhile that says when it was kept.
        application.updated.put(Some(updated));
        let kept = draft::keep(&application.key(), draft).await;
        application.unkept.change(kept.is_err() || !store::lasting());
    });
}

/// What is wrong at a place, in sentences.
pub(crate) fn sentences(
    application: Application,
    place: Place,
    problems: &[(Fault, bool)],
) -> Vec<Sentence> {
    let texts = application.wording(place.node);
    let (language, words) = (application.shell.language.get(), application.shell.words());
    let kind = application.kind(place.node);
    problems
        .iter()
        .map(|(fault, soft)| {
            let mut fault = fault.clone();
            if fault.code == ProblemCode::NotOffered
                && let (Some(code), Some(kind)) = (&mut fault.detail, kind)
            {
                *code = application.show(kind, &Value::Text(code.clone()));
            }
            let own = words::own(&fault, &texts);
            let own = own.map(|own| application.composed(own, place.instance, true));
            let theirs = own.is_some();
            let text = own.unwrap_or_else(|| words::sentence(&fault, kind, language, words));
            Sentence { text, soft: *soft, theirs }
        })
        .collect()
}
