//! The words around an application on paper.

use crate::language::Language;

pub(super) struct Words {
    pub(super) application_to: &'static str,
    pub(super) demo: &'static str,
    pub(super) overview: &'static str,
    pub(super) case_number: &'static str,
    pub(super) received: &'static str,
    pub(super) day: &'static str,
    pub(super) submission: &'static str,
    pub(super) fee: &'static str,
    pub(super) deadline: &'static str,
    pub(super) documents: &'static str,
}

pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &DE,
        Language::En => &EN,
    }
}

static DE: Words = Words {
    application_to: "Antrag an",
    demo: "Nur zur Vorführung: Diese Kommune ist erfunden, der Antrag wird nicht bearbeitet.",
    overview: "Übersicht",
    case_number: "Vorgangsnummer",
    received: "Eingegangen am",
    day: "Stand der Angaben",
    submission: "Kennung der Einreichung",
    fee: "Gebühr",
    deadline: "Frist",
    documents: "Erforderliche Nachweise",
};

static EN: Words = Words {
    application_to: "Application to",
    demo: "For demonstration only: this municipality is invented, and the application will not be processed.",
    overview: "Overview",
    case_number: "Case number",
    received: "Received on",
    day: "Information as of",
    submission: "Submission ID",
    fee: "Fee",
    deadline: "Deadline",
    documents: "Documents required",
};
