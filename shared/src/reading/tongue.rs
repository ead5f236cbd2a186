//! The languages that a page can be read in.

use crate::language::{Language, PLAIN};

/// A language of texts, plain German among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tongue {
    /// The language.
    pub language: Language,
    /// Whether the texts are in plain German.
    pub plain: bool,
}

impl Tongue {
    /// German, which every service has.
    pub const GERMAN: Self = Self { language: Language::De, plain: false };

    /// Plain German.
    pub const PLAIN: Self = Self { language: Language::De, plain: true };

    /// The language of an address's query (`lang=en`); German where it names none that is known.
    pub fn asked(query: &str) -> Self {
        let asked = query.split('&').find_map(|part| part.strip_prefix("lang="));
        match asked {
            Some(PLAIN) => Self::PLAIN,
            asked => {
                let language = asked.and_then(Language::from_tag).unwrap_or_default();
                Self { language, plain: false }
            }
        }
    }

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        if self.plain { PLAIN } else { self.language.tag() }
    }

    /// What those who read it call it.
    pub(super) fn name(self) -> &'static str {
        if self.plain { "Einfache Sprache" } else { self.language.name() }
    }

    /// What it adds to an address.
    pub fn query(self) -> String {
        match self {
            Self::GERMAN => String::new(),
            other => format!("?lang={}", other.tag()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_language() {
        let english = Tongue { language: Language::En, plain: false };
        let cases = [
            ("", Tongue::GERMAN),
            ("lang=en", english),
            ("a=b&lang=en", english),
            ("lang=de-x-simple", Tongue::PLAIN),
            ("lang=tlh", Tongue::GERMAN),
            ("lang=", Tongue::GERMAN),
        ];
        for (query, tongue) in cases {
            assert_eq!(Tongue::asked(query), tongue, "{query}");
            assert_eq!(Tongue::asked(tongue.query().trim_start_matches('?')), tongue, "{query}");
        }
    }
}
