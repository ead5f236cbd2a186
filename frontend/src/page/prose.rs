//! Texts of several paragraphs: a blank line separates them, lines beginning with `- ` are a list.

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

#[derive(Debug, PartialEq, Eq)]
enum Block {
    Paragraph(String),
    List(Vec<String>),
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::List(items)) if open => items.push(item.to_owned()),
                _ => blocks.push(Block::List(vec![item.to_owned()])),
            }
            open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(text)) if open => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => blocks.push(Block::Paragraph(line.to_owned())),
            }
            open = true;
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists() {
        let paragraph = |text: &str| Block::Paragraph(text.to_owned());
        let list = Block::List(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(
            blocks("One\nline.\n\nAnother:\n- a\n- b\nEnd"),
            [paragraph("One line."), paragraph("Another:"), list, paragraph("End")]
        );
        assert_eq!(blocks("\n\n"), []);
    }
}
