//! The kinds of findings.

use std::fmt;

/// Which kind of finding it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// What is no YAML, or not the YAML of a definition.
    #[default]
    Definition,
    /// A name, id, version or key that is not proper, missing or given twice.
    Name,
    /// A kind of field and its bounds.
    Kind,
    /// A field or group and what it may carry.
    Facet,
    /// What is wrong in an expression: names, types, codes, syntax.
    Expression,
    /// What depends on itself.
    Cycle,
    /// What is shown where.
    Page,
    /// Texts that are missing or belong to nothing.
    Translation,
    /// What a municipality sets.
    Settings,
    /// A scenario and what differs from it.
    Scenario,
    /// A node that is never asked.
    NeverRelevant,
    /// A check that nothing satisfies.
    CheckNeverHolds,
    /// A check that everything satisfies.
    CheckAlwaysHolds,
    /// Facets that contradict each other.
    Contradiction,
    /// A part of a condition that changes nothing.
    NoEffect,
    /// A page that nobody can complete.
    PageStuck,
    /// A page that nobody can reach.
    PageNever,
    /// A document that is never needed.
    DocumentNever,
    /// A document with a condition that is always needed.
    DocumentAlways,
    /// An outcome that never applies.
    OutcomeNever,
    /// An outcome that always applies.
    OutcomeAlways,
    /// Two outcomes that apply at once, so that their order decides.
    OutcomesOverlap,
    /// A parameter or list that nothing uses.
    Unused,
    /// Two codes of a list, or two questions of a page, that read the same.
    DuplicateLabel,
    /// A sentence with too many words.
    LongSentence,
    /// An abbreviation that is nowhere explained.
    Abbreviation,
    /// Data that is asked without a legal basis.
    NoLegalBasis,
    /// Data that nothing uses and no law asks for.
    NeverUsed,
    /// Personal data that is asked before it is clear who may apply.
    PersonalFirst,
    /// What could neither be proved nor refuted.
    Undecided,
    /// An allowance that is not needed, or not in order.
    Allowance,
    /// What a data schema says that a service cannot, or what is wrong with its file.
    Import,
    /// What a service asks otherwise than the data schema that it was imported from.
    DataSchema,
    /// A rule of a data schema that is not in any expression.
    OpenRule,
    /// A rule of a data schema that cannot be meant as it is written.
    RejectedRule,
}

/// Each kind with its name and what it is.
const CODES: [(Code, &str, &str); 35] = [
    (Code::Definition, "definition", "what is no YAML, or not the YAML of a definition"),
    (Code::Name, "name", "a name, id, version or key that is not proper, missing or given twice"),
    (Code::Kind, "kind", "a kind of field and its bounds"),
    (Code::Facet, "facet", "a field or group and what it may carry"),
    (Code::Expression, "expression", "what is wrong in an expression: names, types, codes, syntax"),
    (Code::Cycle, "cycle", "what depends on itself"),
    (Code::Page, "page", "what is shown where"),
    (Code::Translation, "translation", "texts that are missing or belong to nothing"),
    (Code::Settings, "settings", "what a municipality sets"),
    (Code::Scenario, "scenario", "a scenario and what differs from it"),
    (Code::NeverRelevant, "never-relevant", "a node that is never asked"),
    (Code::CheckNeverHolds, "check-never-holds", "a check that nothing satisfies"),
    (Code::CheckAlwaysHolds, "check-always-holds", "a check that everything satisfies"),
    (Code::Contradiction, "contradiction", "facets that contradict each other"),
    (Code::NoEffect, "no-effect", "a part of a condition that changes nothing"),
    (Code::PageStuck, "page-stuck", "a page that nobody can complete"),
    (Code::PageNever, "page-never", "a page that nobody can reach"),
    (Code::DocumentNever, "document-never", "a document that is never needed"),
    (Code::DocumentAlways, "document-always", "a document with a condition that is always needed"),
    (Code::OutcomeNever, "outcome-never", "an outcome that never applies"),
    (Code::OutcomeAlways, "outcome-always", "an outcome that always applies"),
    (
        Code::OutcomesOverlap,
        "outcomes-overlap",
        "two outcomes that apply at once, so that their order decides",
    ),
    (Code::Unused, "unused", "a parameter or list that nothing uses"),
    (
        Code::DuplicateLabel,
        "duplicate-label",
        "two codes of a list, or two questions of a page, that read the same",
    ),
    (Code::LongSentence, "long-sentence", "a sentence with too many words"),
    (Code::Abbreviation, "abbreviation", "an abbreviation that is nowhere explained"),
    (Code::NoLegalBasis, "no-legal-basis", "data that is asked without a legal basis"),
    (Code::NeverUsed, "never-used", "data that nothing uses and no law asks for"),
    (
        Code::PersonalFirst,
        "personal-first",
        "personal data that is asked before it is clear who may apply",
    ),
    (Code::Undecided, "undecided", "what could neither be proved nor refuted"),
    (Code::Allowance, "allowance", "an allowance that is not needed, or not in order"),
    (
        Code::Import,
        "import",
        "what a data schema says that a service cannot, or what is wrong with its file",
    ),
    (
        Code::DataSchema,
        "data-schema",
        "what a service asks otherwise than the data schema that it was imported from",
    ),
    (Code::OpenRule, "open-rule", "a rule of a data schema that is not in any expression"),
    (
        Code::RejectedRule,
        "rejected-rule",
        "a rule of a data schema that cannot be meant as it is written",
    ),
];

impl Code {
    /// All kinds with what they are.
    pub fn all() -> impl Iterator<Item = (Self, &'static str)> {
        CODES.iter().map(|(code, _, about)| (*code, *about))
    }

    /// The name, in lower-case letters with hyphens.
    pub fn name(self) -> &'static str {
        CODES.iter().find(|(code, ..)| *code == self).map_or("", |(_, name, _)| name)
    }

    /// The kind of that name.
    pub fn of(name: &str) -> Option<Self> {
        CODES.iter().find(|(_, own, _)| *own == name).map(|(code, ..)| *code)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
