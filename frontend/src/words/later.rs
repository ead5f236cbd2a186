//! Words that are not there at once: other languages, loaded when they are first shown, and what is
//! said only after the first question.

use std::cell::Cell;

use shared::json::Tree;
use shared::language::{Language, PLAIN};

use super::table::{self, GERMAN, Words};

/// The tags of the files, and of each the first digits of the digest of its bytes, in hexadecimal. They
/// are part of the file's name, so that what comes is what this build was tested with.
pub(crate) static FILES: [(&str, &str); COUNT] = [
    ("en", env!("WORDS_EN")),
    ("hsb", env!("WORDS_HSB")),
    ("uk", env!("WORDS_UK")),
    ("ar", env!("WORDS_AR")),
    (PLAIN, env!("WORDS_DE_X_SIMPLE")),
];

const COUNT: usize = 5;

thread_local! {
    static LOADED: Cell<[Option<&'static Words>; COUNT]> = const { Cell::new([None; COUNT]) };
    static SAID: Cell<&'static Words> = const { Cell::new(&GERMAN) };
}

/// Which file the words of a language, `plain` or not, are in; none for those at hand.
pub(crate) fn file(language: Language, plain: bool) -> Option<usize> {
    let tag = if plain { PLAIN } else { language.tag() };
    FILES.iter().position(|(own, _)| *own == tag)
}

/// The words of a file, once they are loaded.
pub(crate) fn loaded(file: usize) -> Option<&'static Words> {
    LOADED.get().get(file).copied().flatten()
}

/// German, as far as it is there.
pub(crate) fn german() -> &'static Words {
    SAID.get()
}

/// Brings what is said of answers. Reached by way of [`crate::part::Answering`] only.
pub(crate) fn answer() {
    complete_with(table::answering());
}

/// Brings what is said only after the first question. Reached by way of [`crate::part::Later`]
/// only.
pub(crate) fn complete() {
    complete_with(table::late());
}

/// Says in German what has no word yet.
fn complete_with(german: &'static [&'static str]) {
    let whole = |words: &'static Words| -> &'static Words {
        let mut words = *words;
        fill_up(&mut words, german);
        Box::leak(Box::new(words))
    };
    SAID.set(whole(SAID.get()));
    LOADED.set(LOADED.get().map(|words| words.map(whole)));
}

fn fill_up(words: &mut Words, german: &'static [&'static str]) {
    for (word, german) in words.0.iter_mut().zip(german) {
        if word.is_empty() {
            *word = german;
        }
    }
}

/// Takes the words from a file, for as long as the page lives.
pub(crate) fn learn(file: usize, json: &Tree<'_>) {
    let mut all = LOADED.get();
    if let Some(place) = all.get_mut(file) {
        *place = Some(Box::leak(Box::new(read(json))));
    }
    LOADED.set(all);
}

