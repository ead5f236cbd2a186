//! What follows for the answers when an expression must give something.

use shared::expression::{Comparison, Expression, Function, Operator, Over, Reference, Want};
use shared::service::NodeId;

use super::calendar::{self, Span};
use super::forward::literal_values;
use super::possible::{Possible, Values};
use super::world::{Bound, Cell, Conflict, Here, Rule, Why, World};

/// The most instances that a proof makes up.
const MOST_FRAMES: usize = 12;

type Narrowed = Result<(), Conflict>;

impl<'a> World<'a> {
    /// Learns what must hold so that the expression gives one of these.
    pub(super) fn narrow(
        &mut self,
        expression: &'a Expression,
        here: Here<'_>,
        want: &Possible<'a>,
    ) -> Narrowed {
        let now = self.possible(expression, here);
        let left = now.meet(want);
        if left.is_empty() {
            return Err(Conflict);
        }
        if left == now && !matches!(expression, Expression::Answer(_)) {
            return Ok(());
        }
        match expression {
            Expression::Answer(reference) => self.narrow_answer(*reference, here, &left),
            Expression::Answered(reference) => match (left.can_be_yes(), left.can_be_no()) {
                (true, false) => {
                    let known = Possible { unknown: false, blank: false, ..Possible::ANY };
                    self.narrow_answer(*reference, here, &known)
                }
                (false, true) => {
                    let open = Possible { values: Values::Nothing, ..Possible::ANY };
                    self.narrow_answer(*reference, here, &open)
                }
                _ => Ok(()),
            },
            Expression::Size(group) => self.narrow_size(*group, here, &left.values),
            Expression::Position(group) => {
                match self.resolve(Some(group.node), group.outer, here) {
                    Some(frame) => self.learn(Cell::Position(frame), &left),
                    None => Ok(()),
                }
            }
            Expression::Setting(parameter) => self.learn(Cell::Setting(*parameter), &left),
            Expression::Today => self.learn(Cell::Today, &left),
            Expression::Not(inner) => {
                let values = Possible::truth(left.can_be_no(), left.can_be_yes()).values;
                self.narrow(inner, here, &Possible { blank: left.unknown, values, ..left })
            }
            Expression::And(parts) => self.narrow_all(parts, false, here, &left),
            Expression::Or(parts) => self.narrow_all(parts, true, here, &left),
            Expression::Compare(comparison, sides) => {
                self.narrow_compare(*comparison, sides, here, &left)
            }
            Expression::Calculate(operator, sides) if left.is_known() => {
                self.narrow_calculation(*operator, sides, here, &left.values)
            }
            Expression::If(parts) => self.narrow_if(parts, here, &left),
            Expression::In(sides) => self.narrow_contained(sides, here, &left),
            Expression::Over(over) => self.narrow_over(over, here, &left),
            Expression::Call(function, arguments) if left.is_known() => {
                self.narrow_call(*function, arguments, here, &left.values)
            }
            _ => Ok(()),
        }
    }

    fn narrow_answer(&mut self, read: Reference, here: Here<'_>, want: &Possible<'a>) -> Narrowed {
        let Some(frame) = self.place(read, here) else {
            return if want.unknown { Ok(()) } else { Err(Conflict) };
        };
        self.narrow_reading(read.node, frame, want)
    }

    fn narrow_reading(&mut self, node: NodeId, frame: usize, want: &Possible<'a>) -> Narrowed {
        if self.depth > 40 || self.frame(frame).generic {
            return Ok(());
        }
        if want.unknown {
            // It may be unknown since it is not asked: nothing follows for the answer, unless it
            // surely is asked.
            if !self.asked(node, frame).is_yes() {
                return Ok(());
            }
        } else {
            self.demand(node, frame);
        }
        let own = self.plan.node(node);
        let Some(calculate) = &own.calculate else {
            // Where there is a default, it may be what is wanted.
            let unanswered = want.unknown || own.default.is_some();
            let said = Possible { unknown: unanswered, ..want.clone() };
            return self.learn(Cell::Field(node, frame), &said);
        };
        if want.unknown || want.blank && !want.has_value() {
            return if want.unknown { Ok(()) } else { Err(Conflict) };
        }
        let taken = self.values_taken(node, frame).meet(&want.values);
        if taken == Values::Nothing {
            return Err(Conflict);
        }
        self.depth += 1;
        let done = self.narrow(calculate, Here { frame, bound: None }, &Possible::of(taken));
        self.depth -= 1;
        done
    }

