use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::*;
use crate::answers::Answers;
use crate::settings::Settings;
use crate::{Date, Session};

fn session(answers: Json) -> Session {
    let text = json!({"field": {"text": {"letters": "any", "min": 0, "max": 60}}});
    let service = serde_json::from_value(json!({
        "id": "small", "version": "1.0.0", "leika": [], "languages": ["de", "en"],
        "parameters": [], "lists": [{"id": "sex", "codes": ["male", "female"]}],
        "nodes": [
            {"name": "notice", "content": {"field": "information"}},
            {"name": "keeper", "content": "group"},
            {"name": "name", "parent": 1, "content": text},
            {"name": "email", "parent": 1, "content": {"field": "email"}},
            {"name": "dogs", "content": "group", "repeats": {"min": 0, "max": 3}},
            {"name": "sex", "parent": 4, "content": {"field": {"choice": {"list": 0}}}},
            {"name": "tax", "parent": 4, "content": {"field": {"money": {"min": 0, "max": 99999}}},
             "calculate": {"literal": {"number": 9600}}},
            {"name": "secret", "content": text, "relevant": {"literal": {"yes_no": false}}},
        ],
        "pages": [{"id": "start", "shows": [0]}, {"id": "keeper", "shows": [1, 7]},
                  {"id": "dogs", "shows": [4]}],
        "documents": [{"id": "pass", "relevant": {"literal": {"yes_no": true}}}],
        "outcomes": [], "fee": {"literal": {"number": 123_456}},
        "deadline": {"literal": {"date": "2026-12-07"}},
    }));
    let plan = Plan::new(service.unwrap()).unwrap();
    let answers = Answers::from_json(answers).unwrap();
    Session::new(Arc::new(plan), &settings(), &answers, Date::new(2026, 11, 23).unwrap())
}

fn settings() -> Settings {
    serde_json::from_value(json!({
        "ars": "149990000000", "name": "Stadt <Musterstadt>", "demo": true,
        "contact": {"office": {}, "street": "Markt 1", "postcode": "01067", "place": "Musterstadt",
                    "telephone": "0351 488-0", "email": "a@example.de", "hours": {}},
        "notices": {}, "feedback": "a@example.de",
        "services": {},
    }))
    .unwrap()
}

fn texts() -> Texts {
    serde_json::from_value(json!({
        "service": {"title": "Hund & Steuer", "about": "", "who": "", "ready": "", "duration": "",
                    "after": "", "fee": "Steuer im Jahr"},
        "nodes": {
            "keeper.name": {"label": "Wie heißen Sie?"},
            "keeper.email": {"label": "E-Mail-Adresse"},
            "dogs": {"label": "Ihre Hunde", "instance": "Hund"},
            "dogs.sex": {"label": "Geschlecht"},
            "dogs.tax": {"label": "Steuer"},
        },
        "pages": {"keeper": {"title": "Halter"}, "dogs": {"title": "Hunde"}},
        "lists": {"sex": {"male": "Rüde", "female": "Hündin"}},
        "documents": {"pass": {"title": "Impfpass"}},
    }))
    .unwrap()
}

fn answered() -> Session {
    session(json!({
        "keeper": {"name": "<script>alert('1')</script>", "email": null}, "secret": "x",
        "dogs": [{"sex": "male"}, {"sex": "female"}],
    }))
}

#[test]
fn sections_have_what_people_were_asked() {
    let sections = sections(&answered(), &texts(), Language::De);
    let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Halter", "Hunde"]);
    let rows = sections.iter().flat_map(|section| &section.rows);
    let rows: Vec<_> = rows
        .map(|row| (row.path.as_str(), row.instance.as_deref(), row.value.as_str(), row.blank))
        .collect();
    assert_eq!(
        rows,
        [
            ("keeper.name", None, "<script>alert('1')</script>", false),
            ("keeper.email", None, "keine Angabe", true),
            ("dogs[1].sex", Some("Hund 1"), "Rüde", false),
            ("dogs[1].tax", Some("Hund 1"), "96,00\u{a0}€", false),
            ("dogs[2].sex", Some("Hund 2"), "Hündin", false),
            ("dogs[2].tax", Some("Hund 2"), "96,00\u{a0}€", false),
        ]
    );
    assert_eq!(sections[0].rows[0].label, "Wie heißen Sie?");
}

