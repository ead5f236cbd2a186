//! From the text of a rule to what it says: sentences with their conditions.

use std::collections::BTreeSet;

use fim::Path;

use super::condition::Condition;
use super::deed::{Deed, Effect};
use super::scope::{Doubt, Scope};
use super::token::{Sign, Spoken, Token, tokens};
use crate::federal_state::{STATES, called as state};

/// What a rule says, when all of it is understood.
pub(super) fn understand(
    scope: &Scope<'_>,
    carrier: &Path,
    text: &str,
) -> Result<Vec<Effect>, Doubt> {
    let spoken = tokens(text, |id| scope.names(id));
    let mut reader = Reader {
        scope,
        carrier,
        text,
        spoken,
        at: 0,
        subject: Vec::new(),
        sign: Sign::Equal,
        before: Vec::new(),
        named: Vec::new(),
        states: BTreeSet::new(),
        defined: None,
        depth: 0,
    };
    reader.define();
    let effects = reader.all()?;
    if reader.defined.is_some_and(|own| !own.used) {
        return Err(Doubt::Open("it lists codes, and does not say what for".to_owned()));
    }
    match effects.is_empty() {
        true => Err(Doubt::Open("it says nothing that could be an expression".to_owned())),
        false => Ok(effects),
    }
}

/// Reads sentences from left to right.
pub(super) struct Reader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) carrier: &'a Path,
    pub(super) text: &'a str,
    pub(super) spoken: Vec<Spoken>,
    pub(super) at: usize,
    /// The fields that the last comparison was of, for one that leaves them out.
    pub(super) subject: Vec<usize>,
    /// The last comparison.
    pub(super) sign: Sign,
    /// What was last spoken of, for “it”.
    pub(super) before: Vec<usize>,
    /// The codes that were named of fields, for “all others”.
    pub(super) named: Vec<(usize, String)>,
    /// The federal states that were named.
    pub(super) states: BTreeSet<&'static str>,
    /// A set of codes that the text lists.
    pub(super) defined: Option<Defined>,
    /// How many brackets are open.
    pub(super) depth: usize,
}

/// A set of codes, with the words that introduce it.
#[derive(Clone, Debug)]
pub(super) struct Defined {
    pub(super) words: Vec<String>,
    pub(super) codes: Vec<String>,
    /// Whether a sentence speaks of it.
    pub(super) used: bool,
}

