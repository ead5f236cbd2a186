//! Expressions in SMT-LIB: whether they are known, passed over or fail, and what they are.

use shared::expression::{
    Comparison, Expression, Function, Literal, Operator, Over, Reference, Want,
};
use shared::service::NodeId;
use shared::value::MAX_NUMBER;

use super::days::{FIRST, LAST, Parts, length};
use super::model::{Model, Outside, and, between, not, number, or};

/// What an expression gives; neither known nor passed over nor failed is unknown.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) known: String,
    pub(super) blank: String,
    pub(super) failed: String,
    pub(super) val: Val,
}

/// A value of a type.
#[derive(Clone, Debug)]
pub(super) enum Val {
    Truth(String),
    Number(String),
    Day(String),
    /// A text by its number.
    Text(String),
    /// Whether each code is chosen.
    Codes(Vec<(String, String)>),
    /// There is none.
    Nothing,
}

/// Where an expression is read: in an instance, with those bound for it, innermost first.
#[derive(Clone, Copy)]
pub(super) struct Scope<'b> {
    pub(super) frame: usize,
    pub(super) bound: Option<&'b Bound<'b>>,
}

pub(super) struct Bound<'b> {
    group: NodeId,
    frame: usize,
    outer: Option<&'b Bound<'b>>,
}

impl Val {
    pub(super) fn truth(&self) -> Result<String, Outside> {
        match self {
            Self::Truth(term) => Ok(term.clone()),
            Self::Nothing => Ok("false".to_owned()),
            _ => Err("another type"),
        }
    }

    fn scalar(&self) -> Result<&str, Outside> {
        match self {
            Self::Truth(term) | Self::Number(term) | Self::Day(term) | Self::Text(term) => Ok(term),
            Self::Codes(_) | Self::Nothing => Err("a list"),
        }
    }

    /// This where the condition holds, else the other.
    pub(super) fn either(&self, condition: &str, other: &Self) -> Result<Self, Outside> {
        let join = |one: &str, other: &str| match one == other {
            true => one.to_owned(),
            false => format!("(ite {condition} {one} {other})"),
        };
        Ok(match (self, other) {
            (Self::Nothing, val) | (val, Self::Nothing) => val.clone(),
            (Self::Truth(one), Self::Truth(other)) => Self::Truth(join(one, other)),
            (Self::Number(one), Self::Number(other)) => Self::Number(join(one, other)),
            (Self::Day(one), Self::Day(other)) => Self::Day(join(one, other)),
            (Self::Text(one), Self::Text(other)) => Self::Text(join(one, other)),
            _ => return Err("a list"),
        })
    }
}

impl Term {
    pub(super) fn known(val: Val) -> Self {
        let never = || "false".to_owned();
        Self { known: "true".to_owned(), blank: never(), failed: never(), val }
    }

    fn unknown() -> Self {
        let never = || "false".to_owned();
        Self { known: never(), blank: never(), failed: never(), val: Val::Nothing }
    }

    /// Known where all of these are, else failed where one of them is.
    fn open(parts: &[&Self], val: Val) -> Self {
        Self {
            known: and(parts.iter().map(|part| part.known.clone())),
            blank: "false".to_owned(),
            failed: or(parts.iter().map(|part| part.failed.clone())),
            val,
        }
    }

    /// Fails where it is known and this does not hold.
    fn unless(self, holds: String) -> Self {
        let failed = or([self.failed, and([self.known.clone(), not(&holds)])]);
        Self { known: and([self.known, holds]), failed, ..self }
    }
}

impl<'a> Model<'a> {
    /// The term with names for its parts.
    pub(super) fn named_term(&mut self, term: Term) -> Term {
        let val = match term.val {
            Val::Truth(val) => Val::Truth(self.name("Bool", val)),
            Val::Number(val) => Val::Number(self.name("Int", val)),
            Val::Day(val) => Val::Day(self.name("Int", val)),
            Val::Text(val) => Val::Text(self.name("Int", val)),
            other => other,
        };
        Term {
            known: self.name("Bool", term.known),
            blank: self.name("Bool", term.blank),
            failed: self.name("Bool", term.failed),
            val,
        }
    }

