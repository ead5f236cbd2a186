//! Texts that plain-language rules reject: sentences that are too long, abbreviations that nobody
//! explains, labels that cannot be told apart.

use std::collections::{BTreeMap, BTreeSet};

use shared::service::{NodeTexts, Texts};

use super::{Check, Said};
use crate::block::with_included;
use crate::compile::Compiled;
use crate::definition::{self, TextsDefinition, Written};
use crate::finding::{At, Code, Severity};

/// More words than this in a sentence are hard to follow (DIN 8581-1 on plain language advises to
/// stay within about 15 to 20).
const MANY_WORDS: usize = 25;
/// More words than this cannot be followed.
const TOO_MANY_WORDS: usize = 40;

/// Abbreviations that are better known than what they stand for.
const KNOWN: [&str; 20] = [
    "AG", "BIC", "CD", "DE", "DIN", "EC", "EG", "EU", "GPS", "HTML", "IBAN", "ID", "ISO", "LKW",
    "PDF", "PKW", "SEPA", "SMS", "TÜV", "UG",
];

pub(super) fn check(check: &mut Check<'_>, compiled: &Compiled) {
    for (language, texts) in &compiled.texts {
        // A variant says only what differs, and was written to be plain.
        if language.contains('-') {
            continue;
        }
        let path = compiled.folder.join("texts").join(format!("{language}.yaml"));
        let Some(tree) = definition::open(&path, check.findings) else { continue };
        let tree = match check.definition.included_texts.get(language) {
            Some(included) => with_included(&tree, included),
            None => tree,
        };
        let Some(places) = definition::read_texts(&tree, check.findings) else { continue };
        let placed = placed(check, texts, &places);
        let whole: Vec<&str> = placed.iter().map(|text| text.text).collect();
        let whole = whole.join("\n");
        let mut reported = BTreeSet::new();
        for text in &placed {
            sentences(check, text);
            abbreviations(check, text, &whole, &mut reported);
        }
        labels(check, texts, &places);
    }
}

/// A text with where it belongs.
struct Placed<'t> {
    name: String,
    at: At,
    text: &'t str,
}

fn placed<'t>(check: &Check<'_>, texts: &'t Texts, places: &TextsDefinition) -> Vec<Placed<'t>> {
    let Texts { service, nodes, pages, documents, outcomes, .. } = texts;
    let mut placed: Vec<Placed<'t>> = Vec::new();
    let at = places.service_at;
    let more = [&service.fee, &service.deadline, &service.late].into_iter().flatten();
    let all = [&service.about, &service.who, &service.ready, &service.duration, &service.after];
    for text in all.into_iter().chain(more) {
        placed.push(Placed { name: "service".to_owned(), at, text });
    }
    let own: BTreeMap<&str, At> =
        places.nodes.iter().map(|own| (own.path.text.as_str(), own.path.at)).collect();
    for (path, texts) in nodes.iter() {
        let included = || check.plan.find(path).map_or(places.at, |node| check.at(node));
        let at = own.get(path.as_str()).copied().unwrap_or_else(included);
        for text in of_node(texts) {
            placed.push(Placed { name: path.clone(), at, text });
        }
    }
    for (places, titles) in
        [(&places.pages, pages), (&places.documents, documents), (&places.outcomes, outcomes)]
    {
        for own in places {
            let Some(titled) = titles.get(&own.id.text) else { continue };
            for text in [&titled.title, &titled.text] {
                placed.push(Placed { name: own.id.text.clone(), at: own.id.at, text });
            }
        }
    }
    placed
}

fn of_node(texts: &NodeTexts) -> impl Iterator<Item = &String> {
    let more = [&texts.hint, &texts.help, &texts.missing].into_iter().flatten();
    std::iter::once(&texts.label).chain(more).chain(texts.checks.values())
}

