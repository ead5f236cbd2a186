use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use shared::expression::{Comparison, Expression, Function, Literal, Operator, Want};
use shared::json::Tree;
use shared::kind::Kind;
use shared::service::{Manifest, Service, Texts};
use shared::settings::Settings;

use validator::Validate;

use super::expression::expression;
use super::kind::kind;
use super::{manifest, service, settings, texts};

/// What else `validator` asks of what serde reads.
trait Checked {
    fn holds(&self) -> bool {
        true
    }
}

impl Checked for Expression {}
impl Checked for Kind {}
impl Checked for Service {}
impl Checked for Texts {}

impl Checked for Manifest {
    fn holds(&self) -> bool {
        self.validate().is_ok()
    }
}

impl Checked for Settings {
    fn holds(&self) -> bool {
        self.validate().is_ok()
    }
}

/// What is read by hand is what serde reads, also where both refuse.
fn alike<T: DeserializeOwned + Checked + PartialEq + std::fmt::Debug>(
    json: &Json,
    read: fn(&Tree<'_>) -> Option<T>,
) {
    let library = serde_json::from_value(json.clone()).ok().filter(T::holds);
    assert_eq!(read(&Tree::of(json)), library, "{json}");
}

/// The same with every member left out or one added, at every depth.
fn alike_when_broken<T: DeserializeOwned + Checked + PartialEq + std::fmt::Debug>(
    json: &Json,
    read: fn(&Tree<'_>) -> Option<T>,
) {
    alike(json, read);
    for broken in broken(json) {
        alike(&broken, read);
    }
}

fn broken(json: &Json) -> Vec<Json> {
    let mut all = vec![json!("nothing"), json!(-7), json!(null)];
    match json {
        Json::Object(members) => {
            for (name, value) in members {
                let mut less = members.clone();
                less.remove(name);
                all.push(Json::Object(less));
                for inner in broken(value).into_iter().filter(|inner| !inner.is_null()) {
                    let mut other = members.clone();
                    other.insert(name.clone(), inner);
                    all.push(Json::Object(other));
                }
            }
        }
        Json::Array(items) => {
            for at in 0..items.len() {
                for inner in broken(&items[at]) {
                    let mut other = items.clone();
                    other[at] = inner;
                    all.push(Json::Array(other));
                }
            }
        }
        _ => {}
    }
    all
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
    for json in &all {
        assert!(expression(&Tree::of(json)).is_some(), "{json}");
        alike(json, expression);
    }
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
    for json in &kinds {
        assert!(kind(&Tree::of(json)).is_some(), "{json}");
        alike_when_broken::<Kind>(json, kind);
    }
}

#[test]
fn services() {
    let json = json!({
        "id": "dog-tax", "version": "1.0.0", "leika": ["99102013104000"], "languages": ["de"],
        "parameters": [{ "name": "first", "type": "money", "default": 1, "min": 0, "max": 9 }],
        "lists": [{ "id": "sex", "codes": ["male", "old"], "outdated": ["old"],
                    "terms": { "male": "m" }, "version": "2026-01-31" }],
        "nodes": [
            { "name": "dogs", "content": "group", "repeats": { "min": 1, "max": 3 } },
            { "name": "sex", "parent": 0, "content": { "field": { "choice": { "list": 0 } } },
              "relevant": "today", "required": "today", "readonly": "today",
              "hidden": "today", "calculate": "today", "default": "today",
              "basis": [{ "text": "§ 1" }, { "text": "§ 2", "link": "https://a.example" }],
              "offered": [{ "codes": ["male"], "when": "today" }],
              "fim": "F60000000246 1.1.0", "autocomplete": "sex",
              "checks": [{ "id": "good", "holds": "today", "soft": true }] },
        ],
        "pages": [{ "id": "dogs", "shows": [0], "relevant": "today" }],
        "documents": [{ "id": "proof", "relevant": "today" }],
        "outcomes": [{ "id": "none", "when": "today", "kind": "other_office" }],
        "fee": { "setting": 0 }, "deadline": "today",
        "insertions": [{ "value": "today", "kind": { "date": {} } }],
    });
    for kind in ["eligible", "not_needed", "come_in_person"] {
        let mut other = json.clone();
        other["outcomes"][0]["kind"] = json!(kind);
        alike(&other, service);
    }
    assert!(service(&Tree::of(&json)).is_some());
    alike_when_broken::<Service>(&json, service);
}

#[test]
fn manifests_settings_and_texts() {
    let digest = "0".repeat(64);
    let json = json!({
        "id": "dog-tax", "version": "1.0.0", "structure": digest,
        "texts": { "de": digest }, "titles": { "de": "Hund" },
    });
    assert!(manifest(&Tree::of(&json)).is_some());
    alike::<Manifest>(&json, manifest);
    let mut migrating = json;
    for stated in [json!(digest), json!(null), json!("nothing"), json!(7)] {
        migrating["migrates"] = stated;
        alike::<Manifest>(&migrating, manifest);
    }

    let mut in_three = json!({
        "id": "dog-tax", "version": "1.0.0", "structure": digest,
        "texts": { "de": digest }, "more": { "de": digest }, "rest": { "de": digest },
        "titles": { "de": "Hund" },
    });
    assert!(manifest(&Tree::of(&in_three)).is_some());
    for name in ["more", "rest"] {
        for stated in [json!("nothing"), json!({ "de": 7 }), json!({ "de": digest })] {
            in_three[name] = stated;
            alike::<Manifest>(&in_three, manifest);
        }
    }

    let local = json!({ "de": "Text" });
    let json = json!({
        "ars": "149990000000", "name": "Stadt", "demo": true,
        "contact": { "office": local, "street": "Weg 1", "postcode": "09999", "place": "Stadt",
                     "telephone": "115", "email": "a@b.example", "hours": local },
        "notices": { "de": digest }, "feedback": "a@b.example",
        "services": { "dog-tax": { "parameters": { "a": 1, "b": true, "c": "d" } } },
    });
    assert!(settings(&Tree::of(&json)).is_some());
    alike::<Settings>(&json, settings);
    for days in [json!(1), json!(365), json!(0), json!(366), json!(-1), json!(null), json!("30")] {
        let mut own = json.clone();
        own["draft_days"] = days;
        alike::<Settings>(&own, settings);
    }
    let mut own = json.clone();
    own["services"]["dog-tax"]["contact"] = json["contact"].clone();
    own["services"]["dog-tax"]["notices"] = json["notices"].clone();
    assert!(settings(&Tree::of(&own)).is_some());
    alike::<Settings>(&own, settings);
    own["services"]["dog-tax"]["contact"]["street"] = json!("");
    alike::<Settings>(&own, settings);

    let json = json!({
        "service": { "title": "T", "about": "A", "who": "W", "ready": "R", "duration": "D",
                     "fee": "F", "deadline": "L", "late": "L", "after": "N" },
        "nodes": { "dogs.name": { "label": "L", "hint": "H", "help": "?", "instance": "Hund",
                                  "missing": "M", "checks": { "a": "b" } } },
        "pages": { "dogs": { "title": "T", "text": "X" } },
        "lists": { "sex": { "male": "m" } },
        "documents": { "proof": { "title": "T" } },
        "outcomes": { "none": { "title": "T", "text": "X", "contact": "C",
                                "link": { "text": "L", "address": "https://a.example" } } },
    });
    assert!(texts(&Tree::of(&json)).is_some());
    alike::<Texts>(&json, texts);
    let all: Texts = serde_json::from_value(json).unwrap();
    let service = json!({ "id": "dog-tax", "version": "1.0.0", "leika": [], "languages": ["de"],
                          "parameters": [], "lists": [], "nodes": [], "documents": [],
                          "outcomes": [], "pages": [{ "id": "dogs", "shows": [] }] });
    let [first, more, rest] = all.split(&serde_json::from_value(service).unwrap());
    for part in [&first, &more, &rest] {
        alike::<Texts>(&serde_json::to_value(part).unwrap(), texts);
    }
}
