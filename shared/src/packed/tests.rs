use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::*;
use crate::expression::{Comparison, Expression, Function, Literal, Operator, Want};
use crate::kind::Kind;
use crate::service::{Digest, Service, Texts};

fn service() -> Service {
    serde_json::from_value(json!({
        "id": "dog-tax", "version": "1.0.0", "leika": ["99102013104000"], "languages": ["de", "en"],
        "parameters": [
            { "name": "tax", "type": "money", "default": 9_600, "min": -1, "max": 50_000 },
            { "name": "since", "type": "date", "default": "2026-01-31" },
            { "name": "online", "type": "yes-no", "default": true },
        ],
        "lists": [{
            "id": "breeds", "codes": ["pug", "ärmelloser"], "outdated": ["pug"],
            "terms": { "pug": "Mops" }, "version": "2",
        }],
        "nodes": [
            { "name": "dogs", "content": "group", "repeats": { "min": 1, "max": 300 } },
            {
                "name": "breed", "parent": 0, "content": { "field": { "choice": { "list": 0 } } },
                "required": { "literal": { "yes_no": true } },
                "offered": [{ "codes": ["pug"], "when": { "setting": 2 } }],
                "basis": [{ "text": "§ 93 AO", "link": "https://example.org" }, { "text": "KAG" }],
                "fim": "F60000000246 1.1.0",
            },
            {
                "name": "born", "parent": 0,
                "content": { "field": { "date": { "min": "0001-01-01", "max": "9999-12-31" } } },
                "checks": [{
                    "id": "past", "soft": true,
                    "holds": { "compare": ["less", [{ "answer": { "node": 2, "outer": 1 } }, "today"]] },
                }],
                "autocomplete": "bday",
            },
            { "name": "vet", "content": { "field": { "file": {
                "types": ["pdf", "tiff"], "size": 10_000_000, "max": 3,
            } } } },
        ],
        "pages": [{ "id": "dog", "shows": [0, 3], "relevant": { "not": { "setting": 2 } } }],
        "documents": [{ "id": "proof", "relevant": { "answered": { "node": 3 } } }],
        "outcomes": [{ "id": "go", "when": "today", "kind": "come_in_person" }],
        "fee": { "over": {
            "want": "sum", "group": { "node": 0 }, "body": { "literal": { "number": -9_007_199_254_740_991_i64 } },
        } },
        "deadline": { "call": ["add_days", ["today", { "literal": { "number": 14 } }]] },
        "insertions": [{ "value": { "setting": 0 }, "kind": { "money": { "min": 0, "max": 1 } } }],
    }))
    .unwrap()
}

#[test]
fn a_service_comes_back_as_it_was() {
    let service = service();
    assert_eq!(unpacked(&packed(&service)), Some(service));
}

/// What JSON says comes back as it was.
fn comes_back<T: Packed + DeserializeOwned + PartialEq + std::fmt::Debug>(json: Json) {
    let value: T = serde_json::from_value(json).unwrap();
    assert_eq!(unpacked(&packed(&value)), Some(value));
}

