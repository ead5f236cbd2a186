//! What people do with the application.

use browser::store;
use leptos::prelude::Notify;
use shared::language::Language;
use shared::session::{Changes, Key, Place};
use shared::{Session, Value};

use super::Filling;
use crate::day;
use crate::navigation::Route;
use crate::page::SUMMARY;

impl Filling {
    /// Takes what was typed.
    pub(crate) fn type_in(&'static self, place: Place, typed: &str) {
        let language = self.shell.language.peek();
        self.change_at(place, &mut |session| session.answer_typed(place, typed, language));
    }

    /// Takes a day typed as `31.1.2026`, which is read alike in every language.
    pub(crate) fn type_in_day(&'static self, place: Place, typed: &str) {
        self.change_at(place, &mut |session| session.answer_typed(place, typed, Language::De));
    }

    /// Takes a value, or takes it back.
    pub(crate) fn give(&'static self, place: Place, value: Option<Value>) {
        self.change_at(place, &mut |session| session.answer(place, value.clone()));
    }

    /// The person has left a place: its problems are shown from now on.
    pub(crate) fn leave(&'static self, place: Place) {
        let mut left = self.left.borrow_mut();
        let first = !left.contains(&place);
        if first {
            left.push(place);
            self.watch(place).notify();
        }
    }

    /// Adds an instance of a repeated group.
    pub(crate) fn add(&'static self, group: Place) -> Option<Key> {
        let (key, changes) = self.session.borrow_mut().add_instance(group)?;
        self.tell(changes);
        Some(key)
    }

    /// Removes an instance with all in it.
    pub(crate) fn remove(&'static self, key: Key) {
        self.change(|session| session.remove_instance(key));
    }

    /// Assesses for today, when another day has begun. Who looks at check-your-answers then has to
    /// look at them once more.
    pub(crate) fn follow_day(&'static self) {
        let Some(today) = day::today() else { return };
        let before = self.session(Session::day);
        if before != today {
            let changes = self.session.borrow_mut().set_day(today);
            self.announce_changes(changes);
            self.checked_before.set(self.shell.route.peek() == Route::Check);
            self.checked_for.set(Some(before));
        }
    }

    /// Leaves a page by "continue": shows its problems and stays, or goes on.
    pub(crate) fn leave_page(&'static self, page: usize, returning: bool) {
        let asked = |place: &Place| {
            self.session(|session| {
                let cell = session.cell(*place);
                cell.relevant && !cell.hidden
            })
        };
        let places = self.session(|session| session.page_places(page));
        // What is not asked yet has not been left either.
        let places: Vec<Place> = places.into_iter().filter(asked).collect();
        for place in &places {
            self.leave(*place);
        }
        let hard = |place: &Place| {
            self.session(|session| session.cell(*place).problems.iter().any(|(_, soft)| !soft))
        };
        let faulty: Vec<Place> = places.into_iter().filter(hard).collect();
        if !faulty.is_empty() {
            self.summary.set(faulty);
            self.shell.blame(true);
            crate::shell::focus_soon(SUMMARY.to_owned());
            return;
        }
        self.summary.set(Vec::new());
        self.change(|session| session.leave_page(page));
        // Who has filled in a page means to come to the end.
        store::persist();
        self.prepare();
        self.shell.go(&self.after(page, returning));
    }

    /// Where "continue" leads from a page without problems.
    fn after(&'static self, page: usize, returning: bool) -> Route {
        if self.session(Session::ended) {
            return Route::Outcome;
        }
        match self.session(|session| session.page_after(page, returning)) {
            Some(page) => self.route_to(page, returning),
            None => Route::Check,
        }
    }

    fn change(&'static self, change: impl FnOnce(&mut Session) -> Changes) {
        let changes = change(&mut self.session.borrow_mut());
        self.tell(changes);
    }

    /// What comes after the first question is there before a second answer could make the first
    /// one needless.
    fn change_at(&'static self, place: Place, change: &mut dyn FnMut(&mut Session) -> Changes) {
        match self.there() {
            Some(later) => later.change(self, place, change),
            None => {
                let before = self.first.replace(Some(place));
                if before.is_some_and(|before| before != place) {
                    self.prepare();
                }
                self.change(change);
            }
        }
    }

    pub(super) fn tell(&'static self, changes: Changes) {
        self.announce_changes(changes);
        self.keep();
    }

    /// Tells the views what changed.
    fn announce_changes(&'static self, changes: Changes) {
        let watches = self.watches.borrow();
        for (_, watch) in watches.places.iter().filter(|(at, _)| changes.places.contains(at)) {
            watch.notify();
        }
        watches.answers.notify();
        if changes.shape {
            watches.shape.notify();
        }
        if changes.results || changes.shape {
            watches.results.notify();
        }
    }
}
