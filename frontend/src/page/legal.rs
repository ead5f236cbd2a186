//! What can be read at any time: the municipality's notices, and what lies on this device.

use std::rc::Rc;

use leptos::task::spawn_local;
use shared::settings::Settings;

use super::contact::contact;
use super::device::device;
use super::parts::{anchor, link, p, title};
use super::prose::prose;
use crate::element::{Element, Held, el};
use crate::load::load_notice;
use crate::navigation::Route;
use crate::shell::Shell;

pub(super) fn legal(shell: &'static Shell, route: &Route) -> Vec<Element> {
    let words = shell.words();
    let mut view = match route {
        Route::Device | Route::Submitted(_) => device(shell, route),
        _ => notices(shell, route),
    };
    let back = link("back", words.back_to_service(), &Route::Start);
    view.push(el("p", "kern-body").child(back));
    view
}

fn notices(shell: &'static Shell, route: &Route) -> Vec<Element> {
    let words = shell.words();
    let (heading, name) = match route {
        Route::Imprint => (words.imprint(), "imprint"),
        Route::Privacy => (words.privacy(), "privacy"),
        _ => (words.accessibility(), "accessibility"),
    };
    let mut view = vec![title(shell, heading)];
    if let Some(settings) = shell.settings.get() {
        view.push(notice(shell, settings, name));
        if *route == Route::Accessibility {
            let mail = anchor(&["mailto:", &settings.feedback].concat(), &settings.feedback);
            view.push(el("p", "kern-body").text(words.feedback_text()).child(mail));
        }
    }
    view
}

/// The text, once it is loaded. It is asked for whenever it is opened, so that a person who was
/// told that it did not come can try again; what came once is in the browser's cache.
fn notice(shell: &'static Shell, settings: &'static Settings, name: &'static str) -> Element {
    let words = shell.words();
    let language = shell.language.get();
    let loaded = Rc::new(Held::new(None));
    let awaited = Rc::clone(&loaded);
    spawn_local(async move {
        awaited.set(Some(load_notice(settings, language, name).await));
    });
    el("div", "").content(move || match loaded.get() {
        None => vec![p(words.loading()).attr("role", "status")],
        Some(Ok((language, text))) => vec![shell.spoken(prose(&text), language)],
        Some(Err(_)) => vec![
            p(words.failure_notice()).attr("role", "alert"),
            p(words.failure_call()),
            contact(shell, settings),
        ],
    })
}
