//! Unicode's canonical composition (NFC, UAX #15) as far as DIN 91379 has letters.
//!
//! Whatever DIN 91379 accepts in NFC, it accepts of the text composed here, and then both are the
//! same; what it refuses may stay as it is. The whole of Unicode would cost the browser 50 KB.

/// The text with its letters and marks composed.
pub(super) fn compose(text: &str) -> String {
    if text.chars().all(|letter| letter < FIRST_MARK) {
        return text.to_owned();
    }
    let mut decomposed = Vec::with_capacity(text.len());
    for letter in text.chars() {
        decompose(letter, &mut decomposed);
    }
    recompose(&ordered(&decomposed))
}

/// Below it every text is composed.
const FIRST_MARK: char = '\u{300}';

/// Appends the letter taken apart.
fn decompose(letter: char, parts: &mut Vec<char>) {
    if let Some((_, same)) = SAME.iter().find(|(other, _)| *other == letter) {
        same.chars().for_each(|letter| decompose(letter, parts));
        return;
    }
    match split(letter) {
        // At most three levels deep, since the table is no deeper.
        Some((base, mark)) => {
            decompose(base, parts);
            parts.push(mark);
        }
        None => parts.push(letter),
    }
}

/// A letter's base and mark.
fn split(letter: char) -> Option<(char, char)> {
    if !matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
        return None;
    }
    COMPOSED.iter().find_map(|(mark, letters, composed)| {
        let at = composed.chars().position(|other| other == letter)?;
        Some((letters.chars().nth(at)?, *mark))
    })
}

/// Marks put in canonical order: by their classes, within a class as they stood.
fn ordered(parts: &[char]) -> Vec<char> {
    let mut ordered = Vec::with_capacity(parts.len());
    for run in parts.chunk_by(|_, next| combining_class(*next) != 0) {
        for class in CLASSES {
            ordered.extend(run.iter().filter(|part| combining_class(**part) == class));
        }
    }
    ordered
}

/// Puts letters and the marks after them together.
fn recompose(parts: &[char]) -> String {
    let mut text = String::with_capacity(parts.len());
    let mut marks = String::new();
    let mut base: Option<char> = None;
    let mut last_class = 0;
    for part in parts {
        let class = combining_class(*part);
        let blocked = !marks.is_empty() && last_class >= class;
        let together = base.filter(|_| class != 0 && !blocked).and_then(|it| pair(it, *part));
        if together.is_some() {
            base = together;
        } else if class == 0 {
            text.extend(base.replace(*part));
            text.push_str(&marks);
            marks.clear();
        } else {
            marks.push(*part);
            last_class = class;
        }
    }
    text.extend(base);
    text + &marks
}

/// What a letter and a mark are together.
fn pair(base: char, mark: char) -> Option<char> {
    let (_, letters, composed) = COMPOSED.iter().find(|(other, ..)| *other == mark)?;
    composed.chars().nth(letters.chars().position(|letter| letter == base)?)
}

/// The combining classes in their order; 0 is that of letters.
const CLASSES: [u8; 7] = [0, 202, 216, 220, 230, 232, 233];

/// The canonical combining class of the marks that matter here; 0 for all others.
fn combining_class(letter: char) -> u8 {
    match letter {
        '\u{327}' | '\u{328}' => 202,
        '\u{31b}' => 216,
        '\u{323}' | '\u{325}' | '\u{326}' | '\u{32e}' | '\u{331}' => 220,
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{30d}' | '\u{310}' | '\u{311}' => 230,
        '\u{315}' => 232,
        '\u{35f}' => 233,
        _ => 0,
    }
}

/// Code points that stand for others (singletons).
const SAME: [(char, &str); 10] = [
    ('\u{340}', "\u{300}"),
    ('\u{341}', "\u{301}"),
    ('\u{344}', "\u{308}\u{301}"),
    ('\u{374}', "\u{2b9}"),
    ('\u{37e}', ";"),
    ('\u{387}', "\u{b7}"),
    ('\u{1fef}', "`"),
    ('\u{1ffd}', "\u{b4}"),
    ('\u{212a}', "K"),
    ('\u{212b}', "Å"),
];

