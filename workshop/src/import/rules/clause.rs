//! The clauses that say what happens: “dann zeige … an”, “muss … befüllt werden”.

use super::condition::Condition;
use super::deed::{Deed, Effect};
use super::scope::{Doubt, Named};
use super::sentence::{CONDITIONAL, Reader};
use super::term::NOUNS;
use super::token::Token;
use crate::federal_state;

const SHOW: [&str; 13] = [
    "aktiviere",
    "aktivieren",
    "aktiviert",
    "zeige",
    "zeigen",
    "anzeigen",
    "angezeigt",
    "anzuzeigen",
    "eingeblendet",
    "einzublenden",
    "erscheint",
    "erscheinen",
    "sichtbar",
];
const HIDE: [&str; 7] = [
    "deaktiviere",
    "deaktivieren",
    "deaktiviert",
    "ausgeblendet",
    "auszublenden",
    "ausblenden",
    "verborgen",
];
const FILL: [&str; 8] = [
    "befüllt",
    "befüllen",
    "ausgefüllt",
    "ausfüllen",
    "auszufüllen",
    "angegeben",
    "anzugeben",
    "eingetragen",
];
const DUTY: [&str; 7] = [
    "pflicht",
    "pflichtfeld",
    "pflichtfelder",
    "pflichtfeldgruppe",
    "pflichtgruppe",
    "pflichtangabe",
    "verpflichtend",
];
const FREE: [&str; 6] =
    ["optional", "optionales", "optionale", "optionaler", "freiwillig", "freiwillige"];
const PREFILL: [&str; 6] =
    ["vorbefüllt", "vorzubefüllen", "vorbefüllen", "vorbelegt", "vorzubelegen", "vorbefüllung"];
const CHOSEN: [&str; 2] = ["ausgewählt", "gewählt"];
const MUST: [&str; 2] = ["muss", "müssen"];
const MAY: [&str; 2] = ["darf", "dürfen"];
/// Words that carry no meaning of their own here.
const SMALL: [&str; 25] = [
    "ist", "sind", "wird", "werden", "wurde", "sein", "soll", "sollen", "an", "aus", "als", "ein",
    "eine", "einer", "einem", "zu", "zur", "mache", "blende", "blenden", "es", "sie", "diese",
    "dieses", "nur",
];

/// A clause, or what of it stands between two conjunctions.
#[derive(Clone, Debug, Default)]
struct Clause {
    words: Vec<String>,
    targets: Vec<usize>,
    answer: Option<Named>,
    region: Option<Condition>,
    /// Whether it begins with a reference.
    named_first: bool,
}

impl Clause {
    fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|own| words.contains(&own.as_str()))
    }

    fn blends(&self, way: &str) -> bool {
        self.has(&["blende", "blenden"]) && self.has(&[way])
    }

    /// Whether it says what happens, rather than only to what.
    fn acts(&self) -> bool {
        let all: [&[&str]; 7] = [&SHOW, &HIDE, &FILL, &DUTY, &FREE, &PREFILL, &CHOSEN];
        all.iter().any(|own| self.has(own)) || self.has(&["leer"]) || self.blends("aus")
    }

    fn says_nothing(&self) -> bool {
        self.words.is_empty()
    }
}

