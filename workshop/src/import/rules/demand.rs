//! Clauses that say what must hold among several fields.

use super::condition::Condition;
use super::deed::{Check, Deed, Effect};
use super::scope::plain;
use super::scope::{Answer, Doubt, Named};
use super::sentence::Reader;
use super::term::NOUNS;
use super::token::{Sign, Token};

impl Reader<'_> {
    /// What must hold among several fields; nothing when the clause says something else.
    pub(super) fn demand(&mut self, when: &Condition) -> Result<Option<Vec<Effect>>, Doubt> {
        let start = self.at;
        let found = match self.one_of()? {
            Some(check) => Some(check),
            None => {
                self.at = start;
                match self.order()? {
                    Some(check) => Some(check),
                    None => {
                        self.at = start;
                        self.calendar(when)?
                    }
                }
            }
        };
        let Some(check) = found else {
            self.at = start;
            return Ok(None);
        };
        let target = match &check {
            Check::OneOf(all) | Check::EitherOf(all) => all.iter().map(|own| own.0).collect(),
            Check::Before { first, second, .. } => vec![*first, *second],
            Check::Calendar { day, month, year } => vec![*day, *month, *year],
            Check::Never(condition) => condition.reads(),
        };
        let Some(target) = target.last().copied() else { return Ok(None) };
        Ok(Some(vec![Effect { when: when.clone(), deed: Deed::Check(check), target }]))
    }

    /// “Es muss mindestens eines der Felder A, B oder C befüllt sein”, “Entweder muss A oder B
    /// befüllt sein”, “… muss den Wert "wahr" haben”
    fn one_of(&mut self) -> Result<Option<Check>, Doubt> {
        let _ = self.take(&["es"]);
        let mut must = self.take(&["muss", "müssen"]);
        let either = self.take(&["entweder"]);
        let least = !either && self.take(&["mindestens"]);
        if !either && !least {
            return Ok(None);
        }
        if least && !self.take(&["eines", "einer", "eine", "ein"]) {
            return Err(self.not_understood());
        }
        must |= self.take(&["muss", "müssen"]);
        let listed = self.references()?;
        // “entweder A und B” says none of both.
        if listed.and && (either || listed.or) {
            return Err(self.not_understood());
        }
        let nodes = listed.nodes;
        must |= self.take(&["muss", "müssen"]);
        if !must || nodes.len() < 2 {
            return Err(self.not_understood());
        }
        let mut all = Vec::new();
        if self.take_all(&["den", "wert"]) {
            let Some(first) = nodes.first() else { return Err(self.not_understood()) };
            let named = self.named_answer(*first)?;
            for node in &nodes {
                all.push((*node, self.is(*node, &named)?));
            }
            if !self.take(&["haben"]) {
                return Err(self.not_understood());
            }
        } else {
            if !self.take(&["befüllt", "ausgefüllt", "angegeben"]) {
                return Err(self.not_understood());
            }
            if !self.take(&["sein", "werden"]) {
                return Err(self.not_understood());
            }
            all.extend(nodes.iter().map(|node| (*node, self.answered(*node))));
        }
        if either && all.len() > 2 {
            return Err(Doubt::Open("it names more than two for “entweder … oder”".to_owned()));
        }
        Ok(Some(if either { Check::EitherOf(all) } else { Check::OneOf(all) }))
    }

    /// That a field has an answer.
    pub(super) fn is(&self, field: usize, named: &Named) -> Result<Condition, Doubt> {
        Ok(match self.scope.answer(field, named)? {
            Answer::Truth(value) => Condition::Truth { field, value },
            Answer::Code { code, several } => {
                Condition::Among { field, codes: vec![code], several }
            }
            Answer::Number(bound) => Condition::Number { field, sign: Sign::Equal, bound },
        })
    }

    /// An answer that must not be given.
    pub(super) fn never(&self, field: usize, named: &Named) -> Result<Check, Doubt> {
        Ok(Check::Never(self.is(field, named)?))
    }

    /// “Das Datum im Feld A muss zeitlich vor dem Datum im Feld B liegen”
    fn order(&mut self) -> Result<Option<Check>, Doubt> {
        let day = ["datum", "tag", "zeitpunkt"];
        let _ = self.take(&["das", "der"]) && self.take(&day);
        self.skip(&NOUNS);
        if !matches!(self.token(), Some(Token::Reference { .. })) {
            return Ok(None);
        }
        let one = self.reference()?;
        if !self.take(&["muss", "darf"]) {
            return Ok(None);
        }
        let not = self
            .spoken
            .get(self.at.saturating_sub(1))
            .is_some_and(|own| own.token == Token::Word("darf".to_owned()));
        if not && !self.take(&["nicht"]) {
            return Ok(None);
        }
        let _ = self.take(&["zeitlich"]);
        let before = self.take(&["vor"]);
        if !before && !self.take(&["nach", "hinter"]) {
            return Ok(None);
        }
        self.skip(&["dem", "den"]);
        let _ = self.take(&day);
        self.skip(&NOUNS);
        let other = self.reference()?;
        if !self.take(&["liegen", "sein"]) {
            return Err(self.not_understood());
        }
        for field in [one, other] {
            if self.scope.kind(field) != Some("date") {
                let path = self.scope.draft.path(field);
                return Err(Doubt::Rejected(format!("`{path}` is no date")));
            }
        }
        // “darf nicht vor” is on it, or after it.
        let (first, second) = if before == not { (other, one) } else { (one, other) };
        Ok(Some(Check::Before { first, second, same: not }))
    }

    /// “muss die Validität des sich ergebenden Kalenderdatums sichergestellt werden”
    fn calendar(&mut self, when: &Condition) -> Result<Option<Check>, Doubt> {
        let words = ["muss", "die"];
        if !self.take_all(&words) || !self.take(&["validität", "gültigkeit", "richtigkeit"]) {
            return Ok(None);
        }
        self.skip(&["des", "sich", "ergebenden"]);
        if !self.take(&["kalenderdatums", "datums"]) || !self.take(&["sichergestellt", "geprüft"])
        {
            return Err(self.not_understood());
        }
        if !self.take(&["werden", "sein"]) {
            return Err(self.not_understood());
        }
        let fields = when.reads();
        let of = |word: &str| {
            let begins = |field: &&usize| {
                let label = self.scope.node(**field).and_then(|own| own.texts.label.clone());
                let name = self.scope.node(**field).map_or("", |own| own.name.as_str());
                name.starts_with(word) || label.is_some_and(|own| plain(&own).starts_with(word))
            };
            fields.iter().find(begins).copied()
        };
        match (of("tag"), of("monat"), of("jahr"), fields.len()) {
            (Some(day), Some(month), Some(year), 3) => {
                Ok(Some(Check::Calendar { day, month, year }))
            }
            _ => Err(Doubt::Open("it does not say which are day, month and year".to_owned())),
        }
    }
}
