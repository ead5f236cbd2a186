//! What a municipality sets: who it is, how it is reached, what it charges.

mod embed;

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

pub use embed::{Embed, is_host};

use crate::by_name::ByName;
use crate::export::Format;
use crate::service::Digest;
use crate::theme::Theme;

/// For how many days a draft stays on a device where a municipality does not say.
pub const DRAFT_DAYS: u32 = 30;

/// The most days for which a draft may stay.
pub const MOST_DRAFT_DAYS: u32 = 365;

/// How many at the least: people are told a number of days.
pub const LEAST_DRAFT_DAYS: u32 = 2;

/// When a draft is erased, in milliseconds since 1970, which was changed last at such a time and says
/// for how many days it stays.
pub fn draft_until(updated: u64, days: Option<u64>) -> u64 {
    const DAY: u64 = 86_400_000;
    updated.saturating_add(days.unwrap_or(DRAFT_DAYS.into()).saturating_mul(DAY))
}

/// A text by language.
pub type LocalText = ByName<String>;

/// The settings of a municipality (Kommune), as JSON named by digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The twelve-digit regional key (Amtlicher Regionalschlüssel).
    #[validate(custom(function = "valid_ars"))]
    pub ars: String,
    /// Its name, such as `Stadt Musterstadt`.
    #[validate(length(min = 1, max = 200))]
    pub name: String,
    /// Whether it is invented, for demonstration; said on every page.
    #[serde(default)]
    pub demo: bool,
    /// Its own look in the compact form ([`Theme::parse`]); empty for KERN's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub theme: String,
    /// The office responsible.
    #[validate(nested)]
    pub contact: Contact,
    /// The digest of the notices in each language.
    pub notices: ByName<Digest>,
    /// Where barriers can be reported.
    #[validate(length(min = 3, max = 254))]
    pub feedback: String,
    /// How many days after its last change a draft is erased from a device, from 2 to 365.
    #[serde(default = "draft_days")]
    #[validate(range(min = 2, max = 365))]
    pub draft_days: u32,
    /// What it allows to the pages of others.
    #[serde(default, skip_serializing_if = "Embed::is_empty")]
    #[validate(nested)]
    pub embed: Embed,
    /// What it sets for each service it offers, by service id.
    #[validate(custom(function = "valid_services"))]
    pub services: ByName<ServiceSettings>,
}

impl Settings {
    /// Lets a service's own office and notices stand for those of the whole municipality.
    pub fn speak_for(&mut self, service: &str) {
        let Some(own) = self.services.get_mut(service) else { return };
        if let Some(contact) = own.contact.take() {
            self.contact = contact;
        }
        if !own.notices.is_empty() {
            self.notices = std::mem::take(&mut own.notices);
        }
    }

    /// Its own look. What cannot be read, which the workshop never writes, is as KERN has it.
    pub fn look(&self) -> Theme {
        Theme::parse(&self.theme).unwrap_or_default()
    }
}

/// What a municipality must state (Pflichtangaben), in one language. It is a file of its own,
/// since only those who want to read it load it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// The imprint (Impressum, § 5 DDG).
    pub imprint: String,
    /// The privacy notice (Art. 13 GDPR).
    pub privacy: String,
    /// The accessibility statement (§ 12b BGG).
    pub accessibility: String,
}

/// How the office responsible is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The office, such as `Steueramt`.
    pub office: LocalText,
    /// Street and number.
    #[validate(length(min = 1, max = 200))]
    pub street: String,
    /// Postcode.
    #[validate(length(equal = 5))]
    pub postcode: String,
    /// Place.
    #[validate(length(min = 1, max = 100))]
    pub place: String,
    /// Telephone number, as it is to be read.
    #[validate(length(min = 3, max = 40))]
    pub telephone: String,
    /// E-mail address.
    #[validate(length(min = 3, max = 254))]
    pub email: String,
    /// When someone answers.
    pub hours: LocalText,
}

/// What a municipality sets for a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceSettings {
    /// The service's parameters by name.
    #[serde(default)]
    pub parameters: ByName<ParameterValue>,
    /// The office responsible for it, where it is not the municipality's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// The digest of the notices in each language, where it has a privacy notice of its own.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub notices: ByName<Digest>,
    /// The formats that its inbox gets applications in, beside answers with labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inbox: Vec<Format>,
}

/// The value of a parameter: `true`, a whole number (money in cents) or a text (also a date).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// Yes or no.
    YesNo(bool),
    /// A number, money in cents.
    Number(i64),
    /// A text, or a date as `YYYY-MM-DD`.
    Text(String),
}

/// Whether a text has the form of a regional key: twelve digits.
pub fn is_ars(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn valid_services(services: &ByName<ServiceSettings>) -> Result<(), ValidationError> {
    let mut contacts = services.values().filter_map(|own| own.contact.as_ref());
    match contacts.all(|contact| contact.validate().is_ok()) {
        true => Ok(()),
        false => Err(ValidationError::new("contact")),
    }
}

fn draft_days() -> u32 {
    DRAFT_DAYS
}

fn valid_ars(ars: &str) -> Result<(), ValidationError> {
    if is_ars(ars) { Ok(()) } else { Err(ValidationError::new("ars")) }
}
