//! The views, one file each.

mod applications;
mod asked;
mod backup;
mod changed;
mod check;
mod contact;
mod device;
mod differs;
mod drafts;
mod entered;
mod failure;
mod frame;
mod group;
mod kept;
mod later;
mod legal;
mod lost;
mod outcome;
mod panel;
mod parts;
mod problem;
mod progress;
mod prose;
mod question;
mod receipt;
mod repeated;
mod resume;
mod sending;
mod start;
mod status;
mod steady;
mod submitted;
mod summary;
mod tasks;
mod told;
mod trouble;
mod whole;

use std::rc::Rc;

use browser::site;
use leptos::prelude::Owner;
use leptos::task::spawn_local;
use shared::language::{Language, PLAIN};

use crate::application::{Application, Arrival, Filling};
use crate::element::{Element, Held, el};
use crate::load::{self, Address, Failure};
use crate::navigation::Route;
use crate::press;
use crate::reading;
use crate::shell::Shell;
use crate::visit::Visit;

pub(crate) use changed::changed;
pub(crate) use drafts::drafts;
use frame::{Headed, View};
pub(crate) use later::{LaterView, await_later, later};
pub(crate) use legal::below;
pub(crate) use lost::lost;
pub(crate) use parts::{anchor, quiet};
pub(crate) use problem::sentence;
pub(crate) use progress::{progress, sections};
pub(crate) use repeated::{each, repeated};
pub(crate) use steady::steady;
pub(crate) use summary::{SUMMARY, summary};
pub(crate) use told::{hint, line, told};
pub(crate) use trouble::TROUBLE;

/// What draws an application, with all around it.
pub(crate) type Drawing = Rc<dyn Fn() -> Vec<Element>>;

/// How an application is drawn.
pub(crate) fn drawing(application: Application) -> Drawing {
    Rc::new(move || {
        frame::frame(application.shell, application, Box::new(move || view(application)))
    })
}

/// What the assistant can show.
#[derive(Clone)]
enum Stage {
    Loading,
    Failed(Failure),
    Ready(&'static Visit),
}

/// The citizen's assistant.
pub(crate) fn assistant() {
    let shell = Shell::new();
    press::watch();
    let stage = Rc::new(Held::new(Stage::Loading));
    let begun = Rc::clone(&stage);
    let owner = Owner::current().unwrap_or_default();
    spawn_local(async move {
        let next = begin(shell, owner.clone()).await.unwrap_or_else(Stage::Failed);
        owner.with(|| begun.set(next));
    });
    el("div", "page").content(move || draw(shell, stage.get())).mount();
}

fn draw(shell: &'static Shell, stage: Stage) -> Vec<Element> {
    match stage {
        Stage::Loading if reading::is_there() => Vec::new(),
        Stage::Loading => vec![frame::loading(shell)],
        Stage::Failed(failure) => {
            let help = reading::help();
            reading::leave();
            framed(shell, move || ("failure", failure::failure(shell, failure, help.clone())))
        }
        // Until it is open, the page to read is all there is to show.
        Stage::Ready(visit) => visit.opened.get().map_or_else(Vec::new, |drawing| {
            reading::leave();
            drawing()
        }),
    }
}

/// A view with header and footer, unless the person looks at one of the municipality's notices.
fn framed(shell: &'static Shell, view: impl Fn() -> View + 'static) -> Vec<Element> {
    frame::frame(
        shell,
        shell,
        Box::new(move || match shell.route.get() {
            route if route.is_legal() => ("legal", legal::legal(shell, &route)),
            _ => view(),
        }),
    )
}

async fn begin(shell: &'static Shell, owner: Owner) -> Result<Stage, Failure> {
    if !load::can_sign() {
        return Err(Failure::NoCrypto);
    }
    let address = Address::from_path(&site::path()).ok_or(Failure::NoService)?;
    let entrance = load::load(shell, &address).await?;
    Visit::new(shell, entrance, owner).await.map(Stage::Ready)
}

impl Headed for Filling {
    fn has_plain(&self) -> bool {
        self.loaded.manifest.texts.contains_key(PLAIN)
    }

    fn speak(&'static self, language: Language, plain: bool) {
        self.speak(language, plain);
    }

    /// While an application is being filled in.
    fn to_tasks(&'static self) -> Option<Element> {
        let begun = self.updated.get().is_some();
        let free = self.record.get().is_none();
        (begun && free).then(|| parts::link("tasks", self.shell.words().to_tasks(), &Route::Tasks))
    }

    fn notice(&'static self) -> Vec<Element> {
        match (self.carried.get(), self.arrival.get()) {
            (Some(_), Arrival::There(later)) => later.changed(self),
            _ => Vec::new(),
        }
    }
}

/// What is shown of an application, with its name for whoever looks at the page from outside:
/// where the person is, unless a submission or an unreached page stands in the way.
fn view(application: Application) -> (&'static str, Vec<Element>) {
    let route = application.shell.route.get();
    application.texts.get();
    application.awaited.set(false);
    if route.is_legal() {
        return ("legal", legal::legal(application.shell, &route));
    }
    match application.record.get() {
        Some(record) if record.receipt.is_some() => {
            return later::awaited(application, LaterView::Receipt(record));
        }
        Some(_) => return later::awaited(application, LaterView::Sending),
        None => {}
    }
    if application.updated.peek().is_none() {
        return ("start", resume::resume(application));
    }
    match route {
        Route::Page { id, returning } => {
            let pages = &application.loaded.plan.service().pages;
            let page = pages.iter().position(|page| page.id == id);
            match page.filter(|page| application.session(|session| session.page_relevant(*page))) {
                // The texts of the others come after those of the first.
                Some(page) if page == 0 || application.there().is_some() => {
                    (application.page_id(page), question::question(application, page, returning))
                }
                Some(_) => later::waits(application),
                None => later::awaited(application, LaterView::Tasks),
            }
        }
        Route::Tasks => later::awaited(application, LaterView::Tasks),
        Route::Check => later::awaited(application, LaterView::Check),
        Route::Outcome => later::awaited(application, LaterView::Outcome),
        _ => ("start", resume::resume(application)),
    }
}