#[test]
fn every_expression() {
    let mut all = vec![
        json!("today"),
        json!({ "answer": { "node": 3, "outer": 1 } }),
        json!({ "answered": { "node": 3 } }),
        json!({ "size": { "node": 3 } }),
        json!({ "position": { "node": 3 } }),
        json!({ "setting": 0 }),
        json!({ "not": { "literal": { "date": "2026-01-31" } } }),
        json!({ "and": ["today", { "literal": { "yes_no": true } }] }),
        json!({ "or": [{ "literal": { "text": "a" } }] }),
        json!({ "if": ["today", "today", { "literal": { "number": -3 } }] }),
        json!({ "in": ["today", { "list": [{ "text": "a" }] }] }),
        json!({ "values": ["today", { "item": 1 }] }),
    ];
    for comparison in [
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ] {
        let pair = Box::new((Expression::Today, Expression::Setting(1)));
        all.push(serde_json::to_value(Expression::Compare(comparison, pair)).unwrap());
    }
    for operator in [
        Operator::Add,
        Operator::Subtract,
        Operator::Multiply,
        Operator::Divide,
        Operator::Remainder,
    ] {
        let pair = Box::new((Expression::Literal(Literal::Number(1)), Expression::Today));
        all.push(serde_json::to_value(Expression::Calculate(operator, pair)).unwrap());
    }
    for want in [Want::Exists, Want::All, Want::Count, Want::Sum, Want::ExistsOne, Want::Gather] {
        all.push(
            json!({ "each": { "want": want, "list": { "list": [] }, "body": { "item": 0 } } }),
        );
        all.push(json!({ "over": { "want": want, "group": { "node": 1 }, "body": "today" } }));
    }
    for function in [
        Function::Date,
        Function::Year,
        Function::Month,
        Function::Day,
        Function::Weekday,
        Function::AddDays,
        Function::AddMonths,
        Function::AddYears,
        Function::AddWorkdays,
        Function::NextWorkday,
        Function::FirstOfMonth,
        Function::LastOfMonth,
        Function::DaysBetween,
        Function::MonthsBetween,
        Function::Age,
        Function::Min,
        Function::Max,
        Function::Sum,
        Function::Count,
        Function::Length,
        Function::StartsWith,
        Function::EndsWith,
        Function::Contains,
        Function::CharAt,
        Function::IndexOf,
        Function::LastIndexOf,
        Function::LowerAscii,
        Function::UpperAscii,
        Function::Replace,
        Function::Split,
        Function::Join,
        Function::Substring,
        Function::Trim,
        Function::Concat,
        Function::Int,
        Function::String,
    ] {
        all.push(json!({ "call": [function, ["today"]] }));
    }
    all.into_iter().for_each(comes_back::<Expression>);
}

#[test]
fn every_kind() {
    let kinds = [
        json!({ "text": { "letters": "person-name", "min": 1, "max": 5 } }),
        json!({ "text": { "letters": "any", "min": 1, "max": 5 } }),
        json!({ "text": { "letters": "digits", "min": 1, "max": 5 } }),
        json!({ "multiline_text": { "max": 5 } }),
        json!({ "choice": { "list": 2 } }),
        json!({ "choices": { "list": 2 } }),
        json!({ "integer": { "min": -1, "max": 5 } }),
        json!({ "money": { "min": 0, "max": 5 } }),
        json!({ "date": { "min": "2026-01-31" } }),
        json!({ "date": {} }),
        json!("yes_no"),
        json!("email"),
        json!("telephone"),
        json!("postcode"),
        json!("iban"),
        json!("declaration"),
        json!("information"),
        json!({ "decimal": { "places": 2, "min": -1, "max": 5 } }),
        json!({ "year": { "min": 1900, "max": 2100 } }),
        json!({ "month": { "min": "2026-01-01" } }),
        json!({ "partial_date": { "max": "2026-01-31" } }),
        json!({ "time": { "min": 0, "max": 1439 } }),
        json!({ "date_time": {} }),
        json!({ "duration": { "unit": "minutes", "min": 1, "max": 5 } }),
        json!({ "duration": { "unit": "hours", "min": 1, "max": 5 } }),
        json!({ "duration": { "unit": "days", "min": 1, "max": 5 } }),
        json!({ "duration": { "unit": "weeks", "min": 1, "max": 5 } }),
        json!({ "duration": { "unit": "months", "min": 1, "max": 5 } }),
        json!({ "duration": { "unit": "years", "min": 1, "max": 5 } }),
        json!({ "reference": { "max": 50 } }),
        json!({ "area": { "max": 50 } }),
        json!("licence_plate"),
        json!("tax_id"),
        json!("vat_id"),
        json!("business_id"),
        json!("creditor_id"),
        json!("register_entry"),
        json!("identity_document"),
        json!("case_number"),
        json!("point"),
        json!({ "file": { "types": ["pdf", "jpeg", "png", "tiff"], "size": 1, "max": 5 } }),
        json!("signature"),
    ];
    kinds.into_iter().for_each(comes_back::<Kind>);
}