impl Reader<'_> {
    /// All that happens up to the end of the sentence, or to another condition.
    pub(super) fn deeds(&mut self, when: &Condition) -> Result<Vec<Effect>, Doubt> {
        if let Some(effects) = self.demand(when)? {
            return Ok(effects);
        }
        let mut parts = vec![self.clause()?];
        loop {
            let start = self.at;
            let comma = self.mark(',');
            let and = self.take(&["und", "sowie"]);
            let follows = match self.token() {
                Some(Token::Word(word)) => !ENDS.contains(&word.as_str()),
                Some(Token::Reference { .. }) => true,
                _ => false,
            };
            if !(comma || and) || !follows {
                self.at = start;
                break;
            }
            parts.push(self.clause()?);
        }
        let mut effects = Vec::new();
        for clause in whole(parts)? {
            self.happens(clause, when, &mut effects)?;
        }
        conceal(&mut effects);
        Ok(effects)
    }

    /// Up to a conjunction, or the end.
    fn clause(&mut self) -> Result<Clause, Doubt> {
        let mut clause = Clause::default();
        let first = self.at;
        loop {
            if let Some(region) = self.region_of_clause()? {
                clause.region = Some(region);
                continue;
            }
            match self.token().cloned() {
                Some(Token::Reference { .. }) => {
                    clause.named_first |= clause.words.is_empty();
                    let target = self.reference()?;
                    clause.targets.push(target);
                    self.skip_apposition();
                    self.list(&mut clause)?;
                }
                Some(Token::Word(word)) if word == "mit" || word == "auswahl" => {
                    self.at += 1;
                    self.skip(&["dem", "der", "code", "wert", "auswahl"]);
                    let of = clause.targets.first().or(self.before.first()).copied();
                    let Some(of) = of else { return Err(self.not_understood()) };
                    clause.answer = Some(self.named_answer(of)?);
                }
                Some(Token::Word(word)) => {
                    let word = word.as_str();
                    if CONDITIONAL.contains(&word) || ENDS.contains(&word) {
                        break;
                    }
                    if self.take_all(&["in", "der", "antragsstrecke"]) || self.take(&NOUNS) {
                        continue;
                    }
                    if !is_known(word) {
                        return Err(self.not_understood());
                    }
                    clause.words.push(word.to_owned());
                    self.at += 1;
                }
                Some(Token::Mark(',' | '.' | ';')) | None => break,
                Some(_) => return Err(self.not_understood()),
            }
            if self.word_is(&["und", "sowie"]) {
                break;
            }
        }
        match self.at == first {
            true => Err(self.not_understood()),
            false => Ok(clause),
        }
    }

    /// “nur für die Länder Bremen und Hamburg”
    fn region_of_clause(&mut self) -> Result<Option<Condition>, Doubt> {
        if !self.word_is(&["für"]) {
            return Ok(None);
        }
        let region = self.region()?;
        match region {
            Some(region) => Ok(Some(region)),
            None => Err(self.not_understood()),
        }
    }

    /// More targets, with commas or nothing between.
    fn list(&mut self, clause: &mut Clause) -> Result<(), Doubt> {
        loop {
            let start = self.at;
            let _ = self.mark(',');
            self.skip(&NOUNS);
            if !matches!(self.token(), Some(Token::Reference { .. })) {
                // Articles may begin what comes next.
                self.at = start;
                return Ok(());
            }
            let target = self.reference()?;
            clause.targets.push(target);
            self.skip_apposition();
        }
    }

    /// Passes nouns right behind an id: what it was called before it got another name.
    fn skip_apposition(&mut self) {
        while let Some(own) = self.spoken.get(self.at)
            && let Token::Word(word) = &own.token
        {
            let written = self.text.get(own.from..own.to).unwrap_or_default();
            let noun = written.starts_with(char::is_uppercase)
                && written.chars().skip(1).any(char::is_lowercase);
            let means = is_known(word)
                || NOUNS.contains(&word.as_str())
                || ENDS.contains(&word.as_str())
                || ["auswahl", "mit", "land", "bundesland"].contains(&word.as_str())
                || federal_state::called(word).is_some()
                || CONDITIONAL.contains(&word.as_str());
            if !noun || means {
                break;
            }
            self.at += 1;
        }
    }

    fn happens(
        &mut self,
        clause: Clause,
        when: &Condition,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Doubt> {
        let targets = match clause.targets.is_empty() {
            true => self.before.clone(),
            false => clause.targets.clone(),
        };
        let Some(first) = targets.first().copied() else {
            return Err(Doubt::Open("it does not say of which field it speaks".to_owned()));
        };
        let when = match &clause.region {
            Some(region) => region.clone().and(when.clone()),
            None => when.clone(),
        };
        for deed in self.meaning(&clause, first)? {
            if let Deed::Check(_) = deed {
                effects.push(Effect { when: when.clone(), deed, target: first });
                continue;
            }
            for target in &targets {
                effects.push(Effect { when: when.clone(), deed: deed.clone(), target: *target });
            }
        }
        self.before = targets;
        Ok(())
    }

    /// What a clause with these words says of its targets.
    fn meaning(&self, clause: &Clause, of: usize) -> Result<Vec<Deed>, Doubt> {
        let not = clause.has(&["nicht"]);
        let may = clause.has(&MAY);
        let must = clause.has(&MUST);
        let show = clause.has(&SHOW) || clause.blends("ein");
        let hide = clause.has(&HIDE) || clause.blends("aus");
        let (fill, duty) = (clause.has(&FILL), clause.has(&DUTY));
        let (free, leer) = (clause.has(&FREE), clause.has(&["leer"]));
        let prefill = clause.has(&PREFILL);
        let chosen = clause.has(&CHOSEN);
        let only = clause.has(&["nur"]);
        let unclear = || {
            let said = clause.words.join(" ");
            Err(Doubt::Open(format!("what “{said}” says of it is not understood")))
        };
        if prefill {
            let Some(named) = &clause.answer else { return unclear() };
            if not || show || hide || fill || duty || free || leer || may {
                return unclear();
            }
            return Ok(vec![Deed::Prefill(self.scope.answer(of, named)?)]);
        }
        if let Some(named) = &clause.answer {
            let forbids = chosen && not && may && !(show || hide || fill || duty || free || leer);
            if !forbids {
                return unclear();
            }
            return Ok(vec![Deed::Check(self.never(of, named)?)]);
        }
        match (show, hide, fill, duty, free, leer, chosen) {
            (true, false, _, _, false, false, false) => match (not, may, only) {
                (true, ..) if !duty && !must => Ok(vec![Deed::Hide]),
                (false, true, false) | (true, ..) => unclear(),
                _ if duty || fill => Ok(vec![Deed::Show, Deed::Require]),
                _ => Ok(vec![Deed::Show]),
            },
            (false, true, false, false, false, false, false) if !not && !may => {
                Ok(vec![Deed::Hide])
            }
            (false, false, true, false, false, false, false) => {
                // “ist zu befüllen”, unlike “ist befüllt”, asks for something.
                let to = clause.has(&["befüllen", "ausfüllen"]) && clause.has(&["zu"]);
                let is_to = to || clause.has(&["auszufüllen", "anzugeben"]);
                match (not, must, may) {
                    (true, false, true) => Ok(vec![Deed::Hide]),
                    (true, true, false) => Ok(vec![Deed::Relax]),
                    (false, true, false) => Ok(vec![Deed::Require]),
                    (false, false, false) if is_to => Ok(vec![Deed::Require]),
                    _ => unclear(),
                }
            }
            (false, false, false, true, false, false, false) if !may => {
                Ok(vec![if not { Deed::Relax } else { Deed::Require }])
            }
            (false, false, false, false, true, false, false) if !not && !may => {
                Ok(vec![Deed::Relax])
            }
            (false, false, false, false, false, true, false) if not && may => {
                Ok(vec![Deed::Require])
            }
            _ => unclear(),
        }
    }
}

