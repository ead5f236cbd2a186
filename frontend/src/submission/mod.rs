//! Submitting: sign, keep the exact bytes, send those and only those until a receipt is there.

mod copy;
mod kept;
mod outcome;
pub(crate) mod part;
mod record;

use std::rc::Rc;

use browser::site;
use browser::store::{self, Shelf};
use leptos::task::spawn_local;
use shared::Session;
use wasm_bindgen::JsValue;

pub(crate) use kept::{Kept, Stand, ask_with, forget, kept};
use outcome::{Outcome, Unsigned};
pub(crate) use part::part;
use record::find;
pub(crate) use record::{Receipt, Record};

use crate::application::Application;
use crate::navigation::Route;
use crate::{application, page};

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
    let key = application.key();
    spawn_local(async move {
        let Some(part) = part().await else {
            return stop(application, Progress::Unsent(Trouble::NoPart));
        };
        let signed = outcome::sign(application, &part, &key).await;
        match signed {
            // The person has opened another draft meanwhile.
            Err(_) if application.key() != key => {}
            Ok(record) => {
                let record = Rc::new(record);
                if application.key() == key {
                    application.record.set(Some(Rc::clone(&record)));
                    application.shell.focus_title();
                }
                application.delivering.set(true);
                deliver(application, &key, record).await;
                application.delivering.set(false);
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

/// Sends the bytes that wait, of all drafts of the service, if there are any and nobody sends them
/// at this moment. Nothing moves on the page unless it settles the matter of the draft that is open.
pub(crate) fn send_waiting(application: Application) {
    if application.delivering.replace(true) {
        return;
    }
    spawn_local(async move {
        let open = application.key();
        if let Some(record) = application.waits() {
            deliver(application, &open, record).await;
        }
        for key in waiting(application).await.unwrap_or_default() {
            if key != open
                && let Ok(Some(record)) = find(&key).await
            {
                deliver(application, &key, Rc::new(record)).await;
            }
        }
        application.delivering.set(false);
    });
}

/// The keys of the service's drafts that were signed and have no receipt: with that they go.
async fn waiting(application: Application) -> Result<Vec<String>, JsValue> {
    let service = application.loaded.shelf();
    let drafts = store::keys(Shelf::Drafts, &service).await?;
    let mut signed = store::keys(Shelf::Submissions, &service).await?;
    signed.retain(|key| drafts.contains(key));
    Ok(signed)
}

/// Leaves a submission, which stays on this device, for another application.
pub(crate) fn begin_anew(application: Application) {
    application::leave(application);
    application.shell.go(&Route::Start);
    application.shell.focus_title();
}

async fn deliver(application: Application, key: &str, record: Rc<Record>) {
    let outcome = match part().await {
        Some(part) => outcome::send(application, &part, key, &record).await,
        None => Outcome::Unsettled(Trouble::NoPart),
    };
    // Of another draft than the one that is open nothing is shown.
    let open = application.key() == key;
    match outcome {
        Outcome::Accepted(receipt) => {
            let copy = copy::copy(application, &record, &receipt);
            let accepted = Record { receipt: Some(receipt), copy, ..(*record).clone() };
            // Should this fail, the bytes are sent again after a reload, to the same receipt.
            if store::put(Shelf::Submissions, key, &accepted.to_text().into()).await.is_ok() {
                let _ = store::discard(key).await;
            }
            if let Some(receipt) = &accepted.receipt {
                site::tell("submitted", &accepted.id, &receipt.case_number);
            }
            if open {
                application.record.set(Some(Rc::new(accepted)));
                stop(application, Progress::Resting);
            }
        }
        Outcome::Refused(refusal) => {
            let _ = store::remove(Shelf::Submissions, key).await;
            if open {
                if refusal.code == "wrong_day" {
                    application.checked_for.set(record.day.parse().ok());
                }
                application.record.set(None);
                application.shell.go(&Route::Check);
                stop(application, Progress::Refused(refusal));
            }
        }
        Outcome::Unsettled(trouble) => {
            let unsettled = Progress::Unsettled(trouble);
            // Said again, it would take the focus from whoever reads on.
            if open && application.progress.peek() != unsettled {
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
