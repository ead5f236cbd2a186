use proptest::prelude::*;

use super::*;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

/// Ratios as the W3C and WebAIM publish them, rounded to hundredths.
#[test]
fn contrasts_are_those_that_are_published() {
    for (one, other, published) in [
        ("#000000", "#ffffff", 2100),
        ("#767676", "#ffffff", 454),
        ("#777777", "#ffffff", 448),
        ("#949494", "#ffffff", 303),
        ("#959595", "#ffffff", 299),
        ("#0000ff", "#ffffff", 859),
        ("#ff0000", "#ffffff", 400),
        ("#00ff00", "#ffffff", 137),
        ("#ff0000", "#000000", 525),
        ("#ffffff", "#ffffff", 100),
    ] {
        let Ratio(found) = colour(one).contrast(colour(other));
        assert!((published - 1..=published).contains(&found), "{one} on {other}: {found}");
        assert_eq!(found >= 450, published >= 450, "{one} on {other}");
        assert_eq!(found >= 300, published >= 300, "{one} on {other}");
    }
}

#[test]
fn themes_are_read_and_written() {
    let text = "action=#004b76; action-dark=#8ecdf5; focus=#0b0c0c; accent=#ffcc00";
    let theme = Theme::parse(text).unwrap();
    assert_eq!(theme.to_string(), text);
    let other =
        Theme::parse(" accent = #FFCC00;focus=#0b0c0c;;action-dark=#8ECDF5;action=#004b76;");
    assert_eq!(other, Ok(theme));
    assert!(Theme::parse("").unwrap().is_empty());
    assert_eq!(Theme::default().css(":root"), "");
}

#[test]
fn what_is_wrong_is_told_by_a_code() {
    let contrast = |token, ground, found, needed| ThemeError::Contrast {
        token,
        ground,
        found: Ratio(found),
        needed: Ratio(needed),
    };
    for (text, errors) in [
        ("action", vec![ThemeError::NoPair { piece: "action".to_owned() }]),
        ("link=#000000", vec![ThemeError::Unknown { name: "link".to_owned() }]),
        (
            "action=#00a; focus=red",
            vec![
                ThemeError::NoColour { token: Token::Action },
                ThemeError::NoColour { token: Token::Focus },
            ],
        ),
        ("action=#00000g", vec![ThemeError::NoColour { token: Token::Action }]),
        ("action=#+12345", vec![ThemeError::NoColour { token: Token::Action }]),
        ("focus=#000000;focus=#000000", vec![ThemeError::Twice { token: Token::Focus }]),
        ("action=#777777", vec![contrast(Token::Action, Ground::Page, 447, 450)]),
        ("action=#767676", vec![contrast(Token::Action, Ground::Panel, 413, 450)]),
        ("action=#6a6a6a", vec![contrast(Token::Action, Ground::Pressed, 445, 450)]),
        ("action-dark=#004b76", vec![contrast(Token::ActionDark, Ground::Page, 226, 450)]),
        ("focus=#ffcc00; focus-dark=#ffcc00", vec![contrast(Token::Focus, Ground::Page, 151, 300)]),
        ("focus=#949494", vec![contrast(Token::Focus, Ground::Panel, 275, 300)]),
        ("accent=#ffffff", vec![]),
        (&"x".repeat(401), vec![ThemeError::TooLong]),
    ] {
        assert_eq!(Theme::parse(text).err().unwrap_or_default(), errors, "{text}");
    }
    let told = Theme::parse("action=#777777").unwrap_err();
    let told = told.first().map(|error| (error.code(), error.to_string())).unwrap();
    assert_eq!(
        told,
        (
            "theme-contrast",
            "`action` has a contrast of 4.47:1 to the page where pages are light; 4.50:1 is needed"
                .to_owned()
        )
    );
}

#[test]
fn styles_set_what_the_theme_sets_and_nothing_else() {
    let theme = Theme::parse("action=#004b76; focus-dark=#ffcc00").unwrap();
    assert_eq!(
        theme.css(":host"),
        "@media (forced-colors:none) and (prefers-color-scheme:light){:host{\
         --kern-color-action-default:#004b76;\
         --kern-color-action-state-indicator-shade-hover:#004268;\
         --kern-color-action-state-indicator-shade-active:#00395a;\
         --kern-color-action-state-indicator-tint-hover-opacity:#004b760a;\
         --kern-color-action-state-indicator-tint-active-opacity:#004b7614}}\
         @media (forced-colors:none) and (prefers-color-scheme:dark){:host{\
         --kern-color-action-focus-default:#ffcc00}}"
    );
}

/// The colours of a declaration in a theme's styles.
fn declared(css: &str, name: &str) -> Colour {
    let (_, value) = css.split_once(&format!("{name}:")).unwrap();
    colour(value.get(..7).unwrap())
}

proptest! {
    /// Whatever is accepted can be read on every ground, and what is written on a button, too.
    #[test]
    fn what_is_accepted_stands_out_everywhere(channels: [u8; 3], dark: bool) {
        let [red, green, blue] = channels;
        let own = Colour { red, green, blue };
        let token = if dark { Token::ActionDark } else { Token::Action };
        let Ok(theme) = Theme::parse(&format!("{}={own}", token.name())) else { return Ok(()) };
        for ground in Ground::ALL {
            prop_assert!(own.contrast(ground.colour(dark, own)) >= Ratio(450));
        }
        let css = theme.css(":root");
        let page = Ground::Page.colour(dark, own);
        for shade in ["action-default", "shade-hover", "shade-active"] {
            prop_assert!(page.contrast(declared(&css, shade)) >= Ratio(450));
        }
    }

    #[test]
    fn nothing_that_is_given_breaks_it(text in ".{0,60}", more in "[acfdksunt#=; 0-9-]{0,90}") {
        for text in [text, more] {
            if let Ok(theme) = Theme::parse(&text) {
                prop_assert_eq!(Theme::parse(&theme.to_string()), Ok(theme));
            }
        }
    }
}