#[test]
fn texts() {
    comes_back::<Texts>(json!({
        "service": { "title": "T", "about": "A", "who": "W", "ready": "R", "duration": "D",
                     "fee": "F", "deadline": "L", "late": "L", "after": "N" },
        "nodes": { "dogs.name": { "label": "L", "hint": "H", "help": "?", "instance": "Hund",
                                  "missing": "M", "checks": { "a": "b" } } },
        "pages": { "dogs": { "title": "T", "text": "X" } },
        "lists": { "sex": { "male": "m" } },
        "documents": { "proof": { "title": "T" } },
        "outcomes": { "none": { "title": "T", "text": "X", "contact": "C",
                                "link": { "text": "L", "address": "https://a.example" } } },
    }));
}

/// The bytes themselves: another order of the fields would be another form.
#[test]
fn is_what_the_description_says() {
    let list: Vec<i64> = vec![0, -1, 1, 64, i64::MAX, i64::MIN];
    let greatest = [0xfe, 255, 255, 255, 255, 255, 255, 255, 255, 1];
    let least = [255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
    assert_eq!(packed(&list), [&[FORM, 6, 0, 1, 2, 0x80, 1][..], &greatest, &least].concat());
    assert_eq!(unpacked(&packed(&list)), Some(list));
    assert_eq!(packed(&"Größe".to_owned()), b"\x01Gr\xc3\xb6\xc3\x9fe\xff");
    assert_eq!(packed(&Some(Date::EPOCH)), [FORM, 1, 0]);
    assert_eq!(packed(&None::<Date>), [FORM, 0]);
    assert_eq!(packed(&Kind::MultilineText { max: 300 }), [FORM, 2, 0xac, 2]);
}

/// Where this fails, what was published before cannot be read any more: [`FORM`] must be another.
#[test]
fn no_form_changes_unseen() {
    let bytes = packed(&service());
    assert_eq!((FORM, Digest::of(&bytes).to_string().get(..16)), (1, Some("30d82d29c377f804")));
    assert_eq!(unpacked::<Service>(&[&[FORM + 1], &bytes[1..]].concat()), None);
}

#[test]
fn what_is_cut_off_or_goes_on_is_none() {
    let bytes = packed(&service());
    for length in 0..bytes.len() {
        assert_eq!(unpacked::<Service>(&bytes[..length]), None, "{length}");
    }
    assert_eq!(unpacked::<Service>(&[&bytes[..], &[0]].concat()), None);
}

/// What bytes after the number of the form are.
fn read<T: Packed>(bytes: &[u8]) -> Option<T> {
    unpacked(&[&[FORM], bytes].concat())
}

#[test]
fn hostile_bytes_are_none() {
    // Deeper than any stack.
    assert_eq!(read::<Expression>(&[7; 1_000_000]), None);
    assert_eq!(read::<Expression>(&[8, 1].repeat(1_000_000)), None);
    // Longer than there is.
    assert_eq!(read::<Vec<String>>(&[255, 255, 255, 255, 255, 255, 255, 255, 255, 1]), None);
    assert_eq!(read::<String>(b"a"), None);
    // More than a number has, no text, no day, no truth, no such kind.
    assert_eq!(read::<u32>(&[255, 255, 255, 255, 255, 1]), None);
    assert_eq!(read::<i64>(&[255; 11]), None);
    assert_eq!(read::<String>(b"\xc3\xff"), None);
    assert_eq!(unpacked::<Date>(&packed(&100_000_000_i64)), None);
    assert_eq!(read::<bool>(&[2]), None);
    assert_eq!(read::<Kind>(&[19]), None);
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_alike(bytes in vec(any::<u8>(), 0..60)) {
        if let Some(texts) = read::<Texts>(&bytes) {
            prop_assert_eq!(unpacked(&packed(&texts)), Some(texts));
        }
        if let Some(expression) = read::<Expression>(&bytes) {
            prop_assert_eq!(unpacked(&packed(&expression)), Some(expression));
        }
    }

    #[test]
    fn a_service_with_another_byte_is_read_without_a_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = packed(&service());
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Some(other) = unpacked::<Service>(&bytes) {
            prop_assert_eq!(unpacked(&packed(&other)), Some(other));
        }
    }
}