    /// What an expression gives.
    pub(super) fn term(
        &mut self,
        expression: &'a Expression,
        scope: Scope<'_>,
    ) -> Result<Term, Outside> {
        let term = self.written(expression, scope)?;
        Ok(self.named_term(term))
    }

    fn written(&mut self, expression: &'a Expression, scope: Scope<'_>) -> Result<Term, Outside> {
        Ok(match expression {
            Expression::Literal(literal) => Term::known(self.literal(literal)),
            Expression::Answer(read) => match self.resolve(self.plan.home(read.node), *read, scope)
            {
                Some(frame) => self.reading(read.node, frame)?,
                None => Term::unknown(),
            },
            Expression::Answered(read) => {
                let known = match self.resolve(self.plan.home(read.node), *read, scope) {
                    Some(frame) => self.reading(read.node, frame)?.known,
                    None => "false".to_owned(),
                };
                Term::known(Val::Truth(known))
            }
            Expression::Size(group) => {
                let size = match self.resolve(self.plan.home(group.node), *group, scope) {
                    Some(frame) => {
                        let asked = self.asked(group.node, frame)?;
                        format!("(ite {asked} {} 0)", self.instances(group.node, frame)?.0)
                    }
                    None => "0".to_owned(),
                };
                Term::known(Val::Number(size))
            }
            Expression::Position(group) => match self.resolve(Some(group.node), *group, scope) {
                Some(frame) => Term::known(Val::Number((self.place(frame) + 1).to_string())),
                None => Term::unknown(),
            },
            Expression::Setting(at) => self.setting(*at)?,
            Expression::Today => Term::known(Val::Day(self.today())),
            Expression::Not(inner) => {
                let inner = self.term(inner, scope)?;
                let val = Val::Truth(not(&inner.val.truth()?));
                Term::open(&[&inner], val)
            }
            Expression::And(parts) => self.all(parts, false, scope)?,
            Expression::Or(parts) => self.all(parts, true, scope)?,
            Expression::Compare(comparison, sides) => {
                let (left, right) = (self.term(&sides.0, scope)?, self.term(&sides.1, scope)?);
                compare(*comparison, &left, &right)?
            }
            Expression::Calculate(operator, sides) => {
                let (left, right) = (self.term(&sides.0, scope)?, self.term(&sides.1, scope)?);
                let (a, b) = (left.val.scalar()?, right.val.scalar()?);
                // Towards zero, which is not how SMT-LIB divides.
                let quotient = format!("(ite (>= {a} 0) (div {a} {b}) (- (div (- {a}) {b})))");
                let result = match operator {
                    Operator::Add => format!("(+ {a} {b})"),
                    Operator::Subtract => format!("(- {a} {b})"),
                    Operator::Multiply => format!("(* {a} {b})"),
                    Operator::Divide => quotient,
                    Operator::Remainder => format!("(- {a} (* {b} {quotient}))"),
                };
                let mut holds = match operator {
                    Operator::Divide | Operator::Remainder => not(&format!("(= {b} 0)")),
                    _ => "true".to_owned(),
                };
                let result = self.name("Int", result);
                holds = and([holds, between(&result, -MAX_NUMBER, MAX_NUMBER)]);
                Term::open(&[&left, &right], Val::Number(result)).unless(holds)
            }
            Expression::If(parts) => {
                let condition = self.term(&parts.0, scope)?;
                let (one, other) = (self.term(&parts.1, scope)?, self.term(&parts.2, scope)?);
                let holds = condition.val.truth()?;
                let either = |one: &String, other: &String| format!("(ite {holds} {one} {other})");
                Term {
                    known: and([condition.known.clone(), either(&one.known, &other.known)]),
                    blank: and([condition.known.clone(), either(&one.blank, &other.blank)]),
                    failed: or([
                        condition.failed.clone(),
                        and([condition.known.clone(), either(&one.failed, &other.failed)]),
                    ]),
                    val: one.val.either(&holds, &other.val)?,
                }
            }
            Expression::In(sides) => self.contained(sides, scope)?,
            Expression::Over(over) => self.over(over, scope)?,
            Expression::Call(function, arguments) => {
                let mut given = Vec::new();
                for argument in arguments {
                    given.push(self.term(argument, scope)?);
                }
                self.call(*function, &given)?
            }
            Expression::List(_)
            | Expression::Values(_)
            | Expression::Each(_)
            | Expression::Item(_) => return Err("a list"),
        })
    }

