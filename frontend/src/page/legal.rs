//! Imprint, privacy notice and accessibility statement, from the municipality's settings.

use super::parts::{anchor, link, title};
use super::prose::prose;
use crate::element::{Element, el};
use crate::navigation::Route;
use crate::shell::Shell;

pub(super) fn legal(shell: &Shell, route: &Route) -> Vec<Element> {
    let words = shell.words();
    let settings = shell.settings.get();
    let (heading, text) = match route {
        Route::Imprint => (words.imprint, settings.map(|settings| &settings.imprint)),
        Route::Privacy => (words.privacy, settings.map(|settings| &settings.privacy)),
        _ => (words.accessibility, settings.map(|settings| &settings.accessibility)),
    };
    let mut view = vec![title(shell, heading)];
    view.extend(text.map(|text| prose(&shell.local(text))));
    if let Some(settings) = settings.filter(|_| *route == Route::Accessibility) {
        let mail = anchor(&["mailto:", &settings.feedback].concat(), &settings.feedback);
        view.push(el("p", "kern-body").text(words.feedback_text).child(mail));
    }
    let back = link("back", words.back_to_service, &Route::Start);
    view.push(el("p", "kern-body").child(back));
    view
}
