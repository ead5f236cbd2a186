//! The page to read that was served with this assistant (`shared/src/reading/`). It stays until
//! there is something else to show.

use std::time::Duration;

use browser::site;
use leptos::prelude::{document, set_timeout};
use shared::language::{Language, PLAIN};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use crate::element::Element;

/// Whether it is still there.
pub(crate) fn is_there() -> bool {
    page().is_some()
}

/// The language that the address asks for, and whether it is plain German.
pub(crate) fn language() -> (Language, bool) {
    let query = site::search();
    let tag = query.strip_prefix("?lang=").unwrap_or_default();
    (Language::from_tag(tag).unwrap_or_default(), tag == PLAIN)
}

/// From now on the assistant answers for the page: `begin` is called whenever its button is
/// pressed, and at once if it was while the assistant was on its way.
pub(crate) fn take_over(begin: impl Fn() + 'static) {
    let Some(page) = page() else { return };
    let _ = page.set_attribute("data-there", "");
    let pressed = opening().is_some_and(|opening| opening.has_attribute("data-pressed"));
    match pressed {
        true => begin(),
        // It may have been said too early that the assistant did not come.
        false => say(""),
    }
    if let Ok(Some(button)) = page.query_selector("[data-action=start]") {
        let listener = Closure::wrap(Box::new(begin) as Box<dyn Fn()>).into_js_value();
        let _ = button.add_event_listener_with_callback("click", listener.unchecked_ref());
    }
}

/// Says below the button that the application is `loading`, or has `failed` to, or nothing.
pub(crate) fn say(what: &str) {
    if let Some(opening) = opening() {
        let words = opening.get_attribute(&["data-", what].concat());
        opening.set_text_content(words.as_deref());
    }
}

/// The link to the form on paper and the office's contact, as far as they are on the page: for
/// whoever gets no further.
pub(crate) fn help() -> [Option<Element>; 2] {
    let page = page();
    ["[data-action=paper]", "address"]
        .map(|piece| page.as_ref()?.query_selector(piece).ok()?.map(Element::of))
}

/// Makes place for something else. What has the focus on the page has it on the next one too, if
/// it is there again.
pub(crate) fn leave() {
    let Some(page) = page() else { return };
    let focused = document().active_element();
    let named = focused.and_then(|element| {
        let name =
            |name: &str| Some(["[", name, "='", &element.get_attribute(name)?, "']"].concat());
        name("data-language").or_else(|| name("data-action"))
    });
    page.remove();
    if let Some(named) = named {
        let focus = move || {
            if let Ok(Some(element)) = document().query_selector(&named) {
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        };
        set_timeout(focus, Duration::ZERO);
    }
}

fn page() -> Option<HtmlElement> {
    site::find("reading")
}

fn opening() -> Option<HtmlElement> {
    site::find("opening")
}
