//! The purpose of a field as browsers know it (WCAG 2.2, 1.3.5; HTML, section 4.10.18.7).

use shared::kind::{Form, Kind, Letters};

use crate::definition::Written;
use crate::finding::{Findings, did_you_mean};

/// What a line of text can be. What no office asks for, such as passwords and credit cards, is left
/// out.
const OF_TEXT: [&str; 28] = [
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "organization-title",
    "organization",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level4",
    "address-level3",
    "address-level2",
    "address-level1",
    "country",
    "country-name",
    "postal-code",
    "language",
    "bday-day",
    "bday-month",
    "bday-year",
    "sex",
    "url",
    "impp",
    "tel",
    "email",
];

/// The token of a field, where it is one and fits its kind; else that is reported.
pub(super) fn compile(
    written: Option<&Written>,
    kind: Option<&Kind>,
    findings: &mut Findings,
) -> Option<String> {
    let (written, kind) = (written?, kind?);
    let fitting = fitting(kind);
    let token = written.text.as_str();
    if fitting.contains(&token) {
        return Some(token.to_owned());
    }
    let known = ["bday", "street-address"];
    if OF_TEXT.contains(&token) || known.contains(&token) {
        let message = format!("a field of this kind cannot be `{token}`");
        let advice = match fitting {
            [] => "remove it: browsers know nothing to fill in here".to_owned(),
            fitting => format!("write {}, or remove it", listed(fitting)),
        };
        findings.error(written.at, message, advice);
    } else {
        let message = format!("`{token}` is no purpose of a field that browsers know");
        let advice = did_you_mean(token, fitting.iter().copied(), "remove it");
        findings.error(written.at, message, advice);
    }
    None
}

/// The tokens that fit a kind.
fn fitting(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Text { letters: Letters::Digits, .. } => {
            &["tel", "bday-day", "bday-month", "bday-year"]
        }
        Kind::Text { .. } => &OF_TEXT,
        Kind::MultilineText { .. } => &["street-address"],
        Kind::Choice { .. } => &[
            "honorific-prefix",
            "organization-title",
            "address-level2",
            "address-level1",
            "country",
            "country-name",
            "language",
            "bday-month",
            "sex",
        ],
        Kind::Integer { .. } => &["bday-day", "bday-month", "bday-year"],
        Kind::Year { .. } => &["bday-year"],
        Kind::Date { .. } => &["bday"],
        Kind::Email => &["email"],
        Kind::Telephone => &["tel"],
        Kind::Postcode => &["postal-code"],
        Kind::Spelled(spelled) => match spelled.form {
            Form::PartialDate { .. } => &["bday"],
            Form::Signature => &["name"],
            _ => &[],
        },
        _ => &[],
    }
}

fn listed(tokens: &[&str]) -> String {
    let quoted: Vec<String> = tokens.iter().take(3).map(|token| format!("`{token}`")).collect();
    let more = if tokens.len() > 3 { " or the like" } else { "" };
    quoted.join(", ") + more
}
