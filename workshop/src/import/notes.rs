//! What the import has to say.

use fim::{About, Place, Problem, Severity as Weight};

use crate::finding::{At, Code, Finding, Findings, Severity};

/// Notes about one file.
#[derive(Debug)]
pub(super) struct Notes<'f> {
    file: usize,
    findings: &'f mut Findings,
}

impl<'f> Notes<'f> {
    /// Notes about the file of that name.
    pub(super) fn new(name: &str, findings: &'f mut Findings) -> Self {
        // The lines of schemas are not shown: many are one line of a megabyte.
        let file = findings.add_source(name.to_owned(), String::new());
        Self { file, findings }
    }

    /// Notes what the reader found.
    pub(super) fn problem(&mut self, problem: &Problem) {
        let severity = match problem.code.severity() {
            Weight::Fatal => Severity::Error,
            Weight::Error | Weight::Warning => Severity::Warning,
        };
        let element = problem.element.clone().unwrap_or_default();
        let place = Place { line: problem.line, column: problem.column };
        let name = problem.code.name();
        let message = format!("{} ({name})", problem.message);
        let advice = match severity {
            Severity::Error => "ask its editors for a file that is in order",
            _ => "tell the schema's editors",
        };
        self.note(severity, place, element, message, advice);
    }

    /// Notes what a service cannot say as the schema does, and what was done.
    pub(super) fn warning(&mut self, about: &About, message: String, advice: &str) {
        let id = about.identity.id.clone();
        self.note(Severity::Warning, about.place, id, message, advice);
    }

    /// Notes what keeps a file from being imported.
    pub(super) fn error(&mut self, message: String, advice: &str) {
        let place = Place { line: 1, column: 1 };
        self.note(Severity::Error, place, String::new(), message, advice);
    }

    fn note(
        &mut self,
        severity: Severity,
        place: Place,
        element: String,
        message: String,
        advice: &str,
    ) {
        let at = At { file: self.file, line: place.line, column: place.column };
        let message = match element.is_empty() {
            true => message,
            false => format!("{element}: {message}"),
        };
        let nodes = if element.is_empty() { Vec::new() } else { vec![element] };
        let advice = advice.to_owned();
        self.findings.add(Finding {
            at,
            severity,
            code: Code::Import,
            message,
            advice,
            nodes,
            why: Vec::new(),
        });
    }
}
