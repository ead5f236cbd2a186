//! YAML as a tree in which everything knows where it stands.

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

use crate::finding::{At, Findings};

/// The largest file read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// How deep a file may be nested.
const MAX_DEPTH: usize = 40;

/// A part of a file.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Where it begins.
    pub at: At,
    /// What it is.
    pub content: Content,
}

/// What a part of a file is.
#[derive(Clone, Debug)]
pub enum Content {
    /// Keys with values, in their order; no key stands twice.
    Mapping(Vec<Member>),
    /// A list.
    Sequence(Vec<Tree>),
    /// A text, number, date or the like: all are read as written.
    Scalar(Written),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key.
    pub key: Written,
    /// The value.
    pub value: Tree,
}

/// A text and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Where it begins, at its quotation mark if it has one.
    pub at: At,
    /// How it is written.
    pub style: Style,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotation marks: `null`, `true` and numbers are what they look like.
    Plain,
    /// In single or double quotation marks.
    Quoted,
    /// In lines of its own below `|` or `>`.
    Block,
}

impl Tree {
    /// This part with what stands in another laid over it: of mappings the members one by one, of
    /// anything else the whole.
    pub fn overlaid(&self, over: &Self) -> Self {
        let (Content::Mapping(own), Content::Mapping(others)) = (&self.content, &over.content)
        else {
            return over.clone();
        };
        let find = |members: &[Member], key: &str| {
            members.iter().find(|member| member.key.text == key).cloned()
        };
        let mut members: Vec<Member> = Vec::with_capacity(own.len());
        for member in own {
            members.push(match find(others, &member.key.text) {
                Some(other) => {
                    Member { value: member.value.overlaid(&other.value), key: other.key }
                }
                None => member.clone(),
            });
        }
        let more = others.iter().filter(|member| find(own, &member.key.text).is_none());
        members.extend(more.cloned());
        Self { at: self.at, content: Content::Mapping(members) }
    }
}

impl Written {
    /// Whether it is YAML's `null`.
    pub fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(self.text.as_str(), "" | "~" | "null")
    }
}

/// Reads a file. Nothing is returned when it is no YAML or empty; the findings say why.
///
/// Refused are anchors, aliases and tags (no definition needs them, and aliases can make a small
/// file unfold into a huge one), duplicate keys, and what is too large or nested too deep.
pub fn read_yaml(file: usize, text: &str, findings: &mut Findings) -> Option<Tree> {
    let start = At { file, line: 1, column: 1 };
    if text.len() > MAX_BYTES {
        findings.error(start, "the file is larger than 4 MiB", "split or shorten it");
        return None;
    }
    let mut reader = Reader { file, parser: Parser::new_from_str(text), findings };
    reader.document()
}

struct Reader<'t, 'f> {
    file: usize,
    parser: Parser<'t, StrInput<'t>>,
    findings: &'f mut Findings,
}

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> Option<Tree> {
        let start = At { file: self.file, line: 1, column: 1 };
        let mut tree = None;
        loop {
            let (event, at) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentEnd | Event::Nothing => {}
                Event::DocumentStart(_) if tree.is_some() => {
                    self.findings.error(
                        at,
                        "a second document begins here",
                        "keep one document per file: remove the line `---`",
                    );
                    return None;
                }
                Event::DocumentStart(_) => {
                    let (event, at) = self.next()?;
                    tree = Some(self.tree(event, at, MAX_DEPTH)?);
                }
                _ => return None,
            }
        }
        if tree.is_none() {
            self.findings.error(start, "the file is empty", "write the definition into it");
        }
        tree
    }

    fn next(&mut self) -> Option<(Event<'t>, At)> {
        match self.parser.next_event()? {
            Ok((event, span)) => Some((event, self.at(span))),
            Err(error) => {
                let marker = error.marker();
                let at = At { file: self.file, line: marker.line(), column: marker.col() + 1 };
                self.findings.error(
                    at,
                    format!("this is not YAML: {}", error.info()),
                    "check indentation, colons and quotation marks here and in the line above",
                );
                None
            }
        }
    }

    fn at(&self, span: Span) -> At {
        At { file: self.file, line: span.start.line(), column: span.start.col() + 1 }
    }

    fn tree(&mut self, event: Event<'t>, at: At, depth: usize) -> Option<Tree> {
        let Some(depth) = depth.checked_sub(1) else {
            self.findings.error(at, "this is nested too deep", "use fewer levels");
            return None;
        };
        let content = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain(at, anchor, tag.is_some())?;
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                Content::Scalar(Written { text: text.into_owned(), at, style })
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain(at, anchor, tag.is_some())?;
                Content::Sequence(self.items(depth)?)
            }
            Event::MappingStart(anchor, tag) => {
                self.plain(at, anchor, tag.is_some())?;
                Content::Mapping(self.members(depth)?)
            }
            _ => {
                self.plain(at, 1, false)?;
                return None;
            }
        };
        Some(Tree { at, content })
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Tree>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(items),
                (event, at) => items.push(self.tree(event, at, depth)?),
            }
        }
    }

    fn members(&mut self, depth: usize) -> Option<Vec<Member>> {
        let mut members: Vec<Member> = Vec::new();
        let mut seen = std::collections::BTreeMap::<String, usize>::new();
        loop {
            let (event, at) = self.next()?;
            if event == Event::MappingEnd {
                return Some(members);
            }
            let Content::Scalar(key) = self.tree(event, at, depth)?.content else {
                self.findings.error(at, "a key must be a name", "write `name: value`");
                return None;
            };
            let (event, at) = self.next()?;
            let value = self.tree(event, at, depth)?;
            if let Some(line) = seen.get(&key.text) {
                self.findings.error(
                    key.at,
                    format!("`{}` stands here twice, first in line {line}", key.text),
                    "keep one of the two",
                );
                continue;
            }
            seen.insert(key.text.clone(), key.at.line);
            members.push(Member { key, value });
        }
    }

    fn plain(&mut self, at: At, anchor: usize, tag: bool) -> Option<()> {
        if anchor == 0 && !tag {
            return Some(());
        }
        self.findings.error(
            at,
            "anchors (`&`), aliases (`*`) and tags (`!`) are not allowed",
            "write the value out; put text that begins with such a sign in quotation marks",
        );
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_panics(text in "[\\[\\]{}:,&*!|>'\"#%@`a-c0-9 \n\t?-]{0,80}") {
            let _ = read_yaml(0, &text, &mut Findings::default());
        }

        #[test]
        fn never_panics_on_any_text(text in ".*") {
            let _ = read_yaml(0, &text, &mut Findings::default());
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        for text in ["[".repeat(100_000), "- ".repeat(5_000), "{a: ".repeat(5_000)] {
            let mut findings = Findings::default();
            assert!(read_yaml(0, &text, &mut findings).is_none());
            assert_eq!(findings.errors(), 1);
        }
    }
}