    fn literal(&mut self, literal: &Literal) -> Val {
        match literal {
            Literal::YesNo(value) => Val::Truth(value.to_string()),
            Literal::Number(value) => Val::Number(number(*value)),
            Literal::Text(text) => Val::Text(self.text(text)),
            Literal::Date(day) => Val::Day(number(day.days_since_epoch())),
        }
    }

    /// The instance at hand of a home, as the engine finds it.
    fn resolve(&self, home: Option<NodeId>, read: Reference, scope: Scope<'_>) -> Option<usize> {
        let mut pass = read.outer;
        let mut next = scope.bound;
        while let Some(bound) = next {
            if Some(bound.group) == home {
                match pass.checked_sub(1) {
                    Some(left) => pass = left,
                    None => return Some(bound.frame),
                }
            }
            next = bound.outer;
        }
        self.climb(scope.frame, home)
    }

    /// Conjunction (`decides` false) or disjunction (`decides` true).
    fn all(
        &mut self,
        parts: &'a [Expression],
        decides: bool,
        scope: Scope<'_>,
    ) -> Result<Term, Outside> {
        let mut terms = Vec::new();
        for part in parts {
            terms.push(self.term(part, scope)?);
        }
        let present = terms.into_iter().map(|term| ("true".to_owned(), term)).collect();
        decided(present, decides)
    }

    fn contained(
        &mut self,
        sides: &'a (Expression, Expression),
        scope: Scope<'_>,
    ) -> Result<Term, Outside> {
        let left = self.term(&sides.0, scope)?;
        if let Expression::List(literals) = &sides.1 {
            let val = left.val.scalar()?;
            let mut any = Vec::new();
            for literal in literals {
                let literal = self.literal(literal);
                any.push(format!("(= {val} {})", literal.scalar()?));
            }
            return Ok(Term::open(&[&left], Val::Truth(or(any))));
        }
        let right = self.term(&sides.1, scope)?;
        let (Val::Text(text), Val::Codes(codes)) = (&left.val, &right.val) else {
            return Err("a list");
        };
        let mut any = Vec::new();
        for (code, chosen) in codes {
            any.push(and([format!("(= {text} {})", self.text(code)), chosen.clone()]));
        }
        // What fails on the left decides; else what is open there.
        let failed = or([left.failed.clone(), and([left.known.clone(), right.failed.clone()])]);
        Ok(Term { failed, ..Term::open(&[&left, &right], Val::Truth(or(any))) })
    }

