//! What a person is told whose draft was of another version of the service.

use shared::language::Language;

use super::parts::{Look, Mood, alert, bullets, button, leads, p};
use crate::application::Application;
use crate::draft::Told;
use crate::element::{Element, el, text};

/// The notice, until it was read.
pub(crate) fn changed(application: Application) -> Vec<Element> {
    let words = application.shell.words();
    let Some(told) = application.carried.get() else { return Vec::new() };
    let items: Vec<Element> = told.iter().map(|own| item(application, own)).collect();
    let mut body = vec![p(words.draft_older())];
    if !items.is_empty() {
        body.push(bullets(items));
    }
    let read = button(Look::Secondary, "read", words.understood()).press(move || {
        application.carried.set(None);
        application.shell.focus_title();
    });
    body.push(read);
    let notice = alert(Mood::Warning, words.notice(), body).attr("data-notice", "changed");
    vec![el("section", "wrap demo").attr("aria-label", words.draft_older()).child(notice)]
}

/// One answer, with the way to where it can be put right.
fn item(application: Application, told: &Told) -> Element {
    let shell = application.shell;
    let english = shell.language.get() == Language::En;
    let tongue = if english { Language::En } else { Language::De };
    let sentence = shell.spoken(text("span", "", told.sentence(english)), tongue);
    let place = told.near.as_deref();
    let place = place.and_then(|path| application.session(|session| session.place(path)));
    let page = place.and_then(|place| application.loaded.plan.page(place.node));
    let item = el("li", "");
    match (place, page) {
        (Some(place), Some(page)) => {
            let target = application.element_id(place);
            let link = leads(&application.route_to(page, false)).child(sentence);
            item.child(link.press(move || application.shell.aim(target.clone())))
        }
        _ => item.child(sentence),
    }
}
