//! The functions: how each is written, what it takes and gives, what it means.

mod days;
mod values;

use shared::expression::Function;
use shared::value::Type;

/// A function in one of its forms.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Its name as documented; read with or without capitals, `startsWith` as `starts_with`.
    pub name: &'static str,
    /// How it is written, as documented. Any may be written `a.f(b)` or `f(a, b)`.
    pub form: &'static str,
    /// What it is compiled to; nothing where that depends on more than types.
    pub function: Option<Function>,
    /// What it takes.
    pub takes: &'static [Shape],
    /// What it gives.
    pub gives: Shape,
    /// What it means.
    pub meaning: &'static str,
    /// An expression, over the service of `shared/tests/expressions.yaml` without answers, and
    /// what it gives.
    pub example: (&'static str, &'static str),
}

/// One value of a type, or a list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    One(Type),
    /// A list of values.
    Many(Type),
}

impl Shape {
    /// Whether a value of another shape may stand here. A decimal number stands for those of any
    /// number of places.
    pub(super) fn takes(self, given: Self) -> bool {
        match (self, given) {
            (Self::One(Type::Decimal { .. }), Self::One(Type::Decimal { .. })) => true,
            _ => self == given,
        }
    }
}

/// All functions, in the order of the reference page.
pub fn signatures() -> impl Iterator<Item = &'static Signature> {
    values::ALL.iter().chain(days::ALL)
}

impl Signature {
    /// Whether it is written behind its first value.
    pub fn is_method(&self) -> bool {
        self.form.contains(&format!(".{}(", self.name))
    }
}

/// A name as it is compared: in lower case, words separated by `_`.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            plain.push('_');
        }
        plain.push(letter.to_ascii_lowercase());
    }
    match plain.as_str() {
        "length" => "size".to_owned(),
        _ => plain,
    }
}

/// The forms of the function of this name.
pub(super) fn named(name: &str) -> Vec<&'static Signature> {
    let wanted = plain(name);
    signatures().filter(|signature| plain(signature.name) == wanted).collect()
}

/// How a function is written.
pub(super) fn of(function: Function) -> Option<&'static Signature> {
    signatures().find(|signature| signature.function == Some(function))
}

const INTEGER: Shape = Shape::One(Type::Integer);
const DECIMAL: Shape = Shape::One(Type::Decimal { places: 2 });
const MONEY: Shape = Shape::One(Type::Money);
const TEXT: Shape = Shape::One(Type::Text);
const TEXTS: Shape = Shape::Many(Type::Text);
const DATE: Shape = Shape::One(Type::Date);
const YES_NO: Shape = Shape::One(Type::YesNo);

const fn row(
    name: &'static str,
    form: &'static str,
    function: Function,
    takes: &'static [Shape],
    gives: Shape,
    meaning: &'static str,
    example: (&'static str, &'static str),
) -> Signature {
    Signature { name, form, function: Some(function), takes, gives, meaning, example }
}

const fn special(
    name: &'static str,
    form: &'static str,
    gives: Shape,
    meaning: &'static str,
    example: (&'static str, &'static str),
) -> Signature {
    Signature { name, form, function: None, takes: &[], gives, meaning, example }
}
