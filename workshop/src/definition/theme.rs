//! `theme` in a municipality's settings.

use std::collections::BTreeMap;

use shared::theme::{Theme, ThemeError};

use super::members::{Members, pairs, text};
use super::shape::THEME;
use super::yaml::Tree;
use crate::finding::{At, Findings};

/// Reads the colours that a municipality sets, each of which must stand out.
pub(super) fn read(tree: &Tree, findings: &mut Findings) -> Theme {
    let mut theme = Theme::default();
    let mut places: BTreeMap<String, At> = BTreeMap::new();
    let Some(members) = Members::of(tree, &THEME, findings) else { return theme };
    members.finish(findings);
    for member in pairs(tree, THEME.what, findings) {
        let name = member.key.text.as_str();
        let Some(value) = text(&member.value, findings) else { continue };
        if value.is_null() {
            let advice = "write it in quotation marks, `\"#004b76\"`: `#` begins a comment";
            findings.error(member.key.at, format!("`{name}` has no value"), advice);
            continue;
        }
        places.insert(name.to_owned(), value.at);
        match theme.set(name, &value.text) {
            // What is not in the table was reported above.
            Ok(()) | Err(ThemeError::Unknown { .. }) => {}
            Err(error) => {
                let advice = "write `#` and six hexadecimal digits: `\"#004b76\"`";
                findings.error(value.at, error.to_string(), advice);
            }
        }
    }
    for fault in theme.faults() {
        let place = match &fault {
            ThemeError::Contrast { token, .. } => places.get(token.name()).copied(),
            _ => None,
        };
        findings.error(place.unwrap_or(tree.at), fault.to_string(), advice(&fault));
    }
    theme
}

/// Which way to go.
fn advice(fault: &ThemeError) -> &'static str {
    match fault {
        ThemeError::Contrast { token, .. } if token.is_dark() => "choose a lighter colour",
        _ => "choose a darker colour",
    }
}
