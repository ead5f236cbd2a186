//! What an expression can give, over all answers that are still open.

use shared::value::MAX_NUMBER;

use super::calendar::{FIRST_DAY, LAST_DAY};

/// The readings that are possible: a set that contains every real one, and perhaps more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Possible<'a> {
    /// It may be unknown.
    pub(super) unknown: bool,
    /// It may be a question passed over on purpose.
    pub(super) blank: bool,
    /// The calculation may fail.
    pub(super) failed: bool,
    /// The values that it may have.
    pub(super) values: Values<'a>,
}

/// A set of values of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Values<'a> {
    /// No value.
    Nothing,
    /// Yes, no, or both.
    YesNo { yes: bool, no: bool },
    /// All numbers from the first to the second.
    Numbers(i64, i64),
    /// All days from the first to the second, counted from 1970-01-01.
    Days(i64, i64),
    /// One of these texts, ascending.
    Only(Vec<&'a str>),
    /// Texts with this beginning and none of these, with so many characters.
    Like { start: &'a str, not: Vec<&'a str>, least: u32, most: u32 },
    /// Sets of codes with all of the first and none outside of the second, both ascending.
    Codes { must: Vec<&'a str>, may: Vec<&'a str> },
    /// Any value of any type: what the prover does not understand.
    Any,
}

impl<'a> Possible<'a> {
    /// Nothing is excluded.
    pub(super) const ANY: Self =
        Self { unknown: true, blank: true, failed: true, values: Values::Any };

    /// Unknown and nothing else.
    pub(super) const UNKNOWN: Self =
        Self { unknown: true, blank: false, failed: false, values: Values::Nothing };

    /// Some value of these.
    pub(super) fn of(values: Values<'a>) -> Self {
        Self { unknown: false, blank: false, failed: false, values }
    }

    /// A truth value.
    pub(super) fn truth(yes: bool, no: bool) -> Self {
        Self::of(match (yes, no) {
            (false, false) => Values::Nothing,
            _ => Values::YesNo { yes, no },
        })
    }

    /// Known to be true.
    pub(super) fn yes() -> Self {
        Self::truth(true, false)
    }

    /// Known to be false.
    pub(super) fn no() -> Self {
        Self::truth(false, true)
    }

    /// Anything but true.
    pub(super) fn not_yes() -> Self {
        Self { unknown: true, blank: true, failed: true, ..Self::no() }
    }

    pub(super) fn can_be_yes(&self) -> bool {
        matches!(self.values, Values::YesNo { yes: true, .. } | Values::Any)
    }

    pub(super) fn can_be_no(&self) -> bool {
        matches!(self.values, Values::YesNo { no: true, .. } | Values::Any)
    }

    pub(super) fn has_value(&self) -> bool {
        self.values != Values::Nothing
    }

    /// Whether it is surely a value.
    pub(super) fn is_known(&self) -> bool {
        !(self.unknown || self.blank || self.failed)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.is_known() && !self.has_value()
    }

    /// Whether it is true for sure.
    pub(super) fn is_yes(&self) -> bool {
        *self == Self::yes()
    }

    /// Whether it is false for sure.
    pub(super) fn is_no(&self) -> bool {
        *self == Self::no()
    }

    /// What both allow.
    pub(super) fn meet(&self, other: &Self) -> Self {
        Self {
            unknown: self.unknown && other.unknown,
            blank: self.blank && other.blank,
            failed: self.failed && other.failed,
            values: self.values.meet(&other.values),
        }
    }

    /// What one of both allows, or more.
    pub(super) fn join(&self, other: &Self) -> Self {
        Self {
            unknown: self.unknown || other.unknown,
            blank: self.blank || other.blank,
            failed: self.failed || other.failed,
            values: self.values.join(&other.values),
        }
    }

    /// What stays where a value is needed: blank reads as unknown.
    pub(super) fn undecided(&self) -> Self {
        Self {
            unknown: self.unknown || self.blank,
            blank: false,
            failed: self.failed || self.values == Values::Any,
            values: Values::Nothing,
        }
    }
}

impl<'a> Values<'a> {
    /// All numbers.
    pub(super) const NUMBERS: Self = Self::Numbers(-MAX_NUMBER, MAX_NUMBER);
    /// All days of the calendar.
    pub(super) const DAYS: Self = Self::Days(FIRST_DAY, LAST_DAY);
    /// All texts.
    pub(super) const TEXTS: Self =
        Self::Like { start: "", not: Vec::new(), least: 0, most: u32::MAX };

    /// The numbers or days between two, or nothing.
    pub(super) fn range(&self, least: i64, most: i64) -> Self {
        match self {
            _ if least > most => Self::Nothing,
            Self::Days(..) => Self::Days(least, most),
            _ => Self::Numbers(least, most),
        }
    }

    /// Least and greatest of numbers or days.
    pub(super) fn bounds(&self) -> Option<(i64, i64)> {
        match self {
            Self::Numbers(least, most) | Self::Days(least, most) => Some((*least, *most)),
            _ => None,
        }
    }

    /// Whether there is exactly one value.
    pub(super) fn is_single(&self) -> bool {
        match self {
            Self::YesNo { yes, no } => yes != no,
            Self::Numbers(least, most) | Self::Days(least, most) => least == most,
            Self::Only(texts) => texts.len() == 1,
            Self::Codes { must, may } => must == may,
            _ => false,
        }
    }

