//! A whole application as it was received; reached by way of [`crate::part::Later`] only.

use shared::language::Language;

use super::parts::section;
use super::status::{fact, facts};
use crate::element::{Element, el};
use crate::shell::Shell;
use crate::submission::Kept;

/// What the copy is made of, and what stands for it here, one step deeper.
const PIECES: [(&str, &str, &str); 9] = [
    ("section", "section", ""),
    ("h2", "h3", "kern-heading-small"),
    ("h3", "h4", "kern-heading-small"),
    ("dl", "dl", "kern-description-list"),
    ("div", "div", "kern-description-list-item"),
    ("dt", "dt", "kern-description-list-item__key"),
    ("dd", "dd", "kern-description-list-item__value lines"),
    ("ul", "ul", "kern-list kern-list--bullet"),
    ("li", "li", "kern-body"),
];

/// The whole application, as it was written into its copy when it was received.
pub(super) fn whole(shell: &'static Shell, kept: &Kept) -> Option<Element> {
    let words = shell.words();
    let copy = kept.copy()?;
    let language = copy.split_once("<html lang=\"")?.1.split_once('"')?.0;
    let language = Language::from_tag(language)?;
    let body = copy.split_once("<main>")?.1.split_once("</main>")?.0;
    let body = body.get(body.find("<section>")?..)?;
    let whole = shell.spoken(el("div", ""), language).attr("data-result", "whole");
    fill(&whole, body);
    let version = kept.about("version");
    let version = version.map(|version| facts().child(fact(words.application_version(), &version)));
    let body = el("div", "").maybe(version).child(whole);
    Some(section(words.application_whole(), body))
}

/// Draws a page that this assistant made. It is drawn piece by piece, since pages with Trusted Types
/// let no script have a text read as HTML.
fn fill(whole: &Element, html: &str) {
    let mut around = vec![whole.clone()];
    let mut rest = html;
    while let Some((said, next)) = rest.split_once('<') {
        let Some((tag, next)) = next.split_once('>') else { return };
        rest = next;
        if let Some(piece) = around.last().filter(|_| !said.trim().is_empty()) {
            let _ = piece.clone().text(&read(said));
        }
        if tag.starts_with('/') {
            // What is around it all stays.
            if around.len() > 1 {
                around.pop();
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let known = PIECES.iter().find(|(own, ..)| *own == name);
        let (name, class) = known.map_or(("bdi", ""), |(_, name, class)| (*name, *class));
        let mut piece = el(name, class);
        if attributes.contains("dir=\"auto\"") {
            piece = piece.attr("dir", "auto");
        }
        if let Some(place) = around.last() {
            let _ = place.clone().child(piece.clone());
        }
        around.push(piece);
    }
}

/// A text as it was before it was written into HTML.
fn read(escaped: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(escaped.to_owned(), |text, (from, to)| text.replace(from, to))
}
