//! What can be asked: the definition of a service, as the workshop compiled it.

mod bundle;
mod node;
mod plan;
mod texts;

use serde::{Deserialize, Serialize};

pub use bundle::{Digest, Link, Manifest, NodeTexts, NotADigest, ServiceTexts, Texts, TitledText};
pub use node::{Basis, Check, Content, Node, NodeId, Offered, Repeats};
pub use plan::{Dependent, MAX_INSTANCES, MAX_NODES, MAX_OFFERED, Plan, ServiceError, Target};
pub(crate) use plan::{Facets, Spot};

use crate::by_name::ByName;
use crate::expression::Expression;
use crate::kind::Kind;
use crate::settings::ParameterValue;
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
    /// What texts say that follows from the answers: a text names one by its place, as `{0}`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub insertions: Vec<Insertion>,
}

/// What a computed text inserts: a value, shown as a field of a kind would show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insertion {
    /// The value. It is read where the text stands: inside a repeated group, in the own instance.
    pub value: Expression,
    /// How it is shown.
    pub kind: Kind,
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
    /// What holds where a municipality sets nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<ParameterValue>,
    /// The least that a number or amount may be set to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The greatest that a number or amount may be set to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// A code list (Codeliste).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// Its name within the service.
    pub id: String,
    /// The codes in the order in which they are shown.
    pub codes: Vec<String>,
    /// Those of the codes that are outdated: they are not offered any more, but an answer given
    /// before stays valid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outdated: Vec<String>,
    /// By code, what else than its label it can be found by, such as postcodes.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub terms: ByName<String>,
    /// Which version it is of a list that somebody else keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
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
    /// What it means for the person.
    pub kind: OutcomeKind,
}

/// What an outcome means for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// They can apply here (antragsberechtigt).
    Eligible,
    /// They need not apply (kein Antrag nötig).
    NotNeeded,
    /// Another office is responsible (andere Stelle zuständig).
    OtherOffice,
    /// It can only be done in person (persönliche Vorsprache).
    ComeInPerson,
}

impl OutcomeKind {
    /// Whether the way ends with it: nothing can be submitted then.
    pub fn ends(self) -> bool {
        self != Self::Eligible
    }
}
