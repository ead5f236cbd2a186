//! Texts of several paragraphs: a blank line separates them, lines beginning with `- ` are a list.

use crate::export::markup::escaped;

/// A piece of such a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, in one line.
    Paragraph(String),
    /// The items of a list.
    List(Vec<String>),
}

/// The paragraphs and lists of a text.
pub fn blocks(text: &str) -> Vec<Block> {
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

/// A text's paragraphs and lists in HTML; `attributes` are written as they are.
pub(super) fn prose(text: &str, attributes: &str) -> String {
    let mut html = format!("<div class=\"prose\"{attributes}>");
    for block in blocks(text) {
        match block {
            Block::Paragraph(words) => {
                html += &format!("<p class=\"kern-body\">{}</p>", escaped(&words));
            }
            Block::List(items) => {
                html += "<ul class=\"kern-list kern-list--bullet\">";
                html.extend(items.iter().map(|item| format!("<li>{}</li>", escaped(item))));
                html += "</ul>";
            }
        }
    }
    html + "</div>"
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

    #[test]
    fn what_is_said_is_no_markup() {
        assert_eq!(
            prose("a < b\n\n- \"c\" & d", " lang=\"de\""),
            "<div class=\"prose\" lang=\"de\"><p class=\"kern-body\">a &lt; b</p>\
             <ul class=\"kern-list kern-list--bullet\"><li>&quot;c&quot; &amp; d</li></ul></div>"
        );
    }
}
