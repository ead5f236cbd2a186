//! How a service puts a node into words.

use shared::by_name::ByName;

/// The texts of a field or group in the language shown.
#[derive(Clone, Default)]
pub(crate) struct Wording {
    /// The question; for information its text; for a declaration what is declared.
    pub(crate) label: String,
    /// A short hint below the label.
    pub(crate) hint: Option<String>,
    /// A longer explanation, shown on request.
    pub(crate) help: Option<String>,
    /// For a repeated group: what one instance is called.
    pub(crate) instance: Option<String>,
    /// What to say when the answer is missing.
    pub(crate) missing: Option<String>,
    /// The message of each check, by its id.
    pub(crate) checks: ByName<String>,
}
