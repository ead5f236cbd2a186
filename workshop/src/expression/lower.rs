//! From an expression as written to the typed tree that is shipped.

use shared::expression::{Expression, Literal, Operator};
use shared::service::NodeId;
use shared::value::Type;

use super::Mistake;
use super::constant::{literal, number};
use super::names::{Names, Reading};
use super::parse::parse;
use super::resolve::Found;
use super::signature::Shape;
use super::term::{Form, Segment, Term};
use crate::finding::{did_you_mean, or_list};

/// What an expression must give, or gives.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The type.
    pub value: Type,
    /// For the code of a choice, the list's place.
    pub list: Option<usize>,
}

/// A typed expression.
#[derive(Debug)]
pub struct Lowered {
    /// The tree.
    pub expression: Expression,
    /// What it gives.
    pub gives: Wanted,
    /// Whether it gives a list of such values.
    pub many: bool,
    /// Fields and groups that are read, with the characters at which they stand.
    pub reads: Vec<(NodeId, usize)>,
}

/// Reads and types an expression; `wanted` is nothing where any type will do. Names are looked
/// for in the group `scope`, then outward.
pub fn lower(
    text: &str,
    names: &Names,
    scope: Option<NodeId>,
    wanted: Option<Wanted>,
) -> Result<Lowered, Vec<Mistake>> {
    lower_within(text, names, scope, None, wanted)
}

/// [`lower`] for an expression of a building block: names are looked for no further out than in
/// the group `within` that it became.
pub fn lower_within(
    text: &str,
    names: &Names,
    scope: Option<NodeId>,
    within: Option<NodeId>,
    wanted: Option<Wanted>,
) -> Result<Lowered, Vec<Mistake>> {
    let term = parse(text).map_err(|mistake| vec![mistake])?;
    let mut lowering = Lowering {
        names,
        scope,
        within,
        frames: Vec::new(),
        reads: Vec::new(),
        mistakes: Vec::new(),
    };
    let expression = match wanted {
        Some(wanted) => {
            lowering.wanted(&term, wanted).map(|expression| (expression, wanted, false))
        }
        None => lowering.typed(&term).map(|typed| {
            let gives = Wanted { value: typed.value, list: typed.list };
            (typed.expression, gives, typed.many)
        }),
    };
    match expression {
        Some((expression, gives, many)) if lowering.mistakes.is_empty() => {
            Ok(Lowered { expression, gives, many, reads: lowering.reads })
        }
        _ => Err(lowering.mistakes),
    }
}

pub(super) struct Lowering<'a> {
    pub(super) names: &'a Names,
    pub(super) scope: Option<NodeId>,
    pub(super) within: Option<NodeId>,
    pub(super) frames: Vec<Frame>,
    pub(super) reads: Vec<(NodeId, usize)>,
    pub(super) mistakes: Vec<Mistake>,
}

/// A variable that stands for each instance of a repeated group, or each value of a list.
pub(super) struct Frame {
    pub(super) variable: String,
    pub(super) over: Over,
}

/// What a variable goes over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// The instances of a repeated group.
    Instances(NodeId),
    /// Values of a type; for codes with the place of their list.
    Values(Type, Option<usize>),
}

/// A part with its type.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) expression: Expression,
    pub(super) value: Type,
    /// Whether it is a list of such values.
    pub(super) many: bool,
    /// Whether it is made of number literals only, so that it can stand for an amount too.
    pub(super) flexible: bool,
    /// For a choice, the place of its list.
    pub(super) list: Option<usize>,
    /// The literal texts that it may give, with the characters at which they stand.
    pub(super) texts: Vec<(String, usize)>,
}

impl Typed {
    pub(super) fn new(expression: Expression, value: Type) -> Self {
        Self { expression, value, many: false, flexible: false, list: None, texts: Vec::new() }
    }

    pub(super) fn shape(&self) -> Shape {
        match self.many {
            true => Shape::Many(self.value),
            false => Shape::One(self.value),
        }
    }

    /// Its type as people read it.
    pub(super) fn described(&self) -> &'static str {
        if self.many { "a list" } else { word(self.value) }
    }
}

/// A type as people read it.
pub(super) fn word(value: Type) -> &'static str {
    match value {
        Type::YesNo => "a condition (yes or no)",
        Type::Integer => "an integer",
        Type::Money => "an amount of money",
        Type::Text => "a text",
        Type::Date => "a date",
        Type::Codes => "a multiple choice",
    }
}

