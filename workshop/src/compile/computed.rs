//! Computed texts: `Ihre Steuer beträgt {tax}.`, with an expression between braces.

use shared::expression::Expression;
use shared::kind::{Kind, Letters};
use shared::service::{Content, Insertion, Node, NodeId, NodeTexts, Texts, TitledText};
use shared::value::{MAX_NUMBER, Type};

use crate::definition::{Braced, Slot, TextsDefinition};
use crate::expression::{Names, Wanted, lower};
use crate::finding::Findings;

/// The most expressions that the texts of a service may have.
const MOST: usize = 10_000;

/// Compiles the expressions in texts: each becomes the place of its insertion, as `{0}`.
/// Insertions that are there already are used again, also those of other languages.
pub(super) fn compile(
    definition: &mut TextsDefinition,
    names: &Names,
    nodes: &[Node],
    insertions: &mut Vec<Insertion>,
    findings: &mut Findings,
) {
    for braced in &definition.braced {
        let Some(text) = place(&mut definition.texts, &braced.slot) else {
            let message = "expressions and braces are not possible in this text";
            let advice = "write it without `{` and `}`, or say it in a label, hint or text";
            findings.error(braced.written.at, message, advice);
            continue;
        };
        let scope = match &braced.slot {
            Slot::Node(path, _) | Slot::Check(path, _) => names.find(path),
            _ => None,
        };
        let scope = scope.and_then(|node| names.get(node)?.parent);
        let mut compiler = Compiler { names, nodes, scope, braced, insertions, findings };
        if let Some(compiled) = compiler.text() {
            compiled.trim().clone_into(text);
        }
    }
}

/// Where a text stands that may be computed.
fn place<'t>(texts: &'t mut Texts, slot: &Slot) -> Option<&'t mut String> {
    match slot {
        Slot::Start(key) => match *key {
            "about" => Some(&mut texts.service.about),
            "who" => Some(&mut texts.service.who),
            "ready" => Some(&mut texts.service.ready),
            "duration" => Some(&mut texts.service.duration),
            "after" => Some(&mut texts.service.after),
            _ => None,
        },
        Slot::Node(path, key) => of_node(texts.nodes.get_mut(path)?, key),
        Slot::Check(path, check) => texts.nodes.get_mut(path)?.checks.get_mut(check),
        Slot::Titled(part, id, key) => {
            let titled = match *part {
                "pages" => texts.pages.get_mut(id),
                "documents" => texts.documents.get_mut(id),
                _ => texts.outcomes.get_mut(id),
            };
            of_titled(titled?, key)
        }
        Slot::Code => None,
    }
}

fn of_node<'t>(node: &'t mut NodeTexts, key: &str) -> Option<&'t mut String> {
    match key {
        "label" => Some(&mut node.label),
        "hint" => node.hint.as_mut(),
        "help" => node.help.as_mut(),
        "missing" => node.missing.as_mut(),
        _ => None,
    }
}

fn of_titled<'t>(titled: &'t mut TitledText, key: &str) -> Option<&'t mut String> {
    match key {
        "title" => Some(&mut titled.title),
        "text" => Some(&mut titled.text),
        "contact" => titled.contact.as_mut(),
        _ => None,
    }
}

struct Compiler<'a> {
    names: &'a Names,
    nodes: &'a [Node],
    scope: Option<NodeId>,
    braced: &'a Braced,
    insertions: &'a mut Vec<Insertion>,
    findings: &'a mut Findings,
}

impl Compiler<'_> {
    /// The text with places for expressions; nothing when one of them is wrong.
    fn text(&mut self) -> Option<String> {
        let letters: Vec<char> = self.braced.written.text.chars().collect();
        let mut text = String::new();
        let mut at = 0;
        while let Some(letter) = letters.get(at).copied() {
            let twice = letters.get(at + 1) == Some(&letter);
            match letter {
                '{' | '}' if twice => {
                    text.extend([letter, letter]);
                    at += 2;
                }
                '{' => {
                    let inside = letters.get(at + 1..).unwrap_or_default();
                    let Some(length) = closed(inside) else {
                        return self.refuse(at, "this brace is not closed");
                    };
                    let source: String = inside.iter().take(length).collect();
                    let place = self.expression(&source, at + 1)?;
                    text.push_str(&format!("{{{place}}}"));
                    at += length + 2;
                }
                '}' => return self.refuse(at, "this brace closes nothing"),
                other => {
                    text.push(other);
                    at += 1;
                }
            }
        }
        Some(text)
    }

    fn refuse(&mut self, at: usize, message: &str) -> Option<String> {
        let at = self.findings.at_character(&self.braced.written, at);
        let advice = "write `{expression}`, and `{{` or `}}` for a brace itself";
        self.findings.error(at, message, advice);
        None
    }

    /// The place of an expression's insertion.
    fn expression(&mut self, source: &str, begin: usize) -> Option<usize> {
        let lowered = match lower(source, self.names, self.scope, None) {
            Ok(lowered) => lowered,
            Err(mistakes) => {
                for mistake in mistakes {
                    let at = self.findings.at_character(&self.braced.written, begin + mistake.at);
                    self.findings.error(at, mistake.message, mistake.advice);
                }
                return None;
            }
        };
        if lowered.many {
            let at = self.findings.at_character(&self.braced.written, begin);
            let advice = "put its texts together, as in `{list.join(', ')}`";
            self.findings.error(at, "this is a list, which a text cannot show", advice);
            return None;
        }
        let kind = self.shown_as(&lowered.expression, lowered.gives);
        let insertion = Insertion { value: lowered.expression, kind };
        let known = self.insertions.iter().position(|known| *known == insertion);
        if known.is_none() && self.insertions.len() >= MOST {
            let message = format!("the texts have more than {MOST} different expressions");
            self.findings.error(self.braced.written.at, message, "use fewer");
            return None;
        }
        Some(known.unwrap_or_else(|| {
            self.insertions.push(insertion);
            self.insertions.len() - 1
        }))
    }

    /// As a field itself is shown, or as one of the type would be.
    fn shown_as(&self, expression: &Expression, gives: Wanted) -> Kind {
        if let Expression::Answer(reference) = expression
            && let Some(Content::Field(kind)) =
                self.nodes.get(reference.node.index()).map(|node| &node.content)
        {
            return kind.clone();
        }
        let list = gives.list.and_then(|list| u32::try_from(list).ok());
        match (gives.value, list) {
            (Type::Text, Some(list)) => Kind::Choice { list },
            (Type::Codes, Some(list)) => Kind::Choices { list },
            (Type::YesNo, _) => Kind::YesNo,
            (Type::Integer, _) => Kind::Integer { min: -MAX_NUMBER, max: MAX_NUMBER },
            (Type::Money, _) => Kind::Money { min: -MAX_NUMBER, max: MAX_NUMBER },
            (Type::Date, _) => Kind::Date { min: None, max: None },
            (Type::Text | Type::Codes, None) => {
                Kind::Text { letters: Letters::Any, min: 0, max: 10_000 }
            }
        }
    }
}

/// How many characters stand before the brace that closes, those of texts in the expression aside.
fn closed(inside: &[char]) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in inside.iter().enumerate() {
        match (quote, *letter) {
            (None, '}') => return Some(at),
            (None, '\'' | '"') => quote = Some(*letter),
            (Some(open), letter) if letter == open => quote = None,
            _ => {}
        }
    }
    None
}
