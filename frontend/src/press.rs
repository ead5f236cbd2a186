//! Waiting for a press to end.
//!
//! Pressing "continue" takes the focus from a field before the finger or the mouse button is up.
//! If that made a message appear at once, the button would move away under the finger, and the
//! press would be lost.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev::{pointercancel, pointerdown, pointerup};
use leptos::prelude::{set_timeout, window_event_listener};

/// Something to do.
type Act = Box<dyn FnOnce()>;

thread_local! {
    /// What waits, while something is pressed.
    static WAITING: RefCell<Option<Vec<Act>>> = const { RefCell::new(None) };
}

/// Begins to watch for presses.
pub(crate) fn watch() {
    window_event_listener(pointerdown, |_| {
        WAITING.with_borrow_mut(|waiting| {
            waiting.get_or_insert_default();
        });
    });
    window_event_listener(pointerup, |_| end());
    window_event_listener(pointercancel, |_| end());
}

/// Does something now, or after the press that is under way.
pub(crate) fn after(act: impl FnOnce() + 'static) {
    let act: Act = Box::new(act);
    let now = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(waiting) => {
            waiting.push(act);
            None
        }
        None => Some(act),
    });
    if let Some(act) = now {
        act();
    }
}

/// The click comes right after the end of the press, and what waits after that.
fn end() {
    let go_on = || {
        for act in WAITING.take().unwrap_or_default() {
            act();
        }
    };
    set_timeout(go_on, Duration::ZERO);
}