/// A combining mark, the letters it stands on, and what they are together, one below the other.
static COMPOSED: [(char, &str, &str); 20] = [
    ('\u{300}', "AEINOUWYaeinouwyÂÊÔÜâêôüĂăƠơƯư", "ÀÈÌǸÒÙẀỲàèìǹòùẁỳẦỀỒǛầềồǜẰằỜờỪừ"),
    (
        '\u{301}',
        "ACEGIKLNOPRSUWYZacegiklnoprsuwyzÂÅÆÊÔØÜâåæêïôøüĂăēŌōƠơƯư",
        "ÁĆÉǴÍḰĹŃÓṔŔŚÚẂÝŹáćéǵíḱĺńóṕŕśúẃýźẤǺǼẾỐǾǗấǻǽếḯốǿǘẮắḗṒṓỚớỨứ",
    ),
    ('\u{302}', "ACEGHIJOSUWYZaceghijosuwyzẠạẸẹỌọ", "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑẬậỆệỘộ"),
    ('\u{303}', "AEINOUYaeinouyÂÊÔâêôĂăƠơƯư", "ÃẼĨÑÕŨỸãẽĩñõũỹẪỄỖẫễỗẴẵỠỡỮữ"),
    ('\u{304}', "AEGIOUYaegiouyÄÆÕÖÜäæõöüǪǫȮȯ", "ĀĒḠĪŌŪȲāēḡīōūȳǞǢȬȪǕǟǣȭȫǖǬǭȰȱ"),
    ('\u{306}', "AEGIOUaegiouȨȩẠạ", "ĂĔĞĬŎŬăĕğĭŏŭḜḝẶặ"),
    ('\u{307}', "BCDEFGHIMNOPRSTWYZabcdefghmnoprstwyz", "ḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẎŻȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẏż"),
    ('\u{308}', "AEHIOUWXYaehiotuwxy", "ÄËḦÏÖÜẄẌŸäëḧïöẗüẅẍÿ"),
    ('\u{309}', "AEIOUYaeiouyÂÊÔâêôĂăƠơƯư", "ẢẺỈỎỦỶảẻỉỏủỷẨỂỔẩểổẲẳỞởỬử"),
    ('\u{30a}', "AUau", "ÅŮåů"),
    ('\u{30b}', "OUou", "ŐŰőű"),
    ('\u{30c}', "ACDEGHIKLNORSTUZacdeghijklnorstuzÜüƷʒ", "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔžǙǚǮǯ"),
    ('\u{311}', "Rr", "Ȓȓ"),
    ('\u{31b}', "OUou", "ƠƯơư"),
    ('\u{323}', "ADEHIKLMNORSTUYZadehiklmnorstuyzƠơƯư", "ẠḌẸḤỊḲḶṂṆỌṚṢṬỤỴẒạḍẹḥịḳḷṃṇọṛṣṭụỵẓỢợỰự"),
    ('\u{326}', "STst", "ȘȚșț"),
    ('\u{327}', "CDEGHKLNRSTcdeghklnrst", "ÇḐȨĢḨĶĻŅŖŞŢçḑȩģḩķļņŗşţ"),
    ('\u{328}', "AEIOUaeiou", "ĄĘĮǪŲąęįǫų"),
    ('\u{32e}', "Hh", "Ḫḫ"),
    ('\u{331}', "BDKLNRTZbdhklnrtz", "ḆḎḴḺṈṞṮẔḇḏẖḵḻṉṟṯẕ"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::super::{Letters, latin};
    use super::*;

    /// Both compositions are the same, or neither is accepted.
    fn agrees(text: &str) {
        let (ours, theirs) = (compose(text), text.nfc().collect::<String>());
        let accepted = |text: &str| latin::refused(text, Letters::Any).is_none();
        if accepted(&ours) || accepted(&theirs) {
            assert_eq!(ours, theirs, "{text:?}");
        }
        assert_eq!(compose(&ours), ours, "{text:?} is composed in one go");
    }

    fn marks() -> Vec<char> {
        let marks = COMPOSED.iter().map(|(mark, ..)| *mark);
        marks.chain("\u{310}\u{315}\u{325}\u{35f}\u{316}\u{344}".chars()).collect()
    }

    #[test]
    fn every_code_point_agrees_with_unicode() {
        // No other code point has a canonical form among the letters of DIN 91379.
        ('\0'..'\u{3100}')
            .chain('\u{f900}'..='\u{ffff}')
            .for_each(|letter| agrees(&letter.to_string()));
    }

    #[test]
    fn every_letter_with_marks_agrees_with_unicode() {
        let marks = marks();
        for letter in ('A'..'\u{250}').chain('\u{1e00}'..'\u{1f00}') {
            marks.iter().for_each(|mark| agrees(&format!("{letter}{mark}")));
        }
        for letter in ('a'..='z').chain("äâçéõđḳṣạƠŽ".chars()) {
            for first in &marks {
                marks.iter().for_each(|second| agrees(&format!("{letter}{first}{second}")));
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_agrees_with_unicode(
            text in "[A-Za-zÀ-ɏḀ-ỿ \u{300}-\u{345}\u{35f}]{0,12}|\\PC{0,12}",
        ) {
            agrees(&text);
        }
    }
}