impl Reader<'_> {
    fn all(&mut self) -> Result<Vec<Effect>, Doubt> {
        let mut effects = Vec::new();
        let mut region = Condition::Always;
        loop {
            while self.mark('.') || self.mark(';') {}
            if self.at >= self.spoken.len() {
                return Ok(effects);
            }
            if self.word_is(&["d.h.", "z.b."]) {
                self.skip_explanation()?;
                continue;
            }
            if let Some(own) = self.heading()? {
                region = own;
                continue;
            }
            effects.extend(self.sentence(&region)?);
        }
    }

    /// “Für die Länder … gilt:”
    fn heading(&mut self) -> Result<Option<Condition>, Doubt> {
        let start = self.at;
        let Some(region) = self.region()? else { return Ok(None) };
        if self.take(&["gilt", "gelten"]) {
            let _ = self.mark(':') || self.mark('.') || self.mark(',');
            return Ok(Some(region));
        }
        self.at = start;
        Ok(None)
    }

    /// “für die Länder Bremen und Rheinland-Pfalz”, “für alle anderen Länder”
    pub(super) fn region(&mut self) -> Result<Option<Condition>, Doubt> {
        let start = self.at;
        if !self.take(&["für", "in"]) {
            return Ok(None);
        }
        let all = self.take(&["alle", "allen"]);
        let article = self.take(&["die", "das", "den", "dem"]);
        let others = self.take(&["anderen", "übrigen", "restlichen"]);
        let noun = ["land", "länder", "ländern", "bundesland", "bundesländer", "bundesländern"];
        if !self.take(&noun) {
            self.at = start;
            return Ok(None);
        }
        if others && (all || article) {
            if self.states.is_empty() {
                return Err(Doubt::Open("it does not say other than which states".to_owned()));
            }
            let rest = STATES.iter().map(|own| own.1).filter(|own| !self.states.contains(own));
            return Ok(Some(Condition::State(rest.collect())));
        }
        let mut named = BTreeSet::new();
        loop {
            let _ = self.take(&["für"]);
            let Some(Token::Word(word)) = self.token() else { break };
            let Some(own) = state(word) else { break };
            named.insert(own);
            self.at += 1;
            let comma = self.at;
            if !(self.mark(',') || self.take(&["und", "oder", "sowie"]) || self.mark('/')) {
                break;
            }
            let next = match self.token() {
                Some(Token::Word(word)) => word == "für" || state(word).is_some(),
                _ => false,
            };
            if !next {
                self.at = comma;
                break;
            }
        }
        if named.is_empty() {
            return Err(self.not_understood());
        }
        self.states.extend(&named);
        Ok(Some(Condition::State(named)))
    }

    fn sentence(&mut self, region: &Condition) -> Result<Vec<Effect>, Doubt> {
        if !self.take(&CONDITIONAL) {
            let mut effects = self.deeds(&Condition::Always)?;
            let _ = self.mark(',');
            if self.take(&CONDITIONAL) {
                let condition = self.condition()?;
                for effect in &mut effects {
                    effect.when = std::mem::replace(&mut effect.when, Condition::Always)
                        .and(condition.clone());
                }
                self.otherwise(&condition, &mut effects)?;
            }
            return self.ended(effects, region);
        }
        let mut condition = self.condition()?;
        self.then();
        let mut effects = self.deeds(&condition)?;
        loop {
            if self.otherwise(&condition, &mut effects)? {
                break;
            }
            let start = self.at;
            let _ = self.mark(',');
            if !self.take(&CONDITIONAL) && !self.take(&["bei"]) {
                self.at = start;
                break;
            }
            condition = self.condition()?;
            self.then();
            effects.extend(self.deeds(&condition)?);
        }
        self.ended(effects, region)
    }

    /// “…, sonst …”
    fn otherwise(
        &mut self,
        condition: &Condition,
        effects: &mut Vec<Effect>,
    ) -> Result<bool, Doubt> {
        let start = self.at;
        let _ = self.mark(',') || self.mark(';') || self.mark('.');
        if !self.take(&["sonst", "ansonsten", "andernfalls"]) {
            self.at = start;
            return Ok(false);
        }
        let _ = self.mark(',');
        let opposite = condition.clone().not();
        if self.take(&["nicht"]) {
            let shown: Vec<usize> = effects
                .iter()
                .filter(|own| own.deed == Deed::Show && own.when == *condition)
                .map(|own| own.target)
                .collect();
            if shown.is_empty() {
                return Err(Doubt::Open("it does not say what is not to be shown".to_owned()));
            }
            let hide = |target| Effect { when: opposite.clone(), deed: Deed::Hide, target };
            effects.extend(shown.into_iter().map(hide));
        } else {
            effects.extend(self.deeds(&opposite)?);
        }
        Ok(true)
    }

    /// What a sentence says where it ends well, in a region.
    fn ended(
        &mut self,
        mut effects: Vec<Effect>,
        region: &Condition,
    ) -> Result<Vec<Effect>, Doubt> {
        let next = self.spoken.get(self.at);
        let line = next.is_some_and(|next| {
            let before = self.at.checked_sub(1).and_then(|at| self.spoken.get(at));
            let between = before.and_then(|own| self.text.get(own.to..next.from));
            between.is_some_and(|between| between.contains('\n'))
        });
        if !(next.is_none() || line || self.mark('.') || self.mark(';')) {
            return Err(self.not_understood());
        }
        for effect in &mut effects {
            let own = std::mem::replace(&mut effect.when, Condition::Always);
            effect.when = region.clone().and(own);
        }
        Ok(effects)
    }

    fn then(&mut self) {
        let _ = self.mark(',');
        let _ = self.take(&["dann", "so"]);
        let _ = self.take(&["gilt"]);
        let _ = self.mark(':') || self.mark(',');
    }

    /// What “that is, for example” begins adds nothing, unless it speaks of a field.
    fn skip_explanation(&mut self) -> Result<(), Doubt> {
        while self.at < self.spoken.len() && !self.word_is(&CONDITIONAL) {
            if let Some(Token::Reference { .. }) = self.token() {
                return Err(self.not_understood());
            }
            let here = self.at;
            self.at += 1;
            let is_dot = |own: &Spoken| own.token == Token::Mark('.');
            let (own, next) = (self.spoken.get(here), self.spoken.get(self.at));
            // Dots within dates do not end it.
            let ends = match (own, next) {
                (Some(own), Some(next)) => is_dot(own) && own.to < next.from,
                _ => true,
            };
            if ends {
                break;
            }
        }
        Ok(())
    }

    /// Takes out what lists the codes of a set: “Die Staaten der EU sind: 124 Belgien und 125 …”.
    fn define(&mut self) {
        let is = |at: usize, mark: char| {
            self.spoken.get(at).is_some_and(|own| own.token == Token::Mark(mark))
        };
        let digits = |at: usize| match self.spoken.get(at).map(|own| &own.token) {
            Some(Token::Digits(code)) => Some(code.clone()),
            _ => None,
        };
        let Some(colon) =
            (0..self.spoken.len()).find(|at| is(*at, ':') && digits(at + 1).is_some())
        else {
            return;
        };
        let start = (0..colon).rfind(|at| is(*at, '.') && self.breaks(*at)).map_or(0, |at| at + 1);
        let end = (colon..self.spoken.len()).find(|at| is(*at, '.')).unwrap_or(self.spoken.len());
        let codes: Vec<String> = (colon..end).filter_map(digits).collect();
        let words = |range: std::ops::Range<usize>| -> Vec<String> {
            let own = self.spoken.get(range).unwrap_or_default().iter();
            own.filter_map(|own| match &own.token {
                Token::Word(word) => Some(word.clone()),
                _ => None,
            })
            .collect()
        };
        let intro = words(start..colon);
        // It is a list of codes when each has a name and nothing else stands there.
        let named = words(colon..end).len() >= codes.len();
        if codes.len() < 2 || !named || intro.iter().any(|own| CONDITIONAL.contains(&own.as_str()))
        {
            return;
        }
        self.defined = Some(Defined { words: intro, codes, used: false });
        self.spoken.drain(start..end);
    }

    /// Whether a line ends behind a token, or the text.
    fn breaks(&self, at: usize) -> bool {
        let (Some(own), Some(next)) = (self.spoken.get(at), self.spoken.get(at + 1)) else {
            return true;
        };
        self.text.get(own.to..next.from).is_some_and(|between| between.contains('\n'))
    }
}

