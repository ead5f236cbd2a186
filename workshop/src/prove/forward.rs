//! What an expression can give. It follows `shared`'s evaluation step by step, with sets in place
//! of values; the tests compare both.

use shared::Date;
use shared::expression::{Comparison, Expression, Function, Literal, Over, Reference, Want};
use shared::kind::Kind;
use shared::service::{Content, NodeId};
use shared::value::MAX_NUMBER;

use super::calendar::{self, Span};
use super::possible::{Possible, Values};
use super::world::{Bound, Cell, Here, World};

/// How many fields deep a reading is followed: behind that, anything is possible.
const DEPTH: usize = 40;

impl<'a> World<'a> {
    /// What an expression can give.
    pub(super) fn possible(&mut self, expression: &'a Expression, here: Here<'_>) -> Possible<'a> {
        if !self.step() {
            return Possible::ANY;
        }
        match expression {
            Expression::Literal(literal) => Possible::of(literal_values(literal)),
            Expression::Answer(reference) => self.answer(*reference, here),
            Expression::Answered(reference) => {
                let reading = self.answer(*reference, here);
                Possible::truth(reading.has_value(), reading.unknown || reading.blank)
            }
            Expression::Size(group) => self.size(*group, here),
            Expression::Position(group) => {
                match self.resolve(Some(group.node), group.outer, here) {
                    Some(frame) => self.cell(Cell::Position(frame)),
                    None => Possible::UNKNOWN,
                }
            }
            Expression::Setting(parameter) => self.cell(Cell::Setting(*parameter)),
            Expression::Today => self.cell(Cell::Today),
            Expression::Not(inner) => {
                let inner = self.possible(inner, here);
                let values = Possible::truth(inner.can_be_no(), inner.can_be_yes()).values;
                Possible { values, ..inner.undecided() }
            }
            Expression::And(parts) => self.all(parts, false, here),
            Expression::Or(parts) => self.all(parts, true, here),
            Expression::Compare(comparison, sides) => {
                let (left, right) = (self.possible(&sides.0, here), self.possible(&sides.1, here));
                compare(*comparison, &left, &right)
            }
            Expression::Calculate(operator, sides) => {
                let (left, right) = (self.possible(&sides.0, here), self.possible(&sides.1, here));
                let open = left.undecided().join(&right.undecided());
                match (&left.values, &right.values) {
                    (Values::Numbers(a, b), Values::Numbers(c, d)) => spanned(
                        calendar::calculate(*operator, (*a, *b), (*c, *d)),
                        &Values::NUMBERS,
                    )
                    .join(&open),
                    (Values::Nothing, _) | (_, Values::Nothing) => open,
                    _ => Possible { failed: true, values: Values::NUMBERS, ..open },
                }
            }
            Expression::If(parts) => {
                let condition = self.possible(&parts.0, here);
                let mut result = condition.undecided();
                if condition.can_be_yes() {
                    result = result.join(&self.possible(&parts.1, here));
                }
                if condition.can_be_no() {
                    result = result.join(&self.possible(&parts.2, here));
                }
                result
            }
            Expression::In(sides) => self.contained(sides, here),
            Expression::Over(over) => self.over(over, here),
            Expression::Call(function, arguments) => self.call(*function, arguments, here),
            _ => Possible::ANY,
        }
    }

    fn answer(&mut self, reference: Reference, here: Here<'_>) -> Possible<'a> {
        match self.place(reference, here) {
            Some(frame) => self.reading(reference.node, frame),
            None => Possible::UNKNOWN,
        }
    }

    /// What a field can read in a frame.
    pub(super) fn reading(&mut self, node: NodeId, frame: usize) -> Possible<'a> {
        if self.read.is_none()
            && let Some(known) = self.readings.get(&(node, frame))
        {
            return known.clone();
        }
        if self.depth >= DEPTH {
            return self.cut_short(node, frame);
        }
        self.depth += 1;
        let asked = self.asked(node, frame);
        let mut reading = Possible::UNKNOWN;
        if asked.can_be_yes() {
            reading = self.said(node, frame);
            reading.unknown |= !asked.is_yes();
        }
        self.depth -= 1;
        if self.read.is_none() {
            self.readings.insert((node, frame), reading.clone());
        }
        reading
    }

    /// What is read when it is not followed any deeper.
    fn cut_short(&mut self, node: NodeId, frame: usize) -> Possible<'a> {
        let values = self.values_taken(node, frame);
        Possible { unknown: true, blank: true, failed: false, values }
    }

    /// What a relevant field reads: its answer, or what is calculated.
    pub(super) fn said(&mut self, node: NodeId, frame: usize) -> Possible<'a> {
        let own = self.plan.node(node);
        let given = self.cell_or_nothing(node, frame);
        // A default stands in for what is unanswered.
        let Some(calculate) = own.calculate.as_ref().or(own.default.as_ref()) else { return given };
        if own.calculate.is_none() && !given.unknown {
            return given;
        }
        let computed = self.possible(calculate, Here { frame, bound: None });
        let taken = self.values_taken(node, frame);
        let values = computed.values.meet(&taken);
        // What the kind refuses, and what fails, reads as unknown.
        let exact = match &own.content {
            Content::Field(kind) => matches!(
                kind,
                Kind::YesNo
                    | Kind::Choice { .. }
                    | Kind::Integer { .. }
                    | Kind::Money { .. }
                    | Kind::Date { .. }
            ),
            Content::Group => false,
        };
        let refused = !exact || values != computed.values;
        let unknown = computed.unknown || computed.blank || computed.failed || refused;
        let computed = Possible { unknown, blank: false, failed: false, values };
        match own.calculate {
            Some(_) => computed,
            // An answer that cannot be read has no default.
            None => given.join(&Possible { unknown: true, ..computed }),
        }
    }

    /// What was said to a field; nothing where it is calculated.
    fn cell_or_nothing(&mut self, node: NodeId, frame: usize) -> Possible<'a> {
        match self.plan.node(node).calculate {
            Some(_) => Possible::UNKNOWN,
            None => self.cell(Cell::Field(node, frame)),
        }
    }

    /// The values that a field's kind takes.
    pub(super) fn values_taken(&self, node: NodeId, frame: usize) -> Values<'a> {
        self.at_first(Cell::Field(node, frame)).values
    }

    /// Whether a node is relevant in a frame.
    pub(super) fn asked(&mut self, node: NodeId, frame: usize) -> Possible<'a> {
        let (mut yes, mut no) = (true, false);
        let mut next = Some((node, frame));
        while let Some((node, frame)) = next {
            if let Some(relevant) = &self.plan.node(node).relevant {
                let reading = self.possible(relevant, Here { frame, bound: None });
                yes &= reading.can_be_yes();
                no |= !reading.is_yes();
            }
            next = self.around(node, frame);
        }
        Possible::truth(yes, no || !yes)
    }

    /// The group around a node, in the frame in which that stands.
    pub(super) fn around(&self, node: NodeId, frame: usize) -> Option<(NodeId, usize)> {
        let parent = self.plan.node(node).parent?;
        let repeated = self.plan.node(parent).repeats.is_some();
        Some((parent, if repeated { self.frame(frame).outer } else { frame }))
    }

    /// Conjunction (`decides` false) or disjunction (`decides` true).
    fn all(&mut self, parts: &'a [Expression], decides: bool, here: Here<'_>) -> Possible<'a> {
        let (mut decided, mut other) = (false, true);
        let mut open = Possible::truth(false, false);
        for part in parts {
            let reading = self.possible(part, here);
            let (can, cannot) = match decides {
                true => (reading.can_be_yes(), reading.can_be_no()),
                false => (reading.can_be_no(), reading.can_be_yes()),
            };
            decided |= can;
            other &= cannot;
            if can && !cannot && reading.is_known() {
                return Possible::truth(decides, !decides);
            }
            open = open.join(&reading.undecided());
        }
        let values = match decides {
            true => Possible::truth(decided, other),
            false => Possible::truth(other, decided),
        };
        Possible { values: values.values, ..open }
    }

    fn contained(&mut self, sides: &'a (Expression, Expression), here: Here<'_>) -> Possible<'a> {
        let left = self.possible(&sides.0, here);
        let mut result = left.undecided();
        if let Expression::List(literals) = &sides.1 {
            let mut no = left.values.clone();
            let mut yes = false;
            for literal in literals {
                let value = literal_values(literal);
                yes |= left.values.meet(&value) != Values::Nothing;
                no = no.without(&value);
            }
            result.values = Possible::truth(yes, no != Values::Nothing).values;
            return result;
        }
        if !left.has_value() {
            return result;
        }
        let codes = self.possible(&sides.1, here);
        result = result.join(&codes.undecided());
        let values = match (&left.values, &codes.values) {
            (_, Values::Nothing) => Possible::truth(false, false),
            (Values::Only(texts), Values::Codes { must, may }) => Possible::truth(
                texts.iter().any(|text| may.contains(text)),
                texts.iter().any(|text| !must.contains(text)),
            ),
            _ => Possible { failed: true, ..Possible::truth(true, true) },
        };
        result.failed |= values.failed;
        result.values = values.values;
        result
    }

    /// The number of instances of a group around which this is read.
    fn size(&mut self, group: Reference, here: Here<'_>) -> Possible<'a> {
        let Some(frame) = self.place(group, here) else {
            return Possible::of(Values::Numbers(0, 0));
        };
        if self.depth >= DEPTH {
            return self
                .cell(Cell::Size(group.node, frame))
                .join(&Possible::of(Values::Numbers(0, 0)));
        }
        self.depth += 1;
        let asked = self.asked(group.node, frame);
        self.depth -= 1;
        let none = Possible::of(Values::Numbers(0, 0));
        let own = self.cell(Cell::Size(group.node, frame));
        match (asked.can_be_yes(), asked.can_be_no()) {
            (true, false) => own,
            (false, _) => none,
            (true, true) => own.join(&none),
        }
    }

    fn over(&mut self, over: &'a Over, here: Here<'_>) -> Possible<'a> {
        let Values::Numbers(least, most) = self.size(over.group, here).values else {
            return Possible::ANY;
        };
        let outer = self.place(over.group, here);
        let (Some(outer), true) = (outer, most > 0) else {
            return match over.want {
                Want::Exists => Possible::no(),
                Want::All => Possible::yes(),
                Want::Count | Want::Sum => Possible::of(Values::Numbers(0, 0)),
                _ => Possible::ANY,
            };
        };
        let group = over.group.node;
        let generic = self.generic(group, outer);
        let bound = |frame| Bound { group, frame, outer: here.bound };
        let inner = bound(generic);
        let any = self.possible(&over.body, Here { bound: Some(&inner), ..here });
        let mut known = Vec::new();
        if least > 0 {
            for frame in self.siblings(group, outer) {
                let inner = bound(frame);
                known.push(self.possible(&over.body, Here { bound: Some(&inner), ..here }));
            }
        }
        let mut open = any.undecided();
        match over.want {
            Want::Exists | Want::All => {
                let decides = over.want == Want::Exists;
                let is = |reading: &Possible<'_>, yes: bool| {
                    if yes { reading.is_yes() } else { reading.is_no() }
                };
                let can = |reading: &Possible<'_>, yes: bool| {
                    if yes { reading.can_be_yes() } else { reading.can_be_no() }
                };
                if known.iter().any(|reading| is(reading, decides))
                    || least > 0 && is(&any, decides)
                {
                    return Possible::truth(decides, !decides);
                }
                // Without an instance it is known, too.
                let other = known.iter().all(|reading| can(reading, !decides))
                    && (can(&any, !decides) || least == 0);
                let truth = match decides {
                    true => Possible::truth(can(&any, true), other),
                    false => Possible::truth(other, can(&any, false)),
                };
                Possible { values: truth.values, ..open }
            }
            Want::Count => {
                let sure = known.iter().filter(|reading| reading.is_yes()).count();
                let sure = i64::try_from(sure).unwrap_or(0);
                let low = if any.is_yes() { least } else { sure };
                let high = if any.can_be_yes() { most } else { 0 };
                open.values = Values::Numbers(low.min(high), high);
                open
            }
            want if want != Want::Sum => Possible::ANY,
            _ => {
                let Values::Numbers(low, high) = any.values else {
                    open.values = if least == 0 { Values::NUMBERS } else { any.values };
                    open.failed = true;
                    return open;
                };
                let ends = [least, most].map(|count| {
                    let (low, high) = (i128::from(low), i128::from(high));
                    (low * i128::from(count), high * i128::from(count))
                });
                let bottom = ends.iter().map(|(low, _)| *low).min().unwrap_or(0);
                let top = ends.iter().map(|(_, high)| *high).max().unwrap_or(0);
                let limit = i128::from(MAX_NUMBER);
                open.failed |= bottom < -limit || top > limit;
                let cut = |sum: i128| i64::try_from(sum.clamp(-limit, limit)).unwrap_or(0);
                open.values = Values::Numbers(cut(bottom), cut(top));
                open
            }
        }
    }

    /// The frame that stands for every instance of a group.
    fn generic(&mut self, group: NodeId, outer: usize) -> usize {
        let known = self
            .frames
            .iter()
            .position(|frame| frame.generic && frame.group == Some(group) && frame.outer == outer);
        known.unwrap_or_else(|| self.add_frame(group, outer, true))
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &'a [Expression],
        here: Here<'_>,
    ) -> Possible<'a> {
        let given: Vec<Possible<'a>> =
            arguments.iter().map(|argument| self.possible(argument, here)).collect();
        let open = given
            .iter()
            .fold(Possible::truth(false, false), |open, argument| open.join(&argument.undecided()));
        if given.iter().any(|argument| !argument.has_value()) {
            return open;
        }
        let values: Vec<&Values<'a>> = given.iter().map(|argument| &argument.values).collect();
        called(function, &values).join(&open)
    }
}

