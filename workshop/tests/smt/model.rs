//! A service with everything that may be answered, set and dated, in SMT-LIB.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value as Json;
use shared::kind::Kind;
use shared::service::{Content, NodeId, Plan};
use shared::value::{MAX_NUMBER, Type};
use shared::{Date, Value};
use workshop::prove::{Asked, Wanted, Witness};

use super::terms::{Scope, Term, Val};
use super::{MOST, witness};

/// Why something cannot be said.
pub(super) type Outside = &'static str;

/// An instance of a repeated group; the first is outside of all.
struct Frame {
    group: Option<NodeId>,
    outer: usize,
    /// Which of its siblings it is, from 0.
    at: usize,
    /// Whether there is this instance, as a term.
    exists: String,
}

/// What was written so far.
pub(super) struct Model<'a> {
    pub(super) plan: &'a Plan,
    cap: usize,
    /// What is answered, set and dated; none where z3 may choose.
    witness: Option<&'a Witness>,
    script: String,
    named: usize,
    frames: Vec<Frame>,
    /// How many instances there are, and which.
    counts: BTreeMap<(NodeId, usize), (String, Vec<usize>)>,
    readings: BTreeMap<(NodeId, usize), Term>,
    asked: BTreeMap<(NodeId, usize), String>,
    settings: BTreeMap<u32, Term>,
    today: Option<String>,
    /// Texts by their numbers; another number is another text.
    texts: Vec<String>,
    /// Variables for texts with the kinds that their values have.
    typed: Vec<(String, &'a Kind)>,
}

impl<'a> Model<'a> {
    pub(super) fn new(plan: &'a Plan, cap: usize, witness: Option<&'a Witness>) -> Self {
        let root = Frame { group: None, outer: 0, at: 0, exists: "true".to_owned() };
        Self {
            plan,
            cap,
            witness,
            script: String::new(),
            named: 0,
            frames: vec![root],
            counts: BTreeMap::new(),
            readings: BTreeMap::new(),
            asked: BTreeMap::new(),
            settings: BTreeMap::new(),
            today: None,
            texts: Vec::new(),
            typed: Vec::new(),
        }
    }

    /// Asserts what is asked: in one instance of the carrier everything is as demanded.
    pub(super) fn demand(&mut self, asked: &'a Asked) -> Result<(), Outside> {
        let mut frames = vec![0];
        for group in asked.carrier.map(|node| self.plan.homes_of(node)).unwrap_or_default() {
            let mut inner = Vec::new();
            for frame in frames {
                inner.extend(self.instances(group, frame)?.1);
            }
            frames = inner;
        }
        let mut ways = Vec::new();
        for frame in frames {
            let mut all = vec![self.frame(frame).exists.clone()];
            if let Some(carrier) = asked.carrier {
                all.push(self.asked(carrier, frame)?);
            }
            for (expression, wanted) in &asked.demands {
                let term = self.term(expression, Scope { frame, bound: None })?;
                all.push(match wanted {
                    Wanted::Failed => term.failed,
                    Wanted::Yes => and([term.known, term.val.truth()?]),
                    Wanted::No => and([term.known, not(&term.val.truth()?)]),
                    Wanted::NotYes => not(&and([term.known, term.val.truth()?])),
                });
            }
            ways.push(and(all));
        }
        let ways = or(ways);
        let _ = writeln!(self.script, "(assert {ways})");
        Ok(())
    }

    /// All that was written, with what is known of texts in the end.
    pub(super) fn finished(mut self) -> String {
        let lists = &self.plan.service().lists;
        for (variable, kind) in &self.typed {
            for (number, text) in self.texts.iter().enumerate() {
                if kind.check(&Value::Text(text.clone()), lists).is_err() {
                    let _ = writeln!(self.script, "(assert (not (= {variable} {number})))");
                }
            }
        }
        self.script
    }

    /// Whether a witness says what everything is.
    pub(super) fn judges(&self) -> bool {
        self.witness.is_some()
    }

    pub(super) fn assert(&mut self, term: &str) {
        let _ = writeln!(self.script, "(assert {term})");
    }

