//! What comes once the first question is there and after it, being loaded; and what is done before
//! it has come.

use std::rc::Rc;

use leptos::prelude::Notify;
use leptos::task::spawn_local;
use shared::service::Texts;

use super::Filling;
use crate::load::{Extent, Failure, both};
use crate::part::{self, Answering, Later, takes};
use crate::submission::part::part;

/// How far it is to load what comes after the first question.
#[derive(Clone, Copy)]
pub(crate) enum Arrival {
    /// Nobody needs it yet.
    Away,
    /// It did not come.
    Missed,
    /// It is being loaded.
    Loading,
    /// It is there.
    There(&'static dyn Later),
}

/// Something done that needs what takes answers.
pub(super) type Act = Box<dyn FnOnce(&'static dyn Answering)>;

impl Filling {
    /// Does something with what takes answers, or as soon as that is there, in the order in which
    /// it was done.
    pub(super) fn take(&'static self, act: Act) {
        match takes() {
            Some(part) => {
                self.catch_up(part);
                act(part);
            }
            None => {
                self.waiting.borrow_mut().push(act);
                self.take_answers();
            }
        }
    }

    /// Loads what takes answers, unless it is there or on its way.
    pub(crate) fn take_answers(&'static self) {
        if self.caught_up.peek() || self.fetching.replace(true) {
            return;
        }
        spawn_local(async move {
            let part = part::answering().await;
            self.fetching.set(false);
            self.missed.change(part.is_err());
            if let Ok(part) = part {
                self.catch_up(part);
            }
            match (self.tried.take(), part.is_ok()) {
                // The button that had the focus is gone.
                (true, true) => self.shell.focus_title(),
                (true, false) => self.shell.announce(self.shell.words().no_rules().to_owned()),
                (false, _) => {}
            }
        });
    }

    /// Loads it because the person wants another try.
    pub(crate) fn try_again(&'static self) {
        self.tried.set(true);
        self.take_answers();
    }

    /// Loads it where it did not come before.
    pub(super) fn take_missed(&'static self) {
        if self.missed.peek() {
            self.take_answers();
        }
    }

    /// Loads it once what is drawn now is there.
    pub(crate) fn take_answers_soon(&'static self) {
        spawn_local(async move { self.take_answers() });
    }

    /// Does what waited, and says what could not be said before.
    fn catch_up(&'static self, part: &'static dyn Answering) {
        if self.caught_up.peek() {
            return;
        }
        self.caught_up.put(true);
        let changes = self.session.borrow_mut().check_by(part.checker());
        self.announce_changes(changes);
        for place in self.left.borrow().iter() {
            self.watch(*place).notify();
        }
        for act in self.waiting.take() {
            act(part);
        }
        self.caught_up.set(true);
    }

    /// Loads whatever may be needed until a receipt is there, as soon as a second question is
    /// answered or a page is left: at the end of the application the network may be gone. What is
    /// there is not loaded again. A submission that waits goes out then.
    pub(crate) fn prepare(&'static self) {
        if matches!(self.arrival.peek(), Arrival::Loading) {
            return;
        }
        let there = self.there();
        if there.is_none() {
            self.arrival.set(Arrival::Loading);
        }
        spawn_local(async move {
            if there.is_none() {
                let later = self.load_later().await.ok();
                self.arrival.set(later.map_or(Arrival::Missed, Arrival::There));
                if self.awaited.take() {
                    self.shell.focus_title();
                }
            }
            self.send_waiting();
            part().await;
        });
    }

    /// Loads what did not come before, once the line is back.
    pub(super) fn prepare_again(&'static self) {
        self.take_missed();
        if !matches!(self.arrival.peek(), Arrival::Away) {
            self.prepare();
        }
    }

    /// Sends a submission that waits, if there is one.
    pub(super) fn send_waiting(&'static self) {
        if let Some(later) = self.there() {
            later.send_waiting(self);
        }
    }

    async fn load_later(&'static self) -> Result<&'static dyn Later, Failure> {
        let (later, texts) = both(part::later(), self.load_texts()).await;
        texts?;
        // Answers with one spelling are read by the part that signs and sends.
        if self.loaded.spells {
            part().await.ok_or(Failure::Unreachable)?;
        }
        later
    }

    /// Loads the texts after the first page. What is shown stays as it is.
    async fn load_texts(&'static self) -> Result<(), Failure> {
        if self.whole.get() {
            return Ok(());
        }
        let (language, plain) = (self.shell.language.peek(), self.shell.plain.peek());
        let others = self.loaded.texts(language, plain, Extent::Others).await?;
        // In another language all texts came meanwhile.
        if !self.whole.replace(true) {
            let first = Texts::clone(&self.texts.peek());
            self.texts.put(Rc::new(first.joined(others)));
        }
        Ok(())
    }

    /// What comes after the first question, if it is there.
    pub(crate) fn there(&self) -> Option<&'static dyn Later> {
        match self.arrival.peek() {
            Arrival::There(later) => Some(later),
            _ => None,
        }
    }
}
