//! Readable names for fields and groups, made of what editors call them.

/// The most words of a name.
const MOST_WORDS: usize = 4;
/// The most letters of a name.
const MOST_LETTERS: usize = 40;

/// Words that mean something in expressions.
const RESERVED: [&str; 7] = ["today", "settings", "blank", "true", "false", "in", "null"];

/// What a label begins with when it says nothing about its content.
const FILLERS: [&str; 20] = [
    "angaben", "angabe", "daten", "zum", "zur", "zu", "der", "die", "das", "des", "dem", "den",
    "bitte", "geben", "sie", "ihre", "ihr", "ihren", "abfrage", "auswahl",
];

/// What a name does not end with.
const LOOSE: [&str; 27] = [
    "und", "oder", "von", "vom", "der", "die", "das", "des", "dem", "den", "zum", "zur", "zu",
    "bei", "in", "im", "mit", "ein", "eine", "einen", "einer", "sowie", "ohne", "fuer", "als",
    "auf", "an",
];

/// The names that an element with this label and this name of the editors can have, the best one
/// first: whichever says it in fewer words, the label where both do, then the other, then the
/// editors' name with what stands in brackets.
pub(super) fn candidates(label: &str, name: &str) -> Vec<String> {
    let question = label.contains('?') || label.trim_end().ends_with('.');
    let from_label = if question { Vec::new() } else { words(label) };
    let from_name = words(name);
    let mut all = match (from_label.len(), from_name.len()) {
        (own, other) if own > 0 && (own <= other || other == 0) => vec![from_label, from_name],
        _ => vec![from_name, from_label],
    };
    let brackets = |text: &str| text.replace(['(', ')', '[', ']', '/', ':'], " ");
    all.push(words(&brackets(name)));
    if !question {
        all.push(words(&brackets(label)));
    }
    let said = all.iter().filter(|words| !words.is_empty());
    let mut names: Vec<String> = said.map(|words| joined(words)).collect();
    if names.is_empty() {
        names.push("angabe".to_owned());
    }
    names
}

/// The best name of an element.
pub(super) fn readable(label: &str, name: &str) -> String {
    candidates(label, name).into_iter().next().unwrap_or_default()
}

fn joined(short: &[String]) -> String {
    let mut joined = String::new();
    for word in short.iter().take(MOST_WORDS) {
        if !joined.is_empty() && joined.len() + 1 + word.len() > MOST_LETTERS {
            break;
        }
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(word);
    }
    joined.truncate(MOST_LETTERS);
    while let Some((before, last)) = joined.rsplit_once('_')
        && (LOOSE.contains(&last) || last.is_empty())
    {
        joined = before.to_owned();
    }
    if joined.is_empty() {
        "angabe".to_owned()
    } else if joined.starts_with(|letter: char| !letter.is_ascii_lowercase()) {
        format!("nr_{joined}")
    } else if RESERVED.contains(&joined.as_str()) {
        format!("{joined}_")
    } else {
        joined
    }
}

/// The first name that none of the others has; else the best one with the last digits of the FIM
/// id, so that it does not depend on the order.
pub(super) fn first_free(names: Vec<String>, id: &str, taken: impl Fn(&str) -> bool) -> String {
    match names.iter().find(|name| !taken(name)) {
        Some(name) => name.clone(),
        None => unique(names.into_iter().next().unwrap_or_default(), id, taken),
    }
}

/// A name that none of the others has: with the last digits of the FIM id where one has it.
pub(super) fn unique(name: String, id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&name) {
        return name;
    }
    let digits: String = id.chars().filter(char::is_ascii_digit).collect();
    let with_id = |count: usize| {
        let from = digits.len().saturating_sub(count);
        format!("{name}_{}", digits.get(from..).unwrap_or_default())
    };
    let found = [4, 6, 9, digits.len()].map(with_id).into_iter().find(|name| !taken(name));
    found.unwrap_or_else(|| {
        let mut all = (2..).map(|count| format!("{name}_{count}"));
        all.find(|name| !taken(name)).unwrap_or_default()
    })
}

/// The words of a label in small letters without accents, and without what is in brackets or stands
/// behind a dash.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let plain = plain.split(" - ").find(|part| !part.trim().is_empty()).unwrap_or_default();
    let plain = plain.split(" / ").next().unwrap_or_default().split(':').next().unwrap_or_default();
    let all = ascii(plain);
    let all: Vec<&str> = all.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let mut all: Vec<String> =
        all.into_iter().filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let kept = all.iter().position(|word| !FILLERS.contains(&word.as_str()));
    match kept {
        Some(from) => all.split_off(from),
        None => all,
    }
}

/// A text in small letters without accents.
fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'œ' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'å' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'ì' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => plain.push('o'),
            'ú' | 'ù' | 'û' => plain.push('u'),
            'ç' => plain.push('c'),
            'ñ' => plain.push('n'),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_short_and_readable() {
        let cases = [
            ("Straßenanschrift", "Anschrift Inland Straßenanschrift", "strassenanschrift"),
            ("E-Mail-Adresse", "E-Mail", "e_mail"),
            (
                "Angaben zum Antragsteller",
                "Antragsteller - Natürliche Person (ohne GV)",
                "antragsteller",
            ),
            (
                "Wo befindet sich die Anschrift?",
                "Abfrage Anschrift Inland oder Ausland",
                "anschrift_inland_oder_ausland",
            ),
            ("Eingetragener Name", "Eingetragener Name / Organisationsname", "eingetragener_name"),
            ("Fläche (in Quadratmetern)", "Fläche in m²", "flaeche"),
            ("", "", "angabe"),
            ("Today", "", "today_"),
            ("1. Wohnsitz", "", "nr_1_wohnsitz"),
            (
                "Mit der o.g. Datenweitergabe versichere ich.",
                "Datenschutzerklärung Mitarbeitende",
                "datenschutzerklaerung_mitarbeitende",
            ),
        ];
        for (label, name, expected) in cases {
            assert_eq!(readable(label, name), expected, "{label}");
        }
        assert_eq!(unique("a".to_owned(), "F60000000246", |name| name == "a"), "a_0246");
    }

    proptest! {
        #[test]
        fn any_label_gives_a_proper_name(label in "\\PC{0,60}", name in "\\PC{0,60}") {
            let name = readable(&label, &name);
            let proper = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
            prop_assert!(name.starts_with(|letter: char| letter.is_ascii_lowercase()), "{}", name);
            prop_assert!(name.chars().all(proper) && name.len() <= 60, "{}", name);
            prop_assert!(!RESERVED.contains(&name.as_str()));
        }
    }
}