/// Words that begin another part of the sentence.
const ENDS: [&str; 7] = ["sonst", "ansonsten", "andernfalls", "bei", "dann", "wenn", "falls"];

fn is_known(word: &str) -> bool {
    let all: [&[&str]; 9] = [&SHOW, &HIDE, &FILL, &DUTY, &FREE, &PREFILL, &CHOSEN, &MUST, &MAY];
    all.iter().any(|own| own.contains(&word))
        || SMALL.contains(&word)
        || ["nicht", "leer"].contains(&word)
}

/// Clauses from what stands between conjunctions: “muss A und B befüllt werden” is one, “muss A
/// angezeigt und B ausgeblendet werden” are two.
fn whole(parts: Vec<Clause>) -> Result<Vec<Clause>, Doubt> {
    let mut all: Vec<Clause> = Vec::new();
    for part in parts {
        let Some(last) = all.last_mut() else {
            all.push(part);
            continue;
        };
        if !last.acts() {
            // What has no verb yet must not take one that is of the next.
            if last.says_nothing() && !part.named_first {
                let doubt = "it does not say what happens to what it names first";
                return Err(Doubt::Open(doubt.to_owned()));
            }
            last.words.extend(part.words);
            last.targets.extend(part.targets);
            last.answer = part.answer.or(last.answer.take());
            last.region = part.region.or(last.region.take());
        } else if !part.acts() && part.says_nothing() && part.answer.is_none() {
            last.targets.extend(part.targets);
        } else if part.acts() {
            let own = inherited(last, part);
            all.push(own);
        } else {
            let doubt = "it does not say what happens to what it names last";
            return Err(Doubt::Open(doubt.to_owned()));
        }
    }
    Ok(all)
}

/// A clause with the modal verb of the one before, where it has none.
fn inherited(before: &Clause, mut clause: Clause) -> Clause {
    let modal = |own: &Clause| own.has(&MUST) || own.has(&MAY) || own.has(&["ist", "sind", "soll"]);
    let participle = clause.has(&["befüllt", "angezeigt", "ausgefüllt", "angegeben"]);
    if participle && !modal(&clause) {
        let own = before.words.iter().filter(|own| {
            let own = own.as_str();
            MUST.contains(&own) || MAY.contains(&own) || ["ist", "sind"].contains(&own)
        });
        clause.words.extend(own.cloned().collect::<Vec<String>>());
        // “darf nicht angezeigt und befüllt werden”
        if clause.targets.is_empty() && before.has(&["nicht"]) && !clause.has(&["nicht"]) {
            clause.words.push("nicht".to_owned());
        }
    }
    clause.region = clause.region.or_else(|| before.region.clone());
    clause
}

/// What is filled in beforehand and not shown is part of the answers.
fn conceal(effects: &mut [Effect]) {
    let prefilled: Vec<(usize, Condition)> = effects
        .iter()
        .filter(|own| matches!(own.deed, Deed::Prefill(_)))
        .map(|own| (own.target, own.when.clone()))
        .collect();
    for effect in effects {
        let own = (effect.target, effect.when.clone());
        if effect.deed == Deed::Hide && prefilled.contains(&own) {
            effect.deed = Deed::Conceal;
        }
    }
}