    fn over(&mut self, over: &'a Over, scope: Scope<'_>) -> Result<Term, Outside> {
        let home = self.plan.home(over.group.node);
        let mut terms = Vec::new();
        if let Some(outer) = self.resolve(home, over.group, scope) {
            let asked = self.asked(over.group.node, outer)?;
            let (count, frames) = self.instances(over.group.node, outer)?;
            for frame in frames {
                let bound = Bound { group: over.group.node, frame, outer: scope.bound };
                let term = self.term(&over.body, Scope { bound: Some(&bound), ..scope })?;
                let present = and([asked.clone(), format!("(< {} {count})", self.place(frame))]);
                terms.push((self.name("Bool", present), term));
            }
        }
        let when = |present: &String, held: String| or([not(present), held]);
        let known = and(terms.iter().map(|(present, term)| when(present, term.known.clone())));
        let failed =
            or(terms.iter().map(|(present, term)| and([present.clone(), term.failed.clone()])));
        let sum = |parts: Vec<String>| format!("(+ 0 0 {})", parts.join(" "));
        let count = |terms: &[(String, Term)]| -> Result<String, Outside> {
            let one = |(present, term): &(String, Term)| -> Result<String, Outside> {
                Ok(format!("(ite {} 1 0)", and([present.clone(), term.val.truth()?])))
            };
            Ok(sum(terms.iter().map(one).collect::<Result<_, Outside>>()?))
        };
        let open = |val| Term { known, blank: "false".to_owned(), failed, val };
        Ok(match over.want {
            Want::Exists => decided(terms, true)?,
            Want::All => decided(terms, false)?,
            Want::Count => open(Val::Number(count(&terms)?)),
            Want::ExistsOne => open(Val::Truth(format!("(= 1 {})", count(&terms)?))),
            Want::Sum => {
                let one = |(present, term): &(String, Term)| -> Result<String, Outside> {
                    Ok(match &term.val {
                        Val::Nothing => "0".to_owned(),
                        val => format!("(ite {present} {} 0)", val.scalar()?),
                    })
                };
                let all = sum(terms.iter().map(one).collect::<Result<_, Outside>>()?);
                let all = self.name("Int", all);
                let holds = between(&all, -MAX_NUMBER, MAX_NUMBER);
                open(Val::Number(all)).unless(holds)
            }
            Want::Gather => return Err("a list"),
        })
    }

    fn call(&mut self, function: Function, given: &[Term]) -> Result<Term, Outside> {
        // The first that is open decides what the whole is.
        let mut failed = Vec::new();
        let mut before = Vec::new();
        for term in given {
            failed.push(and(before.iter().cloned().chain([term.failed.clone()])));
            before.push(term.known.clone());
        }
        let open =
            |val| Term { known: and(before), blank: "false".to_owned(), failed: or(failed), val };
        if given.iter().any(|term| matches!(term.val, Val::Nothing)) {
            return Ok(open(Val::Nothing));
        }
        let vals: Vec<&Val> = given.iter().map(|term| &term.val).collect();
        let day = |count: String| (Val::Day(count.clone()), between(&count, FIRST, LAST));
        let (val, holds) = match (function, vals.as_slice()) {
            (Function::Year, [Val::Day(own)]) => (Val::Number(self.parts(own).year), always()),
            (Function::Month, [Val::Day(own)]) => (Val::Number(self.parts(own).month), always()),
            (Function::Day, [Val::Day(own)]) => (Val::Number(self.parts(own).day), always()),
            (Function::Weekday, [Val::Day(own)]) => {
                (Val::Number(format!("(+ 1 (mod (+ {own} 3) 7))")), always())
            }
            (Function::AddDays, [Val::Day(own), Val::Number(days)]) => {
                let later = self.name("Int", format!("(+ {own} {days})"));
                day(later)
            }
            (Function::AddMonths, [Val::Day(own), Val::Number(months)]) => {
                self.months_later(own, months)
            }
            (Function::AddYears, [Val::Day(own), Val::Number(years)]) => {
                self.months_later(own, &format!("(* 12 {years})"))
            }
            (Function::DaysBetween, [Val::Day(from), Val::Day(to)]) => {
                (Val::Number(format!("(- {to} {from})")), always())
            }
            (Function::Age, [Val::Day(birth), Val::Day(on)]) => {
                let (from, to) = (self.parts(birth), self.parts(on));
                let before = or([
                    format!("(< {} {})", to.month, from.month),
                    and([
                        format!("(= {} {})", to.month, from.month),
                        format!("(< {} {})", to.day, from.day),
                    ]),
                ]);
                let years = format!("(- {} {} (ite {before} 1 0))", to.year, from.year);
                (Val::Number(years), always())
            }
            (Function::Date, [Val::Number(year), Val::Number(month), Val::Number(of_month)]) => {
                let parts =
                    Parts { year: year.clone(), month: month.clone(), day: of_month.clone() };
                (Val::Day(self.name("Int", parts.count())), parts.there())
            }
            (Function::Min | Function::Max, [one, other]) => {
                let (a, b) = (one.scalar()?, other.scalar()?);
                let order = if function == Function::Min { "<=" } else { ">=" };
                match (one, other) {
                    (Val::Number(_), Val::Number(_)) | (Val::Day(_), Val::Day(_)) => {
                        (one.either(&format!("({order} {a} {b})"), other)?, always())
                    }
                    _ => return Err("texts"),
                }
            }
            (Function::Count, [Val::Codes(codes)]) => {
                let ones: Vec<String> =
                    codes.iter().map(|(_, chosen)| format!("(ite {chosen} 1 0)")).collect();
                (Val::Number(format!("(+ 0 0 {})", ones.join(" "))), always())
            }
            (_, vals) if vals.iter().any(|val| matches!(val, Val::Text(_))) => return Err("texts"),
            _ => return Err("another function"),
        };
        Ok(open(val).unless(holds))
    }

