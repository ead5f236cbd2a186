//! What stands behind “wenn”.

use super::condition::Condition;
use super::scope::{Answer, Doubt, Named};
use super::sentence::Reader;
use super::token::{Sign, Token};

/// Words before a reference that say nothing.
pub(super) const NOUNS: [&str; 25] = [
    "das",
    "die",
    "der",
    "dem",
    "den",
    "im",
    "in",
    "feld",
    "felder",
    "feldern",
    "datenfeld",
    "datenfelder",
    "datenfeldern",
    "feldgruppe",
    "feldgruppen",
    "datenfeldgruppe",
    "datenfeldgruppen",
    "datengruppe",
    "datengruppen",
    "gruppe",
    "gruppen",
    "darin",
    "enthaltene",
    "folgenden",
    "folgende",
];

/// Words between a field and its answer that say nothing.
const BETWEEN: [&str; 16] = [
    "ist", "auswahl", "antwort", "wert", "mit", "dem", "den", "der", "code", "gleich", "auf",
    "hat", "haben", "sind", "wird", "als",
];

/// Words behind an answer that say nothing.
const BEHIND: [&str; 13] = [
    "ist",
    "sind",
    "belegt",
    "hat",
    "haben",
    "gewählt",
    "ausgewählt",
    "wird",
    "wurde",
    "wurden",
    "werden",
    "lautet",
    "gesetzt",
];

/// Fields and groups that stand in a row, and what stands between them.
pub(super) struct Listed {
    pub(super) nodes: Vec<usize>,
    pub(super) or: bool,
    pub(super) and: bool,
}

/// How deep brackets may be nested.
const MOST_BRACKETS: usize = 16;

/// How the fields of a list go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Together {
    Any,
    All,
    None,
}