    /// Demands that a node is asked: its own condition and those of the groups around it hold.
    pub(super) fn demand(&mut self, node: NodeId, frame: usize) {
        let plan = self.plan;
        let mut next = Some((node, frame));
        while let Some((node, frame)) = next {
            if let Some(expression) = &plan.node(node).relevant {
                let why = Why::Asked(node);
                if self.rules.iter().any(|rule| rule.why == why && rule.frame == frame) {
                    return;
                }
                self.rules.push(Rule { why, expression, frame, want: Possible::yes() });
            }
            next = self.around(node, frame);
        }
    }

    fn narrow_size(&mut self, group: Reference, here: Here<'_>, want: &Values<'a>) -> Narrowed {
        let Some(frame) = self.place(group, here) else { return Ok(()) };
        let Some((least, _)) = want.bounds() else { return Ok(()) };
        let none = want.meet(&Values::Numbers(0, 0)) != Values::Nothing;
        if least > 0 && !self.frame(frame).generic {
            self.demand(group.node, frame);
        }
        match none {
            // Perhaps the group is not asked, and its number of instances does not matter.
            true => Ok(()),
            false => self.learn(Cell::Size(group.node, frame), &Possible::of(want.clone())),
        }
    }

    /// Conjunction (`decides` false) or disjunction (`decides` true).
    fn narrow_all(
        &mut self,
        parts: &'a [Expression],
        decides: bool,
        here: Here<'_>,
        want: &Possible<'a>,
    ) -> Narrowed {
        let (can_decide, can_not) = match decides {
            true => (want.can_be_yes(), want.can_be_no()),
            false => (want.can_be_no(), want.can_be_yes()),
        };
        if !can_decide {
            // No part decides; and when nothing else than the opposite is wanted, all are that.
            let not = match want.unknown || want.failed {
                true => {
                    Possible { values: Possible::truth(!decides, decides).values, ..Possible::ANY }
                }
                false => Possible::truth(!decides, decides),
            };
            return parts.iter().try_for_each(|part| self.narrow(part, here, &not));
        }
        if can_not {
            return Ok(());
        }
        // One part at least does not give the opposite; it decides when nothing else is wanted.
        let not = match want.unknown || want.failed {
            true => Possible { values: Possible::truth(decides, !decides).values, ..Possible::ANY },
            false => Possible::truth(decides, !decides),
        };
        let mut candidate = None;
        for part in parts {
            if self.possible(part, here).meet(&not).is_empty() {
                continue;
            }
            if candidate.replace(part).is_some() {
                return Ok(());
            }
        }
        match candidate {
            Some(part) => self.narrow(part, here, &not),
            None => Err(Conflict),
        }
    }

