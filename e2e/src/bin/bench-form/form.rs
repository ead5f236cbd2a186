//! The form that is measured: 1,000 fields of mixed kinds, of which 100 are shown by another's
//! answer, in tens that are all alike.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// How many tens there are.
pub(crate) const TENS: usize = 100;

/// The fields of each ten, in their order: name, kind and facets, question.
const TEN: [(&str, &str, &str); 10] = [
    ("name", "kind: text, max: 100, required: true", "Wie heißt es?"),
    ("known", "kind: yes-no, required: true", "Ist mehr darüber bekannt?"),
    ("more", "kind: text, max: 100, relevant: KNOWN", "Was ist darüber bekannt?"),
    ("count", "kind: integer, max: 1000", "Wie viele sind es?"),
    ("since", "kind: date", "Seit wann gibt es das?"),
    ("sort", "kind: choice, list: sort", "Welche Art ist es?"),
    ("place", "kind: text, max: 100", "Wo ist es?"),
    ("price", "kind: integer, max: 1000", "Wie viel kostet es?"),
    ("shared", "kind: yes-no", "Teilen Sie es mit anderen?"),
    ("until", "kind: date", "Bis wann gibt es das?"),
];

/// How the form is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Division {
    /// All fields on one page.
    Flat,
    /// Ten fields on each of 100 pages.
    Paged,
}

impl Division {
    /// Its name, with which its keys begin.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Paged => "paged",
        }
    }

    /// The id of the page with a ten.
    pub(crate) fn page_of(self, ten: usize) -> String {
        match self {
            Self::Flat => "all".to_owned(),
            Self::Paged => format!("p{ten}"),
        }
    }
}

/// The path of a field.
pub(crate) fn path(name: &str, ten: usize) -> String {
    format!("{name}{ten}")
}

/// Writes the service's definition and its German texts into a folder.
pub(crate) fn write(folder: &Path, id: &str, division: Division) -> io::Result<()> {
    fs::create_dir_all(folder.join("texts"))?;
    fs::write(folder.join("service.yaml"), definition(id, division))?;
    fs::write(folder.join("texts/de.yaml"), texts(division))
}

/// The ids of the pages with the tens that each has.
fn pages(division: Division) -> Vec<(String, Vec<usize>)> {
    let tens = (0..TENS).collect();
    match division {
        Division::Flat => vec![(division.page_of(0), tens)],
        Division::Paged => tens.into_iter().map(|ten| (division.page_of(ten), vec![ten])).collect(),
    }
}

fn definition(id: &str, division: Division) -> String {
    let mut text = format!(
        "id: {id}\nversion: 1.0.0\nleika: []\nlanguages: [de]\n\
         lists:\n  sort: [first, second, third, other]\nnodes:\n"
    );
    for ten in 0..TENS {
        for (name, facets, _) in TEN {
            let facets = facets.replace("KNOWN", &path("known", ten));
            let _ = writeln!(text, "  - {{ field: {}, {facets} }}", path(name, ten));
        }
    }
    text.push_str("pages:\n");
    for (page, tens) in pages(division) {
        let shows = tens.iter().flat_map(|ten| TEN.map(|(name, ..)| path(name, *ten)));
        let shows: Vec<String> = shows.collect();
        let _ = writeln!(text, "  - {{ id: {page}, shows: [{}] }}", shows.join(", "));
    }
    text
}

fn texts(division: Division) -> String {
    let mut text = String::from("service:\n  title: Ein langer Antrag\n");
    for key in ["about", "who", "ready", "duration", "after"] {
        let _ = writeln!(text, "  {key}: Hier steht ein Satz.");
    }
    text.push_str("pages:\n");
    for (page, tens) in pages(division) {
        let first = tens.first().map_or(0, |ten| ten + 1);
        let _ = writeln!(text, "  {page}: {{ title: Fragen ab der {first}. Sache }}");
    }
    text.push_str("nodes:\n");
    for ten in 0..TENS {
        for (name, _, question) in TEN {
            let missing = format!("Bitte beantworten Sie: {question}");
            let path = path(name, ten);
            let _ = writeln!(text, "  {path}:\n    label: {question}\n    missing: \"{missing}\"");
        }
    }
    text.push_str(
        "lists:\n  sort: { first: Erste Art, second: Zweite Art, third: Dritte Art, other: Andere }\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_thousand_fields_and_a_hundred_conditions() {
        for (division, pages) in [(Division::Flat, 1), (Division::Paged, TENS)] {
            let definition = definition("bench", division);
            assert_eq!(definition.matches("{ field: ").count(), 1000);
            assert_eq!(definition.matches("relevant: known").count(), 100);
            assert_eq!(definition.matches("shows: [").count(), pages);
            assert_eq!(texts(division).matches("    label: ").count(), 1000);
        }
    }
}
