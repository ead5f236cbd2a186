//! Sets of codes: “ein Staat, der zur EU gehört”, “deren Code im Bereich … liegt”.

use super::condition::Condition;
use super::scope::{Answer, Doubt, Named};
use super::sentence::Reader;
use super::token::{Sign, Token};

impl Reader<'_> {
    /// “ein Staat gewählt wird, der nicht zur EU gehört”, “eine Rechtsform ausgewählt wird, deren
    /// Code im Bereich >= 200000 bis < 300000 liegt”
    pub(super) fn of_a_set(&mut self, field: usize) -> Result<Option<Condition>, Doubt> {
        let start = self.at;
        let begins = self.take(&["ein", "eine", "einer", "einen"])
            && matches!(self.token(), Some(Token::Word(_)));
        self.at += usize::from(begins);
        let chosen = begins && self.take(&["gewählt", "ausgewählt"]);
        if !chosen || !self.take(&["wird", "wurde", "ist"]) || !self.mark(',') {
            self.at = start;
            return Ok(None);
        }
        if self.take(&["deren", "dessen"]) {
            let whole = self.take_all(&["code", "im", "bereich"]);
            let (from, to) = match (whole, self.bound(), self.take(&["bis", "und"]), self.bound()) {
                (true, Some(from), true, Some(to)) => (from, to),
                _ => return Err(self.not_understood()),
            };
            let _ = self.take(&["liegt", "ist"]);
            let ((Sign::AtLeast | Sign::Greater, from), (Sign::Less | Sign::AtMost, to)) = (
                (from.0, from.1 + u64::from(from.0 == Sign::Greater)),
                (to.0, to.1 + u64::from(to.0 == Sign::AtMost)),
            ) else {
                return Err(self.not_understood());
            };
            return Ok(Some(self.within(field, from, to)));
        }
        if !self.take(&["der", "die", "das"]) {
            return Err(self.not_understood());
        }
        let negated = self.take(&["nicht"]);
        let mut words = Vec::new();
        while let Some(Token::Word(word)) = self.token().cloned() {
            self.at += 1;
            if ["gehört", "gehören"].contains(&word.as_str()) {
                return self.among_defined(field, &words, negated).map(Some);
            }
            words.push(word);
            let _ = self.mark(',');
        }
        Err(self.not_understood())
    }

    fn bound(&mut self) -> Option<(Sign, u64)> {
        let Some(Token::Sign(sign)) = self.token().cloned() else { return None };
        let Some(Token::Digits(digits)) = self.ahead(1).cloned() else { return None };
        self.at += 2;
        Some((sign, digits.parse().ok()?))
    }

    /// Codes by their numbers: those of the list, or where that is missing what is written so.
    fn within(&self, field: usize, from: u64, to: u64) -> Condition {
        let values = self.scope.values(field);
        if values.is_empty() {
            return Condition::Written { field, from, to };
        }
        let inside = |code: &str| code.parse().is_ok_and(|own: u64| (from..to).contains(&own));
        let codes = values.iter().filter(|own| inside(&own.code)).map(|own| own.code.clone());
        let several = self.scope.kind(field) == Some("choices");
        Condition::Among { field, codes: codes.collect(), several }
    }

    /// Codes of a set that the text itself defines, and calls the same.
    fn among_defined(
        &mut self,
        field: usize,
        words: &[String],
        negated: bool,
    ) -> Result<Condition, Doubt> {
        let small = ["zu", "zur", "zum", "der", "dem", "den", "oder", "und", "in", "von"];
        let called = |intro: &[String]| {
            let mut all = words.iter().filter(|own| !small.contains(&own.as_str()));
            all.all(|own| intro.contains(own))
        };
        let Some(defined) = self.defined.as_mut().filter(|own| called(&own.words)) else {
            return Err(Doubt::Open(format!("it does not say what belongs {}", words.join(" "))));
        };
        defined.used = true;
        let codes = defined.codes.clone();
        let mut known = Vec::new();
        for code in &codes {
            match self.scope.answer(field, &Named { code: Some(code.clone()), label: None })? {
                Answer::Code { code, .. } => known.push(code),
                _ => return Err(self.not_understood()),
            }
        }
        if self.scope.kind(field) == Some("choices") || self.scope.whole(field) != field {
            return Err(Doubt::Rejected(format!(
                "`{}` can have several answers, and it does not say what follows where one \
                 belongs {} and another does not",
                self.scope.draft.path(field),
                words.join(" ")
            )));
        }
        let own = Condition::Among { field, codes: known, several: false };
        Ok(if negated { own.not() } else { own })
    }
}
