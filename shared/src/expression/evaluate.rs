//! Evaluation: total, bounded, three-valued.

use super::arithmetic::{calculate, number};
use super::call::call;
use super::datum::{Datum, Found, Plain, Reading};
use super::truth::Truth;
use super::{Each, Expression, Function, MAX_STEPS, Over, Reference, Want};
use crate::Date;
use crate::service::NodeId;

/// How many bytes of text are worked through for the price of one step.
pub(super) const WEIGHT_OF_STEP: u32 = 64;

/// Where an expression finds what it reads.
pub trait Environment {
    /// Names an instance of a repeated group, or what is outside of all.
    type Instance: Copy;

    /// The repeated group that a node stands in, if any.
    fn home(&self, node: NodeId) -> Option<NodeId>;
    /// The instance of a group (none: outside of all) that encloses or is this instance.
    fn climb(&self, from: Self::Instance, group: Option<NodeId>) -> Option<Self::Instance>;
    /// What a field reads in the instance where it stands.
    fn answer(&self, field: NodeId, at: Self::Instance) -> Found<'_>;
    /// What a field reads in the instance of its home that encloses or is this one.
    fn answer_around(&self, field: NodeId, from: Self::Instance) -> Found<'_> {
        match self.climb(from, self.home(field)) {
            Some(instance) => self.answer(field, instance),
            None => Found::Open,
        }
    }
    /// The instances of a relevant repeated group that stands in this instance, and whether there
    /// may still be more: only where one looks ahead, as
    /// [`Session::prospect`](crate::Session::prospect) does.
    fn instances(&self, group: NodeId, at: Self::Instance) -> (&[Self::Instance], bool);
    /// Which of its siblings an instance is, from 1.
    fn position(&self, instance: Self::Instance) -> i64;
    /// What the municipality set.
    fn setting(&self, parameter: u32) -> Found<'_>;
    /// The day of the assessment.
    fn today(&self) -> Date;
}

/// Evaluates an expression of a node in the instance where that node stands.
pub fn evaluate<'a, E: Environment>(
    expression: &'a Expression,
    environment: &'a E,
    at: E::Instance,
) -> Reading<'a> {
    Evaluation::new(environment, at).reading(expression, None)
}

/// Evaluates a condition of a node in the instance where that node stands.
pub fn truth<E: Environment>(expression: &Expression, environment: &E, at: E::Instance) -> Truth {
    Evaluation::new(environment, at).truth(expression, None)
}

/// Evaluates an expression where one looks ahead: what is known stays so, whatever is answered that
/// is [`Found::Open`]. Also whether anything open was read; else what is not known never will be.
pub(crate) fn foresee<'a, E: Environment>(
    expression: &'a Expression,
    environment: &'a E,
    at: E::Instance,
) -> (Reading<'a>, bool) {
    let mut evaluation = Evaluation::new(environment, at);
    (evaluation.reading(expression, None), evaluation.open)
}

/// What is bound by [`Over`] and [`Each`], innermost first.
pub(super) struct Bound<'b, 'a, I> {
    what: What<'a, I>,
    outer: Option<&'b Bound<'b, 'a, I>>,
}

/// An instance of a repeated group, or an item of a list.
pub(super) enum What<'a, I> {
    Instance(NodeId, I),
    Item(Datum<'a>),
}

pub(super) struct Evaluation<'a, E: Environment> {
    pub(super) environment: &'a E,
    base: E::Instance,
    steps: u32,
    /// Whether something was read that may still be answered.
    open: bool,
}

pub(super) type Binding<'b, 'a, E> = Option<&'b Bound<'b, 'a, <E as Environment>::Instance>>;

impl<'a, E: Environment> Evaluation<'a, E> {
    fn new(environment: &'a E, base: E::Instance) -> Self {
        Self { environment, base, steps: MAX_STEPS, open: false }
    }

