use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::super::{ApplicationHead, amt24_xml};
use super::*;
use crate::answers::Answers;
use crate::by_name::ByName;
use crate::kind::MOST_PLACES;
use crate::language::Language;
use crate::service::{Plan, Texts};
use crate::settings::{Contact, Embed, LocalText, Settings};
use crate::{Date, Session};

/// A service that has every type of data, a group that may be left out, a repeated group within
/// another, a repeated field, and what the schema does not know.
fn session(answers: Json) -> Session {
    let text = json!({"field": {"text": {"letters": "any", "min": 0, "max": 60}}});
    let yes = json!({"literal": {"yes_no": true}});
    let file = json!({"field": {"file": {"types": ["pdf"], "size": 1_000_000, "max": 2}}});
    let service = serde_json::from_value(json!({
        "id": "bees", "version": "1.2.0", "leika": [], "languages": ["de"],
        "parameters": [], "lists": [{"id": "species", "codes": ["001", "002"]}],
        "nodes": [
            {"name": "keeper", "content": "group"},
            {"name": "name", "parent": 0, "content": text},
            {"name": "born", "parent": 0, "content": {"field": {"date": {}}}},
            {"name": "given", "parent": 0, "content": {"field": "yes_no"}, "hidden": yes,
             "calculate": yes},
            {"name": "stands", "content": "group", "repeats": {"min": 1, "max": 5}},
            {"name": "hives", "parent": 4, "content": {"field": {"integer": {"min": 0, "max": 99}}}},
            {"name": "visits", "parent": 4, "content": "group", "repeats": {"min": 0, "max": 9}},
            {"name": "at", "parent": 6, "content": {"field": {"date_time": {}}}},
            {"name": "plants", "parent": 4, "content": "group", "repeats": {"min": 0, "max": 9}},
            {"name": "plant", "parent": 8, "content": text},
            {"name": "species", "content": {"field": {"choices": {"list": 0}}}},
            {"name": "price", "content": {"field": {"money": {"min": -9999, "max": 9999}}}},
            {"name": "weight", "content": {"field": {"decimal": {"places": 3, "min": -99999, "max": 99999}}}},
            {"name": "time", "content": {"field": {"time": {"min": 0, "max": 1439}}}},
            {"name": "plan", "content": file},
            {"name": "country", "parent": 0, "content": text,
             "default": {"literal": {"text": "Deutschland"}}},
            {"name": "search", "parent": 0, "content": text, "hidden": yes},
        ],
        "pages": [{"id": "all", "shows": [0, 4, 10, 11, 12, 13, 14]}],
        "documents": [], "outcomes": [],
    }));
    let plan = Plan::new(service.unwrap()).unwrap();
    let answers = Answers::from_json(answers).unwrap();
    Session::new(Arc::new(plan), &settings(), &answers, Date::new(2026, 11, 28).unwrap())
}

fn settings() -> Settings {
    let contact = Contact {
        office: LocalText::new(),
        street: "Markt 1".to_owned(),
        postcode: "09999".to_owned(),
        place: "Musterstadt".to_owned(),
        telephone: "030 23125 100".to_owned(),
        email: "a@example.de".to_owned(),
        hours: LocalText::new(),
    };
    Settings {
        ars: "149990000000".to_owned(),
        name: "Musterstadt".to_owned(),
        demo: true,
        theme: String::new(),
        contact,
        notices: ByName::new(),
        feedback: "a@example.de".to_owned(),
        draft_days: 30,
        embed: Embed::default(),
        services: ByName::new(),
    }
}

