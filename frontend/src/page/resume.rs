//! The service's start page once it is known what this browser keeps.

use shared::language::Language;
use shared::session::Key;

use super::parts::{Look, Mood, alert, button, p};
use super::start::{about, begin};
use super::told::told;
use crate::application::Application;
use crate::element::{Element, el};
use crate::words::fill;

pub(super) fn resume(application: Application) -> Vec<Element> {
    let shell = application.shell;
    let texts = application.texts(|texts| texts.service.clone());
    let way = el("div", "").content(move || match application.updated.get() {
        Some(updated) => vec![found(application, updated)],
        None => begin(shell.words(), move || application.begin()),
    });
    about(shell, &texts, way, |text| told(application, text, Key::ROOT))
}

fn found(application: Application, updated: u64) -> Element {
    let shell = application.shell;
    let words = shell.words();
    let kept = p(&fill(words.draft_where, &written(updated, shell.language.get())));
    let go_on = button(Look::Primary, "continue", words.continue_draft);
    let discard = button(Look::Secondary, "discard", words.discard_draft);
    let ways = el("div", "row").child(go_on.press(move || application.go_on())).child(
        discard.press(move || {
            application.forget();
            shell.announce(words.discarded.to_owned());
            shell.focus_title();
        }),
    );
    alert(Mood::Info, words.draft_found, vec![kept, ways])
}

/// A time in milliseconds since 1970 as people write it.
fn written(milliseconds: u64, language: Language) -> String {
    let days = i64::try_from(milliseconds / 86_400_000).unwrap_or_default();
    let Ok(day) = shared::Date::from_days_since_epoch(days) else { return String::new() };
    let minutes = milliseconds / 60_000 % 1440;
    let pad = |number: u64| {
        let text = number.to_string();
        if text.len() < 2 { ["0", &text].concat() } else { text }
    };
    let iso = [&day.to_string(), "T", &pad(minutes / 60), ":", &pad(minutes % 60), ":00Z"].concat();
    crate::day::moment(&iso, language.tag())
}