    /// A new variable.
    pub(super) fn variable(&mut self, sort: &str) -> String {
        self.named += 1;
        let _ = writeln!(self.script, "(declare-const v{} {sort})", self.named);
        format!("v{}", self.named)
    }

    /// A name for a term, so that it is written once.
    pub(super) fn name(&mut self, sort: &str, term: String) -> String {
        if !term.contains(' ') {
            return term;
        }
        self.named += 1;
        // A definition would be written out wherever it is used, which takes z3 most of its time.
        let _ = writeln!(self.script, "(declare-const d{} {sort})", self.named);
        let _ = writeln!(self.script, "(assert (= d{} {term}))", self.named);
        format!("d{}", self.named)
    }

    pub(super) fn text(&mut self, text: &str) -> String {
        let known = self.texts.iter().position(|own| own == text);
        let number = known.unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        number.to_string()
    }

    fn frame(&self, frame: usize) -> &Frame {
        &self.frames[frame]
    }

    /// Which of its siblings an instance is, from 0.
    pub(super) fn place(&self, frame: usize) -> usize {
        self.frame(frame).at
    }

    /// Which of their siblings an instance and those around it are, outermost first, from 0.
    fn places(&self, mut frame: usize) -> Vec<usize> {
        let mut places = Vec::new();
        while frame != 0 {
            places.push(self.place(frame));
            frame = self.frame(frame).outer;
        }
        places.reverse();
        places
    }

    /// The instance of a group that encloses or is this one.
    pub(super) fn climb(&self, mut frame: usize, home: Option<NodeId>) -> Option<usize> {
        loop {
            if self.frame(frame).group == home {
                return Some(frame);
            }
            if frame == 0 {
                return None;
            }
            frame = self.frame(frame).outer;
        }
    }

    /// How many instances a group has in a frame, and those that there may be.
    pub(super) fn instances(
        &mut self,
        group: NodeId,
        outer: usize,
    ) -> Result<(String, Vec<usize>), Outside> {
        if let Some(known) = self.counts.get(&(group, outer)) {
            return Ok(known.clone());
        }
        let repeats = self.plan.node(group).repeats.ok_or("no repeated group")?;
        let (min, max) = (repeats.min as usize, repeats.max as usize);
        let most = max.min(self.cap.max(min));
        if most > MOST {
            return Err("many instances");
        }
        let count = match self.witness {
            None => {
                let count = self.variable("Int");
                self.assert(&format!("(<= {min} {count} {most})"));
                count
            }
            Some(witness) => {
                let items = witness::given(witness, self.plan, group, &self.places(outer));
                let items = items.and_then(Json::as_array).map_or(0, Vec::len);
                items.clamp(min, most).to_string()
            }
        };
        let around = self.frame(outer).exists.clone();
        let frames = (0..most)
            .map(|at| {
                let exists = and([around.clone(), format!("(< {at} {count})")]);
                self.frames.push(Frame { group: Some(group), outer, at, exists });
                self.frames.len() - 1
            })
            .collect();
        self.counts.insert((group, outer), (count, frames));
        Ok(self.counts[&(group, outer)].clone())
    }

    /// Whether a node is asked.
    pub(super) fn asked(&mut self, node: NodeId, frame: usize) -> Result<String, Outside> {
        if let Some(known) = self.asked.get(&(node, frame)) {
            return Ok(known.clone());
        }
        let own = self.plan.node(node);
        let mut all = Vec::new();
        if let Some(parent) = own.parent {
            let repeated = self.plan.node(parent).repeats.is_some();
            let around = if repeated { self.frame(frame).outer } else { frame };
            all.push(self.asked(parent, around)?);
        }
        if let Some(relevant) = &own.relevant {
            let term = self.term(relevant, Scope { frame, bound: None })?;
            all.push(and([term.known, term.val.truth()?]));
        }
        let asked = self.name("Bool", and(all));
        self.asked.insert((node, frame), asked.clone());
        Ok(asked)
    }

