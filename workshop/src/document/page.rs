//! A document as blocks, and its two forms: HTML that needs nothing else, and Markdown.

use std::fmt::Write as _;

use shared::language::Language;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading, 2 or 3 deep; the title is the only one above.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A list with points.
    List(Vec<String>),
    /// A table; lines in a cell stand below each other.
    Table(Table),
    /// A picture with the same said in words.
    Figure(Figure),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    /// The first cell of each row names it.
    pub(super) rows: Vec<Vec<String>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// What it is called, also as a file.
    pub(super) name: String,
    /// The drawing, a whole `svg` element.
    pub(super) svg: String,
    /// What it shows.
    pub(super) caption: String,
    /// The heading of what follows.
    pub(super) in_words: String,
    /// The same in words, step by step.
    pub(super) steps: Vec<String>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) language: Language,
    /// The file's name without ending.
    pub(super) name: String,
    pub(super) title: String,
    /// What it was made from.
    pub(super) reference: String,
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// The page in HTML; `others` are the documents beside, by name and title.
    pub(super) fn html(&self, label: &str, others: &[(String, String)]) -> String {
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
             name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n{}</style>\n\
             </head>\n<body>\n<nav aria-label=\"{}\">\n<ul>\n",
            self.language.tag(),
            escape(&format!("{} – {}", self.title, self.reference)),
            include_str!("page.css"),
            escape(label),
        );
        for (name, title) in others {
            let current = if *name == self.name { " aria-current=\"page\"" } else { "" };
            let file = if name.contains('.') { name.clone() } else { format!("{name}.html") };
            let _ = writeln!(html, "<li><a href=\"{file}\"{current}>{}</a></li>", escape(title));
        }
        let _ = write!(
            html,
            "</ul>\n</nav>\n<main>\n<h1>{}</h1>\n<p class=\"reference\">{}</p>\n",
            escape(&self.title),
            escape(&self.reference)
        );
        for (at, block) in self.blocks.iter().enumerate() {
            block_html(block, self.is_headed(at), &mut html);
        }
        html.push_str("</main>\n</body>\n</html>\n");
        html
    }

    /// The page in Markdown, its pictures as files beside it.
    pub(super) fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", plain(&self.title), plain(&self.reference));
        for (at, block) in self.blocks.iter().enumerate() {
            text.push('\n');
            block_markdown(block, self.is_headed(at), &mut text);
        }
        text
    }

    /// Whether a table's caption stands above it already, as a heading.
    fn is_headed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.blocks.get(before));
        match (before, self.blocks.get(at)) {
            (Some(Block::Heading(_, heading)), Some(Block::Table(table))) => {
                *heading == table.caption
            }
            _ => false,
        }
    }

    /// The pictures, by file name.
    pub(super) fn pictures(&self) -> impl Iterator<Item = (String, &str)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some((format!("{}.svg", figure.name), figure.svg.as_str())),
            _ => None,
        })
    }
}

/// A text in HTML or SVG.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn lines_html(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

fn block_html(block: &Block, headed: bool, html: &mut String) {
    let _ = match block {
        Block::Heading(level, text) => writeln!(html, "<h{level}>{}</h{level}>", escape(text)),
        Block::Paragraph(text) => writeln!(html, "<p>{}</p>", lines_html(text)),
        Block::List(items) => {
            html.push_str("<ul>\n");
            for item in items {
                let _ = writeln!(html, "<li>{}</li>", lines_html(item));
            }
            writeln!(html, "</ul>")
        }
        Block::Table(table) => {
            // What is wider than the screen is reached with the keyboard too.
            let _ = write!(
                html,
                "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table>\n\
                 <caption{1}>{0}</caption>\n<thead>\n<tr>",
                escape(&table.caption),
                if headed { " class=\"heard\"" } else { "" },
            );
            for cell in &table.head {
                let _ = write!(html, "<th scope=\"col\">{}</th>", escape(cell));
            }
            html.push_str("</tr>\n</thead>\n<tbody>\n");
            for row in &table.rows {
                html.push_str("<tr>");
                for (column, cell) in row.iter().enumerate() {
                    let _ = match column {
                        0 => write!(html, "<th scope=\"row\">{}</th>", lines_html(cell)),
                        _ => write!(html, "<td>{}</td>", lines_html(cell)),
                    };
                }
                html.push_str("</tr>\n");
            }
            writeln!(html, "</tbody>\n</table>\n</div>")
        }
        Block::Figure(figure) => {
            let _ = write!(
                html,
                "<figure>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" \
                 aria-label=\"{}\">\n{}</div>\n<figcaption>{}</figcaption>\n</figure>\n<h2>{}</h2>\n<ol>\n",
                escape(&figure.caption),
                figure.svg,
                escape(&figure.caption),
                escape(&figure.in_words)
            );
            for step in &figure.steps {
                let _ = writeln!(html, "<li>{}</li>", lines_html(step));
            }
            writeln!(html, "</ol>")
        }
    };
}

fn block_markdown(block: &Block, headed: bool, text: &mut String) {
    let _ = match block {
        Block::Heading(level, title) => {
            writeln!(text, "{} {}", "#".repeat(usize::from(*level)), plain(title))
        }
        Block::Paragraph(paragraph) => writeln!(text, "{}", plain(paragraph)),
        Block::List(items) => {
            for item in items {
                let _ = writeln!(text, "- {}", plain(item).replace("<br>", "\n  "));
            }
            Ok(())
        }
        Block::Table(table) => {
            if !headed {
                let _ = writeln!(text, "**{}**\n", plain(&table.caption));
            }
            let row = |cells: &[String]| {
                let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
                format!("| {} |", cells.join(" | "))
            };
            let rule = vec!["---"; table.head.len()].join("|");
            let _ = writeln!(text, "{}\n|{rule}|", row(&table.head));
            for cells in &table.rows {
                let _ = writeln!(text, "{}", row(cells));
            }
            Ok(())
        }
        Block::Figure(figure) => {
            let _ = writeln!(text, "![{}]({}.svg)\n", plain(&figure.caption), figure.name);
            let _ = writeln!(text, "## {}\n", plain(&figure.in_words));
            for (index, step) in figure.steps.iter().enumerate() {
                let _ = writeln!(text, "{}. {}", index + 1, plain(step));
            }
            Ok(())
        }
    };
}

/// A text in Markdown, in one line: none of its letters means anything but itself.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_text_says_is_taken_for_markup() {
        let text = "a < b & \"c\" | *d* _e_ [f](g)\n# h";
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(plain(text), "a &lt; b & \"c\" \\| \\*d\\* \\_e\\_ \\[f\\](g)<br>\\# h");
    }
}
