//! The federal states (Länder) of Germany.

/// The number that a regional key (ARS) begins with, the abbreviation, and the name, of each.
pub const STATES: [(&str, &str, &str); 16] = [
    ("01", "SH", "Schleswig-Holstein"),
    ("02", "HH", "Hamburg"),
    ("03", "NI", "Niedersachsen"),
    ("04", "HB", "Bremen"),
    ("05", "NW", "Nordrhein-Westfalen"),
    ("06", "HE", "Hessen"),
    ("07", "RP", "Rheinland-Pfalz"),
    ("08", "BW", "Baden-Württemberg"),
    ("09", "BY", "Bayern"),
    ("10", "SL", "Saarland"),
    ("11", "BE", "Berlin"),
    ("12", "BB", "Brandenburg"),
    ("13", "MV", "Mecklenburg-Vorpommern"),
    ("14", "SN", "Sachsen"),
    ("15", "ST", "Sachsen-Anhalt"),
    ("16", "TH", "Thüringen"),
];

/// The abbreviation of the state that a municipality lies in, such as `SN`.
pub fn of_municipality(ars: &str) -> Option<&'static str> {
    STATES.iter().find(|own| ars.starts_with(own.0)).map(|own| own.1)
}

/// The abbreviation of the state that is called so, by its name or abbreviation in whatever case.
pub fn called(word: &str) -> Option<&'static str> {
    let same = |own: &&(_, &'static str, &str)| {
        own.1.eq_ignore_ascii_case(word) || own.2.to_lowercase() == word.to_lowercase()
    };
    let found = STATES.iter().find(same).map(|own| own.1);
    found.or_else(|| word.eq_ignore_ascii_case("NRW").then_some("NW"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_known_by_its_name_and_abbreviation() {
        for (word, state) in [("sachsen", Some("SN")), ("sn", Some("SN")), ("x", None)] {
            assert_eq!(called(word), state);
        }
    }

    #[test]
    fn a_regional_key_begins_with_its_state() {
        assert_eq!(of_municipality("149990000000"), Some("SN"));
        assert_eq!(of_municipality("990000000000"), None);
    }
}
