//! The table against the list itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::*;

#[test]
fn sequences_are_accepted_as_a_whole_only() {
    let cases = [
        ("Đặng Thị Ánh", None),
        ("O’Neill-Łukasiewicz, J.", None),
        ("K\u{35f}Ha\u{331}", Some("a\u{331}")),
        ("L\u{325}\u{304}", None),
        ("L\u{304}", Some("L\u{304}")),
        ("\u{301}", Some("U+0301")),
        ("J\u{301}\u{301}", Some("\u{301}\u{301}")),
        ("Ali\u{200b}", Some("U+200B")),
        ("Ali\u{a0}B", Some("U+00A0")),
        ("Ω", Some("Ω")),
        ("😀", Some("😀")),
        ("A&O", Some("&")),
    ];
    for (text, expected) in cases {
        assert_eq!(refused(text, Letters::PersonName).as_deref(), expected, "{text}");
    }
    assert_eq!(refused("A&O 1 € \u{a0}¾", Letters::Any), None);
    assert_eq!(refused("„Hund“", Letters::Any).as_deref(), Some("„"));
}

#[test]
fn accepts_exactly_the_list() {
    let Some(list) = list() else { return };
    for (letters, groups) in [
        (Letters::PersonName, &["bll", "bnlreq"][..]),
        (Letters::Any, &["bll", "bnlreq", "bnl", "bnlopt", "bnlnot"]),
    ] {
        let expected: BTreeSet<&str> =
            groups.iter().flat_map(|group| list[*group].iter().map(String::as_str)).collect();
        for text in &expected {
            assert_eq!(refused(text, letters), None, "{text:?}");
        }
        for letter in '\0'..=char::MAX {
            let text = letter.to_string();
            let listed = expected.contains(text.as_str());
            assert_eq!(refused(&text, letters).is_none(), listed, "{letter:?}");
        }
    }
    assert_eq!(list["bll"].len(), 649);
    assert_eq!(list["bnlreq"].len(), 18);
}

#[test]
fn accepts_exactly_the_sequences_of_the_list() {
    let Some(list) = list() else { return };
    let listed: BTreeSet<&str> = list["bll"].iter().map(String::as_str).collect();
    let tails = tails(&list["dc"]);
    for letter in listed.iter().filter(|letter| letter.chars().count() == 1) {
        for tail in &tails {
            let text = format!("{letter}{tail}");
            let accepted = refused(&text, Letters::PersonName).is_none();
            assert_eq!(accepted, is_made_of(&text, &listed), "{text:?}");
        }
    }
}

/// Every one or two combining marks, and one before an H.
fn tails(marks: &[String]) -> Vec<String> {
    let pairs = marks.iter().flat_map(|one| marks.iter().map(move |two| format!("{one}{two}")));
    let ends = ["", "H", "h"].iter();
    let single = ends.flat_map(|end| marks.iter().map(move |mark| format!("{mark}{end}")));
    single.chain(pairs).collect()
}

/// Whether a text is made of listed letters, the slow way.
fn is_made_of(text: &str, listed: &BTreeSet<&str>) -> bool {
    text.is_empty()
        || text
            .char_indices()
            .map(|(at, letter)| text.split_at(at + letter.len_utf8()))
            .take(4)
            .any(|(head, rest)| listed.contains(head) && is_made_of(rest, listed))
}

/// The list by groups; none, and said so, in a clone without the material.
fn list() -> Option<BTreeMap<String, Vec<String>>> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let material = std::env::var_os("DIREKTANTRAG_MATERIAL").map(PathBuf::from);
    let material = material.unwrap_or_else(|| workspace.join("../shared"));
    let path = material.join("din-91379/latin_list_1.3.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "no list at {}", path.display());
        println!("skipped 1 test: no list at {}", path.display());
        return None;
    };
    let mut list = BTreeMap::<String, Vec<String>>::new();
    for line in text.lines() {
        let mut columns = line.split("; ");
        let (group, _, code_points) = (columns.next()?, columns.next()?, columns.next()?);
        let letters = code_points.split(' ').map(|code_point| {
            char::from_u32(u32::from_str_radix(code_point, 16).unwrap()).unwrap()
        });
        list.entry(group.to_owned()).or_default().push(letters.collect());
    }
    Some(list)
}