    fn narrow_compare(
        &mut self,
        comparison: Comparison,
        sides: &'a (Expression, Expression),
        here: Here<'_>,
        want: &Possible<'a>,
    ) -> Narrowed {
        if !want.is_known() {
            return Ok(());
        }
        let (left, right) = (self.possible(&sides.0, here), self.possible(&sides.1, here));
        let wanted = match (want.can_be_yes(), want.can_be_no()) {
            (true, false) => comparison,
            (false, true) => opposite(comparison),
            _ => return Ok(()),
        };
        let (one, other) = match wanted {
            Comparison::Equal => {
                let both = left.values.meet(&right.values);
                (both.clone(), both)
            }
            Comparison::NotEqual => {
                (left.values.without(&right.values), right.values.without(&left.values))
            }
            _ => match (left.values.bounds(), right.values.bounds()) {
                (Some(a), Some(b)) => {
                    let (a, b) = ordered(wanted, a, b);
                    (left.values.range(a.0, a.1), right.values.range(b.0, b.1))
                }
                _ => (left.values.clone(), right.values.clone()),
            },
        };
        // A question passed over differs from every value.
        let blank = wanted == Comparison::NotEqual;
        let side = |own: &Possible<'a>, values: Values<'a>, other: &Possible<'a>| Possible {
            unknown: false,
            failed: false,
            blank: blank && own.blank && other.has_value(),
            values: match blank && other.blank {
                // Any value differs from what was passed over.
                true => own.values.clone(),
                false => values,
            },
        };
        let (one, other) = (side(&left, one, &right), side(&right, other, &left));
        self.narrow(&sides.0, here, &one)?;
        self.narrow(&sides.1, here, &other)
    }

    fn narrow_calculation(
        &mut self,
        operator: Operator,
        sides: &'a (Expression, Expression),
        here: Here<'_>,
        want: &Values<'a>,
    ) -> Narrowed {
        let (left, right) = (self.possible(&sides.0, here), self.possible(&sides.1, here));
        let (Some(a), Some(b), Some(sum)) =
            (left.values.bounds(), right.values.bounds(), want.bounds())
        else {
            return Ok(());
        };
        let span = |operator, one, other| calendar::calculate(operator, one, other).0;
        let (one, other) = match operator {
            Operator::Add => (span(Operator::Subtract, sum, b), span(Operator::Subtract, sum, a)),
            Operator::Subtract => (span(Operator::Add, sum, b), span(Operator::Subtract, a, sum)),
            // Only by a positive constant: rounded outward.
            Operator::Multiply if b.0 == b.1 && b.0 > 0 => {
                (Some((sum.0.div_euclid(b.0), sum.1.div_euclid(b.0) + 1)), Some(b))
            }
            Operator::Multiply if a.0 == a.1 && a.0 > 0 => {
                (Some(a), Some((sum.0.div_euclid(a.0), sum.1.div_euclid(a.0) + 1)))
            }
            _ => (Some(a), Some(b)),
        };
        let numbers = |span: Option<Span>| match span {
            Some((least, most)) => Possible::of(Values::NUMBERS.range(least, most)),
            None => Possible::of(Values::NUMBERS),
        };
        self.narrow(&sides.0, here, &numbers(one))?;
        self.narrow(&sides.1, here, &numbers(other))
    }

    fn narrow_if(
        &mut self,
        parts: &'a (Expression, Expression, Expression),
        here: Here<'_>,
        want: &Possible<'a>,
    ) -> Narrowed {
        let mut condition = self.possible(&parts.0, here);
        let possible = |part, world: &mut Self| !world.possible(part, here).meet(want).is_empty();
        let yes = condition.can_be_yes() && possible(&parts.1, self);
        let no = condition.can_be_no() && possible(&parts.2, self);
        condition.values = Possible::truth(yes, no).values;
        condition.unknown &= want.unknown;
        condition.blank &= want.unknown;
        condition.failed &= want.failed;
        if condition.is_empty() {
            return Err(Conflict);
        }
        self.narrow(&parts.0, here, &condition)?;
        match (yes, no, condition.is_known()) {
            (true, false, true) => self.narrow(&parts.1, here, want),
            (false, true, true) => self.narrow(&parts.2, here, want),
            _ => Ok(()),
        }
    }

    fn narrow_contained(
        &mut self,
        sides: &'a (Expression, Expression),
        here: Here<'_>,
        want: &Possible<'a>,
    ) -> Narrowed {
        if !want.is_known() {
            return Ok(());
        }
        let left = self.possible(&sides.0, here);
        let yes = match (want.can_be_yes(), want.can_be_no()) {
            (true, false) => true,
            (false, true) => false,
            _ => return Ok(()),
        };
        if let Expression::List(literals) = &sides.1 {
            let mut inside = Values::Nothing;
            let mut outside = left.values.clone();
            for literal in literals {
                let value = literal_values(literal);
                inside = inside.join(&left.values.meet(&value));
                outside = outside.without(&value);
            }
            let values = if yes { inside } else { outside };
            return self.narrow(&sides.0, here, &Possible::of(values));
        }
        let codes = self.possible(&sides.1, here);
        self.narrow(&sides.0, here, &Possible::of(left.values.clone()))?;
        let wanted = match (&left.values, codes.values) {
            (Values::Only(texts), Values::Codes { must, may }) => match texts.as_slice() {
                [code] if yes => {
                    let must = with(must, code);
                    Values::Codes { must, may }
                }
                [code] => {
                    let may = may.into_iter().filter(|other| other != code).collect();
                    Values::Codes { must, may }
                }
                _ => Values::Codes { must, may },
            },
            (_, other) => other,
        };
        self.narrow(&sides.1, here, &Possible::of(wanted))
    }

    fn narrow_over(&mut self, over: &'a Over, here: Here<'_>, want: &Possible<'a>) -> Narrowed {
        let group = over.group.node;
        let Some(outer) = self.place(over.group, here) else { return Ok(()) };
        let one = match (over.want, want.values.bounds()) {
            (Want::Exists, _) if want.is_yes() => Some(Possible::yes()),
            (Want::All, _) if want.is_no() => Some(Possible::no()),
            (Want::Count, Some((least, _))) if want.is_known() && least > 0 => {
                Some(Possible::yes())
            }
            (Want::Sum, Some((least, _))) if want.is_known() && least > 0 => {
                Some(Possible::of(Values::NUMBERS.meet(&Values::Numbers(1, i64::MAX))))
            }
            _ => None,
        };
        if let Some(wanted) = one {
            // There is an instance of which it is true.
            let Some(frame) = self.make(over, outer, here) else { return Ok(()) };
            self.demand(group, outer);
            if !self.frame(outer).generic {
                let some = Values::Numbers(1, i64::MAX);
                self.learn(Cell::Size(group, outer), &Possible::of(some))?;
            }
            let inner = Bound { group, frame, outer: here.bound };
            return self.narrow(&over.body, Here { bound: Some(&inner), ..here }, &wanted);
        }
        let each = match over.want {
            Want::Exists if want.is_no() => Possible::no(),
            Want::All if want.is_yes() => Possible::yes(),
            _ => return Ok(()),
        };
        if !self.asked(group, outer).is_yes() {
            return Ok(());
        }
        // It holds of every instance: of those that are known, too.
        for frame in self.siblings(group, outer) {
            let inner = Bound { group, frame, outer: here.bound };
            self.narrow(&over.body, Here { bound: Some(&inner), ..here }, &each)?;
        }
        Ok(())
    }

    /// The frame of the instance that something over all instances demands.
    fn make(&mut self, over: &'a Over, outer: usize, here: Here<'_>) -> Option<usize> {
        let mut place = vec![outer, here.frame];
        let mut next = here.bound;
        while let Some(bound) = next {
            place.push(bound.frame);
            next = bound.outer;
        }
        let key = (std::ptr::from_ref(over).addr(), place);
        if let Some(known) = self.made.get(&key) {
            return Some(*known);
        }
        if self.frame(outer).generic || self.made.len() >= MOST_FRAMES {
            return None;
        }
        let frame = self.add_frame(over.group.node, outer, false);
        self.made.insert(key, frame);
        self.readings.clear();
        Some(frame)
    }

    fn narrow_call(
        &mut self,
        function: Function,
        arguments: &'a [Expression],
        here: Here<'_>,
        want: &Values<'a>,
    ) -> Narrowed {
        let given: Vec<Possible<'a>> =
            arguments.iter().map(|argument| self.possible(argument, here)).collect();
        let values: Vec<&Values<'a>> = given.iter().map(|argument| &argument.values).collect();
        let wanted = super::inverse::arguments(function, &values, want);
        for (argument, wanted) in arguments.iter().zip(wanted) {
            self.narrow(argument, here, &Possible::of(wanted))?;
        }
        Ok(())
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

/// What is left of two intervals of which the one compares so with the other.
fn ordered(comparison: Comparison, left: Span, right: Span) -> (Span, Span) {
    let less = |small: Span, large: Span, gap: i64| {
        ((small.0, small.1.min(large.1 - gap)), (large.0.max(small.0 + gap), large.1))
    };
    match comparison {
        Comparison::Less => less(left, right, 1),
        Comparison::LessOrEqual => less(left, right, 0),
        Comparison::Greater => {
            let (small, large) = less(right, left, 1);
            (large, small)
        }
        _ => {
            let (small, large) = less(right, left, 0);
            (large, small)
        }
    }
}

fn with<'a>(mut codes: Vec<&'a str>, code: &'a str) -> Vec<&'a str> {
    if !codes.contains(&code) {
        codes.push(code);
        codes.sort_unstable();
    }
    codes
}
