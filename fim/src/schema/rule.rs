//! Rules (Regeln).

use super::{Basis, Identity, Place};

/// A rule. In practice all that it says is its text: scripts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Where it begins in its file.
    pub place: Place,
    /// Which rule it is.
    pub identity: Identity,
    /// The editors' own name for it.
    pub name: String,
    /// What editors explain to each other.
    pub description: Option<String>,
    /// What it says, in words (Freitextregel; in XDatenfelder 2 the definition).
    pub text: Option<String>,
    /// The legal bases it follows.
    pub bases: Vec<Basis>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Who is responsible for its content.
    pub responsible: Option<String>,
    /// When it was last changed, as written.
    pub changed_at: Option<String>,
    /// What it does.
    pub kind: RuleKind,
    /// What its script is given.
    pub parameters: Vec<Parameter>,
    /// What its script sets.
    pub targets: Vec<Target>,
    /// Its script, unless that is an empty stub. Never run.
    pub script: Option<String>,
    /// Messages by their code.
    pub messages: Vec<(String, String)>,
}

/// What a rule does (Regeltyp).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuleKind {
    /// It calculates (`B`).
    Calculation,
    /// It says how often something stands there (`M`).
    Multiplicity,
    /// It checks (`V`).
    Validation,
    /// Anything else (`K`), and where nothing is said.
    #[default]
    Complex,
}

/// What a script is given (Parameter).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameter {
    /// The element, as the editors wrote it.
    pub element: String,
    /// The name in the script.
    pub name: String,
    /// `anzahl`, `objekt`, `selektor` or `wert`.
    pub kind: String,
}

/// What a script sets (Ziel).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The element, as the editors wrote it.
    pub element: String,
    /// The name in the script.
    pub name: String,
}