    fn reading(&mut self, expression: &'a Expression, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        match self.spend(1) {
            true => self.made(expression, bound),
            false => Reading::Failed,
        }
    }

    /// What an expression gives whose own step is spent.
    pub(super) fn made(
        &mut self,
        expression: &'a Expression,
        bound: Binding<'_, 'a, E>,
    ) -> Reading<'a> {
        match expression {
            Expression::Answered(_)
            | Expression::Not(_)
            | Expression::And(_)
            | Expression::Or(_)
            | Expression::Compare(..)
            | Expression::In(_) => self.condition(expression, bound).into(),
            Expression::Literal(literal) => Reading::Known(literal.plain().into()),
            Expression::Answer(reference) => self.answer(*reference, bound).into(),
            Expression::Size(group) => match self.instances(*group, bound) {
                (_, true) => Reading::Unknown,
                (instances, false) => number(i64::try_from(instances.len()).ok()),
            },
            Expression::Position(group) => self.position(*group, bound),
            Expression::Setting(parameter) => self.environment.setting(*parameter).into(),
            Expression::Today => Reading::Known(Datum::Date(self.environment.today())),
            Expression::Calculate(operator, sides) => {
                match (self.reading(&sides.0, bound), self.reading(&sides.1, bound)) {
                    (Reading::Known(Datum::Number(left)), Reading::Known(Datum::Number(right))) => {
                        calculate(*operator, left, right)
                    }
                    (left, right) => left.open(right),
                }
            }
            Expression::If(parts) => match self.truth(&parts.0, bound) {
                Truth::Yes => self.reading(&parts.1, bound),
                Truth::No => self.reading(&parts.2, bound),
                open => open.into(),
            },
            Expression::List(literals) => {
                let items = literals.iter().map(|literal| literal.plain().into()).collect();
                self.listed(items)
            }
            Expression::Values(parts) => match self.values(parts, bound) {
                Ok(items) => self.listed(items),
                Err(open) => open,
            },
            Expression::Over(over) => self.over(over, bound),
            Expression::Each(each) => self.each(each, bound),
            Expression::Item(outer) => self.item(*outer, bound),
            Expression::Call(function, arguments) => match self.values(arguments, bound) {
                Ok(values) => self.call(*function, &values),
                Err(open) => open,
            },
        }
    }

    /// Calls a function, which costs what its values and its result weigh, and what it takes to
    /// search one text for another.
    fn call(&mut self, function: Function, values: &[Datum<'a>]) -> Reading<'a> {
        let weigh = |value: &Datum<'a>| weight(value.plain());
        let mut cost = values.iter().map(weigh).fold(0, u32::saturating_add);
        if let [Datum::Text(text), Datum::Text(part), ..] = values {
            let search = count(text.len()).saturating_mul(count(part.len()));
            cost = cost.saturating_add(search / WEIGHT_OF_STEP);
        }
        if !self.spend(cost / WEIGHT_OF_STEP) {
            return Reading::Failed;
        }
        match call(function, values) {
            Reading::Known(made) if !self.spend(weight(made.plain()) / WEIGHT_OF_STEP) => {
                Reading::Failed
            }
            other => other,
        }
    }

    /// Takes steps from those that are left; false when there are not so many.
    pub(super) fn spend(&mut self, steps: u32) -> bool {
        match self.steps.checked_sub(steps) {
            Some(left) => self.steps = left,
            None => return false,
        }
        true
    }

    /// The values of all parts; else what stays of the first that has none.
    fn values(
        &mut self,
        parts: &'a [Expression],
        bound: Binding<'_, 'a, E>,
    ) -> Result<Vec<Datum<'a>>, Reading<'a>> {
        let known = |reading| match reading {
            Reading::Known(known) => Ok(known),
            other => Err(other.undecided()),
        };
        parts.iter().map(|part| known(self.reading(part, bound))).collect()
    }

    /// A list, which costs a step for each item.
    fn listed(&mut self, items: Vec<Datum<'a>>) -> Reading<'a> {
        match self.spend(count(items.len())) {
            true => Reading::Known(Datum::List(items)),
            false => Reading::Failed,
        }
    }

    fn over(&mut self, over: &'a Over, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        let mut tally = Tally::new(over.want);
        let (instances, grows) = self.instances(over.group, bound);
        tally.undecided = grows.then_some(Reading::Unknown);
        for instance in instances {
            let what = What::Instance(over.group.node, *instance);
            let reading = self.reading(&over.body, Some(&Bound { what, outer: bound }));
            if let Some(decided) = self.take(&mut tally, reading) {
                return decided;
            }
        }
        tally.result()
    }

    fn each(&mut self, each: &'a Each, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        let items = match self.reading(&each.list, bound) {
            Reading::Known(list) => list.items(),
            other => return other.undecided(),
        };
        let Some(items) = items else { return Reading::Failed };
        let mut tally = Tally::new(each.want);
        for item in items {
            let what = What::Item(item);
            let reading = self.reading(&each.body, Some(&Bound { what, outer: bound }));
            if let Some(decided) = self.take(&mut tally, reading) {
                return decided;
            }
        }
        tally.result()
    }

    fn take(&mut self, tally: &mut Tally<'a>, reading: Reading<'a>) -> Option<Reading<'a>> {
        if let Reading::Known(Datum::List(items)) = &reading
            && !self.spend(count(items.len()))
        {
            return Some(Reading::Failed);
        }
        tally.take(reading)
    }

    fn item(&mut self, outer: u8, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        let bounds = std::iter::successors(bound, |binding| binding.outer);
        let mut items = bounds.filter_map(|binding| match &binding.what {
            What::Item(item) => Some(item),
            What::Instance(..) => None,
        });
        match items.nth(usize::from(outer)) {
            Some(item) if self.spend(weight(item.plain()) / WEIGHT_OF_STEP) => {
                Reading::Known(item.clone())
            }
            _ => Reading::Failed,
        }
    }

    pub(super) fn answer(&mut self, reference: Reference, bound: Binding<'_, 'a, E>) -> Found<'a> {
        let found = if bound.is_none() {
            self.environment.answer_around(reference.node, self.base)
        } else {
            match self.resolve(self.environment.home(reference.node), reference.outer, bound) {
                Some(instance) => self.environment.answer(reference.node, instance),
                None => Found::Open,
            }
        };
        self.open |= found == Found::Open;
        found
    }

    /// The instances of a repeated group, and whether there may be more of them.
    fn instances(
        &mut self,
        group: Reference,
        bound: Binding<'_, 'a, E>,
    ) -> (&'a [E::Instance], bool) {
        let found = match self.resolve(self.environment.home(group.node), group.outer, bound) {
            Some(around) => self.environment.instances(group.node, around),
            None => (&[][..], true),
        };
        self.open |= found.1;
        found
    }

    fn position(&mut self, group: Reference, bound: Binding<'_, 'a, E>) -> Reading<'a> {
        match self.resolve(Some(group.node), group.outer, bound) {
            Some(instance) => number(Some(self.environment.position(instance))),
            None => {
                self.open = true;
                Reading::Unknown
            }
        }
    }

    /// The instance of `home` at hand: the innermost bound one after `outer` others, else the
    /// one that the carrier of the expression stands in.
    fn resolve(
        &self,
        home: Option<NodeId>,
        outer: u8,
        bound: Binding<'_, 'a, E>,
    ) -> Option<E::Instance> {
        let mut pass = outer;
        let mut next = bound;
        while let Some(binding) = next {
            if let What::Instance(group, instance) = binding.what
                && Some(group) == home
            {
                match pass.checked_sub(1) {
                    Some(left) => pass = left,
                    None => return Some(instance),
                }
            }
            next = binding.outer;
        }
        self.environment.climb(self.base, home)
    }
}

