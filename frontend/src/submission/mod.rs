//! Submitting: sign, keep the exact bytes, send those and only those until a receipt is there.

mod copy;
mod outcome;
pub(crate) mod part;
mod record;

use std::rc::Rc;

use browser::store::{self, Shelf};
use leptos::task::spawn_local;
use shared::Session;

use outcome::{Outcome, Unsigned};
pub(crate) use part::part;
pub(crate) use record::{Receipt, Record, find};

use crate::application::Application;
use crate::navigation::Route;
use crate::{draft, page};

/// How far a submission is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nothing is under way.
    Resting,
    /// It is being signed or sent.
    Sending,
    /// It was sent without an answer that settles it; the same bytes can be sent again.
    Unsettled(Trouble),
    /// Nothing was sent.
    Unsent(Trouble),
    /// The endpoint said for certain that it does not accept it.
    Refused(Refusal),
}

/// What stood in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The network failed.
    Network,
    /// The endpoint cannot answer at the moment.
    Busy,
    /// There was a receipt, but it could not be verified.
    Receipt,
    /// The browser could not sign.
    NotSigned,
    /// The browser could not store the signed bytes.
    NotStored,
    /// Another day has begun.
    NewDay,
    /// The part that signs and sends could not be loaded.
    NoPart,
}

/// Why the endpoint does not accept a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The code, which the interface translates.
    pub(crate) code: String,
    /// Where the answers are that are not accepted: `dogs[1].name`, instances by their position
    /// from 1.
    pub(crate) paths: Vec<String>,
}

/// Signs and sends. Called again while it is under way, it does nothing.
pub(crate) fn submit(application: Application) {
    if application.progress.peek() == Progress::Sending {
        return;
    }
    application.follow_day();
    let new_day = application.checked_before.take();
    if !application.session(Session::complete) {
        application.progress.set(Progress::Resting);
        return application.shell.focus_title();
    }
    if new_day {
        return stop(application, Progress::Unsent(Trouble::NewDay));
    }
    application.progress.set(Progress::Sending);
    spawn_local(async move {
        let Some(part) = part().await else {
            return stop(application, Progress::Unsent(Trouble::NoPart));
        };
        match outcome::sign(application, &part).await {
            Ok(record) => {
                let record = Rc::new(record);
                application.record.set(Some(Rc::clone(&record)));
                application.shell.focus_title();
                application.delivering.set(true);
                deliver(application, record).await;
            }
            Err(Unsigned::Trouble(trouble)) => stop(application, Progress::Unsent(trouble)),
            Err(Unsigned::Gone(path)) => {
                let refusal = Refusal { code: "attachment_gone".to_owned(), paths: vec![path] };
                stop(application, Progress::Refused(refusal));
            }
        }
    });
}

/// Sends the bytes that were kept once more, because the person asked for it or has come back.
pub(crate) fn send_again(application: Application) {
    let waits = application.waits();
    if waits.is_none() || application.progress.peek() == Progress::Sending {
        return;
    }
    application.progress.set(Progress::Sending);
    // Drawn before the request, so that the focus is there when its result is announced.
    application.shell.focus_title();
    send_waiting(application);
}

/// Sends the bytes that wait, if there are any and nobody sends them at this moment. Nothing
/// moves on the page unless it settles the matter.
pub(crate) fn send_waiting(application: Application) {
    let Some(record) = application.waits() else { return };
    if !application.delivering.replace(true) {
        spawn_local(deliver(application, record));
    }
}

/// Forgets a submission that was accepted, for another application.
pub(crate) fn begin_anew(application: Application) {
    application.forget();
    spawn_local(async move {
        let _ = store::remove(Shelf::Submissions, &application.loaded.shelf_key()).await;
        application.record.set(None);
        application.shell.go(&Route::Start);
        application.shell.focus_title();
    });
}

async fn deliver(application: Application, record: Rc<Record>) {
    let key = application.loaded.shelf_key();
    let outcome = match part().await {
        Some(part) => outcome::send(application, &part, &record).await,
        None => Outcome::Unsettled(Trouble::NoPart),
    };
    application.delivering.set(false);
    match outcome {
        Outcome::Accepted(receipt) => {
            let copy = copy::copy(application, &record, &receipt);
            let accepted = Record { receipt: Some(receipt), copy, ..(*record).clone() };
            // Should this fail, the bytes are sent again after a reload, to the same receipt.
            if store::put(Shelf::Submissions, &key, &accepted.to_text().into()).await.is_ok() {
                let _ = draft::discard(&key).await;
            }
            application.record.set(Some(Rc::new(accepted)));
            stop(application, Progress::Resting);
        }
        Outcome::Refused(refusal) => {
            let _ = store::remove(Shelf::Submissions, &key).await;
            application.record.set(None);
            application.shell.go(&Route::Check);
            stop(application, Progress::Refused(refusal));
        }
        Outcome::Unsettled(trouble) => {
            let unsettled = Progress::Unsettled(trouble);
            // Said again, it would take the focus from whoever reads on.
            if application.progress.peek() != unsettled {
                stop(application, unsettled);
            }
        }
    }
}

fn stop(application: Application, progress: Progress) {
    let trouble = matches!(progress, Progress::Unsent(_) | Progress::Refused(_));
    application.progress.set(progress);
    if trouble {
        application.shell.aim(page::TROUBLE.to_owned());
    }
    application.shell.focus_title();
}
