//! English, which is loaded when it is first shown.

use std::cell::Cell;

use shared::json::Tree;

use super::table::{GERMAN, PLACES, Words};

thread_local! {
    static LOADED: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

/// The digest of the file's bytes, in hexadecimal. It is part of the file's name, so that what
/// comes is what this build was tested with.
pub(crate) const DIGEST: &str = env!("WORDS_EN");

/// The words, once they are loaded.
pub(crate) fn english() -> Option<&'static Words> {
    LOADED.get()
}

/// Takes the words from the file, for as long as the page lives.
pub(crate) fn learn(json: &Tree<'_>) {
    LOADED.set(Some(Box::leak(Box::new(read(json)))));
}

/// Pairs of name and word in the order of the table. What has no word is said in German.
fn read(json: &Tree<'_>) -> Words {
    let mut words = GERMAN;
    for (place, pair) in PLACES.iter().zip(json.items().unwrap_or_default()) {
        if let Some(word) = pair.items().and_then(|pair| pair.get(1)?.text()) {
            *place(&mut words) = word.to_owned().leak();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::words::table::NAMED;

    fn file() -> Vec<(String, String)> {
        serde_json::from_str(include_str!("../../words/en.json")).unwrap()
    }

    #[test]
    fn english_has_the_names_of_german_in_the_same_order() {
        let names: Vec<String> = file().into_iter().map(|(name, _)| name).collect();
        let german: Vec<&str> = NAMED.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, german);
    }

    #[test]
    fn english_leaves_the_same_blanks_as_german() {
        for ((name, english), (_, german)) in file().iter().zip(NAMED) {
            assert!(!english.trim().is_empty(), "{name}");
            assert_eq!(english.matches("{}").count(), german.matches("{}").count(), "{name}");
            assert_eq!(english.ends_with(' '), german.ends_with(' '), "{name}");
        }
    }

    #[test]
    fn every_word_comes_to_its_place() {
        let json = serde_json::to_value(file()).unwrap();
        let mut words = read(&Tree::of(&json));
        for (place, (name, english)) in PLACES.iter().zip(file()) {
            assert_eq!(*place(&mut words), english, "{name}");
        }
        assert_eq!((words.skip, words.not_valid), ("Skip to content", "This answer is not valid."));
    }

    #[test]
    fn what_has_no_word_is_said_in_german() {
        for json in [json!([["skip", "Skip"], ["language", null]]), json!([["skip", "Skip"]])] {
            let words = read(&Tree::of(&json));
            assert_eq!((words.skip, words.language, words.no), ("Skip", "Sprache", "Nein"));
        }
        assert_eq!(read(&Tree::Null).skip, GERMAN.skip);
    }
}
