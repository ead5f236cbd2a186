//! Looking at cases until each is closed by a contradiction, or one is found that is real.

use shared::expression::Expression;
use shared::service::NodeId;

use super::derivation;
use super::possible::{Possible, Values};
use super::witness::{Witness, candidates};
use super::world::{Cell, Conflict, Here, Rule, Why, World};
use super::{Question, Verdict, Wanted};

/// How often all rules are applied again before a case is split.
const ROUNDS: usize = 6;

/// How much is tried for one question.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// The most cases that are looked at.
    pub cases: u32,
    /// The most parts of expressions that are looked at.
    pub steps: u32,
    /// The most answers that are tried.
    pub tries: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self { cases: 80, steps: 60_000, tries: 120 }
    }
}

/// How a case ended.
enum End {
    /// No answers: why, in words.
    Closed(Vec<String>),
    /// These answers.
    Found(Box<Witness>),
    /// Nothing is known.
    Open,
}

/// Answers a question within an effort. `real` says whether answers truly do what is asked.
pub(super) fn search<'a>(
    mut world: World<'a>,
    question: &Question<'a>,
    effort: Effort,
    real: &mut dyn FnMut(&Witness) -> bool,
) -> Verdict {
    let frame = match question.carrier {
        Some(node) => {
            let frame = world.frame_of(node);
            world.demand(node, frame);
            frame
        }
        None => 0,
    };
    for (expression, wanted) in &question.demands {
        let want = match wanted {
            Wanted::Yes => Possible::yes(),
            Wanted::No => Possible::no(),
            Wanted::NotYes => Possible::not_yes(),
            Wanted::Failed => Possible { failed: true, ..Possible::truth(false, false) },
        };
        world.rules.push(Rule { why: Why::Goal, expression, frame, want });
    }
    let mut search = Search { left: effort, real };
    match search.case(world) {
        End::Closed(lines) => Verdict::Proved(lines),
        End::Found(witness) => Verdict::Refuted(witness),
        End::Open => Verdict::Undecided,
    }
}

struct Search<'s> {
    left: Effort,
    real: &'s mut dyn FnMut(&Witness) -> bool,
}

impl Search<'_> {
    fn case(&mut self, mut world: World<'_>) -> End {
        world.steps = self.left.steps;
        let settled = world.settle();
        self.left.steps = world.steps;
        if let Err(rule) = settled {
            return End::Closed(derivation::lines(&mut world, rule));
        }
        for witness in candidates(&world) {
            match self.left.tries.checked_sub(1) {
                Some(left) => self.left.tries = left,
                None => break,
            }
            if (self.real)(&witness) {
                return End::Found(Box::new(witness));
            }
        }
        let cases = cases(&mut world);
        if cases.is_empty() {
            return End::Open;
        }
        let mut all = Vec::new();
        let mut open = false;
        for case in cases {
            match self.left.cases.checked_sub(1) {
                Some(left) if self.left.steps > 0 => self.left.cases = left,
                _ => return End::Open,
            }
            let mut inner = world.clone();
            let name = match case {
                Case::Cell(cell, part) => {
                    inner.rule = usize::MAX;
                    let name = derivation::named(&inner, cell, &part);
                    if inner.learn(cell, &part).is_err() {
                        continue;
                    }
                    name
                }
                Case::Rules(rules) => {
                    let name = derivation::supposed(&inner, &rules);
                    inner.rules.extend(rules);
                    name
                }
            };
            match self.case(inner) {
                End::Found(witness) => return End::Found(witness),
                End::Open => open = true,
                End::Closed(lines) => {
                    all.push(format!("where {name}:"));
                    all.extend(lines.into_iter().map(|line| format!("  {line}")));
                }
            }
        }
        if open { End::Open } else { End::Closed(all) }
    }
}

impl<'a> World<'a> {
    /// Applies all rules until nothing more is learned; the rule that contradicts.
    fn settle(&mut self) -> Result<(), usize> {
        if let Some(rule) = super::facts::opposed(self) {
            return Err(rule);
        }
        for _ in 0..ROUNDS {
            let before = (self.learned.len(), self.rules.len(), self.frames.len());
            let mut at = 0;
            while let Some(rule) = self.rules.get(at).cloned() {
                self.rule = at;
                let here = Here { frame: rule.frame, bound: None };
                self.narrow(rule.expression, here, &rule.want).map_err(|Conflict| at)?;
                at += 1;
            }
            if before == (self.learned.len(), self.rules.len(), self.frames.len()) {
                break;
            }
        }
        Ok(())
    }

