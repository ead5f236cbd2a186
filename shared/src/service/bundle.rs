//! A service as it is published: files named by the digest of their bytes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use validator::Validate;

use crate::by_name::ByName;

/// The SHA-256 digest of some bytes, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// A text is not 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADigest;

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A digest that was calculated elsewhere.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |value: u8| char::from(if value < 10 { b'0' } else { b'a' - 10 } + value);
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            text.extend([digit(byte >> 4), digit(byte & 15)]);
        }
        f.write_str(&text)
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotADigest),
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(NotADigest);
        }
        let mut digest = [0; 32];
        for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
            *byte = digit(*high)? * 16 + digit(*low)?;
        }
        Ok(Self(digest))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a SHA-256 digest in hexadecimal"))
    }
}

/// The manifest of a bundle: one version of a service, its parts named by digest. The digest of
/// the manifest's own bytes names the bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The service's id.
    #[validate(length(min = 1, max = 100))]
    pub id: String,
    /// Semantic version.
    #[validate(length(min = 1, max = 40))]
    pub version: String,
    /// The digest of the structure, a [`Service`](super::Service), [packed](crate::packed).
    pub structure: Digest,
    /// The digest of the [`Texts`], [packed](crate::packed), by language: those of the start page where `more` has
    /// the language, too. What is in several files is joined by [`Texts::joined`].
    #[validate(length(min = 1, max = 50))]
    pub texts: ByName<Digest>,
    /// The digest of the texts that are needed once an application is begun, by language: up to
    /// its first page where `rest` has the language, too.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    #[validate(length(max = 50))]
    pub more: ByName<Digest>,
    /// The digest of the texts that are needed after the first page, by language.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    #[validate(length(max = 50))]
    pub rest: ByName<Digest>,
    /// The digest of the stated ways from older versions, [`Step`](crate::migration::Step)s in
    /// JSON; none where nothing is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrates: Option<Digest>,
    /// The digest of the [`DataSchema`](crate::export::DataSchema) by which applications are
    /// exported, in JSON; none where the service was made of no schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Digest>,
    /// The title by language, so that a list needs no more than manifests.
    pub titles: ByName<String>,
}

/// A service's texts in one language. Keys of `nodes` are definition paths without instances,
/// such as `dogs.name`. Texts are plain; a blank line separates paragraphs, and lines that begin
/// with `- ` are a list. `{0}` stands for the first of [`Service::insertions`](super::Service) and
/// so on, `{{` and `}}` for braces; titles of the service and labels of codes have neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// The service's start page.
    #[serde(default)]
    pub service: ServiceTexts,
    /// By definition path.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub nodes: ByName<NodeTexts>,
    /// By page id.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub pages: ByName<TitledText>,
    /// Labels by code list and code.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub lists: ByName<ByName<String>>,
    /// By document id.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub documents: ByName<TitledText>,
    /// By outcome id.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub outcomes: ByName<TitledText>,
}

/// The texts of a service's start page, and what is said of the whole service later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceTexts {
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it is, in one or two paragraphs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Who may or must apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What to have ready.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ready: String,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub duration: String,
    /// What the fee or tax is called, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// What the deadline is called, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// What it means that the deadline has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<String>,
    /// What happens after submission.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// The texts of a node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeTexts {
    /// The question; for information its text; for a declaration what is declared.
    pub label: String,
    /// A short hint below the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// A longer explanation, shown on request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// For a repeated group: what one instance is called, such as `Hund`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// What to say when the answer is missing, in place of the general sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The message of each check, by its id.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub checks: ByName<String>,
}

/// A title with a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitledText {
    /// One line.
    pub title: String,
    /// Paragraphs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// For an outcome: who is responsible instead and how to reach them, line by line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// For an outcome or document: where to go on or to get it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// A link to elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is called.
    pub text: String,
    /// The address, with `https://`.
    pub address: String,
}
