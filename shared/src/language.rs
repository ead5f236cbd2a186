//! The languages that the assistant's own words exist in.

mod words;

use words::{AR, DE, EN, HSB, UK};

/// The tag of texts in plain German (Einfache Sprache), a variant of German (BCP 47, private use).
pub const PLAIN: &str = "de-x-simple";

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
    /// Upper Sorbian.
    Hsb,
    /// Ukrainian.
    Uk,
    /// Arabic, written from right to left. Digits are shown as offices in Germany write them.
    Ar,
}

/// The few words that answers themselves are shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// A question answered with yes, or a declaration that was given.
    pub yes: &'static str,
    /// A question answered with no.
    pub no: &'static str,
    /// A question that was passed over on purpose (ohne Angabe).
    pub blank: &'static str,
    /// The months' names from January on; none where months are written in digits, as here on every
    /// form. Everyone would load the names of all languages.
    pub months: &'static [&'static str],
}

impl Language {
    /// All languages, the leading one first.
    pub const ALL: [Self; 5] = [Self::De, Self::En, Self::Hsb, Self::Uk, Self::Ar];

    /// The language of a BCP 47 tag such as `de` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split('-').next()?;
        Self::ALL.into_iter().find(|language| language.tag() == first)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Hsb => "hsb",
            Self::Uk => "uk",
            Self::Ar => "ar",
        }
    }

    /// What those who speak it call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Hsb => "hornjoserbsce",
            Self::Uk => "Українська",
            Self::Ar => "العربية",
        }
    }

    /// The direction in which it is written, as HTML names it: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self == Self::Ar { "rtl" } else { "ltr" }
    }

    /// Its words for answers.
    pub fn words(self) -> &'static Words {
        match self {
            Self::De => &DE,
            Self::En => &EN,
            Self::Hsb => &HSB,
            Self::Uk => &UK,
            Self::Ar => &AR,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_languages() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("ar-SY"), Some(Language::Ar));
        assert_eq!(Language::from_tag(PLAIN), Some(Language::De));
        assert_eq!(Language::from_tag("dsb"), None);
        assert_eq!(Language::ALL.map(Language::direction), ["ltr", "ltr", "ltr", "ltr", "rtl"]);
    }

    #[test]
    fn every_language_has_its_own_words() {
        assert_eq!(Language::ALL.map(|it| it.words().months.len()), [12, 12, 0, 0, 0]);
        for words in Language::ALL.map(Language::words) {
            assert!(words.yes != words.no && !words.blank.is_empty());
        }
    }
}
