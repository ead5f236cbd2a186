//! Texts of several paragraphs and lists.

use shared::reading::{Block, blocks};

use crate::element::{Element, el, text};

/// The paragraphs and lists of a text.
pub(crate) fn prose(words: &str) -> Element {
    let blocks = blocks(words).into_iter().map(|block| match block {
        Block::Paragraph(words) => text("p", "kern-body", &words),
        Block::List(items) => {
            let items = items.iter().map(|item| text("li", "", item));
            el("ul", "kern-list kern-list--bullet").children(items.collect())
        }
    });
    el("div", "prose").children(blocks.collect())
}