    pub(super) fn meet(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Any, kept) | (kept, Self::Any) => kept.clone(),
            (Self::YesNo { yes, no }, Self::YesNo { yes: also, no: neither }) => {
                Possible::truth(*yes && *also, *no && *neither).values
            }
            (Self::Numbers(a, b), Self::Numbers(c, d)) | (Self::Days(a, b), Self::Days(c, d)) => {
                self.range(*a.max(c), *b.min(d))
            }
            (Self::Only(texts), Self::Only(others)) => {
                only(texts.iter().filter(|text| others.contains(text)))
            }
            (Self::Only(texts), Self::Like { .. }) => {
                only(texts.iter().filter(|text| other.has_text(text)))
            }
            (Self::Like { .. }, Self::Only(texts)) => {
                only(texts.iter().filter(|text| self.has_text(text)))
            }
            (
                Self::Like { start, not, least, most },
                Self::Like { start: begin, not: nor, least: few, most: many },
            ) => {
                let start = match (start.starts_with(begin), begin.starts_with(start)) {
                    (true, _) => start,
                    (_, true) => begin,
                    _ => return Self::Nothing,
                };
                let (least, most) = (*least.max(few), *most.min(many));
                let mut all = not.clone();
                all.extend(nor.iter().filter(|text| !not.contains(text)));
                match least > most || start.chars().count() > to_size(most) {
                    true => Self::Nothing,
                    false => Self::Like { start, not: all, least, most },
                }
            }
            (Self::Codes { must, may }, Self::Codes { must: also, may: might }) => {
                let mut all = must.clone();
                all.extend(also.iter().filter(|code| !must.contains(code)));
                all.sort_unstable();
                let may: Vec<&str> =
                    may.iter().filter(|code| might.contains(code)).copied().collect();
                match all.iter().all(|code| may.contains(code)) && !may.is_empty() {
                    true => Self::Codes { must: all, may },
                    false => Self::Nothing,
                }
            }
            _ => Self::Nothing,
        }
    }

    pub(super) fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Nothing, kept) | (kept, Self::Nothing) => kept.clone(),
            (Self::YesNo { yes, no }, Self::YesNo { yes: also, no: neither }) => {
                Self::YesNo { yes: *yes || *also, no: *no || *neither }
            }
            (Self::Numbers(a, b), Self::Numbers(c, d)) => Self::Numbers(*a.min(c), *b.max(d)),
            (Self::Days(a, b), Self::Days(c, d)) => Self::Days(*a.min(c), *b.max(d)),
            (Self::Only(texts), Self::Only(others)) => {
                let mut all = texts.clone();
                all.extend(others.iter().filter(|text| !texts.contains(text)));
                all.sort_unstable();
                Self::Only(all)
            }
            (Self::Only(_) | Self::Like { .. }, Self::Only(_) | Self::Like { .. }) => Self::TEXTS,
            (Self::Codes { must, may }, Self::Codes { must: also, may: might }) => {
                let mut all = may.clone();
                all.extend(might.iter().filter(|code| !may.contains(code)));
                all.sort_unstable();
                let must = must.iter().filter(|code| also.contains(code)).copied().collect();
                Self::Codes { must, may: all }
            }
            _ => Self::Any,
        }
    }

    /// What is left without one value that is given alone.
    pub(super) fn without(&self, other: &Self) -> Self {
        if !other.is_single() {
            return self.clone();
        }
        match (self, other) {
            (Self::YesNo { yes, no }, Self::YesNo { yes: also, no: neither }) => {
                Possible::truth(*yes && !*also, *no && !*neither).values
            }
            (Self::Numbers(a, b), Self::Numbers(c, _)) | (Self::Days(a, b), Self::Days(c, _)) => {
                let least = if a == c { a + 1 } else { *a };
                let most = if b == c { b - 1 } else { *b };
                self.range(least, most)
            }
            (Self::Only(texts), Self::Only(gone)) => {
                only(texts.iter().filter(|text| !gone.contains(text)))
            }
            (Self::Like { start, not, least, most }, Self::Only(gone)) => {
                let mut not = not.clone();
                not.extend(
                    gone.iter().filter(|text| !not.contains(text)).copied().collect::<Vec<_>>(),
                );
                Self::Like { start, not, least: *least, most: *most }
            }
            _ => self.clone(),
        }
    }

    /// Whether a text may be one of these.
    pub(super) fn has_text(&self, text: &str) -> bool {
        match self {
            Self::Only(texts) => texts.contains(&text),
            Self::Like { start, not, least, most } => {
                let length = text.chars().count();
                text.starts_with(start)
                    && !not.contains(&text)
                    && (to_size(*least)..=to_size(*most)).contains(&length)
            }
            Self::Any => true,
            _ => false,
        }
    }
}

fn only<'a, 'b>(texts: impl Iterator<Item = &'b &'a str>) -> Values<'a>
where
    'a: 'b,
{
    let texts: Vec<&str> = texts.copied().collect();
    if texts.is_empty() { Values::Nothing } else { Values::Only(texts) }
}

fn to_size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