/// What is known so far of something over all instances or items.
struct Tally<'a> {
    want: Want,
    undecided: Option<Reading<'a>>,
    count: Option<i64>,
    gathered: Vec<Datum<'a>>,
}

impl<'a> Tally<'a> {
    fn new(want: Want) -> Self {
        Self { want, undecided: None, count: Some(0), gathered: Vec::new() }
    }

    /// Takes what the body gives for one; the result, if that decides.
    fn take(&mut self, reading: Reading<'a>) -> Option<Reading<'a>> {
        let more = |count: Option<i64>, by| count.and_then(|count| count.checked_add(by));
        match (self.want, reading) {
            (Want::Exists, Reading::Known(Datum::YesNo(true))) => {
                return Some(Reading::yes_no(true));
            }
            (Want::All, Reading::Known(Datum::YesNo(false))) => {
                return Some(Reading::yes_no(false));
            }
            (Want::Count | Want::ExistsOne, Reading::Known(Datum::YesNo(true))) => {
                self.count = more(self.count, 1);
            }
            (Want::Sum, Reading::Known(Datum::Number(value))) => {
                self.count = more(self.count, value);
            }
            (Want::Gather, Reading::Known(Datum::List(items))) => self.gathered.extend(items),
            (Want::Sum | Want::Gather, other) => self.leave(other),
            (_, Reading::Known(Datum::YesNo(_))) => {}
            (_, other) => self.leave(other),
        }
        None
    }

    fn leave(&mut self, reading: Reading<'a>) {
        let other = reading.undecided();
        self.undecided = Some(match self.undecided.take() {
            Some(earlier) => worse(earlier, other),
            None => other,
        });
    }

    fn result(self) -> Reading<'a> {
        if let Some(open) = self.undecided {
            return open;
        }
        match self.want {
            Want::Exists => Reading::yes_no(false),
            Want::All => Reading::yes_no(true),
            Want::ExistsOne => Reading::yes_no(self.count == Some(1)),
            Want::Count | Want::Sum => number(self.count),
            Want::Gather => Reading::Known(Datum::List(self.gathered)),
        }
    }
}

/// How much work a value makes: the bytes of texts, or the items of a list.
pub(super) fn weight(value: Plain<'_>) -> u32 {
    match value {
        Plain::Text(text) => count(text.len()),
        Plain::List(items) => {
            let inside = items.iter().map(|item| weight(item.plain()));
            let inside = inside.fold(0, u32::saturating_add);
            count(items.len()).saturating_mul(WEIGHT_OF_STEP).saturating_add(inside)
        }
        Plain::Codes(codes) => count(codes.len()).saturating_mul(WEIGHT_OF_STEP),
        _ => 0,
    }
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Of two readings without a usable value, the one that weighs more: failed before unknown.
fn worse<'a>(left: Reading<'a>, right: Reading<'a>) -> Reading<'a> {
    match (left, right) {
        (Reading::Failed, _) | (_, Reading::Failed) => Reading::Failed,
        (Reading::Unknown, _) | (_, Reading::Unknown) => Reading::Unknown,
        (left, _) => left,
    }
}