fn schema() -> DataSchema {
    let element = |id: &str, parent: Option<u32>, node: u32, holds| DataElement {
        name: format!("{id}V1.0.0"),
        parent,
        node: NodeId(node),
        holds,
        always: false,
        several: false,
        codes: ByName::new(),
    };
    let always = |own| DataElement { always: true, ..own };
    let several = |own| DataElement { several: true, ..own };
    DataSchema {
        name: "S01V1.0.0".to_owned(),
        elements: vec![
            DataElement {
                codes: [("002".to_owned(), "0/2".to_owned())].into_iter().collect(),
                ..several(element("F10", None, 10, Holds::Text))
            },
            element("G00", None, 0, Holds::Group),
            always(element("F01", Some(1), 1, Holds::Text)),
            element("F02", Some(1), 2, Holds::Date),
            element("F15", Some(1), 15, Holds::Text),
            always(several(element("G04", None, 4, Holds::Group))),
            element("F05", Some(5), 5, Holds::Integer),
            several(element("G06", Some(5), 6, Holds::Group)),
            element("F07", Some(7), 7, Holds::DateTime),
            several(element("F09", Some(5), 9, Holds::Text)),
            element("F11", None, 11, Holds::Decimal),
            element("F12", None, 12, Holds::Decimal),
            element("F13", None, 13, Holds::Time),
            several(element("F14", None, 14, Holds::File)),
        ],
    }
}

const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn everything() -> Json {
    json!({
        "keeper": {"name": "Käthe <&> \"Söhne\"", "born": "1980-02-29"},
        "stands": [
            {"hives": 3, "visits": [{"at": "2026-05-01T08:30"}, {"at": "2026-12-01T23:05"}],
             "plants": [{"plant": "Linde"}, {"plant": "Raps"}]},
            {"visits": [{"at": "2026-06-01T07:00"}]},
        ],
        "species": ["001", "002"], "price": -5, "weight": 12500, "time": "07:05",
        "plan": format!("{HASH} 12 application/pdf Plan der Stände.pdf"),
    })
}

#[test]
fn xml_has_what_the_schema_knows_in_its_order() {
    let xml = data_xml(&schema(), &session(everything()));
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<S01V1.0.0 xmlns=\"urn:fim-de:xfall:datenschema:xdf3\">
  <F10V1.0.0>001</F10V1.0.0>
  <F10V1.0.0>0/2</F10V1.0.0>
  <G00V1.0.0>
    <F01V1.0.0>Käthe &lt;&amp;&gt; &quot;Söhne&quot;</F01V1.0.0>
    <F02V1.0.0>1980-02-29</F02V1.0.0>
    <F15V1.0.0>Deutschland</F15V1.0.0>
  </G00V1.0.0>
  <G04V1.0.0>
    <F05V1.0.0>3</F05V1.0.0>
    <G06V1.0.0>
      <F07V1.0.0>2026-05-01T08:30:00</F07V1.0.0>
    </G06V1.0.0>
    <G06V1.0.0>
      <F07V1.0.0>2026-12-01T23:05:00</F07V1.0.0>
    </G06V1.0.0>
    <F09V1.0.0>Linde</F09V1.0.0>
    <F09V1.0.0>Raps</F09V1.0.0>
  </G04V1.0.0>
  <G04V1.0.0>
    <G06V1.0.0>
      <F07V1.0.0>2026-06-01T07:00:00</F07V1.0.0>
    </G06V1.0.0>
  </G04V1.0.0>
  <F11V1.0.0>-0.05</F11V1.0.0>
  <F12V1.0.0>12.500</F12V1.0.0>
  <F13V1.0.0>07:05:00</F13V1.0.0>
  <F14V1.0.0>{HASH} 12 application/pdf Plan der Stände.pdf</F14V1.0.0>
</S01V1.0.0>
"
    );
    assert_eq!(xml, expected);
}

#[test]
fn json_has_arrays_where_there_can_be_several_and_exact_numbers() {
    let text = data_json(&schema(), &session(everything()));
    assert!(text.contains("\"F12V1.0.0\": 12.500"), "{text}");
    let data: Json = serde_json::from_str(&text).unwrap();
    let expected = json!({
        "F10V1.0.0": ["001", "0/2"],
        "G00V1.0.0": {"F01V1.0.0": "Käthe <&> \"Söhne\"", "F02V1.0.0": "1980-02-29",
                      "F15V1.0.0": "Deutschland"},
        "G04V1.0.0": [
            {"F05V1.0.0": 3,
             "G06V1.0.0": [{"F07V1.0.0": "2026-05-01T08:30:00"}, {"F07V1.0.0": "2026-12-01T23:05:00"}],
             "F09V1.0.0": ["Linde", "Raps"]},
            {"G06V1.0.0": [{"F07V1.0.0": "2026-06-01T07:00:00"}]},
        ],
        "F11V1.0.0": -0.05, "F12V1.0.0": 12.5, "F13V1.0.0": "07:05:00",
        "F14V1.0.0": [format!("{HASH} 12 application/pdf Plan der Stände.pdf")],
    });
    assert_eq!(data, expected);
}

