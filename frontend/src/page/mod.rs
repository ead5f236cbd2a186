//! The views, one file each.

mod check;
mod choose;
mod contact;
mod failure;
mod frame;
mod group;
mod legal;
mod outcome;
mod panel;
mod parts;
mod prose;
mod question;
mod receipt;
mod repeated;
mod sending;
mod start;
mod summary;
mod tasks;
mod told;
mod trouble;

use std::rc::Rc;

use leptos::prelude::{Owner, window};
use leptos::task::spawn_local;

use crate::application::{Application, Filling, Kept};
use crate::element::{Element, Held, el};
use crate::load::{self, Address, Failure, Offer};
use crate::navigation::Route;
use crate::press;
use crate::shell::Shell;

pub(crate) use parts::{anchor, quiet};
pub(crate) use summary::SUMMARY;
pub(crate) use told::{hint, line, told};
pub(crate) use trouble::TROUBLE;

/// What the assistant can show.
#[derive(Clone)]
enum Stage {
    Loading,
    Choosing(Rc<Vec<Offer>>),
    Failed(Failure),
    Ready(Application),
}

/// The citizen's assistant.
pub(crate) fn assistant() {
    let shell = Shell::new();
    press::watch();
    let stage = Rc::new(Held::new(Stage::Loading));
    let begun = Rc::clone(&stage);
    let owner = Owner::current().unwrap_or_default();
    spawn_local(async move {
        let next = begin(shell).await.unwrap_or_else(Stage::Failed);
        owner.with(|| begun.set(next));
    });
    el("div", "page").content(move || draw(shell, stage.get())).mount();
}

fn draw(shell: &'static Shell, stage: Stage) -> Vec<Element> {
    match stage {
        Stage::Loading => vec![frame::loading(shell)],
        Stage::Choosing(offers) => frame::frame(shell, None, move || match shell.route.get() {
            route if route.is_legal() => ("legal", legal::legal(shell, &route)),
            _ => ("choose", choose::choose(shell, &offers)),
        }),
        Stage::Failed(failure) => frame::frame(shell, None, move || match shell.route.get() {
            route if route.is_legal() => ("legal", legal::legal(shell, &route)),
            _ => ("failure", failure::failure(shell, failure)),
        }),
        Stage::Ready(application) => {
            frame::frame(shell, Some(application), move || view(application))
        }
    }
}

async fn begin(shell: &'static Shell) -> Result<Stage, Failure> {
    if !load::can_sign() {
        return Err(Failure::NoCrypto);
    }
    let path = window().location().pathname().unwrap_or_default();
    let address = match Address::from_path(&path)? {
        Some(address) => address,
        None => {
            let offers = load::offers(shell).await?;
            match offers.as_slice() {
                [only] => only.address.clone(),
                _ => return Ok(Stage::Choosing(Rc::new(offers))),
            }
        }
    };
    let loaded = load::load(shell, &address).await?;
    let kept = Kept::find(loaded).await?;
    Filling::new(shell, loaded, kept).map(Stage::Ready).ok_or(Failure::Unreadable)
}

/// What is shown of an application, with its name for whoever looks at the page from outside:
/// where the person is, unless a submission or an unreached page stands in the way.
fn view(application: Application) -> (&'static str, Vec<Element>) {
    let route = application.shell.route.get();
    application.texts.get();
    if route.is_legal() {
        return ("legal", legal::legal(application.shell, &route));
    }
    match application.record.get() {
        Some(record) if record.receipt.is_some() => {
            return ("receipt", receipt::receipt(application, &record));
        }
        Some(_) => return ("sending", sending::sending(application)),
        None => {}
    }
    if application.updated.peek().is_none() {
        return ("start", start::start(application));
    }
    match route {
        Route::Page { id, returning } => {
            let pages = &application.loaded.plan.service().pages;
            let page = pages.iter().position(|page| page.id == id);
            match page.filter(|page| application.session(|session| session.page_relevant(*page))) {
                Some(page) => {
                    (application.page_id(page), question::question(application, page, returning))
                }
                None => ("tasks", tasks::tasks(application)),
            }
        }
        Route::Tasks => ("tasks", tasks::tasks(application)),
        Route::Check => ("check", check::check(application)),
        Route::Outcome => ("outcome", outcome::outcome(application)),
        _ => ("start", start::start(application)),
    }
}
