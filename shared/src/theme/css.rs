//! A theme as browsers take it.

use super::Theme;
use super::colour::Colour;
use super::rule::{active_tint, hover_tint};
use super::token::Token;

/// How much a button is shaded under the pointer and while it is pressed, in 255ths.
const SHADES: [u8; 2] = [0x1f, 0x3d];

impl Theme {
    /// Rules that set KERN's properties at the root of what is shown: `:root`, or `:host` in a
    /// shadow tree. They go behind KERN's own. Nothing where nothing is set.
    pub fn css(&self, root: &str) -> String {
        let mut css = String::new();
        // Each for its own pages alone: what is set for light ones is nothing for dark ones.
        for (dark, scheme) in [(false, "light"), (true, "dark")] {
            let set = Token::ALL.into_iter().filter(|token| token.is_dark() == dark);
            let set = set.filter_map(|token| Some(declared(token, self.get(token)?)));
            let declarations = set.collect::<Vec<_>>().join(";");
            if !declarations.is_empty() {
                css += &format!(
                    "@media (forced-colors:none) and (prefers-color-scheme:{scheme})\
                     {{{root}{{{declarations}}}}}"
                );
            }
        }
        css
    }
}

/// The declarations of a token. Buttons become darker in light, lighter in the dark, so that what
/// is written on them stands out only more.
fn declared(token: Token, own: Colour) -> String {
    match token {
        Token::Focus | Token::FocusDark => format!("--kern-color-action-focus-default:{own}"),
        Token::Accent | Token::AccentDark => format!("--direktantrag-accent:{own}"),
        Token::Action | Token::ActionDark => {
            let dark = token.is_dark();
            let away = if dark { Colour::WHITE } else { Colour::BLACK };
            let [hover, active] = SHADES.map(|share| own.under(away, share));
            let state = "--kern-color-action-state-indicator";
            format!(
                "--kern-color-action-default:{own};{state}-shade-hover:{hover};\
                 {state}-shade-active:{active};{state}-tint-hover-opacity:{own}{:02x};\
                 {state}-tint-active-opacity:{own}{:02x}",
                hover_tint(dark),
                active_tint(dark)
            )
        }
    }
}
