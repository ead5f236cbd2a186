//! The languages that the assistant's own words exist in.

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
    /// The months' names from January on.
    pub months: [&'static str; 12],
}

impl Language {
    /// All languages, the leading one first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language of a BCP 47 tag such as `de` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("de") => Some(Self::De),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// Its words for answers.
    pub fn words(self) -> &'static Words {
        match self {
            Self::De => &DE,
            Self::En => &EN,
        }
    }
}

static DE: Words = Words {
    yes: "Ja",
    no: "Nein",
    blank: "keine Angabe",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
};

static EN: Words = Words {
    yes: "Yes",
    no: "No",
    blank: "not stated",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};
