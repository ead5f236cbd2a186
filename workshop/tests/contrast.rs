//! Contrast in whole numbers, as `shared` calculates it, is contrast by the formula of WCAG 2.2.

#![expect(clippy::float_arithmetic, reason = "another way to calculate what is tested")]

use shared::theme::{Colour, Ratio};

/// Relative luminance (WCAG 2.2, with the threshold of IEC 61966-2-1).
fn luminance(colour: Colour) -> f64 {
    let light = |channel: u8| match f64::from(channel) / 255.0 {
        low if low <= 0.04045 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    };
    0.2126 * light(colour.red) + 0.7152 * light(colour.green) + 0.0722 * light(colour.blue)
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Every value of a channel occurs, and some thousand colours between.
#[test]
fn whole_numbers_decide_as_floating_point_does() {
    let greys = (0..=u8::MAX).map(|value| Colour { red: value, green: value, blue: value });
    let steps = || (0..=u8::MAX).step_by(15);
    let mixed = steps().flat_map(|red| {
        steps().flat_map(move |green| steps().map(move |blue| Colour { red, green, blue }))
    });
    let colours: Vec<Colour> = greys.chain(mixed).collect();
    assert!(colours.len() > 6000);
    for one in &colours {
        for other in [Colour::WHITE, Colour::BLACK, Colour { red: 0xf3, green: 0xf4, blue: 0xf7 }] {
            let Ratio(found) = one.contrast(other);
            let exact = contrast(*one, other) * 100.0;
            let found = f64::from(found);
            assert!(found <= exact + 1e-4 && exact < found + 1.0001, "{one} on {other}: {found}");
            assert_eq!(one.contrast(other), other.contrast(*one));
        }
    }
}