/// What begins a condition.
pub(super) const CONDITIONAL: [&str; 4] = ["wenn", "falls", "sofern", "soweit"];

impl Reader<'_> {
    pub(super) fn token(&self) -> Option<&Token> {
        self.spoken.get(self.at).map(|own| &own.token)
    }

    /// The token so many places further on.
    pub(super) fn ahead(&self, by: usize) -> Option<&Token> {
        self.spoken.get(self.at + by).map(|own| &own.token)
    }

    pub(super) fn word_is(&self, words: &[&str]) -> bool {
        matches!(self.token(), Some(Token::Word(own)) if words.contains(&own.as_str()))
    }

    pub(super) fn take(&mut self, words: &[&str]) -> bool {
        let is = self.word_is(words);
        self.at += usize::from(is);
        is
    }

    /// Takes words that stand one after another, or none.
    pub(super) fn take_all(&mut self, words: &[&str]) -> bool {
        let start = self.at;
        let all = words.iter().all(|word| self.take(&[word]));
        if !all {
            self.at = start;
        }
        all
    }

    pub(super) fn mark(&mut self, mark: char) -> bool {
        let is = self.token() == Some(&Token::Mark(mark));
        self.at += usize::from(is);
        is
    }

    pub(super) fn skip(&mut self, words: &[&str]) {
        while self.take(words) {}
    }

    pub(super) fn rest(&self) -> &str {
        let from = self.spoken.get(self.at).map_or(self.text.len(), |own| own.from);
        self.text.get(from..).unwrap_or_default()
    }

    pub(super) fn not_understood(&self) -> Doubt {
        let rest = self.rest().split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = rest.chars().take(50).collect();
        let more = if short.len() < rest.len() { " …" } else { "" };
        match short.is_empty() {
            true => Doubt::Open("it ends in the middle".to_owned()),
            false => Doubt::Open(format!("not understood from here on: {short}{more}")),
        }
    }
}