/// What is there without anybody's doing does not make a group; what must be there is, though
/// nothing is in it.
#[test]
fn nothing_answered_is_nearly_nothing() {
    let session = session(json!({}));
    let data: Json = serde_json::from_str(&data_json(&schema(), &session)).unwrap();
    assert_eq!(data, json!({"G04V1.0.0": [{}]}));
    let nothing = DataSchema { elements: Vec::new(), ..schema() };
    assert_eq!(data_json(&nothing, &session), "{}\n");
}

#[test]
fn what_nobody_can_fill_in_is_there_and_empty() {
    let schema = schema();
    let hidden = |always| DataElement { always, node: NodeId(16), ..schema.elements[2].clone() };
    for (always, expected) in [(true, json!({"G00V1.0.0": {"F01V1.0.0": ""}})), (false, json!({}))]
    {
        let mut own = DataSchema { elements: schema.elements[1..3].to_vec(), ..schema.clone() };
        own.elements[0].always = always;
        own.elements[1] = DataElement { parent: Some(0), ..hidden(always) };
        let data: Json = serde_json::from_str(&data_json(&own, &session(json!({})))).unwrap();
        assert_eq!(data, expected);
    }
}

/// A schema that does not fit the service gives less, and ends.
#[test]
fn what_does_not_fit_is_left_out() {
    let mut schema = schema();
    for (at, element) in schema.elements.iter_mut().enumerate() {
        element.parent = Some(u32::try_from(at).unwrap());
    }
    assert_eq!(data_json(&schema, &session(everything())), "{}\n");
}

#[test]
fn the_portal_has_flat_groups_with_numbered_instances() {
    let session = session(everything());
    let texts = Texts::default();
    let head = ApplicationHead::new(&session, &texts, &settings(), "id-1".into(), Language::De);
    let head = ApplicationHead { case_number: Some("DA-1".to_owned()), ..head };
    let xml = amt24_xml(&head, "149990000000", &session);
    for part in [
        "<formId>149990000000:bees:v1.2.0</formId>",
        "<creationDate>2026-11-28T00:00:00.000+01:00</creationDate>",
        "<caseNumber>DA-1</caseNumber>",
        "<keeper>\n      <instance_0>\n        <name>Käthe &lt;&amp;&gt;",
        "<born>1980-02-29T00:00:00.000+01:00</born>",
        "<stands>\n      <instance_0>\n        <hives>3</hives>\n      </instance_0>\n    </stands>",
        "<stands.visits>\n      <instance_0>\n        <_parent>0</_parent>\n        <at>2026-05-01T08:30:00.000+02:00</at>",
        "<instance_2>\n        <_parent>1</_parent>\n        <at>2026-06-01T07:00:00.000+02:00</at>",
        "<species>\n          <selectedValue>001</selectedValue>\n          <selectedValue>002</selectedValue>",
        "<price>-0.05</price>",
        "<time>1970-01-01T07:05:00.000+01:00</time>",
        "<filename>Plan der Stände.pdf</filename>",
    ] {
        assert!(xml.contains(part), "{part}\n{xml}");
    }
    assert!(!xml.contains("<given>"), "{xml}");
}

#[test]
fn numbers_have_all_their_places() {
    for (number, places, expected) in [
        (0, 0, "0"),
        (-7, 0, "-7"),
        (0, 2, "0.00"),
        (-5, 2, "-0.05"),
        (123, 2, "1.23"),
        (9_007_199_254_740_991, MOST_PLACES, "9007199254.740991"),
    ] {
        assert_eq!(decimal(number, places), expected);
    }
}