    /// So many months later, and whether the calendar has that.
    fn months_later(&mut self, own: &str, months: &str) -> (Val, String) {
        let from = self.parts(own);
        let whole = format!("(+ (* 12 {}) {} (- 1) {months})", from.year, from.month);
        let whole = self.name("Int", whole);
        let year = self.name("Int", format!("(div {whole} 12)"));
        let month = self.name("Int", format!("(+ 1 (mod {whole} 12))"));
        let last = self.name("Int", length(&year, &month));
        let day = format!("(ite (<= {} {last}) {} {last})", from.day, from.day);
        let parts = Parts { year, month, day };
        (Val::Day(self.name("Int", parts.count())), between(&parts.year, 1, 9999))
    }
}

fn always() -> String {
    "true".to_owned()
}

/// What conjunction (`decides` false) or disjunction (`decides` true) makes of terms, each with
/// when it is there.
fn decided(terms: Vec<(String, Term)>, decides: bool) -> Result<Term, Outside> {
    let (mut any, mut known, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    for (present, term) in &terms {
        let truth = term.val.truth()?;
        let own = if decides { truth } else { not(&truth) };
        any.push(and([present.clone(), term.known.clone(), own]));
        known.push(or([not(present), term.known.clone()]));
        failed.push(and([present.clone(), term.failed.clone()]));
    }
    let any = or(any);
    Ok(Term {
        known: or([any.clone(), and(known)]),
        blank: "false".to_owned(),
        failed: and([not(&any), or(failed)]),
        val: Val::Truth(if decides { any } else { not(&any) }),
    })
}

fn compare(comparison: Comparison, left: &Term, right: &Term) -> Result<Term, Outside> {
    let mut term = Term::open(&[left, right], Val::Nothing);
    if let (Val::Nothing, _) | (_, Val::Nothing) = (&left.val, &right.val) {
        return Ok(term);
    }
    let (a, b) = (left.val.scalar()?, right.val.scalar()?);
    let texts = matches!(left.val, Val::Text(_));
    let holds = match comparison {
        Comparison::Equal => format!("(= {a} {b})"),
        Comparison::NotEqual => format!("(not (= {a} {b}))"),
        _ if texts => return Err("texts"),
        Comparison::Less => format!("(< {a} {b})"),
        Comparison::LessOrEqual => format!("(<= {a} {b})"),
        Comparison::Greater => format!("(> {a} {b})"),
        Comparison::GreaterOrEqual => format!("(>= {a} {b})"),
    };
    // What was passed over differs from every value.
    let passed = or([
        and([left.blank.clone(), right.known.clone()]),
        and([left.known.clone(), right.blank.clone()]),
    ]);
    let both = term.known.clone();
    let val = match comparison {
        Comparison::Equal => and([both.clone(), holds]),
        Comparison::NotEqual => or([not(&both), holds]),
        _ => holds,
    };
    if let Comparison::Equal | Comparison::NotEqual = comparison {
        term.known = or([both, passed]);
    }
    term.val = Val::Truth(val);
    Ok(term)
}
