//! Which control a field offers, whatever its kind: one look at the page for all who enter
//! answers.

use serde_json::json;

use super::Person;
use crate::Outcome;

/// Names the control of a field. Placed before a script that calls it.
pub(super) const CONTROL: &str = r#"
    const control = (field) => {
        const has = (selector) => !!field.querySelector(selector);
        if (has("[role=combobox]")) return "combobox";
        if (has("input[type=radio]")) return "radio";
        if (has("input[type=checkbox][value]")) return "checkboxes";
        if (has("input[type=checkbox]")) return "declaration";
        if (has("input[type=file]")) return "files";
        if (has("canvas.signature")) return "signature";
        const lines = field.querySelectorAll("input, textarea").length;
        return lines > 1 ? "parts" : lines === 1 ? "text" : "none";
    };
"#;

/// The control that a field offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// Radio buttons by code, yes and no as `true` and `false`.
    Radio,
    /// Checkboxes by code.
    Checkboxes,
    /// One checkbox.
    Declaration,
    /// A list that can be searched.
    Combobox,
    /// Day, month and year, or the last of them.
    Parts,
    /// Files that are chosen.
    Files,
    /// A line for the name, and a pad to draw on.
    Signature,
    /// A line or several lines of text.
    Text,
}

impl Person {
    /// Which control a field offers; none where nothing can be entered.
    pub(super) async fn control(&self, field: &str) -> Outcome<Option<Control>> {
        let script = format!("{CONTROL} return control(document.querySelector(arguments[0]));");
        let control = self.browser.script(&script, vec![json!(field)]).await?;
        Ok(match control.as_str() {
            Some("combobox") => Some(Control::Combobox),
            Some("radio") => Some(Control::Radio),
            Some("checkboxes") => Some(Control::Checkboxes),
            Some("declaration") => Some(Control::Declaration),
            Some("parts") => Some(Control::Parts),
            Some("files") => Some(Control::Files),
            Some("signature") => Some(Control::Signature),
            Some("text") => Some(Control::Text),
            _ => None,
        })
    }
}

/// What is typed into each of the parts of a day, of which the first may be unknown: `1985` and
/// `3.1985` end with the year.
pub(super) fn parts(entered: &str, count: usize) -> Vec<&str> {
    let mut parts: Vec<&str> = entered.split(['.', '/']).map(str::trim).collect();
    while parts.len() < count {
        parts.insert(0, "");
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_day_ends_with_the_year() {
        for (entered, count, expected) in [
            ("1.2.1985", 3, vec!["1", "2", "1985"]),
            ("2.1985", 3, vec!["", "2", "1985"]),
            ("1985", 3, vec!["", "", "1985"]),
            ("2/1985", 2, vec!["2", "1985"]),
            ("", 2, vec!["", ""]),
        ] {
            assert_eq!(parts(entered, count), expected, "{entered}");
        }
    }
}
