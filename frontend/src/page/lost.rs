//! What is said before going on where a change made answers irrelevant.

use super::parts::{Look, Mood, alert, bullets, button, p};
use crate::application::{Application, undo};
use crate::element::{Element, el, text};

/// The most answers that are named.
const NAMED: usize = 8;

/// The most characters of a name: declarations are called by their whole text.
const LENGTH: usize = 80;

/// The notice, as long as something is lost; reached by way of [`crate::part::Later`] only.
pub(crate) fn lost(application: Application) -> Vec<Element> {
    let Some(lost) = application.lost.get() else { return Vec::new() };
    let words = application.shell.words();
    let named = lost.places.iter().take(NAMED);
    let mut items: Vec<Element> = named
        .map(|place| {
            let name = text("span", "", &short(&application.named(*place)));
            el("li", "").child(application.shell.theirs(name))
        })
        .collect();
    if lost.places.len() > NAMED {
        items.push(text("li", "", words.lost_more()));
    }
    let back = button(Look::Secondary, "undo", words.undo()).press(move || {
        undo(application);
        application.shell.announce(words.undone().to_owned());
    });
    vec![alert(Mood::Info, words.lost(), vec![bullets(items), p(words.lost_why()), back])]
}

fn short(name: &str) -> String {
    match name.char_indices().nth(LENGTH) {
        Some((end, _)) => [name.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_names_are_cut() {
        assert_eq!(short("Straße"), "Straße");
        let long = "ä".repeat(LENGTH + 1);
        assert_eq!(short(&long), "ä".repeat(LENGTH) + "…");
        assert_eq!(short(&"ä".repeat(LENGTH)), "ä".repeat(LENGTH));
    }
}
