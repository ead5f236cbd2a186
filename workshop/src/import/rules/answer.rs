//! The answers that sentences name.

use super::scope::{Doubt, Named};
use super::sentence::Reader;
use super::term::is_truth;
use super::token::{Sign, Token, begins};

/// Words that end what a code is called.
const ENDS: [&str; 22] = [
    "dann",
    "und",
    "oder",
    "sonst",
    "ist",
    "wird",
    "als",
    "vorzubefüllen",
    "vorbefüllt",
    "nicht",
    "zeige",
    "belegt",
    "muss",
    "darf",
    "wenn",
    "aktiviere",
    "deaktiviere",
    "gewählt",
    "ausgewählt",
    "vorbefüllen",
    "soll",
    "vorbelegt",
];

impl Reader<'_> {
    /// An answer of a field: a code, with what it is called or not; a text in quotation marks; yes
    /// or no; or what a code is called.
    pub(super) fn named_answer(&mut self, field: usize) -> Result<Named, Doubt> {
        match self.token().cloned() {
            Some(Token::Digits(_)) if self.is_part_of_a_number() => Err(self.not_understood()),
            Some(Token::Digits(code)) => {
                self.at += 1;
                let label = self.label(field)?;
                Ok(Named { code: Some(code), label })
            }
            Some(Token::Quoted(label)) => {
                self.at += 1;
                Ok(Named { code: None, label: Some(label) })
            }
            Some(Token::Word(word)) if is_truth(&word) => {
                self.at += 1;
                Ok(Named { code: None, label: Some(word) })
            }
            Some(Token::Word(_)) => match self.called(field) {
                Some(label) => Ok(Named { code: None, label: Some(label) }),
                None => Err(self.not_understood()),
            },
            _ => Err(self.not_understood()),
        }
    }

    /// Whether the digits here go on behind a comma or dot: “18,5”, “1.000”, “1.1.2026”.
    fn is_part_of_a_number(&self) -> bool {
        let near = |at: usize| {
            let (own, next) = (self.spoken.get(at), self.spoken.get(at + 1));
            own.zip(next).filter(|(own, next)| own.to == next.from).map(|(_, next)| &next.token)
        };
        matches!(near(self.at), Some(Token::Mark(',' | '.')))
            && matches!(near(self.at + 1), Some(Token::Digits(_)))
    }

    /// What a code is called, behind it.
    fn label(&mut self, field: usize) -> Result<Option<String>, Doubt> {
        let start = self.at;
        let explained = match self.token() {
            Some(Token::Sign(Sign::Equal) | Token::Mark('-' | ':')) => {
                self.at += 1;
                true
            }
            _ => false,
        };
        if let Some(Token::Quoted(label)) = self.token().cloned() {
            self.at += 1;
            return Ok(Some(label));
        }
        if let Some(label) = self.called(field) {
            return Ok(Some(label));
        }
        if !explained {
            self.at = start;
            return Ok(None);
        }
        // A list that is not at hand, or another wording: up to what cannot be part of a name.
        let from = self.spoken.get(self.at).map(|own| own.from);
        let mut to = from;
        let mut brackets = 0_usize;
        while let Some(own) = self.spoken.get(self.at) {
            match &own.token {
                Token::Mark('(') => brackets += 1,
                Token::Mark(')') if brackets > 0 => brackets -= 1,
                _ if brackets > 0 => {}
                Token::Word(word) if !ENDS.contains(&word.as_str()) => {}
                Token::Mark('-' | '/') => {}
                _ => break,
            }
            to = Some(own.to);
            self.at += 1;
        }
        let label = from.zip(to).and_then(|(from, to)| self.text.get(from..to));
        match label.filter(|own| !own.is_empty()) {
            Some(label) => Ok(Some(label.to_owned())),
            None => Err(self.not_understood()),
        }
    }

    /// Whether the label of a code of the field's list stands here.
    pub(super) fn is_called(&self, field: usize) -> bool {
        let rest = self.rest();
        self.scope.values(field).iter().any(|own| begins(rest, &own.name).is_some())
    }

    /// The label of a code of the field's list that stands here, the longest one.
    fn called(&mut self, field: usize) -> Option<String> {
        let rest = self.rest();
        let names = self.scope.values(field).iter().map(|own| own.name.as_str());
        let (length, name) = names.filter_map(|name| Some((begins(rest, name)?, name))).max()?;
        let name = name.to_owned();
        let end = self.spoken.get(self.at)?.from + length;
        while self.spoken.get(self.at).is_some_and(|own| own.from < end) {
            self.at += 1;
        }
        Some(name)
    }
}