fn sentences(check: &mut Check<'_>, placed: &Placed<'_>) {
    for sentence in sentences_of(placed.text) {
        let words = sentence.split_whitespace().count();
        if words <= MANY_WORDS {
            continue;
        }
        let severity = if words > TOO_MANY_WORDS { Severity::Warning } else { Severity::Advice };
        let start: Vec<&str> = sentence.split_whitespace().take(6).collect();
        let message = format!("the sentence “{} …” has {words} words", start.join(" "));
        let advice = format!("say it in sentences of at most {MANY_WORDS} words");
        let said = Said::new(severity, Code::LongSentence, message, &advice);
        check.note(vec![placed.name.clone()], placed.at, said);
    }
}

/// The sentences of a text; items of lists and paragraphs end one, too.
fn sentences_of(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            sentence.push(letter);
            let ends = matches!(letter, '.' | '?' | '!' | ':')
                && letters.peek().is_none_or(|next| next.is_whitespace());
            if ends {
                all.push(std::mem::take(&mut sentence));
            }
        }
        all.push(sentence);
    }
    all
}

fn abbreviations(
    check: &mut Check<'_>,
    placed: &Placed<'_>,
    whole: &str,
    reported: &mut BTreeSet<String>,
) {
    for word in placed.text.split(|letter: char| !letter.is_alphanumeric()) {
        let short = (2..=6).contains(&word.chars().count())
            && word.chars().all(|letter| letter.is_uppercase());
        if !short || KNOWN.contains(&word) || explained(word, whole) || reported.contains(word) {
            continue;
        }
        reported.insert(word.to_owned());
        let message = format!("the abbreviation `{word}` is nowhere explained");
        let advice = "write it out once, with the abbreviation in brackets behind it";
        let said = Said::new(Severity::Advice, Code::Abbreviation, message, advice);
        check.note(vec![placed.name.clone()], placed.at, said);
    }
}

/// Whether an abbreviation stands in brackets behind what it means, or before that.
fn explained(word: &str, whole: &str) -> bool {
    whole.contains(&format!("({word})"))
        || whole.contains(&format!("{word} ("))
        || whole.contains(&format!(", {word})"))
}

/// Two codes of a list, or two fields of one group, that read the same.
fn labels(check: &mut Check<'_>, texts: &Texts, places: &TextsDefinition) {
    for (list, codes) in &places.lists {
        let labels = texts.lists.get(&list.text);
        let mut seen: BTreeMap<&str, &Written> = BTreeMap::new();
        for code in codes {
            let Some(label) = labels.and_then(|labels| labels.get(&code.text)) else { continue };
            if let Some(first) = seen.insert(label, code) {
                let message =
                    format!("the codes `{}` and `{}` have the same label", first.text, code.text);
                same(check, code, message);
            }
        }
    }
    let mut seen: BTreeMap<(&str, &str), &Written> = BTreeMap::new();
    for own in &places.nodes {
        let Some(label) = texts.nodes.get(&own.path.text).map(|texts| texts.label.as_str()) else {
            continue;
        };
        let group = own.path.text.rsplit_once('.').map_or("", |(group, _)| group);
        if let Some(first) = seen.insert((group, label), &own.path) {
            let message = format!("`{}` and `{}` have the same label", first.text, own.path.text);
            same(check, &own.path, message);
        }
    }
}

fn same(check: &mut Check<'_>, at: &Written, message: String) {
    let advice = "word them so that people can tell them apart";
    let said = Said::new(Severity::Warning, Code::DuplicateLabel, message, advice);
    check.note(vec![at.text.clone()], at.at, said);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_with_their_signs_lines_and_items() {
        let text = "Bitte antworten Sie. Gilt § 3 a.\n\n- eins\n- zwei: drei";
        let found = sentences_of(text);
        let words: Vec<usize> = found
            .iter()
            .map(|sentence| sentence.split_whitespace().count())
            .filter(|words| *words > 0)
            .collect();
        assert_eq!(words, [3, 4, 2, 2, 1]);
    }

    #[test]
    fn an_abbreviation_is_explained_in_brackets() {
        assert!(explained("AO", "die Abgabenordnung (AO)"));
        assert!(explained("AO", "AO (die Abgabenordnung)"));
        assert!(!explained("AO", "§ 93 AO"));
    }
}
