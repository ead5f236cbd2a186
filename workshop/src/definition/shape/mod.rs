//! What may be written where: one table for each part of a file. Reading goes by these tables,
//! and the JSON Schemas for editors are made from them.

mod node;
mod scenario;
mod service;
mod settings;
mod texts;

pub use node::{BASIS, CHECK, FIELD, GROUP, INCLUDE, NODE, OFFERED};
pub use scenario::{EXPECT, PROBLEM, SCENARIO, STEP};
pub use service::{
    ALLOWANCE, BLOCK, DOCUMENT, LIST, LIST_FILE, MIGRATION, OUTCOME, PAGE, PARAMETER, RETENTION,
    RULE, SERVICE,
};
pub use settings::{CONTACT, DRAFTS, EMBED, LOCAL, OFFER, SETTINGS, THEME};
pub use texts::{
    BLOCK_TEXTS, DOCUMENT_TEXTS, LINK, NODE_TEXTS, OUTCOME_TEXTS, PAGE_TEXTS, START_TEXTS, TEXTS,
};

/// A part of a file that has keys.
#[derive(Debug)]
pub struct Object {
    /// Its name in schemas.
    pub name: &'static str,
    /// What it is called in messages: `a field`.
    pub what: &'static str,
    /// Its keys, in the order in which they are best written.
    pub entries: &'static [Entry],
}

/// A key.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What its value is.
    pub shape: Shape,
    /// What it means, for those who write it.
    pub about: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Must,
    /// It must, but it may come from a building block.
    Somewhere,
    /// It may.
    May,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of any kind, also one that looks like a number or a truth.
    Text,
    /// A text, or null to say that there is none.
    TextOrNull,
    /// A condition or calculation.
    Expression,
    /// `true` or `false`.
    Flag,
    /// A text that follows a pattern (ECMA 262), with an example.
    Pattern(&'static str, &'static str),
    /// A text that follows a pattern, or a whole number.
    Code(&'static str),
    /// One of some words.
    Words(fn() -> Vec<&'static str>),
    /// A list.
    List(&'static Shape),
    /// A list that is not empty.
    Some(&'static Shape),
    /// A list that is not empty and has nothing twice.
    Set(&'static Shape),
    /// Languages of the assistant, the leading one first.
    Languages,
    /// Keys given by the author, each with a value.
    Map(&'static Shape),
    /// A map whose keys are names in expressions.
    Named(&'static Shape),
    /// A part with keys.
    Object(&'static Object),
    /// One of these.
    Either(&'static [Shape]),
    /// Facets of a block's nodes by their paths; null takes one away.
    Overrides,
    /// Anything.
    Any,
}

impl Object {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.entries.iter().map(|entry| entry.key)
    }
}

/// A key that must be there.
const fn must(key: &'static str, shape: Shape, about: &'static str) -> Entry {
    Entry { key, need: Need::Must, shape, about }
}

/// A key that may be there.
const fn may(key: &'static str, shape: Shape, about: &'static str) -> Entry {
    Entry { key, need: Need::May, shape, about }
}

/// The name of a field, group, parameter or list: none that means something in expressions.
const NAME: Shape = Shape::Pattern(NAME_PATTERN, "family_name");

/// The pattern of such a name.
pub const NAME_PATTERN: &str =
    "^(?!(today|settings|blank|true|false|in|null)$)[a-z][a-z0-9_]{0,99}$";

/// An id of a page, document, outcome or check.
const ID: Shape = Shape::Pattern("^[a-z][a-z0-9_-]{0,99}$", "address");

/// The name of a folder.
const FOLDER: Shape = Shape::Pattern("^[a-z][a-z0-9-]{0,99}$", "hundesteuer-anmeldung");

/// Semantic Versioning 2.0.0 without build metadata.
const VERSION: Shape = Shape::Pattern(
    "^(0|[1-9][0-9]{0,8})([.](0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z-]+([.][0-9A-Za-z-]+)*)?$",
    "1.0.0",
);

const DAY: Shape = Shape::Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-01-31");

const REGIONAL_KEY: Shape = Shape::Pattern("^[0-9]{12}$", "146120000000");

/// A text for each name.
const TEXT_BY_NAME: Shape = Shape::Map(&Shape::Text);

/// A path of fields and groups from the top.
const PATH: Shape = Shape::Pattern("^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$", "keeper.address");