/// Pairs of name and word in the order of the table. What has no word is said in German.
fn read(json: &Tree<'_>) -> Words {
    let mut words = *german();
    for (place, pair) in words.0.iter_mut().zip(json.items().unwrap_or_default()) {
        if let Some(word) = pair.items().and_then(|pair| pair.get(1)?.text()) {
            *place = word.to_owned().leak();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::words::table::NAMED;
    use crate::words::words;

    const TEXTS: [&str; COUNT] = [
        include_str!("../../words/en.json"),
        include_str!("../../words/hsb.json"),
        include_str!("../../words/uk.json"),
        include_str!("../../words/ar.json"),
        include_str!("../../words/de-x-simple.json"),
    ];

    /// Each file's tag, and its names and words.
    fn all() -> impl Iterator<Item = (&'static str, Vec<(String, Option<String>)>)> {
        let tags = FILES.iter().map(|(tag, _)| *tag);
        tags.zip(TEXTS.map(|text| serde_json::from_str(text).unwrap()))
    }

    #[test]
    fn each_file_has_the_names_of_german_in_the_same_order() {
        let german: Vec<&str> = NAMED.iter().map(|(name, _)| *name).collect();
        for (tag, pairs) in all() {
            let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, german, "{tag}");
        }
    }

    #[test]
    fn each_word_leaves_the_same_blanks_as_german() {
        for (tag, pairs) in all() {
            for ((name, word), (_, german)) in pairs.iter().zip(NAMED) {
                let Some(word) = word else {
                    // German may be plain already.
                    assert_eq!(tag, PLAIN, "{name}");
                    continue;
                };
                assert!(!word.trim().is_empty(), "{tag}: {name}");
                for blank in ["{}", "{", "}"] {
                    let counts = [word.as_str(), *german].map(|text| text.matches(blank).count());
                    assert_eq!(counts[0], counts[1], "{tag}: {name}");
                }
                assert_eq!(word.ends_with(' '), german.ends_with(' '), "{tag}: {name}");
                assert_eq!(word.starts_with(' '), german.starts_with(' '), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn every_word_comes_to_its_place() {
        for (tag, pairs) in all() {
            let json = serde_json::to_value(&pairs).unwrap();
            let mut words = read(&Tree::of(&json));
            fill_up(&mut words, table::answering());
            fill_up(&mut words, table::late());
            for ((there, (name, word)), (_, german)) in words.0.iter().zip(pairs).zip(NAMED) {
                assert_eq!(*there, word.as_deref().unwrap_or(german), "{tag}: {name}");
            }
        }
        let english = serde_json::from_str(TEXTS[0]).unwrap();
        let words = read(&Tree::of(&english));
        assert_eq!(
            (words.skip(), words.not_valid()),
            ("Skip to content", "This answer is not valid.")
        );
    }

    #[test]
    fn what_has_no_word_is_said_in_german() {
        for json in [json!([["skip", "Skip"], ["language", null]]), json!([["skip", "Skip"]])] {
            let words = read(&Tree::of(&json));
            assert_eq!((words.skip(), words.language(), words.no()), ("Skip", "Sprache", "Nein"));
        }
        assert_eq!(read(&Tree::Null).skip(), GERMAN.skip());
    }

    #[test]
    fn what_is_said_later_is_there_once_its_part_is() {
        let plain = COUNT - 1;
        let json: serde_json::Value = serde_json::from_str(TEXTS[plain]).unwrap();
        learn(plain, &Tree::of(&json));
        let both = || [words(Language::De, false), words(Language::De, true)];
        assert_eq!(both().map(|words| words.print()), ["", ""]);
        assert_eq!(both().map(|words| words.notice()), ["Hinweis", "Hinweis"]);
        answer();
        let missing = ["Bitte machen Sie hier eine Angabe.", "Bitte schreiben Sie hier etwas."];
        assert_eq!(both().map(|words| words.missing()), missing);
        assert_eq!(both().map(|words| words.print()), ["", ""]);
        complete();
        assert_eq!(
            both().map(|words| words.print()),
            ["Drucken oder als PDF sichern", "Drucken oder als PDF sichern"]
        );
        learn(plain, &Tree::of(&json));
        assert_eq!(loaded(plain).map(|words| words.print()), Some("Drucken oder als PDF sichern"));
        for (there, (name, word)) in words(Language::De, false).0.iter().zip(NAMED) {
            assert_eq!(there, word, "{name}");
        }
    }

    #[test]
    fn each_language_but_german_has_a_file() {
        for language in Language::ALL {
            let tag = file(language, false).and_then(|at| FILES.get(at)).map(|(tag, _)| *tag);
            let expected = (language != Language::De).then_some(language.tag());
            assert_eq!(tag, expected);
        }
        assert_eq!(file(Language::De, true), Some(COUNT - 1));
    }

    #[test]
    fn words_are_learned_for_their_language_alone() {
        let at = file(Language::Uk, false).unwrap();
        assert!(loaded(at).is_none());
        learn(at, &Tree::of(&json!([["skip", "До змісту"]])));
        assert_eq!(loaded(at).unwrap().skip(), "До змісту");
        assert!(loaded(at + 1).is_none());
        learn(COUNT, &Tree::Null);
    }
}
