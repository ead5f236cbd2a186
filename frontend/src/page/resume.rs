//! The service's start page once it is known what this browser keeps.

use shared::session::Key;

use super::later::await_later;
use super::start::{about, begin};
use super::told::told;
use crate::application::Application;
use crate::element::{Element, el};

pub(super) fn resume(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let texts = application.texts(|texts| texts.service.clone());
    let way = el("div", "").content(move || match shell.keeps.get() {
        true => {
            application.prepare();
            vec![await_later(application, move |later| later.drafts(application))]
        }
        false => {
            let days = application.loaded.settings.draft_days;
            begin(shell.words(), days, move || application.begin())
        }
    });
    about(shell, &texts, way, |text| told(application, text, Key::ROOT))
}