    /// What a field reads as.
    pub(super) fn reading(&mut self, node: NodeId, frame: usize) -> Result<Term, Outside> {
        if let Some(known) = self.readings.get(&(node, frame)) {
            return Ok(known.clone());
        }
        let own = self.plan.node(node);
        let Content::Field(kind) = &own.content else { return Err("a group is read") };
        let asked = self.asked(node, frame)?;
        let reading = match &own.calculate {
            Some(calculate) => {
                let term = self.term(calculate, Scope { frame, bound: None })?;
                let known = and([asked, term.known, self.fits(kind, &term.val)?]);
                Term { known, blank: "false".to_owned(), failed: "false".to_owned(), val: term.val }
            }
            None => {
                let given = self.witness.map(|witness| {
                    let given = witness::given(witness, self.plan, node, &self.places(frame));
                    witness::value(given, kind, self.plan)
                });
                let (answered, val) = match given {
                    None => {
                        let answered = self.variable("Bool");
                        let val = self.answer(kind, &answered)?;
                        (answered, val)
                    }
                    Some(None) => ("false".to_owned(), self.nothing(kind)?),
                    Some(Some(value)) => ("true".to_owned(), self.value(&value, kind)),
                };
                let passed = self.variable("Bool");
                let blank = and([asked.clone(), not(&answered), passed.clone()]);
                match &own.default {
                    None => Term {
                        known: and([asked, answered]),
                        blank,
                        failed: "false".to_owned(),
                        val,
                    },
                    Some(default) => {
                        let wrong = self.variable("Bool");
                        let term = self.term(default, Scope { frame, bound: None })?;
                        let unanswered = and([not(&passed), not(&wrong), term.known]);
                        let stands = and([unanswered, self.fits(kind, &term.val)?]);
                        let val = val.either(&answered, &term.val)?;
                        let known = and([asked, or([answered, stands])]);
                        Term { known, blank, failed: "false".to_owned(), val }
                    }
                }
            }
        };
        let reading = self.named_term(reading);
        self.readings.insert((node, frame), reading.clone());
        Ok(reading)
    }

    /// A variable for an answer of a kind.
    fn answer(&mut self, kind: &'a Kind, answered: &str) -> Result<Val, Outside> {
        Ok(match kind {
            Kind::YesNo => Val::Truth(self.variable("Bool")),
            Kind::Declaration => Val::Truth("true".to_owned()),
            Kind::Integer { .. } | Kind::Money { .. } => {
                let val = Val::Number(self.variable("Int"));
                let fits = self.fits(kind, &val)?;
                self.assert(&fits);
                val
            }
            Kind::Date { .. } => {
                let val = Val::Day(self.variable("Int"));
                let fits = self.fits(kind, &val)?;
                self.assert(&fits);
                val
            }
            Kind::Choices { list } => {
                let lists = &self.plan.service().lists;
                let codes = &lists.get(*list as usize).ok_or("no list")?.codes;
                let chosen: Vec<(String, String)> =
                    codes.iter().map(|code| (code.clone(), self.variable("Bool"))).collect();
                let one = or(chosen.iter().map(|(_, chosen)| chosen.clone()));
                self.assert(&or([not(answered), one]));
                Val::Codes(chosen)
            }
            kind if kind.value_type() == Some(Type::Text) => {
                let val = self.variable("Int");
                if let Kind::Choice { .. } = kind {
                    let fits = self.fits(kind, &Val::Text(val.clone()))?;
                    self.assert(&or([not(answered), fits]));
                }
                self.typed.push((val.clone(), kind));
                Val::Text(val)
            }
            _ => return Err("another kind"),
        })
    }

    /// A value for what is not answered: nothing may depend on which.
    fn nothing(&mut self, kind: &'a Kind) -> Result<Val, Outside> {
        let zero = || "0".to_owned();
        Ok(match self.answer(kind, "false")? {
            Val::Truth(_) => Val::Truth("false".to_owned()),
            Val::Number(_) => Val::Number(zero()),
            Val::Day(_) => Val::Day(zero()),
            Val::Text(_) => Val::Text(self.text("")),
            other => other,
        })
    }

