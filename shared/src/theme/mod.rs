//! A municipality's own look: a handful of colours in place of KERN's.
//!
//! Whatever a municipality chooses, people can read and find the controls: colours that do not
//! stand out as WCAG 2.2 asks at level AA are refused, and what follows from them – a button under
//! the pointer, a field that is pressed – is derived so that it stands out, too. Where people force
//! colours of their own, the look is theirs.

mod colour;
mod css;
mod linear;
mod problem;
mod rule;
#[cfg(test)]
mod tests;
mod token;

use std::fmt;

pub use colour::{Colour, Ratio};
pub use problem::ThemeError;
pub use rule::Ground;
pub use token::Token;

/// Characters of a theme that is written down, at most.
const MAX_LENGTH: usize = 400;

/// Colours by what they are for. What is not set is as KERN has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme([Option<Colour>; Token::ALL.len()]);

impl Theme {
    /// Reads the compact form, `action=#004b76; action-dark=#8ecdf5`: names as in [`Token::name`],
    /// in any order, each once. The empty text sets nothing.
    ///
    /// # Errors
    /// All that is wrong with it, contrasts only where it could be read.
    pub fn parse(text: &str) -> Result<Self, Vec<ThemeError>> {
        if text.len() > MAX_LENGTH {
            return Err(vec![ThemeError::TooLong]);
        }
        let mut theme = Self::default();
        let mut errors = Vec::new();
        for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let set = match pair.split_once('=') {
                Some((name, value)) => theme.set(name.trim(), value.trim()),
                None => Err(ThemeError::NoPair { piece: pair.to_owned() }),
            };
            errors.extend(set.err());
        }
        if errors.is_empty() {
            errors = theme.faults();
        }
        if errors.is_empty() { Ok(theme) } else { Err(errors) }
    }

    /// Sets the colour of a token by its name.
    ///
    /// # Errors
    /// When there is no such token, it is set already, or the value is no colour.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ThemeError> {
        let token = Token::ALL.into_iter().find(|token| token.name() == name);
        let token = token.ok_or_else(|| ThemeError::Unknown { name: name.to_owned() })?;
        let colour = Colour::parse(value).ok_or(ThemeError::NoColour { token })?;
        match self.0.get_mut(token.place()) {
            Some(place @ None) => *place = Some(colour),
            _ => return Err(ThemeError::Twice { token }),
        }
        Ok(())
    }

    /// The colour of a token, where it is set.
    pub fn get(&self, token: Token) -> Option<Colour> {
        self.0.get(token.place()).copied().flatten()
    }

    /// Whether everything is as KERN has it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// The compact form.
impl fmt::Display for Theme {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = Token::ALL.into_iter().filter_map(|token| Some((token, self.get(token)?)));
        for (at, (token, colour)) in set.enumerate() {
            let between = if at > 0 { "; " } else { "" };
            write!(out, "{between}{}={colour}", token.name())?;
        }
        Ok(())
    }
}