impl Reader<'_> {
    /// A condition, as far as it goes.
    pub(super) fn condition(&mut self) -> Result<Condition, Doubt> {
        let mut all = vec![self.term()?];
        let mut conjunction: Option<bool> = None;
        loop {
            let start = self.at;
            let or = self.take(&["oder"]);
            if !or && !self.take(&["und", "sowie"]) {
                break;
            }
            if conjunction.is_some_and(|own| own != or) {
                return Err(mixed());
            }
            if !self.begins_term() {
                self.at = start;
                break;
            }
            conjunction = Some(or);
            all.push(self.term()?);
        }
        Ok(match conjunction {
            Some(true) => Condition::any(all),
            _ => all.into_iter().fold(Condition::Always, Condition::and),
        })
    }

    fn begins_term(&self) -> bool {
        match self.token() {
            Some(Token::Reference { .. } | Token::Sign(_) | Token::Mark('(')) => true,
            Some(Token::Digits(_) | Token::Quoted(_)) => true,
            Some(Token::Word(word)) => {
                NOUNS.contains(&word.as_str())
                    || is_truth(word)
                    || ["eines", "alle", "mindestens", "wenn"].contains(&word.as_str())
            }
            _ => false,
        }
    }

    fn term(&mut self) -> Result<Condition, Doubt> {
        let _ = self.take(&["wenn"]);
        let start = self.at;
        self.skip(&NOUNS);
        if self.token() != Some(&Token::Mark('(')) {
            self.at = start;
        }
        if self.mark('(') {
            self.depth += 1;
            if self.depth > MOST_BRACKETS {
                let doubt = "its brackets are nested too deep";
                return Err(Doubt::Open(doubt.to_owned()));
            }
            let inside = self.condition()?;
            self.depth -= 1;
            return match self.mark(')') {
                true => Ok(inside),
                false => Err(Doubt::Open("a bracket is not closed".to_owned())),
            };
        }
        // What leaves its field out is of the last one.
        let elliptic =
            matches!(self.token(), Some(Token::Sign(_) | Token::Digits(_) | Token::Quoted(_)))
                || matches!(self.token(), Some(Token::Word(word)) if is_truth(word));
        if elliptic {
            if self.subject.is_empty() {
                return Err(self.not_understood());
            }
            let subject = self.subject.clone();
            return self.predicate(&subject, Together::Any);
        }
        // “Wenn bei A … angegeben wird”
        let _ = self.take(&["bei"]);
        let quantity = self.quantity();
        let listed = self.references()?;
        let together = match (quantity, listed.or, listed.and) {
            // “eines der Felder A und B” is about one of both.
            (Some(own), ..) => own,
            (None, true, true) => return Err(mixed()),
            (None, false, true) => Together::All,
            (None, _, false) => Together::Any,
        };
        self.subject.clone_from(&listed.nodes);
        self.predicate(&listed.nodes, together)
    }

    /// Fields and groups with commas, “und” or “oder” between them.
    pub(super) fn references(&mut self) -> Result<Listed, Doubt> {
        self.skip(&NOUNS);
        let mut listed = Listed { nodes: vec![self.reference()?], or: false, and: false };
        loop {
            let start = self.at;
            let comma = self.mark(',');
            let or = self.take(&["oder"]);
            let and = !or && self.take(&["und", "sowie"]);
            self.skip(&NOUNS);
            let more = matches!(self.token(), Some(Token::Reference { .. }));
            if !(comma || or || and) || !more {
                self.at = start;
                return Ok(listed);
            }
            listed.or |= or;
            listed.and |= and;
            listed.nodes.push(self.reference()?);
        }
    }

    /// “eines der Felder”, “alle drei Felder”
    fn quantity(&mut self) -> Option<Together> {
        let start = self.at;
        let _ = self.take(&["mindestens"]);
        let one = self.take(&["eines", "einer", "einem", "eins", "ein"]);
        let none = !one && self.take(&["keines", "keins", "keiner"]);
        let all = !one && !none && self.take(&["alle", "allen", "sämtliche"]);
        let of = self.take(&["der", "dieser", "den"]);
        let _ = self.take(&["beiden", "zwei", "drei", "vier", "fünf"]);
        match (one && of, none && of, all) {
            (true, ..) => Some(Together::Any),
            (_, true, _) => Some(Together::None),
            (.., true) => Some(Together::All),
            _ => {
                self.at = start;
                None
            }
        }
    }

    /// A field or group, which may be named within a group.
    pub(super) fn reference(&mut self) -> Result<usize, Doubt> {
        let Some(Token::Reference { ids, label }) = self.token().cloned() else {
            return Err(self.not_understood());
        };
        self.at += 1;
        let start = self.at;
        let inside = self.take(&["im", "in", "das", "die"]);
        self.skip(&NOUNS);
        if inside
            && ids.last().is_some_and(|id| id.starts_with('G'))
            && let Some(Token::Reference { ids: own, label }) = self.token().cloned()
        {
            self.at += 1;
            let way: Vec<String> = ids.iter().chain(&own).cloned().collect();
            return self.scope.resolve(self.carrier, &way, label.as_deref());
        }
        self.at = start;
        self.scope.resolve(self.carrier, &ids, label.as_deref())
    }

    /// The answer that is named right behind its field, where the field's name might stand too:
    /// “A "02 Auf einen anderen Halter" angegeben wird”.
    fn told(&self, field: usize) -> Option<Named> {
        let before = self.spoken.get(self.at.checked_sub(1)?)?;
        let Token::Reference { label: Some(label), .. } = &before.token else { return None };
        let listed = matches!(self.scope.kind(field), Some("choice" | "choices"));
        let named = Named { code: None, label: Some(label.clone()) };
        (listed && self.scope.answer(field, &named).is_ok()).then_some(named)
    }

    fn predicate(&mut self, fields: &[usize], together: Together) -> Result<Condition, Doubt> {
        let told = match fields {
            [only] => self.told(*only).map(|named| (*only, named)),
            _ => None,
        };
        let mut negated = self.take(&["nicht"]);
        self.skip(&BETWEEN);
        negated |= self.take(&["nicht"]);
        self.skip(&BETWEEN);
        let of_each = |fields: &[usize], own: &dyn Fn(usize) -> Condition| {
            let all = fields.iter().map(|field| match negated {
                true => own(*field).not(),
                false => own(*field),
            });
            join(all.collect(), together)
        };
        if self.take(&["leer"]) {
            self.skip(&BEHIND);
            return Ok(of_each(fields, &|field| self.answered(field).not()));
        }
        if told.is_some() && self.take(&["angegeben", "ausgewählt", "gewählt"])
            || self.take(&["befüllt", "ausgefüllt", "angegeben", "gefüllt"])
        {
            self.skip(&BEHIND);
            return match told {
                Some((field, named)) => {
                    let is = self.is(field, &named)?;
                    Ok(if negated { is.not() } else { is })
                }
                None => Ok(of_each(fields, &|field| self.answered(field))),
            };
        }
        for (word, none) in [("kein", true), ("ein", false), ("keine", true), ("eine", false)] {
            let start = self.at;
            if self.take(&[word]) && self.take(&["eintrag", "eintragung", "angabe"]) {
                let _ = self.take(&["vorgenommen", "gemacht", "vorhanden"]);
                self.skip(&BEHIND);
                let own = of_each(fields, &|field| self.answered(field));
                return Ok(if none { own.not() } else { own });
            }
            self.at = start;
        }
        if let ([field], false) = (fields, negated)
            && let Some(condition) = self.of_a_set(*field)?
        {
            return Ok(condition);
        }
        let mut all = vec![self.comparison(fields, together, negated)?];
        let mut conjunction = None;
        // “= 001 oder 002”, “<> 001 und <> 002”, “= 001, 002 oder 003”
        loop {
            let start = self.at;
            let comma = self.mark(',');
            let or = self.take(&["oder"]);
            let and = !or && self.take(&["und"]);
            let signed = matches!(self.token(), Some(Token::Sign(_)));
            let _ = self.take(&["auswahl", "code"]);
            let more = match (self.token(), self.ahead(1)) {
                (Some(Token::Sign(_)), Some(next)) => is_answer(next),
                (Some(own), _) => is_answer(own),
                _ => false,
            };
            let more = more || fields.first().is_some_and(|field| self.is_called(*field));
            let listed = comma && !signed && matches!(self.token(), Some(Token::Digits(_)));
            if !more || !(or || and || listed) {
                self.at = start;
                break;
            }
            if or || and {
                if conjunction.is_some_and(|own| own != or) {
                    return Err(mixed());
                }
                conjunction = Some(or);
            }
            all.push(self.comparison(fields, together, negated)?);
        }
        Ok(match (conjunction, all.len()) {
            (_, 1) | (Some(false), _) => all.into_iter().fold(Condition::Always, Condition::and),
            _ if self.sign == Sign::Unequal => {
                return Err(Doubt::Open("it names several answers that it is not".to_owned()));
            }
            _ => Condition::any(all),
        })
    }

    fn comparison(
        &mut self,
        fields: &[usize],
        together: Together,
        negated: bool,
    ) -> Result<Condition, Doubt> {
        if let Some(Token::Sign(sign)) = self.token().cloned() {
            self.at += 1;
            self.sign = sign;
            // “= <” is “<”.
            if sign == Sign::Equal
                && let Some(Token::Sign(other)) = self.token().cloned()
            {
                self.at += 1;
                self.sign = other;
            }
        } else if self.subject.is_empty() || !self.is_answered_here(fields) {
            return Err(self.not_understood());
        } else if fields.len() == self.subject.len() && self.at > 0 && self.after_reference() {
            // An answer right behind its field is what the field is.
            self.sign = Sign::Equal;
        }
        self.skip(&["auswahl", "code", "wert", "der", "antwort", "dem", "den"]);
        let sign = self.sign;
        if self.take_all(&["alle", "anderen"]) || self.take_all(&["allen", "anderen"]) {
            self.skip(&["möglichen", "ausprägungen", "ausprägung", "der", "codeliste", "werte"]);
            return match fields {
                [field] => self.all_others(*field, sign),
                _ => Err(self.not_understood()),
            };
        }
        let Some(first) = fields.first() else { return Err(self.not_understood()) };
        let named = self.named_answer(*first)?;
        if self.take(&["jahre", "jahren", "jahr"]) {
            return Err(Doubt::Open(
                "it compares an age with a day that may be known in part".to_owned(),
            ));
        }
        self.skip(&BEHIND);
        let mut all = Vec::new();
        for field in fields {
            let own = self.compare(*field, sign, &named)?;
            all.push(if negated { own.not() } else { own });
        }
        Ok(join(all, together))
    }

    /// Whether an answer of one of the fields stands here.
    fn is_answered_here(&self, fields: &[usize]) -> bool {
        matches!(self.token(), Some(own) if is_answer(own))
            || fields.first().is_some_and(|field| self.is_called(*field))
    }

    /// Whether what was read last is a reference, or a word between it and the answer.
    fn after_reference(&self) -> bool {
        let before = self.spoken.get(..self.at).unwrap_or_default().iter().rev();
        let first = before.map(|own| &own.token).find(|own| match own {
            Token::Word(word) => !BETWEEN.contains(&word.as_str()),
            _ => true,
        });
        matches!(first, Some(Token::Reference { .. }))
    }

    fn compare(&mut self, field: usize, sign: Sign, named: &Named) -> Result<Condition, Doubt> {
        let own = match self.scope.answer(field, named)? {
            Answer::Number(bound) => return Ok(Condition::Number { field, sign, bound }),
            Answer::Truth(value) => Condition::Truth { field, value },
            Answer::Code { code, several } => {
                self.named.push((field, code.clone()));
                Condition::Among { field, codes: vec![code], several }
            }
        };
        match sign {
            Sign::Equal => Ok(own),
            Sign::Unequal => Ok(own.not()),
            _ => Err(Doubt::Open(format!(
                "`{}` has no order to compare by",
                self.scope.draft.path(field)
            ))),
        }
    }

    fn all_others(&self, field: usize, sign: Sign) -> Result<Condition, Doubt> {
        let named = self.named.iter().filter(|own| own.0 == field);
        let codes: Vec<String> = named.map(|own| own.1.clone()).collect();
        let several = self.scope.kind(field) == Some("choices");
        if codes.is_empty() || sign != Sign::Equal || several {
            return Err(Doubt::Open("it does not say other than which answers".to_owned()));
        }
        Ok(Condition::Among { field, codes, several }.not())
    }

    /// Whether a field, or anything in a group, is answered.
    pub(super) fn answered(&self, node: usize) -> Condition {
        match self.scope.kind(node) {
            Some(_) => Condition::Answered(node),
            None => Condition::Filled(node),
        }
    }
}

fn mixed() -> Doubt {
    Doubt::Open("it has “und” and “oder” without brackets".to_owned())
}

pub(super) fn is_truth(word: &str) -> bool {
    ["ja", "nein", "wahr", "falsch", "true", "false"].contains(&word)
}

fn is_answer(token: &Token) -> bool {
    match token {
        Token::Digits(_) | Token::Quoted(_) => true,
        Token::Word(word) => {
            is_truth(word) || ["auswahl", "alle", "allen"].contains(&word.as_str())
        }
        _ => false,
    }
}

fn join(all: Vec<Condition>, together: Together) -> Condition {
    match together {
        Together::Any => Condition::any(all),
        Together::All => all.into_iter().fold(Condition::Always, Condition::and),
        Together::None => Condition::any(all).not(),
    }
}
