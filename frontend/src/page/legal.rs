//! What can be read at any time: the municipality's notices, and what lies on this device.

use std::rc::Rc;

use leptos::task::spawn_local;
use shared::settings::Settings;

use super::applications::applications;
use super::contact::contact;
use super::device::stored;
use super::parts::{anchor, link, p, title};
use super::prose::prose;
use crate::element::{Element, Held, el};
use crate::load::load_notice;
use crate::navigation::Route;
use crate::part;
use crate::shell::Shell;

/// The view, as soon as what draws it is there.
pub(super) fn legal(shell: &'static Shell, route: &Route) -> Vec<Element> {
    let words = shell.words();
    let heading = match route {
        Route::Imprint => words.imprint(),
        Route::Privacy => words.privacy(),
        Route::Device => words.device(),
        Route::Submitted(_) => words.applications(),
        _ => words.accessibility(),
    };
    let route = route.clone();
    let loaded = Rc::new(Held::new(None));
    let awaited = Rc::clone(&loaded);
    spawn_local(async move {
        awaited.set(Some(part::later().await));
    });
    let body = el("div", "").content(move || match loaded.get() {
        None => vec![p(words.loading()).attr("role", "status")],
        Some(Ok(later)) => later.legal(shell, &route),
        Some(Err(_)) => {
            let call = shell.settings.get().map(|settings| contact(shell, settings));
            vec![p(words.failure_notice()).attr("role", "alert"), el("div", "").maybe(call)]
        }
    });
    let back = link("back", words.back_to_service(), &Route::Start);
    vec![title(shell, heading), body, el("p", "kern-body").child(back)]
}

/// What is said below the heading; reached by way of [`crate::part::Later`] only.
pub(crate) fn below(shell: &'static Shell, route: &Route) -> Vec<Element> {
    let name = match route {
        Route::Device => return stored(shell),
        Route::Submitted(what) => return applications(shell, what),
        Route::Imprint => "imprint",
        Route::Privacy => "privacy",
        _ => "accessibility",
    };
    let Some(settings) = shell.settings.get() else { return Vec::new() };
    let mut view = vec![notice(shell, settings, name)];
    if *route == Route::Accessibility {
        let mail = anchor(&["mailto:", &settings.feedback].concat(), &settings.feedback);
        view.push(el("p", "kern-body").text(shell.words().feedback_text()).child(mail));
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
