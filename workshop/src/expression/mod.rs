//! Conditions and calculations as authors write them, in CEL syntax
//! (<https://github.com/google/cel-spec>): read, typed and lowered to the tree that is shipped.

mod calls;
mod constant;
mod lower;
mod macros;
mod names;
mod operators;
mod parse;
mod resolve;
mod show;
mod signature;
mod term;
mod token;

pub use constant::always;
pub use lower::{Lowered, Wanted, lower, lower_within};
pub use names::{Named, Names, Reading};
pub use parse::parse;
pub use show::show;
pub use signature::{Shape, Signature, signatures};
pub use term::{Form, Operation, Segment, Term};

/// Something wrong in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The character at which it stands, from 0.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub advice: String,
}

impl Mistake {
    /// A mistake at a character.
    pub fn new(at: usize, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { at, message: message.into(), advice: advice.into() }
    }
}
