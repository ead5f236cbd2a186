//! Colours, how much light they give and how far they stand out.

use std::fmt;

use super::linear::LINEAR;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// A contrast ratio in hundredths, rounded down (WCAG 2.2, “contrast ratio”): `4.50:1` is 450.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(pub u32);

/// What relative luminance is counted in: this is that of white.
const WHITE: u64 = 10_000 * 1_000_000_000;

/// What WCAG adds to both luminances for the light that every screen reflects: 0.05.
const GLARE: u64 = WHITE / 20;

impl Colour {
    /// White.
    pub const WHITE: Self = Self::of(0xff, 0xff, 0xff);
    /// Black.
    pub const BLACK: Self = Self::of(0, 0, 0);

    pub(super) const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#rrggbb`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The contrast to another colour.
    pub fn contrast(self, other: Self) -> Ratio {
        let (own, other) = (self.luminance(), other.luminance());
        let (bright, dark) = (own.max(other) + GLARE, own.min(other) + GLARE);
        Ratio(u32::try_from(bright * 100 / dark).unwrap_or(u32::MAX))
    }

    /// This colour with so much of another over it, in 255ths, as a browser puts what is partly
    /// transparent over what is below.
    pub(super) fn under(self, over: Self, share: u8) -> Self {
        let mix = |below: u8, above: u8| {
            let (share, below, above) = (u32::from(share), u32::from(below), u32::from(above));
            u8::try_from((above * share + below * (255 - share) + 127) / 255).unwrap_or(u8::MAX)
        };
        Self {
            red: mix(self.red, over.red),
            green: mix(self.green, over.green),
            blue: mix(self.blue, over.blue),
        }
    }

    /// Its relative luminance.
    fn luminance(self) -> u64 {
        let Self { red, green, blue } = self;
        let light = |channel: u8| LINEAR.get(usize::from(channel)).copied().map_or(0, u64::from);
        2126 * light(red) + 7152 * light(green) + 722 * light(blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
