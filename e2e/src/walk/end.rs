//! What must hold in the end, compared with what the outcome, the task list and
//! check-your-answers show.

use serde_json::json;

use super::{Walk, texts};
use crate::scenario::{End, Row};
use crate::{Failure, Outcome};

impl Walk<'_> {
    pub(super) async fn end(&mut self, service: &str, end: &End) -> Outcome {
        if end.ended {
            self.person.arrives("outcome").await?;
            let title = self.person.reads("main h1").await?;
            same("the outcome", end.outcome.as_deref(), Some(&title))?;
            self.look(service).await?;
        }
        self.to_tasks().await?;
        self.look(service).await?;
        self.results(end).await?;
        let checkable = "return !!document.querySelector('[data-task=check] [data-action=check]')";
        let checkable = self.person.browser.script(checkable, vec![]).await? == json!(true);
        if !checkable && end.complete {
            return Err(Failure::new("the answers cannot be checked, though they are complete"));
        }
        match checkable {
            true => self.check(service, end).await,
            false => Ok(()),
        }
    }

    /// Fee, deadline, documents and outcome beside the task list.
    async fn results(&self, end: &End) -> Outcome {
        let shown = "
            const text = (selector) => document.querySelector(selector)?.textContent ?? '';
            return [text('[data-result=fee]'), text('[data-result=deadline]'),
                text('main > .kern-alert .kern-title')]";
        let shown = texts(&self.person.browser.script(shown, vec![]).await?);
        let [fee, deadline, outcome] = shown.as_slice() else {
            return Err(Failure::new("the task list cannot be read"));
        };
        same("the fee", end.fee.map(|cents| cents.to_string()), digits(fee))?;
        let day = deadline.lines().next().unwrap_or_default();
        let day: Vec<&str> = day.split('.').map(str::trim).collect();
        let day = match day.as_slice() {
            [day, month, year] => Some(format!("{year}-{month}-{day}")),
            _ => None,
        };
        same("the deadline", end.deadline.clone(), day)?;
        let outcome = Some(outcome.as_str()).filter(|title| !title.is_empty());
        same("the outcome", end.outcome.as_deref(), outcome)?;
        let documents = "return [...document.querySelectorAll('.panel [data-document]')]
            .map((item) => item.textContent.trim() ? item.dataset.document : '')";
        let documents = texts(&self.person.browser.script(documents, vec![]).await?);
        same("the documents", Some(end.documents.join(" ")), Some(documents.join(" ")))
    }

    /// Every answer as it is read once more, and whether it can be submitted.
    async fn check(&mut self, service: &str, end: &End) -> Outcome {
        self.person.click("[data-task=check] [data-action=check]").await?;
        self.person.arrives("check").await?;
        self.look(service).await?;
        let rows = "return [...document.querySelectorAll('[data-row]')].map((row) =>
            row.dataset.row + ': ' + row.querySelector('dd').textContent)";
        let shown = texts(&self.person.browser.script(rows, vec![]).await?);
        let wanted: Vec<String> =
            end.rows.iter().map(|Row { path, value }| format!("{path}: {value}")).collect();
        for (shown, wanted) in shown.iter().zip(&wanted) {
            same("a row of check-your-answers", Some(wanted), Some(shown))?;
        }
        same("the number of rows", Some(wanted.len()), Some(shown.len()))?;
        let submit = "return !!document.querySelector('[data-action=submit]')";
        let submit = self.person.browser.script(submit, vec![]).await? == json!(true);
        same("whether it can be submitted", Some(end.complete), Some(submit))
    }
}

/// The digits of an amount, none when there are none; the minus of a refund stays.
fn digits(text: &str) -> Option<String> {
    let text = text.replace('\u{2212}', "-");
    let digits: String =
        text.chars().filter(|letter| letter.is_ascii_digit() || *letter == '-').collect();
    let number = digits.parse::<i64>().ok()?;
    Some(number.to_string())
}

fn same<W, S>(what: &str, wanted: Option<W>, shown: Option<S>) -> Outcome
where
    W: std::fmt::Display,
    S: std::fmt::Display,
{
    let (wanted, shown) = (wanted.map(|own| own.to_string()), shown.map(|own| own.to_string()));
    match wanted == shown {
        true => Ok(()),
        false => Err(Failure::new(format!("{what} should be {wanted:?}, but shows {shown:?}"))),
    }
}
