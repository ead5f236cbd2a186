//! Signatures (Unterschrift) where a form asks for one and no law for more: an advanced or
//! qualified electronic signature (Art. 3 no. 11 and 12 eIDAS) this is not. Drawn, it is kept as
//! the path of an SVG picture of [`WIDTH`] times [`HEIGHT`] (SVG 2, 9.3), each stroke an `M` with
//! its points: `M12 30 40 31M50 60`. Who cannot draw types the name.

use super::Letters;
use super::text;
use crate::assessment::ProblemCode;
use crate::language::Language;

/// The width of the picture.
pub const WIDTH: u16 = 600;

/// The height of the picture.
pub const HEIGHT: u16 = 200;

/// The most points that a drawing may have, of all its strokes.
pub const MOST_POINTS: usize = 1500;

/// The longest name, in characters.
const LONGEST_NAME: u32 = 200;

/// A drawing or a name. A drawing has two points at least.
pub(super) fn spell(typed: &str) -> Result<String, ProblemCode> {
    match strokes(typed) {
        Some(strokes) => drawn(strokes).ok_or(ProblemCode::NotASignature),
        None => {
            let name = text::read_line(typed, Letters::PersonName);
            let good = text::check_line(&name, Letters::PersonName, 2, LONGEST_NAME);
            good.map_or(Err(ProblemCode::NotASignature), |()| Ok(name))
        }
    }
}

/// The name, or that it was drawn.
pub(super) fn show(signature: &str, language: Language) -> String {
    match (strokes(signature).map(str::is_empty), language) {
        (None, _) => signature.to_owned(),
        (_, Language::De) => "von Hand gezeichnet".to_owned(),
        (_, Language::En) => "drawn by hand".to_owned(),
        (_, Language::Hsb) => "z ruku rysowane".to_owned(),
        (_, Language::Uk) => "намальовано від руки".to_owned(),
        (_, Language::Ar) => "مرسوم باليد".to_owned(),
    }
}

/// The strokes of a drawing, behind the first `M`; none for a name.
fn strokes(text: &str) -> Option<&str> {
    text.strip_prefix('M').filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// A drawing in its one spelling.
fn drawn(strokes: &str) -> Option<String> {
    let mut path = String::new();
    let mut count = 0;
    for stroke in strokes.split('M') {
        path.push('M');
        let mut numbers = stroke.split_ascii_whitespace();
        let first = count;
        while let Some(x) = numbers.next() {
            if count > first {
                path.push(' ');
            }
            path.push_str(&within(x, WIDTH)?.to_string());
            path.push(' ');
            path.push_str(&within(numbers.next()?, HEIGHT)?.to_string());
            count += 1;
        }
        if count == first || count > MOST_POINTS {
            return None;
        }
    }
    (count > 1).then_some(path)
}

fn within(number: &str, most: u16) -> Option<u16> {
    let digits = number.bytes().all(|digit| digit.is_ascii_digit());
    number.parse().ok().filter(|number| digits && *number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_or_typed() {
        for (typed, expected) in [
            ("M12 30 40 31M50 60", "M12 30 40 31M50 60"),
            ("M 12 30", "M 12 30"),
            ("M012  30 600 200", "M12 30 600 200"),
            ("Anna Beispiel", "Anna Beispiel"),
            ("M. Muster", "M. Muster"),
        ] {
            let expected =
                if typed == "M 12 30" { Err(ProblemCode::NotASignature) } else { Ok(expected) };
            assert_eq!(spell(typed).as_deref().map_err(|code| *code), expected, "{typed}");
        }
        for typed in [
            "M12 30",
            "M12 30 40",
            "M12 30M",
            "M601 1 1 1",
            "M1 201 1 1",
            "M1 +1 1 1",
            "x",
            "M1,1 2,2",
        ] {
            assert_eq!(spell(typed), Err(ProblemCode::NotASignature), "{typed}");
        }
        let many = ["M".to_owned(), vec!["1 1"; MOST_POINTS].join(" ")].concat();
        assert!(spell(&many).is_ok());
        assert!(spell(&[&many, " 1 1"].concat()).is_err());
        assert_eq!(show("M12 30 40 31", Language::De), "von Hand gezeichnet");
        assert_eq!(show("M12 30 40 31", Language::En), "drawn by hand");
        assert_eq!(show("Anna Beispiel", Language::En), "Anna Beispiel");
    }
}
