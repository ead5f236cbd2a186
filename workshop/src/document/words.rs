//! The words of the documents, German and English side by side.

use shared::language::Language;

/// A word or sentence in German and English.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word(pub(super) &'static str, pub(super) &'static str);

impl Word {
    pub(super) fn of(self, language: Language) -> &'static str {
        match language {
            Language::En => self.1,
            _ => self.0,
        }
    }
}

/// A template with its parts in place of `{}`. In German a preposition and an article become one
/// word, as people say them.
pub(super) fn fill(template: &str, parts: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut parts = parts.iter();
    for (index, piece) in template.split("{}").enumerate() {
        if index > 0 {
            let part = parts.next().copied().unwrap_or("");
            match part.strip_prefix("dem ") {
                Some(rest) => {
                    contract(&mut text);
                    text.push_str(rest);
                }
                None => text.push_str(part),
            }
        }
        text.push_str(piece);
    }
    text
}

/// Adds `dem `, in one word with what stands before it.
fn contract(text: &mut String) {
    const ONE_WORD: [(&str, &str); 4] =
        [(" von ", " vom "), (" bis ", " bis zum "), (" zu ", " zum "), ("in ", "im ")];
    for (two, one) in ONE_WORD {
        if let Some(before) = text.strip_suffix(two) {
            *text = format!("{before}{one}");
            return;
        }
    }
    text.push_str("dem ");
}

pub(super) const DOCUMENTS: Word = Word("Dokumente", "Documents");
pub(super) const OVERVIEW: Word = Word("Übersicht", "Overview");
pub(super) const YES: Word = Word("ja", "yes");
pub(super) const NO: Word = Word("nein", "no");
pub(super) const ALWAYS: Word = Word("immer", "always");
pub(super) const IF: Word = Word("wenn {}", "if {}");
pub(super) const OTHERWISE: Word = Word("sonst", "otherwise");
pub(super) const CONDITION: Word = Word("Bedingung", "Condition");
pub(super) const LEGAL_BASIS: Word = Word("Rechtsgrundlage", "Legal basis");
pub(super) const TITLE: Word = Word("Titel", "Title");
pub(super) const NAME: Word = Word("Name", "Name");
pub(super) const FIGURE_IN_WORDS: Word = Word("Das Bild in Worten", "The picture in words");
