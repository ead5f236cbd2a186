//! What HTML and XML have in common.

/// A text that means itself, in text and attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            other => markup.push(other),
        }
    }
    markup
}

/// What every XML file begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes elements in lines of their own, each group's members further in.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Begins a file.
    pub(super) fn of_file() -> Self {
        Self { text: DECLARATION.to_owned(), depth: 0 }
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.line(&["<", name, ">", &escaped(text), "</", name, ">"]);
    }

    /// An element that holds others; `attributes` are as they are to be written, with a space
    /// before each.
    pub(super) fn group(&mut self, name: &str, attributes: &str, inside: impl FnOnce(&mut Self)) {
        self.line(&["<", name, attributes, ">"]);
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(&["</", name, ">"]);
    }

    /// The file.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, parts: &[&str]) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
        self.text.extend(parts.iter().copied());
        self.text.push('\n');
    }
}