/// What a function gives for values of these.
fn called<'a>(function: Function, values: &[&Values<'a>]) -> Possible<'a> {
    let numbers = |span: Option<Span>| spanned((span, false), &Values::NUMBERS);
    let days = |spanned_days| spanned(spanned_days, &Values::DAYS);
    match (function, values) {
        (Function::Date, [Values::Numbers(a, b), Values::Numbers(c, d), Values::Numbers(e, f)]) => {
            days(calendar::from_parts((*a, *b), (*c, *d), (*e, *f)))
        }
        (Function::Year, [Values::Days(a, b)]) => {
            numbers(calendar::part((*a, *b), Date::year, None))
        }
        (Function::Month, [Values::Days(a, b)]) => {
            numbers(calendar::part((*a, *b), Date::month, Some((1, 12))))
        }
        (Function::Day, [Values::Days(a, b)]) => {
            numbers(calendar::part((*a, *b), Date::day, Some((1, 31))))
        }
        (Function::AddDays, [Values::Days(a, b), Values::Numbers(c, d)]) => {
            days(calendar::plus_days((*a, *b), (*c, *d)))
        }
        (Function::AddMonths, [Values::Days(a, b), Values::Numbers(c, d)]) => {
            days(calendar::plus_months((*a, *b), (*c, *d)))
        }
        (Function::DaysBetween, [Values::Days(a, b), Values::Days(c, d)]) => {
            numbers(Some((c - b, d - a)))
        }
        (Function::Age, [Values::Days(a, b), Values::Days(c, d)]) => {
            numbers(calendar::age((*a, *b), (*c, *d)))
        }
        (Function::Min, [left, right]) => match (left.bounds(), right.bounds()) {
            (Some((a, b)), Some((c, d))) => Possible::of(left.range(a.min(c), b.min(d))),
            _ => Possible::ANY,
        },
        (Function::Max, [left, right]) => match (left.bounds(), right.bounds()) {
            (Some((a, b)), Some((c, d))) => Possible::of(left.range(a.max(c), b.max(d))),
            _ => Possible::ANY,
        },
        (Function::Length, [Values::Only(texts)]) => {
            let lengths = texts.iter().map(|text| i64::try_from(text.chars().count()).unwrap_or(0));
            numbers(lengths.clone().min().zip(lengths.max()))
        }
        (Function::Length, [Values::Like { least, most, start, .. }]) => {
            let start = i64::try_from(start.chars().count()).unwrap_or(0);
            numbers(Some((start.max(i64::from(*least)), i64::from(*most))))
        }
        (Function::StartsWith, [Values::Only(texts), Values::Only(starts)]) => {
            let pairs =
                || texts.iter().flat_map(|text| starts.iter().map(move |start| (text, start)));
            Possible::truth(
                pairs().any(|(text, start)| text.starts_with(start)),
                pairs().any(|(text, start)| !text.starts_with(start)),
            )
        }
        (Function::StartsWith, [Values::Like { start, .. }, Values::Only(starts)]) => {
            let sure = starts.iter().all(|wanted| start.starts_with(wanted));
            let can =
                starts.iter().any(|wanted| wanted.starts_with(start) || start.starts_with(wanted));
            Possible::truth(can, !sure)
        }
        (Function::StartsWith, _) => Possible { failed: true, ..Possible::truth(true, true) },
        _ => Possible::ANY,
    }
}

