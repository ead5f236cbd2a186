//! Countries and nationalities: code lists that the workshop brings along.
//!
//! Codes are those of ISO 3166-1. The official German list (Statistisches Bundesamt, Staats- und
//! Gebietssystematik) may not be copied here: a municipality that must use its codes gets it as
//! Genericode from the XRepository and asks for a `choice` of it.

use std::collections::BTreeMap;

use super::{ListDefinition, NodeDefinition, Style, Written};

/// The list of `country` fields.
pub const COUNTRIES: &str = "iso_countries";

/// The list of `nationality` fields.
pub const NATIONALITIES: &str = "iso_nationalities";

/// Codes, German and English names, and where nobody has the nationality of a country.
const TABLE: &str = include_str!("countries.txt");

/// What stands among nationalities beside the countries: ICAO Doc 9303-3, 5, parts B and D.
const WITHOUT: [(&str, &str, &str); 2] =
    [("XXA", "staatenlos", "stateless"), ("XXX", "ungeklärt", "undetermined")];

/// Adds the lists that fields need.
pub(super) fn add(nodes: &[NodeDefinition], lists: &mut Vec<ListDefinition>) {
    for (kind, list) in [("country", COUNTRIES), ("nationality", NATIONALITIES)] {
        let mut names = nodes.iter().filter_map(|node| node.kind.as_ref()?.name.as_ref());
        if let Some(name) = names.find(|name| name.text == kind)
            && lists.iter().all(|known| known.name.text != list)
        {
            lists.push(listed(list, name));
        }
    }
}

fn listed(name: &str, at: &Written) -> ListDefinition {
    let written = |text: &str| Written { text: text.to_owned(), at: at.at, style: Style::Quoted };
    let nationalities = name == NATIONALITIES;
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split(';');
        let row = (parts.next()?, parts.next()?, parts.next()?);
        (!nationalities || parts.next().is_none()).then_some(row)
    });
    let without = WITHOUT.into_iter().filter(|_| nationalities);
    let rows: Vec<(&str, &str, &str)> = rows.chain(without).collect();
    let labels = |pick: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        rows.iter().map(|row| (row.0.to_owned(), pick(row).to_owned())).collect()
    };
    ListDefinition {
        name: written(name),
        codes: rows.iter().map(|(code, ..)| written(code)).collect(),
        outdated: Vec::new(),
        terms: Vec::new(),
        version: None,
        file: None,
        labels: BTreeMap::from([
            ("de".to_owned(), labels(|row| row.1)),
            ("en".to_owned(), labels(|row| row.2)),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_a_code_with_two_names() {
        let mut codes = BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let parts: Vec<&str> = line.split(';').collect();
            let [code, german, english] = parts.get(..3).unwrap_or_default() else {
                panic!("`{line}` has no two names");
            };
            assert!(
                code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()),
                "{line}"
            );
            assert!(!german.is_empty() && !english.is_empty(), "{line}");
            assert!(parts.get(3..).is_some_and(|rest| rest.is_empty() || rest == ["-"]), "{line}");
            assert!(codes.insert(*code), "{line} is there twice");
        }
        // ISO 3166-1 has 249, of which 196 are states; and Kosovo.
        assert_eq!(codes.len(), 250);
        let at =
            Written { text: "nationality".to_owned(), at: Default::default(), style: Style::Plain };
        assert_eq!(listed(NATIONALITIES, &at).codes.len(), 196 + 1 + WITHOUT.len());
    }
}
