//! How browsers help to enter an answer: which keyboard a phone shows, what it fills in by itself
//! (WCAG 2.2, 1.3.5), and that it corrects nobody's name.

use shared::kind::{Form, Kind, Letters};
use shared::service::{Content, Plan};

use crate::browser::Browser;
use crate::{Failure, Outcome};

/// `type`, `inputmode`, `autocapitalize`, `spellcheck`, `autocomplete` and `enterkeyhint` of a
/// control, in this order; empty where it has none.
type Entry = [String; 6];

/// Asserts that every control of the page shown helps as its kind and purpose need; gives how many
/// were looked at.
///
/// # Errors
/// When one does not.
pub async fn assert_helped(browser: &Browser, plan: &Plan) -> Outcome<usize> {
    let look = "
        const own = ['type', 'inputmode', 'autocapitalize', 'spellcheck', 'autocomplete',
            'enterkeyhint'];
        const other = ['radio', 'checkbox', 'file'];
        return [...document.querySelectorAll('main [data-path]')]
            .filter((field) => !field.querySelector('[data-path], .files, canvas'))
            .map((field) => [field.dataset.path.replace(/\\[\\d+\\]/g, ''),
                [...field.querySelectorAll('input, textarea')]
                    .filter((control) => !other.includes(control.type))
                    .map((control) => own.map((name) => control.getAttribute(name) ?? ''))])
            .filter(([, controls]) => controls.length > 0)";
    let found: Vec<(String, Vec<Entry>)> =
        serde_json::from_value(browser.script(look, vec![]).await?)?;
    for (path, entries) in &found {
        let node = plan.find(path).map(|node| plan.node(node));
        let node = node.ok_or_else(|| Failure::new(format!("`{path}` is no field")))?;
        let Content::Field(kind) = &node.content else { continue };
        let expected = expected(kind, node.autocomplete.as_deref());
        if *entries != expected {
            let said = format!("`{path}` is entered by {entries:?}, not by {expected:?}");
            return Err(Failure::new(said));
        }
    }
    Ok(found.len())
}

/// The controls of a kind, in their order.
fn expected(kind: &Kind, purpose: Option<&str>) -> Vec<Entry> {
    let purpose = purpose.unwrap_or("off");
    let entry = |own: [&str; 4], purpose: &str| {
        let [input, mode, capitals, spelled] = own;
        [input, mode, capitals, spelled, purpose, ""].map(str::to_owned)
    };
    let one = |input, mode, capitals| vec![entry([input, mode, capitals, "false"], purpose)];
    // Parts of a day have no spelling that a browser could check.
    let parts = |names: &[&str]| {
        let part = |name: &&str| match purpose {
            "bday" => entry(["text", "numeric", "", ""], &format!("bday-{name}")),
            _ => entry(["text", "numeric", "", ""], "off"),
        };
        names.iter().map(part).collect()
    };
    match kind {
        Kind::Text { letters: Letters::Digits, .. }
        | Kind::Postcode
        | Kind::Year { .. }
        | Kind::Duration { .. }
        | Kind::Integer { min: 0.., .. } => one("text", "numeric", ""),
        Kind::Money { min: 0.., .. } | Kind::Decimal { min: 0.., .. } => one("text", "decimal", ""),
        // Not every keyboard for numbers has a minus.
        Kind::Integer { .. } | Kind::Money { .. } | Kind::Decimal { .. } => one("text", "text", ""),
        Kind::Email => one("email", "", ""),
        Kind::Telephone => one("tel", "", ""),
        Kind::Iban => one("text", "", "characters"),
        Kind::MultilineText { .. } => vec![entry(["", "", "", ""], purpose)],
        Kind::Date { .. } => parts(&["day", "month", "year"]),
        Kind::Spelled(spelled) => match &spelled.form {
            Form::PartialDate { .. } => parts(&["day", "month", "year"]),
            Form::Month { .. } => parts(&["month", "year"]),
            Form::Area { .. } => vec![entry(["", "", "", ""], purpose)],
            Form::TaxId => one("text", "numeric", ""),
            Form::LicencePlate
            | Form::VatId
            | Form::BusinessId
            | Form::CreditorId
            | Form::IdentityDocument
            | Form::CaseNumber => one("text", "", "characters"),
            _ => one("text", "", ""),
        },
        _ => one("text", "", ""),
    }
}
