//! What can be asked: the definition of a service, as the workshop compiled it.

mod bundle;
mod node;
mod plan;

use serde::{Deserialize, Serialize};

pub use bundle::{Digest, Manifest, NodeTexts, NotADigest, ServiceTexts, Texts, TitledText};
pub use node::{Check, Content, Node, NodeId, Repeats};
pub use plan::{Dependent, MAX_INSTANCES, MAX_NODES, Plan, ServiceError, Target};
pub(crate) use plan::{Facets, Spot};

use crate::expression::Expression;
use crate::value::Type;

/// A service (Leistung, Online-Dienst): what a citizen applies for.
///
/// This is the structure without texts; [`Texts`] carry those, one file per language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The folder's name, for example `hundesteuer-anmeldung`.
    pub id: String,
    /// Semantic version.
    pub version: String,
    /// LeiKa keys (Leistungsschlüssel), 14 digits each.
    pub leika: Vec<String>,
    /// Languages that the service has texts in, the leading one first (`de`).
    pub languages: Vec<String>,
    /// What a municipality sets for this service.
    pub parameters: Vec<Parameter>,
    /// Code lists (Codelisten) that choices draw from.
    pub lists: Vec<CodeList>,
    /// All fields and groups, each group before its members, in the order of the form.
    pub nodes: Vec<Node>,
    /// The pages in their order.
    pub pages: Vec<Page>,
    /// Documents (Nachweise) that may be needed.
    pub documents: Vec<Document>,
    /// Outcomes of the eligibility check; the first that holds applies.
    pub outcomes: Vec<Outcome>,
    /// What it costs, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Expression>,
    /// By when the application is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Expression>,
}

/// What a municipality sets for a service, such as the amount of a tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name, as expressions write it after `settings.`.
    pub name: String,
    /// The type of its value: yes or no, integer, money, text or date.
    #[serde(rename = "type")]
    pub value: Type,
}

/// A code list (Codeliste).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// Its name within the service.
    pub id: String,
    /// The codes in the order in which they are shown.
    pub codes: Vec<String>,
}

/// A page (Formularseite): what is shown together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its name, also in addresses.
    pub id: String,
    /// The nodes shown, in order; a group stands for all in it that no other page shows.
    pub shows: Vec<NodeId>,
    /// Whether the page is reached; a page without a relevant node is not reached either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
}

/// A document (Nachweis): what must be proved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its name within the service.
    pub id: String,
    /// When it is needed.
    pub relevant: Expression,
}

/// An outcome of the eligibility check (Ergebnis der Vorprüfung).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its name within the service.
    pub id: String,
    /// When it applies.
    pub when: Expression,
    /// Whether the way ends with it: nothing can be submitted then.
    pub ends: bool,
}
