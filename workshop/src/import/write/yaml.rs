//! YAML, line by line.

/// A file in the making.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    text: String,
}

impl Yaml {
    /// Begins with some comments or keys.
    pub(super) fn new(head: &str) -> Self {
        Self { text: head.to_owned() }
    }

    /// A line at a depth of two blanks each.
    pub(super) fn line(&mut self, depth: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&"  ".repeat(depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// A key with a text: in lines of its own where the text has several.
    pub(super) fn text(&mut self, depth: usize, key: &str, text: &str) {
        let lines = text.trim_end();
        if !lines.contains('\n') {
            return self.line(depth, &format!("{key}: {}", scalar(lines)));
        }
        self.line(depth, &format!("{key}: |-"));
        for line in lines.lines() {
            self.line(depth + 1, line.trim_end());
        }
    }

    /// [`text`](Self::text), where there is one.
    pub(super) fn maybe(&mut self, depth: usize, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(depth, key, text);
        }
    }

    /// Lines that are made already.
    pub(super) fn append(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text in one line: without quotation marks where it cannot be taken for anything else.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    // What JSON quotes, YAML reads; it has no other control characters.
    let text: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    serde_json::Value::from(text).to_string()
}

fn is_plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|first| first.is_alphabetic());
    let inside = |letter: char| letter.is_alphanumeric() || " .,;!?()/-_§–„“’%&+=".contains(letter);
    let word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    first
        && text.chars().all(inside)
        && !text.ends_with(' ')
        && !word.contains(&text.to_lowercase().as_str())
}

/// Texts in one line.
pub(super) fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let all: Vec<String> = texts.map(scalar).map(|text| quoted_in_flow(&text)).collect();
    format!("[{}]", all.join(", "))
}

/// Within brackets a comma ends a plain text.
fn quoted_in_flow(text: &str) -> String {
    if text.starts_with('"') || !text.contains([',', '[', ']', '{', '}']) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

/// A text within braces.
pub(super) fn in_flow(text: &str) -> String {
    quoted_in_flow(&scalar(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::definition::{Content, Tree, read_yaml};
    use crate::finding::Findings;

    fn value(yaml: &str) -> Option<String> {
        let tree = read_yaml(0, yaml, &mut Findings::default())?;
        let Content::Mapping(members) = tree.content else { return None };
        match &members.first()?.value {
            Tree { content: Content::Scalar(written), .. } => Some(written.text.clone()),
            _ => None,
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[a-zA-Zäß0-9 :#'\"{}\\[\\],&*!|>%@`?.-]{1,40}") {
            let mut yaml = Yaml::default();
            yaml.text(0, "key", text.trim());
            prop_assert_eq!(value(&yaml.finish()), Some(text.trim().to_owned()));
            let flow = format!("key: {}", list([text.trim()].into_iter()));
            prop_assert!(read_yaml(0, &flow, &mut Findings::default()).is_some());
        }

        #[test]
        fn lines_are_read(lines in prop::collection::vec("[a-zß:#-][a-z :#'\"-]{0,20}[a-z.]", 2..5)) {
            let text = lines.join("\n\n");
            let mut yaml = Yaml::default();
            yaml.text(0, "key", &text);
            prop_assert_eq!(value(&yaml.finish()), Some(text));
        }
    }
}
