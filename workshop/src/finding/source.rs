//! A file as it was read, and where its characters stand.

use super::At;
use crate::definition::{Style, Written};

/// A file as it was read.
#[derive(Debug)]
pub struct Source {
    /// The path as the person gave it.
    pub name: String,
    text: String,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl Source {
    /// Takes a file's name and text.
    pub fn new(name: String, text: String) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { name, text, lines }
    }

    /// Whether the file has this text anywhere.
    pub fn contains(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// A line by its number from 1, without its end.
    pub fn line(&self, number: usize) -> &str {
        let rest = number
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .and_then(|start| self.text.get(*start..))
            .unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// Where the character at `offset` of a text written in this file stands.
    ///
    /// The text's characters are matched with those of the file one by one, so that quotes,
    /// escapes, indentation and folded lines are passed over.
    pub fn inside(&self, written: &Written, offset: usize) -> At {
        let start = written.at;
        let from = start
            .line
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .and_then(|at| self.text.get(*at..))
            .unwrap_or_default();
        let mut line = start.line;
        let mut column = 1;
        let mut rest = from.chars().peekable();
        let mut wanted = written.text.chars().take(offset + 1);
        let mut next = wanted.next();
        let mut found = At { file: start.file, line, column: start.column };
        let skip = start.column.saturating_sub(1) + usize::from(written.style == Style::Quoted);
        for _ in 0..skip {
            rest.next();
            column += 1;
        }
        while let (Some(character), Some(here)) = (next, rest.next()) {
            let space = character.is_whitespace() && here.is_whitespace();
            if here == character || space {
                found = At { file: start.file, line, column };
                next = wanted.next();
                let folded = space && !next.is_some_and(char::is_whitespace);
                if here == '\'' && written.style == Style::Quoted && rest.peek() == Some(&'\'') {
                    rest.next();
                    column += 1;
                }
                if folded && here == '\n' {
                    // The next line's indentation is no part of the text.
                    (line, column) = (line + 1, 1);
                    while rest.next_if(|blank| *blank == ' ').is_some() {
                        column += 1;
                    }
                    continue;
                }
            }
            (line, column) = if here == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        match next {
            // The offset is the text's end: one behind its last character.
            None if offset >= written.text.chars().count() => {
                At { column: found.column + usize::from(!written.text.is_empty()), ..found }
            }
            _ => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::definition::read_yaml;
    use crate::finding::Findings;

    #[test]
    fn finds_characters_behind_quotes_escapes_and_folds() {
        let cases = [
            ("a: b == c", 5, (1, 9)),
            ("a: 'it''s x'", 5, (1, 11)),
            ("a: \"q\\\"r s\"", 4, (1, 10)),
            ("a: >-\n   foo\n   bar", 4, (3, 4)),
            ("a: |\n  x ==\n  y", 5, (3, 3)),
            ("a: foo\n   bar", 5, (2, 5)),
            ("a: 'ab'", 2, (1, 7)),
            ("ä: ü + ö", 4, (1, 8)),
        ];
        for (text, offset, place) in cases {
            let mut findings = Findings::default();
            let file = findings.add_source("a.yaml".to_owned(), text.to_owned());
            let tree = read_yaml(file, text, &mut findings).unwrap();
            let crate::definition::Content::Mapping(members) = &tree.content else { panic!() };
            let crate::definition::Content::Scalar(written) = &members[0].value.content else {
                panic!()
            };
            let at = findings.at_character(written, offset);
            assert_eq!((at.line, at.column), place, "{text}");
        }
    }
}
