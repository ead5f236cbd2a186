//! The service's start page, as `shared/src/reading/start.rs` has it too.

use browser::store;
use shared::service::ServiceTexts;

use super::contact::contact;
use super::parts::{Look, button, section, their_title};
use crate::element::{Element, el, text};
use crate::shell::Shell;
use crate::words::{Words, fill};

/// What the button is that begins an application, and what stands above it.
pub(super) fn begin(words: &Words, days: u32, press: impl Fn() + 'static) -> Vec<Element> {
    let start = button(Look::Primary, "start", words.start()).press(press);
    let stored = match store::lasting() {
        true => fill(words.stored_here(), &days.to_string()),
        false => words.draft_unkept().to_owned(),
    };
    vec![text("p", "kern-body kern-body--muted", &stored), el("p", "").child(start)]
}

/// What the service is, and the way into it.
pub(super) fn about(
    shell: &'static Shell,
    texts: &ServiceTexts,
    way: Element,
    say: impl Fn(&str) -> Element,
) -> Vec<Element> {
    let words = shell.words();
    let mut view = vec![
        their_title(shell, &texts.title),
        say(&texts.about),
        way,
        section(words.who(), say(&texts.who)),
        section(words.ready(), say(&texts.ready)),
        section(words.duration(), say(&texts.duration)),
    ];
    if let Some(settings) = shell.settings.get() {
        view.push(section(words.responsible(), contact(shell, settings)));
    }
    view
}
