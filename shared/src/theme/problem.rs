//! What can be wrong with a theme.

use std::fmt;

use super::colour::Ratio;
use super::rule::Ground;
use super::token::Token;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeError {
    /// It is longer than any theme.
    TooLong,
    /// A piece is no `name=#rrggbb`.
    NoPair {
        /// The piece.
        piece: String,
    },
    /// There is nothing of this name.
    Unknown {
        /// The name.
        name: String,
    },
    /// It is set twice.
    Twice {
        /// What is.
        token: Token,
    },
    /// The value is no `#rrggbb`.
    NoColour {
        /// Whose value.
        token: Token,
    },
    /// It does not stand out as WCAG 2.2 asks at level AA.
    Contrast {
        /// What does not.
        token: Token,
        /// From what.
        ground: Ground,
        /// How far it does.
        found: Ratio,
        /// How far it must.
        needed: Ratio,
    },
}

impl ThemeError {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "theme-long",
            Self::NoPair { .. } => "theme-pair",
            Self::Unknown { .. } => "theme-unknown",
            Self::Twice { .. } => "theme-twice",
            Self::NoColour { .. } => "theme-colour",
            Self::Contrast { .. } => "theme-contrast",
        }
    }
}

/// For those who write themes into files.
impl fmt::Display for ThemeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => out.write_str("a theme is not that long"),
            Self::NoPair { piece } => write!(out, "`{piece}` has no `=`"),
            Self::Unknown { name } => write!(out, "a theme has no `{name}`"),
            Self::Twice { token } => write!(out, "`{}` is set twice", token.name()),
            Self::NoColour { token } => {
                write!(out, "the value of `{}` is no colour", token.name())
            }
            Self::Contrast { token, ground, found, needed } => {
                let name = token.name();
                let pages = if token.is_dark() { "dark" } else { "light" };
                let ground = match ground {
                    Ground::Page => "the page",
                    Ground::Panel => "panels and fields",
                    Ground::Pressed => "panels while it is pressed",
                };
                write!(
                    out,
                    "`{name}` has a contrast of {found}:1 to {ground} where pages are {pages}; \
                     {needed}:1 is needed"
                )
            }
        }
    }
}
