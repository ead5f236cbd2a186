//! Values that pieces of the document follow.

use std::cell::RefCell;

use leptos::prelude::{ArcTrigger, Notify, Track};

/// A value that is followed by whatever reads it.
#[derive(Default)]
pub(crate) struct Held<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T: Clone> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { value: RefCell::new(value), changed: ArcTrigger::new() }
    }

    /// The value; whoever reads it follows it.
    pub(crate) fn get(&self) -> T {
        self.changed.track();
        self.peek()
    }

    /// The value, without following it.
    pub(crate) fn peek(&self) -> T {
        self.value.borrow().clone()
    }

    /// Another value in which nothing differs that is shown.
    pub(crate) fn put(&self, value: T) {
        self.value.replace(value);
    }

    /// Another value.
    pub(crate) fn set(&self, value: T) {
        self.put(value);
        self.changed.notify();
    }
}

impl<T: Clone + PartialEq> Held<T> {
    /// Another value, told only when it differs.
    pub(crate) fn change(&self, value: T) {
        if *self.value.borrow() != value {
            self.set(value);
        }
    }
}
