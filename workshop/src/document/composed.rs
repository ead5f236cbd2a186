//! Texts that say what follows from the answers, where nobody has answered yet.

use shared::expression::Expression;
use shared::service::Insertion;

use super::Subject;
use super::cases::settled;

/// What stands in a line for what only answers could tell.
const GAP: &str = "…";

impl Subject<'_> {
    /// A text for those who decide on the service: what the municipality set as it is, what
    /// follows from answers in words.
    pub(super) fn composed(&self, text: &str) -> String {
        let said = |insertion: &Insertion| {
            let value = settled(self, &insertion.value, &insertion.kind);
            value.or_else(|| Some(format!("[{}]", self.in_words(&insertion.value))))
        };
        self.compose(text, &said).unwrap_or_default()
    }

    /// A line for paper: `…` stands for what follows from answers.
    pub(super) fn line_on_paper(&self, text: &str) -> String {
        let said = |insertion: &Insertion| {
            let value = settled(self, &insertion.value, &insertion.kind);
            value.or_else(|| Some(GAP.to_owned()))
        };
        self.compose(text, &said).unwrap_or_default()
    }

    /// A text for paper: what follows from answers nobody can print, so the paragraphs and list
    /// items that say it are left out, as the assistant does.
    pub(super) fn on_paper(&self, text: &str) -> String {
        let said = |insertion: &Insertion| settled(self, &insertion.value, &insertion.kind);
        let paragraphs = text.split("\n\n").filter_map(|paragraph| {
            if !paragraph.lines().all(|line| line.starts_with("- ")) {
                return self.compose(paragraph, &said);
            }
            let items: Vec<String> =
                paragraph.lines().filter_map(|item| self.compose(item, &said)).collect();
            (!items.is_empty()).then(|| items.join("\n"))
        });
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }

    fn in_words(&self, value: &Expression) -> String {
        self.amount(value, None)
    }

    /// The text with its insertions; nothing when one of them cannot be said.
    fn compose(&self, text: &str, said: &dyn Fn(&Insertion) -> Option<String>) -> Option<String> {
        let mut composed = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(['{', '}']) {
            composed.push_str(before);
            let brace = rest.get(before.len()..=before.len()).unwrap_or_default();
            // Doubled, it is meant as it stands.
            if let Some(doubled) = after.strip_prefix(brace) {
                composed.push_str(brace);
                rest = doubled;
                continue;
            }
            rest = after;
            if let Some((place, after)) = after.split_once('}').filter(|_| brace == "{") {
                rest = after;
                let insertions = &self.plan.service().insertions;
                let insertion = place.parse::<usize>().ok().and_then(|at| insertions.get(at))?;
                composed.push_str(&said(insertion)?);
            }
        }
        composed.push_str(rest);
        Some(composed)
    }
}