    /// Whether a value is one that the kind takes.
    fn fits(&mut self, kind: &Kind, val: &Val) -> Result<String, Outside> {
        Ok(match (kind, val) {
            (Kind::YesNo, Val::Truth(_)) => "true".to_owned(),
            (Kind::Declaration, Val::Truth(val)) => val.clone(),
            (Kind::Integer { min, max } | Kind::Money { min, max }, Val::Number(val)) => {
                between(val, (*min).max(-MAX_NUMBER), (*max).min(MAX_NUMBER))
            }
            (Kind::Date { min, max }, Val::Day(val)) => {
                let least = min.unwrap_or(Date::new(1, 1, 1).unwrap());
                let most = max.unwrap_or(Date::new(9999, 12, 31).unwrap());
                between(val, least.days_since_epoch(), most.days_since_epoch())
            }
            (Kind::Choice { list }, Val::Text(val)) => {
                let lists = &self.plan.service().lists;
                let codes = lists.get(*list as usize).ok_or("no list")?.codes.clone();
                or(codes.iter().map(|code| format!("(= {val} {})", self.text(code))))
            }
            _ => return Err("a text is computed"),
        })
    }

    /// What a municipality sets: anything of the type, within its bounds.
    pub(super) fn setting(&mut self, at: u32) -> Result<Term, Outside> {
        if let Some(known) = self.settings.get(&at) {
            return Ok(known.clone());
        }
        let own = self.plan.service().parameters.get(at as usize).ok_or("no parameter")?;
        let set = self.witness.and_then(|witness| witness.settings.get(at as usize)?.as_ref());
        if let Some(set) = set {
            let set = Term::known(self.value(set, &Kind::YesNo));
            self.settings.insert(at, set.clone());
            return Ok(set);
        }
        let val = match own.value {
            Type::YesNo => Val::Truth(self.variable("Bool")),
            Type::Integer | Type::Money => {
                let val = self.variable("Int");
                let (least, most) = (own.min.unwrap_or(-MAX_NUMBER), own.max.unwrap_or(MAX_NUMBER));
                self.assert(&between(&val, least, most));
                Val::Number(val)
            }
            Type::Text => Val::Text(self.variable("Int")),
            Type::Date => {
                let val = self.variable("Int");
                self.assert(&between(&val, super::days::FIRST, super::days::LAST));
                Val::Day(val)
            }
            _ => return Err("another parameter"),
        };
        self.settings.insert(at, Term::known(val));
        Ok(self.settings[&at].clone())
    }

    /// The day: of those that the prover speaks of.
    pub(super) fn today(&mut self) -> String {
        if let Some(today) = &self.today {
            return today.clone();
        }
        if let Some(witness) = self.witness {
            return number(witness.day.days_since_epoch());
        }
        let today = self.variable("Int");
        let (first, last) = (Date::new(2020, 1, 1).unwrap(), Date::new(2119, 12, 31).unwrap());
        self.assert(&between(&today, first.days_since_epoch(), last.days_since_epoch()));
        self.today = Some(today.clone());
        today
    }
}

pub(super) fn number(value: i64) -> String {
    if value < 0 { format!("(- {})", value.unsigned_abs()) } else { value.to_string() }
}

pub(super) fn between(term: &str, least: i64, most: i64) -> String {
    format!("(<= {} {term} {})", number(least), number(most))
}

pub(super) fn not(term: &str) -> String {
    match term {
        "true" => "false".to_owned(),
        "false" => "true".to_owned(),
        _ => format!("(not {term})"),
    }
}

pub(super) fn and(parts: impl IntoIterator<Item = String>) -> String {
    joined("and", "true", "false", parts)
}

pub(super) fn or(parts: impl IntoIterator<Item = String>) -> String {
    joined("or", "false", "true", parts)
}

fn joined(
    operator: &str,
    neutral: &str,
    decides: &str,
    parts: impl IntoIterator<Item = String>,
) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| part != neutral).collect();
    match parts.as_slice() {
        [] => neutral.to_owned(),
        parts if parts.iter().any(|part| part == decides) => decides.to_owned(),
        [one] => one.clone(),
        parts => format!("({operator} {})", parts.join(" ")),
    }
}
