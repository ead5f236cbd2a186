//! An expression as it was written, before names and types are known.

/// A part of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is.
    pub form: Form,
    /// The character at which it begins, from 0.
    pub at: usize,
    /// How deep it is nested, 1 for a single word.
    pub depth: usize,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// `true` or `false`
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// A text in quotation marks.
    Text(String),
    /// `[a, b]`
    List(Vec<Term>),
    /// `name` or `group.name`
    Path(Vec<Segment>),
    /// `function(arguments)`
    Call(Segment, Vec<Term>),
    /// `value.function(arguments)`
    Method(Box<Term>, Segment, Vec<Term>),
    /// `!a`
    Not(Box<Term>),
    /// `-a`
    Negate(Box<Term>),
    /// `a + b` and the like, with the character at which the operator stands.
    Binary(Operation, usize, Box<(Term, Term)>),
    /// `condition ? a : b`
    If(Box<(Term, Term, Term)>),
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The name.
    pub name: String,
    /// The character at which it begins, from 0.
    pub at: usize,
}

/// An operator between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`
    In,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
}

impl Operation {
    /// All operators.
    const ALL: [(Self, &'static str, u8); 14] = [
        (Self::Or, "||", 0),
        (Self::And, "&&", 1),
        (Self::Equal, "==", 2),
        (Self::NotEqual, "!=", 2),
        (Self::Less, "<", 2),
        (Self::LessOrEqual, "<=", 2),
        (Self::Greater, ">", 2),
        (Self::GreaterOrEqual, ">=", 2),
        (Self::In, "in", 2),
        (Self::Add, "+", 3),
        (Self::Subtract, "-", 3),
        (Self::Multiply, "*", 4),
        (Self::Divide, "/", 4),
        (Self::Remainder, "%", 4),
    ];

    /// The operator of a sign, with how strongly it binds.
    pub(super) fn of(sign: &str) -> Option<(Self, u8)> {
        Self::ALL.iter().find(|(_, text, _)| *text == sign).map(|(op, _, power)| (*op, *power))
    }

    /// The operator as it is written.
    pub fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(op, _, _)| *op == self).map_or("", |(_, sign, _)| sign)
    }
}