/// What a comparison gives.
fn compare<'a>(comparison: Comparison, left: &Possible<'a>, right: &Possible<'a>) -> Possible<'a> {
    let mut result = Possible::truth(false, false);
    result.failed = left.failed || right.failed;
    result.unknown = left.unknown || right.unknown || left.blank && right.blank;
    let passed_over = left.blank && right.has_value() || right.blank && left.has_value();
    let (mut yes, mut no) = match (comparison, passed_over) {
        (Comparison::Equal, true) => (false, true),
        (Comparison::NotEqual, true) => (true, false),
        (_, passed_over) => {
            result.unknown |= passed_over;
            (false, false)
        }
    };
    if left.has_value() && right.has_value() {
        let (can, cannot) = values_compare(comparison, &left.values, &right.values);
        result.failed |= left.values == Values::Any || right.values == Values::Any;
        yes |= can;
        no |= cannot;
    }
    result.values = Possible::truth(yes, no).values;
    result
}

/// Whether two values of these can compare so, and otherwise.
fn values_compare(comparison: Comparison, left: &Values<'_>, right: &Values<'_>) -> (bool, bool) {
    let ordered = |can: fn(Span, Span) -> (bool, bool)| match (left.bounds(), right.bounds()) {
        (Some(left), Some(right)) => can(left, right),
        _ => (true, true),
    };
    match comparison {
        Comparison::Equal | Comparison::NotEqual => {
            let equal = left.meet(right) != Values::Nothing;
            let differ = !(left.is_single() && left == right);
            if comparison == Comparison::Equal { (equal, differ) } else { (differ, equal) }
        }
        Comparison::Less => ordered(|left, right| (left.0 < right.1, left.1 >= right.0)),
        Comparison::LessOrEqual => ordered(|left, right| (left.0 <= right.1, left.1 > right.0)),
        Comparison::Greater => ordered(|left, right| (left.1 > right.0, left.0 <= right.1)),
        Comparison::GreaterOrEqual => ordered(|left, right| (left.1 >= right.0, left.0 < right.1)),
    }
}

/// The value that a constant is.
pub(super) fn literal_values(literal: &Literal) -> Values<'_> {
    match literal {
        Literal::YesNo(value) => Values::YesNo { yes: *value, no: !value },
        Literal::Number(number) => Values::Numbers(*number, *number),
        Literal::Text(text) => Values::Only(vec![text]),
        Literal::Date(day) => Values::Days(day.days_since_epoch(), day.days_since_epoch()),
    }
}

fn spanned<'a>((span, failed): calendar::Spanned, like: &Values<'a>) -> Possible<'a> {
    let values = span.map_or(Values::Nothing, |(least, most)| like.range(least, most));
    Possible { failed, ..Possible::of(values) }
}