#[test]
fn answers_stand_under_what_their_group_is_called() {
    let mut texts = texts();
    let keeper = serde_json::from_value(json!({"label": "Wer hält den Hund?"}));
    texts.nodes.insert("keeper".to_owned(), keeper.unwrap());
    let sections = sections(&answered(), &texts, Language::De);
    let headings: Vec<_> =
        sections.iter().flat_map(|section| &section.rows).map(Row::heading).collect();
    let keeper = Some("Wer hält den Hund?".to_owned());
    let dog = |number| Some(format!("Hund {number}"));
    assert_eq!(headings, [keeper.clone(), keeper, dog(1), dog(1), dog(2), dog(2)]);
    let row =
        Row { instance: dog(1), group: Some("Herkunft".to_owned()), ..sections[0].rows[0].clone() };
    assert_eq!(row.heading().as_deref(), Some("Hund 1: Herkunft"));
}

#[test]
fn what_cannot_be_read_stands_as_it_was_typed() {
    let session = session(json!({"keeper": {"email": {"_typed": "erika@"}}}));
    let sections = sections(&session, &texts(), Language::En);
    let rows: Vec<_> = sections[0].rows.iter().map(|row| (row.value.as_str(), row.blank)).collect();
    assert_eq!(rows, [("not stated", true), ("erika@", false)]);
    assert_eq!(answers_with_labels(&session, &texts(), Language::En), json!({}));
}

#[test]
fn labels_stand_beside_codes() {
    let answers = answers_with_labels(&answered(), &texts(), Language::De);
    let tax = json!({"label": "Steuer", "value": 9600, "text": "96,00\u{a0}€"});
    assert_eq!(
        answers,
        json!({
            "keeper": {
                "name": {
                    "label": "Wie heißen Sie?",
                    "value": "<script>alert('1')</script>",
                    "text": "<script>alert('1')</script>",
                },
                "email": {"label": "E-Mail-Adresse", "value": null, "text": "keine Angabe"},
            },
            "dogs": [
                {"sex": {"label": "Geschlecht", "value": "male", "text": "Rüde"}, "tax": tax},
                {"sex": {"label": "Geschlecht", "value": "female", "text": "Hündin"}, "tax": tax},
            ],
        })
    );
}

#[test]
fn without_labels_it_is_what_is_submitted() {
    fn bare(json: &Json) -> Json {
        match json {
            Json::Object(field) if field.contains_key("value") => field["value"].clone(),
            Json::Object(group) => {
                group.iter().map(|(name, it)| (name.clone(), bare(it))).collect()
            }
            Json::Array(instances) => instances.iter().map(bare).collect(),
            other => panic!("{other} is no field, group or repeated group"),
        }
    }
    let session = answered();
    let answers = answers_with_labels(&session, &texts(), Language::De);
    assert_eq!(bare(&answers), Json::Object(session.submission_answers().0));
}

#[test]
fn the_page_says_what_it_is_and_runs_nothing() {
    let session = answered();
    let mut head =
        ApplicationHead::new(&session, &texts(), &settings(), "0193-id".to_owned(), Language::De);
    head.case_number = Some("HS-1".to_owned());
    head.received = Some("2026-11-23T22:31:51Z".to_owned());
    let sections = sections(&session, &texts(), Language::De);
    let html = application_html(&head, &sections, Language::De);
    for part in [
        "<html lang=\"de\">",
        "<title>Hund &amp; Steuer – HS-1</title>",
        "<p class=\"to\">Antrag an Stadt &lt;Musterstadt&gt;</p>",
        "Nur zur Vorführung",
        "<div><dt>Vorgangsnummer</dt><dd>HS-1</dd></div>",
        "<div><dt>Eingegangen am</dt><dd>23.11.2026, 23:31 Uhr</dd></div>",
        "<div><dt>Steuer im Jahr</dt><dd>1.234,56\u{a0}€</dd></div>",
        "<div><dt>Frist</dt><dd>07.12.2026</dd></div>",
        "<dd>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</dd>",
        "<dd class=\"blank\">keine Angabe</dd>",
        "<h3>Hund 2</h3>",
        "<li>Impfpass</li>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("<script"));
    for (opened, closed) in
        [("<section>", "</section>"), ("<dl>", "</dl>"), ("<div>", "</div>"), ("<ul>", "</ul>")]
    {
        assert_eq!(html.matches(opened).count(), html.matches(closed).count(), "{opened}");
    }
    let english = application_html(&head, &sections, Language::En);
    assert!(english.contains("<dt>Received on</dt><dd>23 November 2026, 23:31</dd>"));
    let arabic = application_html(&head, &sections, Language::Ar);
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(arabic.contains("<dd dir=\"auto\">23.11.2026, 23:31</dd>"), "{arabic}");
}
