//! What people do with the application.

use leptos::prelude::Notify;
use shared::language::Language;
use shared::session::{Changes, Key, Place};
use shared::{Session, Value};

use super::Filling;
use crate::day;
use crate::navigation::Route;

impl Filling {
    /// Takes what was typed.
    pub(crate) fn type_in(&'static self, place: Place, typed: &str) {
        self.type_in_as(place, typed, self.shell.language.peek());
    }

    /// Takes a day typed as `31.1.2026`, which is read alike in every language.
    pub(crate) fn type_in_day(&'static self, place: Place, typed: &str) {
        self.type_in_as(place, typed, Language::De);
    }

    fn type_in_as(&'static self, place: Place, typed: &str, language: Language) {
        let typed = typed.to_owned();
        self.take(Box::new(move |part| part.type_in(self, place, &typed, language)));
    }

    /// Takes a value, or takes it back.
    pub(crate) fn give(&'static self, place: Place, value: Option<Value>) {
        self.take(Box::new(move |part| part.give(self, place, value)));
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

    /// Says what is wrong at a place to screen readers.
    pub(crate) fn announce_problems(&'static self, place: Place) {
        self.take(Box::new(move |part| part.announce(self, place)));
    }

    /// Leaves a page by "continue": shows its problems and stays, or goes on.
    pub(crate) fn leave_page(&'static self, page: usize, returning: bool) {
        self.take(Box::new(move |part| part.leave_page(self, page, returning)));
    }

    /// Keeps the draft, once for all changes of this moment.
    pub(crate) fn keep(&'static self) {
        self.take(Box::new(move |part| part.keep(self)));
    }

    /// Adds an instance of a repeated group.
    pub(crate) fn add(&'static self, group: Place) -> Option<Key> {
        let (key, changes) = self.session.borrow_mut().add_instance(group)?;
        self.tell(changes);
        Some(key)
    }

    /// Removes an instance with all in it.
    pub(crate) fn remove(&'static self, key: Key) {
        let changes = self.session.borrow_mut().remove_instance(key);
        self.tell(changes);
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

    pub(super) fn tell(&'static self, changes: Changes) {
        self.announce_changes(changes);
        self.keep();
    }

    /// Tells the views what changed.
    pub(super) fn announce_changes(&'static self, changes: Changes) {
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
