//! What colours have to stand out from, and how far.

use super::Theme;
use super::colour::{Colour, Ratio};
use super::problem::ThemeError;
use super::token::Token;

/// What something is seen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The page.
    Page,
    /// A panel on it, or a field to type into.
    Panel,
    /// A panel with something on it that is being pressed, and tinted for it.
    Pressed,
}

/// Text, at level AA (WCAG 2.2, 1.4.3).
const TEXT: Ratio = Ratio(450);

/// What shows where a control is, or in which state (1.4.11).
const CONTROL: Ratio = Ratio(300);

/// How much of the colour tints what is under the pointer, in 255ths; KERN's tints would leave
/// few colours that can be read on them.
pub(super) fn hover_tint(dark: bool) -> u8 {
    if dark { 0x14 } else { 0x0a }
}

/// The same for what is being pressed.
pub(super) fn active_tint(dark: bool) -> u8 {
    if dark { 0x29 } else { 0x14 }
}

impl Ground {
    /// All of them; what stands out on the last stands out on the others.
    pub const ALL: [Self; 3] = [Self::Page, Self::Panel, Self::Pressed];

    /// How it is called in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Panel => "panel",
            Self::Pressed => "pressed",
        }
    }

    /// Its colour, as KERN has it, under what has the given colour.
    pub fn colour(self, dark: bool, own: Colour) -> Colour {
        match (self, dark) {
            (Self::Page, false) => Colour::WHITE,
            (Self::Page, true) => Colour::BLACK,
            (Self::Panel, false) => Colour::of(0xf3, 0xf4, 0xf7),
            (Self::Panel, true) => Colour::of(0x13, 0x15, 0x25),
            (Self::Pressed, _) => Self::Panel.colour(dark, own).under(own, active_tint(dark)),
        }
    }
}

impl Theme {
    /// The colours that do not stand out, each with the first ground where it does not. What is
    /// written on a button needs no rule of its own: it has the colour of the page.
    pub fn faults(&self) -> Vec<ThemeError> {
        let set = Token::ALL.into_iter().filter_map(|token| Some((token, self.get(token)?)));
        set.filter_map(|(token, colour)| fault(token, colour)).collect()
    }
}

fn fault(token: Token, colour: Colour) -> Option<ThemeError> {
    let (grounds, needed): (&[Ground], _) = match token {
        Token::Action | Token::ActionDark => (&Ground::ALL, TEXT),
        Token::Focus | Token::FocusDark => (&[Ground::Page, Ground::Panel], CONTROL),
        Token::Accent | Token::AccentDark => (&[], CONTROL),
    };
    grounds.iter().find_map(|ground| {
        let found = colour.contrast(ground.colour(token.is_dark(), colour));
        let ground = *ground;
        (found < needed).then_some(ThemeError::Contrast { token, ground, found, needed })
    })
}
