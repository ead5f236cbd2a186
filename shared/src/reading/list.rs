//! The services that municipalities offer.

use super::frame::Frame;
use crate::export::markup::escaped;

/// A service that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The address of its start page, without its host.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The municipality's name.
    pub municipality: String,
}

impl Offer {
    /// By what it is chosen: `{ars}/{service}`.
    pub fn key(&self) -> &str {
        self.path.trim_start_matches('/')
    }
}

/// The page with all services to choose from, for the body of a document.
pub fn list(frame: &Frame<'_>, offers: &[Offer]) -> String {
    let words = frame.words;
    let mut main = frame.title(frame.list_title(), "");
    main += &format!("<p class=\"kern-body\">{}</p>", escaped(words.get("choose_intro")));
    main += "<ul class=\"kern-list kern-list--bullet\">";
    for Offer { path, title, municipality } in offers {
        main += &format!(
            "<li><a class=\"kern-link\" href=\"{}{}\">{}</a> – {}</li>",
            escaped(path),
            frame.tongue.query(),
            escaped(title),
            escaped(municipality)
        );
    }
    frame.around("list", "choose", &(main + "</ul>"))
}
