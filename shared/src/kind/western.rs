//! Digits as people type them in Arabic script, in those that answers are kept in.

use crate::language::Language;

use super::grouping::{decimal_mark, group_mark};

/// The same with Western digits: Arabic-Indic and Persian ones stand for them (Unicode, Arabic
/// block), so do the marks that Arabic puts into numbers for those of the language. Marks of
/// direction, which come along when something is copied from a page, are left out.
pub(super) fn western(typed: &str, language: Language) -> String {
    let one = |letter: char| match letter {
        // The last four bits of their numbers are the digit.
        '٠'..='٩' | '۰'..='۹' => char::from_digit(u32::from(letter) & 15, 10),
        '٫' => Some(decimal_mark(language)),
        '٬' => Some(group_mark(language)),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            None
        }
        other => Some(other),
    };
    typed.chars().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;
    use crate::kind::{Form, Kind, Letters};

    #[test]
    fn digits_of_arabic_script_are_understood() {
        for (typed, expected) in [
            ("١٢٣٤٥٦٧٨٩٠", "1234567890"),
            ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
            ("١٬٢٣٤٫٥٦", "1.234,56"),
            ("\u{200f}\u{202a}+49 371\u{202c}", "+49 371"),
            ("Straße 3", "Straße 3"),
        ] {
            assert_eq!(western(typed, Language::Ar), expected);
        }
        assert_eq!(western("١٬٢٣٤٫٥٦", Language::En), "1,234.56");
    }

    #[test]
    fn kinds_of_digits_take_them_and_texts_keep_them() {
        let money = Kind::Money { min: 0, max: 1_000_000 };
        let day = Kind::Date { min: None, max: None };
        let text = |letters| Kind::Text { letters, min: 1, max: 20 };
        let time = Kind::from(Form::Time { min: 0, max: 1439 });
        for (kind, typed, expected) in [
            (&money, "١٬٢٣٤٫٥ €", Value::Number(123_450)),
            (&Kind::Year { min: 1900, max: 2100 }, "١٩٨٥", Value::Number(1985)),
            (&day, "٣١.١.٢٠٢٦", Value::Date("2026-01-31".parse().unwrap())),
            (&Kind::Postcode, "٠١٠٦٧", Value::Text("01067".to_owned())),
            (&Kind::Telephone, "٠٣٧١ ١٢٣٤٥٦", Value::Text("0371 123456".to_owned())),
            (&text(Letters::Digits), "١٢", Value::Text("12".to_owned())),
            (&time, "٨:٣٠", Value::Text("08:30".to_owned())),
        ] {
            assert_eq!(kind.read(typed, Language::Ar, &[]), Ok(Some(expected)), "{typed}");
        }
        // Names and the like have no digit that may stand for another; what offices cannot read is
        // refused with the sign that they cannot.
        let refused = text(Letters::Any).read("شارع ١", Language::Ar, &[]).unwrap_err();
        assert_eq!(refused.detail.as_deref(), Some("ش"));
    }
}