impl Lowering<'_> {
    pub(super) fn mistake(
        &mut self,
        at: usize,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        self.mistakes.push(Mistake::new(at, message, advice));
    }

    /// A part that must be of a type.
    pub(super) fn wanted(&mut self, term: &Term, wanted: Wanted) -> Option<Expression> {
        let typed = self.typed(term)?;
        let fits = typed.value == wanted.value
            || typed.flexible && matches!(wanted.value, Type::Money | Type::Integer);
        if !fits || typed.many {
            let message = format!("this is {}, not {}", typed.described(), word(wanted.value));
            let advice = match (typed.value, wanted.value) {
                (Type::Codes, Type::YesNo) => "ask for a code: `'code' in field`".to_owned(),
                (Type::Integer, Type::Money) => "multiply it with an amount".to_owned(),
                (_, Type::YesNo) => "compare it with something, such as `… == …`".to_owned(),
                _ => format!("write something that gives {}", word(wanted.value)),
            };
            self.mistake(term.at, message, advice);
            return None;
        }
        if let Some(list) = wanted.list {
            self.codes_in_list(&typed.texts, list);
            self.same_list(typed.list, list, term.at);
        }
        Some(typed.expression)
    }

    pub(super) fn condition(&mut self, term: &Term) -> Option<Expression> {
        self.wanted(term, Wanted { value: Type::YesNo, list: None })
    }

    pub(super) fn typed(&mut self, term: &Term) -> Option<Typed> {
        match &term.form {
            Form::YesNo(value) => {
                Some(Typed::new(Expression::Literal(Literal::YesNo(*value)), Type::YesNo))
            }
            Form::Number(value) => Some(number(*value)),
            Form::Text(text) => {
                let literal = Expression::Literal(Literal::Text(text.clone()));
                let texts = vec![(text.clone(), term.at + 1)];
                Some(Typed { texts, ..Typed::new(literal, Type::Text) })
            }
            Form::List(items) => self.list(items, term.at),
            Form::Path(path) => self.path(path),
            Form::Call(function, arguments) => {
                self.call(function, &arguments.iter().collect::<Vec<_>>())
            }
            Form::Method(receiver, function, arguments) => {
                self.method(receiver, function, arguments)
            }
            Form::Not(inner) => {
                let inner = self.condition(inner)?;
                Some(Typed::new(Expression::Not(Box::new(inner)), Type::YesNo))
            }
            Form::Negate(inner) => self.negate(inner),
            Form::Binary(operation, at, sides) => self.binary(*operation, *at, &sides.0, &sides.1),
            Form::If(parts) => {
                let condition = self.condition(&parts.0);
                let (then, otherwise) = self.pair(&parts.1, &parts.2)?;
                let mut texts = then.texts;
                texts.extend(otherwise.texts);
                let list = then.list.or(otherwise.list);
                let branches = (condition?, then.expression, otherwise.expression);
                Some(Typed {
                    expression: Expression::If(Box::new(branches)),
                    value: then.value,
                    many: then.many,
                    flexible: then.flexible && otherwise.flexible,
                    list,
                    texts,
                })
            }
        }
    }

    /// Two parts that must be of one type; a number literal becomes an amount beside another.
    pub(super) fn pair(&mut self, left: &Term, right: &Term) -> Option<(Typed, Typed)> {
        let (first, second) = (self.typed(left), self.typed(right));
        let (mut first, mut second) = (first?, second?);
        if first.flexible && second.value == Type::Money {
            first.value = Type::Money;
        }
        if second.flexible && first.value == Type::Money {
            second.value = Type::Money;
        }
        if first.shape() == second.shape() {
            return Some((first, second));
        }
        let message =
            format!("{} and {} do not go together", first.described(), second.described());
        let at = if first.flexible { left.at } else { right.at };
        let advice = match (first.value, second.value) {
            (Type::Codes, Type::Text) | (Type::Text, Type::Codes) => {
                "ask whether a code was chosen: `'code' in field`".to_owned()
            }
            (Type::Date, Type::Text) | (Type::Text, Type::Date) => {
                "write a day as `date('2026-01-31')`".to_owned()
            }
            _ => format!("both sides must be {}", first.described()),
        };
        self.mistake(at, message, advice);
        None
    }

    /// `[a, b]`: values of one type.
    fn list(&mut self, items: &[Term], at: usize) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = items.iter().map(|item| self.typed(item)).collect();
        let typed: Vec<Typed> = typed.into_iter().collect::<Option<_>>()?;
        let of = typed.iter().find(|item| !item.flexible).or(typed.first());
        let Some(value) = of.map(|item| item.value) else {
            self.mistake(at, "an empty list has no type", "write the values: `['a', 'b']`");
            return None;
        };
        for (item, term) in typed.iter().zip(items) {
            let fits = item.value == value || item.flexible && value == Type::Money;
            if !fits || item.many || value == Type::Codes {
                let message = format!("this is {}, not {}", item.described(), word(value));
                self.mistake(term.at, message, "write values of one type in a list");
                return None;
            }
        }
        let flexible = typed.iter().all(|item| item.flexible);
        let list = typed.iter().find_map(|item| item.list);
        let expressions = typed.into_iter().map(|item| item.expression).collect();
        Some(Typed { many: true, list, flexible, ..Typed::new(listed(expressions), value) })
    }

    fn negate(&mut self, inner: &Term) -> Option<Typed> {
        let typed = self.number(inner)?;
        let zero = Expression::Literal(Literal::Number(0));
        let expression = match typed.expression {
            Expression::Literal(Literal::Number(value)) => {
                Expression::Literal(Literal::Number(-value))
            }
            other => Expression::Calculate(Operator::Subtract, Box::new((zero, other))),
        };
        Some(Typed { expression, texts: Vec::new(), list: None, ..typed })
    }

    /// A part that must be a number or an amount.
    pub(super) fn number(&mut self, term: &Term) -> Option<Typed> {
        let typed = self.typed(term)?;
        self.numeric(typed, term)
    }

    /// The same of a part whose type is known.
    pub(super) fn numeric(&mut self, typed: Typed, term: &Term) -> Option<Typed> {
        if !typed.many && matches!(typed.value, Type::Integer | Type::Money) {
            return Some(typed);
        }
        let message = format!("this is {}; numbers are needed here", typed.described());
        let advice = match typed.value {
            Type::Date => "use `add_days(date, number)` or `days_between(from, to)`",
            _ => "write something that gives a number",
        };
        self.mistake(term.at, message, advice);
        None
    }

    fn path(&mut self, path: &[Segment]) -> Option<Typed> {
        let first = path.first()?;
        match (first.name.as_str(), path.get(1)) {
            ("today", None) => return Some(Typed::new(Expression::Today, Type::Date)),
            ("blank" | "null", None) => {
                let message = format!("`{}` cannot be written in an expression", first.name);
                let advice = "use `answered(field)` or `!answered(field)`";
                self.mistake(first.at, message, advice);
                return None;
            }
            ("settings", _) => return self.setting(first, path.get(1..).unwrap_or_default()),
            _ => {}
        }
        if let Some(item) = self.item(path) {
            return item;
        }
        let found = self.find(path)?;
        self.answer(&found, path)
    }

    /// The value that a variable stands for; nothing when the path begins with none.
    fn item(&mut self, path: &[Segment]) -> Option<Option<Typed>> {
        let (first, rest) = path.split_first()?;
        let at = self.frames.iter().rposition(|frame| frame.variable == first.name)?;
        let Over::Values(value, list) = self.frames.get(at)?.over else { return None };
        if let Some(member) = rest.first() {
            let message = format!("`{}` is a value and has no members", first.name);
            self.mistake(member.at, message, format!("write `{}` alone", first.name));
            return Some(None);
        }
        let inner = self.frames.iter().skip(at + 1);
        let passed = inner.filter(|frame| matches!(frame.over, Over::Values(..))).count();
        let item = Expression::Item(u8::try_from(passed).unwrap_or(u8::MAX));
        Some(Some(Typed { list, ..Typed::new(item, value) }))
    }

    fn answer(&mut self, found: &Found, path: &[Segment]) -> Option<Typed> {
        let at = path.first()?.at;
        let name = self.names.path(found.node);
        let named = self.names.get(found.node)?;
        match named.reading {
            Reading::Value(value, list) => {
                let reference = self.reference(found, at)?;
                Some(Typed { list, ..Typed::new(Expression::Answer(reference), value) })
            }
            Reading::Group => {
                let advice = match named.repeated {
                    true => format!("use `size({name})` or `{name}.exists(x, …)`"),
                    false => match self.names.in_group(Some(found.node)).next() {
                        Some(member) => format!("name a field of it, such as `{name}.{member}`"),
                        None => String::new(),
                    },
                };
                self.mistake(at, format!("`{name}` is a group and has no value"), advice);
                None
            }
            Reading::Information => {
                let message = format!("`{name}` is information and has no value");
                self.mistake(at, message, "name a field that is answered");
                None
            }
            Reading::Unclear => None,
        }
    }

    fn setting(&mut self, first: &Segment, rest: &[Segment]) -> Option<Typed> {
        let [name] = rest else {
            let message = "`settings` needs the name of one parameter";
            self.mistake(first.at, message, "write `settings.name`");
            return None;
        };
        let place = self.names.parameters.iter().position(|(known, _)| *known == name.name);
        let Some(place) = place else {
            let known: Vec<&str> = self.names.parameters.iter().map(|(n, _)| n.as_str()).collect();
            let all = match known.is_empty() {
                true => "declare it under `parameters`".to_owned(),
                false => {
                    let known = or_list(known.iter().copied());
                    format!("declare it under `parameters`; known are {known}")
                }
            };
            let advice = did_you_mean(&name.name, known, all);
            self.mistake(name.at, format!("the parameter `{}` is not declared", name.name), advice);
            return None;
        };
        let value = self.names.parameters.get(place).and_then(|(_, value)| *value)?;
        Some(Typed::new(Expression::Setting(u32::try_from(place).ok()?), value))
    }
}

/// A list of constants where all are, else of values.
pub(super) fn listed(values: Vec<Expression>) -> Expression {
    match values.iter().map(literal).collect::<Option<Vec<Literal>>>() {
        Some(literals) => Expression::List(literals),
        None => Expression::Values(values),
    }
}