    /// The cells that an expression reads, in the order of reading.
    pub(super) fn cells_of(&mut self, expression: &'a Expression, frame: usize) -> Vec<Cell> {
        self.read = Some(Vec::new());
        self.possible(expression, Here { frame, bound: None });
        self.read.take().unwrap_or_default()
    }
}

/// One of several cases that together are all there is.
enum Case<'a> {
    /// A cell is one of these.
    Cell(Cell, Possible<'a>),
    /// These hold.
    Rules(Vec<Rule<'a>>),
}

/// The cases to look at: ways in which something wanted can come about, else the values of a
/// cell.
fn cases<'a>(world: &mut World<'a>) -> Vec<Case<'a>> {
    let mut undecided = Vec::new();
    for rule in world.rules.clone() {
        let now = world.possible(rule.expression, Here { frame: rule.frame, bound: None });
        if now.meet(&rule.want) != now {
            undecided.push(rule);
        }
    }
    for rule in &undecided {
        let mut ways = super::ways::ways(world, rule, 0);
        ways.retain(|way| {
            way.iter().all(|own| {
                let here = Here { frame: own.frame, bound: None };
                !world.possible(own.expression, here).meet(&own.want).is_empty()
            })
        });
        if ways.len() > 1 {
            return ways.into_iter().map(Case::Rules).collect();
        }
    }
    for rule in &undecided {
        let mut best: Option<(Cell, Vec<Possible<'a>>)> = None;
        for cell in world.cells_of(rule.expression, rule.frame) {
            let Some(known) = world.cells.get(&cell) else { continue };
            if calculated(world, cell) {
                continue;
            }
            let parts = split(known);
            if parts.len() > 1 && best.as_ref().is_none_or(|(_, known)| parts.len() < known.len()) {
                best = Some((cell, parts));
            }
        }
        if let Some((cell, parts)) = best {
            return parts.into_iter().map(|part| Case::Cell(cell, part)).collect();
        }
    }
    Vec::new()
}

fn calculated(world: &World<'_>, cell: Cell) -> bool {
    let field = |node: NodeId| world.plan.node(node).calculate.is_some();
    matches!(cell, Cell::Field(node, _) if field(node))
}

/// Cases that together are all that is possible.
fn split<'a>(known: &Possible<'a>) -> Vec<Possible<'a>> {
    let mut parts = Vec::new();
    match &known.values {
        Values::Nothing => {}
        Values::YesNo { yes: true, no: true } => parts.extend([Possible::yes(), Possible::no()]),
        Values::Only(texts) if texts.len() <= 8 => {
            parts.extend(texts.iter().map(|text| Possible::of(Values::Only(vec![text]))));
        }
        Values::Only(texts) => {
            let (one, other) = texts.split_at(texts.len() / 2);
            parts.extend([one, other].map(|half| Possible::of(Values::Only(half.to_vec()))));
        }
        Values::Numbers(least, most) | Values::Days(least, most) if least < most => {
            let middle = match (*least < 0, *most > 0) {
                (true, true) => 0,
                _ => least.midpoint(*most),
            };
            for end in [*least, *most] {
                parts.push(Possible::of(known.values.range(end, end)));
            }
            for (from, to) in [(least + 1, middle), (middle.max(*least) + 1, most - 1)] {
                if from <= to {
                    parts.push(Possible::of(known.values.range(from, to)));
                }
            }
        }
        Values::Codes { must, may } if must != may => {
            let Some(code) = may.iter().find(|code| !must.contains(code)) else { return parts };
            let mut more = must.clone();
            more.push(code);
            more.sort_unstable();
            parts.push(Possible::of(Values::Codes { must: more, may: may.clone() }));
            let less: Vec<&str> = may.iter().filter(|other| *other != code).copied().collect();
            if !less.is_empty() {
                parts.push(Possible::of(Values::Codes { must: must.clone(), may: less }));
            }
        }
        whole => parts.push(Possible::of(whole.clone())),
    }
    let nothing = Possible::of(Values::Nothing);
    for open in [
        Possible { unknown: true, ..nothing.clone() },
        Possible { blank: true, ..nothing.clone() },
        Possible { failed: true, ..nothing },
    ] {
        if !known.meet(&open).is_empty() {
            parts.push(open);
        }
    }
    parts
}
