//! What can never be, proved over everything that may be answered, set and dated; or shown to be
//! possible by answers that truly do it.
//!
//! A claim is *proved* by a derivation over sets of values, *refuted* by a witness on which the
//! very engine of the assistant was run, or left *undecided*. The sets always contain every real
//! value: what the prover does not understand may be anything.

mod backward;
mod calendar;
mod derivation;
mod facts;
mod forward;
mod inverse;
mod possible;
mod sample;
mod search;
mod settings;
mod slice;
mod ways;
mod witness;
mod world;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use shared::Date;
use shared::expression::Expression;
use shared::service::{NodeId, Plan, Service};
use shared::settings::Settings;

pub use derivation::show;
pub use search::Effort;
pub use witness::{Goal, Witness, witness};
pub use world::Given;

use world::World;

/// Something that may be possible: that a node is asked, and that expressions that it carries
/// give certain things in one of its instances.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The node that must be asked, and in whose instance the expressions are read; none for what
    /// no node carries.
    pub carrier: Option<NodeId>,
    /// What the expressions must give.
    pub demands: Vec<(&'a Expression, Wanted)>,
}

/// What a condition must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// True.
    Yes,
    /// False: not merely unknown.
    No,
    /// Anything but true.
    NotYes,
    /// The calculation fails.
    Failed,
}

/// What is known about the claim that something can never be.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It can never be: why, line by line.
    Proved(Vec<String>),
    /// It can: the witness was run.
    Refuted(Box<Witness>),
    /// Neither was found within the effort.
    Undecided,
}

/// What was found out, by what was asked: what changes nothing about a question need not be
/// proved again.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    found: Arc<Mutex<BTreeMap<String, Verdict>>>,
}

/// A question with the part of a service that it depends on, and what was found out about it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The part of the service.
    pub service: Service,
    /// The node that must be asked.
    pub carrier: Option<NodeId>,
    /// What its expressions must give.
    pub demands: Vec<(Expression, Wanted)>,
    /// What is known about the claim that this can never be.
    pub verdict: Verdict,
}

impl Memory {
    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        let Ok(found) = self.found.lock() else { return Vec::new() };
        let asked = found.iter().filter_map(|(key, verdict)| {
            let slice::Slice { service, carrier, demands } = slice::Slice::of_key(key)?;
            Some(Asked { service, carrier, demands, verdict: verdict.clone() })
        });
        asked.collect()
    }

    fn recall(&self, key: &str) -> Option<Verdict> {
        self.found.lock().ok()?.get(key).cloned()
    }

    fn keep(&self, key: String, verdict: &Verdict) {
        if let Ok(mut found) = self.found.lock() {
            found.insert(key, verdict.clone());
        }
    }
}

/// Answers questions about one service.
#[derive(Debug)]
pub struct Prover {
    plan: Arc<Plan>,
    given: Given,
    /// Usual settings on a usual day: what is possible is most often possible then.
    usual: Given,
    effort: Effort,
    memory: Memory,
}

impl Prover {
    /// A prover over all answers, all settings of the right types, and the days given.
    pub fn new(plan: Arc<Plan>, days: (Date, Date)) -> Self {
        let day = Date::new(2026, 11, 23).unwrap_or(days.0).clamp(days.0, days.1);
        let usual = Given { settings: Some(witness::usual_settings(&plan)), days: (day, day) };
        Self {
            plan,
            given: Given { settings: None, days },
            usual,
            effort: Effort::default(),
            memory: Memory::default(),
        }
    }

    /// The same, with what was found out before about the same or another version.
    pub fn with_memory(mut self, memory: Memory) -> Self {
        self.memory = memory;
        self
    }

    /// The same, with what a municipality set as the usual settings.
    pub fn with_settings(mut self, settings: &Settings) -> Self {
        let own = settings::parameters(&self.plan, settings);
        if own.iter().all(Option::is_some) {
            self.usual.settings = Some(own);
        }
        self
    }

    /// The same with another effort.
    pub fn with_effort(mut self, effort: Effort) -> Self {
        self.effort = effort;
        self
    }

    /// The service.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Whether the claim holds that this can never be.
    pub fn never(&self, question: &Question<'_>) -> Verdict {
        let slice = slice::slice(&self.plan, question);
        let key = slice.key();
        if let Some(known) = self.memory.recall(&key) {
            return known;
        }
        let verdict = self.search(&slice);
        self.memory.keep(key, &verdict);
        verdict
    }

    fn search(&self, slice: &slice::Slice) -> Verdict {
        let Ok(plan) = Plan::new(slice.service.clone()) else { return Verdict::Undecided };
        let plan = Arc::new(plan);
        let question = slice.question();
        let mut real = |witness: &Witness| witness.does(&plan, &question);
        let mut verdict = Verdict::Undecided;
        for given in [&self.usual, &self.given] {
            let world = World::new(&plan, given, self.effort.steps);
            verdict = search::search(world, &question, self.effort, &mut real);
            if let Verdict::Refuted(_) = verdict {
                break;
            }
        }
        verdict
    }
}
