//! What bad input gets: a problem document with its status and code, and nothing is stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};
use shared::submission::RECEIPT_TYPE;

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{Answer, raw, request, submit};

/// A change to a payload, and the status and code it gets.
type Case = (&'static str, fn(&mut Json), u16, &'static str);

#[tokio::test]
async fn a_claim_that_does_not_hold_is_refused() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    let cases: [Case; 15] = [
        ("aud", |p| p["aud"] = "https://other.example".into(), 422, "wrong_audience"),
        ("service", |p| p["service"]["id"] = "cat-tax".into(), 422, "unknown_service"),
        ("version", |p| p["service"]["version"] = "9.9.9".into(), 422, "unknown_version"),
        ("bundle", |p| p["service"]["bundle"] = "0".repeat(64).into(), 422, "unknown_version"),
        ("bundle's form", |p| p["service"]["bundle"] = "x".into(), 400, "malformed_token"),
        (
            "municipality",
            |p| p["municipality"]["ars"] = "000000000000".into(),
            422,
            "unknown_municipality",
        ),
        (
            "settings",
            |p| p["municipality"]["settings"] = "0".repeat(64).into(),
            422,
            "outdated_settings",
        ),
        ("past", |p| p["day"] = "2026-11-21".into(), 422, "wrong_day"),
        ("future", |p| p["day"] = "2026-11-25".into(), 422, "wrong_day"),
        ("far", |p| p["day"] = "9999-12-31".into(), 422, "wrong_day"),
        ("no day", |p| p["day"] = "2026-02-30".into(), 400, "malformed_token"),
        ("id", |p| p["id"] = "../../etc".into(), 400, "malformed_token"),
        ("attachment", |p| p["attachments"] = json!([{}]), 400, "malformed_token"),
        (
            "ended",
            |p| p["content"]["answers"] = json!({ "has_dogs": false }),
            422,
            "ended_by_outcome",
        ),
        ("content", |p| p["content"] = json!({ "sealed": "x" }), 400, "malformed_token"),
    ];
    for (name, change, status, code) in cases {
        let mut payload = payload(&world);
        change(&mut payload);
        let answer = submit(server.address(), &citizen.submit(&payload)).await;
        assert_eq!(answer.problem(), (status, code.to_owned()), "{name}: {}", answer.text());
    }
    for day in ["2026-11-22", "2026-11-24"] {
        let mut payload = payload(&world);
        payload["day"] = day.into();
        let answer = submit(server.address(), &citizen.submit(&payload)).await;
        assert_eq!(answer.status, 201, "{day}: {}", answer.text());
    }
    server.stop().await;
}

#[tokio::test]
async fn answers_that_are_not_right_are_refused_with_path_and_code() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    type Change = fn(&mut Json);
    let cases: [(Change, &[(&str, &str)]); 15] = [
        (|a| drop(a.as_object_mut().unwrap().remove("family_name")), &[("family_name", "missing")]),
        (|a| a["family_name"] = Json::Null, &[("family_name", "missing")]),
        (|a| a["family_name"] = "R2D2".into(), &[("family_name", "character_not_allowed")]),
        (|a| a["family_name"] = 1.into(), &[("family_name", "wrong_type")]),
        (|a| a["since"] = "1.11.2026".into(), &[("since", "not_a_date")]),
        (|a| a["since"] = "2026-11-30".into(), &[("since", "check_failed")]),
        (|a| a["dogs"] = json!([]), &[("dogs[1].name", "missing"), ("tax", "computed_differs")]),
        (|a| a["dogs"] = vec![json!({ "name": "x" }); 11].into(), &[("dogs", "too_many")]),
        (|a| a["dogs"][1] = json!({}), &[("dogs[2].name", "missing")]),
        (|a| a["tax"] = 1.into(), &[("tax", "computed_differs")]),
        (|a| drop(a.as_object_mut().unwrap().remove("tax")), &[("tax", "computed_differs")]),
        (|a| a["cat"] = "Mieze".into(), &[("cat", "irrelevant")]),
        (|a| a["bird"] = "Hansi".into(), &[("bird", "unknown_field")]),
        (|a| a["dogs"][0]["_key"] = 1.into(), &[("dogs[1]", "wrong_type")]),
        (
            |a| (a["dogs"][0]["name"], a["note"]) = ("".into(), json!({})),
            &[("dogs[1].name", "too_short"), ("note", "wrong_type")],
        ),
    ];
    for (change, problems) in cases {
        let mut payload = payload(&world);
        change(&mut payload["content"]["answers"]);
        let answer = submit(server.address(), &citizen.submit(&payload)).await;
        assert_eq!(answer.problem(), (422, "invalid_answers".to_owned()), "{problems:?}");
        let document = answer.json();
        let found: Vec<(&str, &str)> = document["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["path"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect();
        for problem in problems {
            assert!(found.contains(problem), "{problem:?} not in {found:?}");
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn hostile_answers_end_in_an_error() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    let good = payload(&world).to_string();
    let many = vec![r#"{"name":"x"}"#; 10_000].join(",");
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    let cases = [
        ("deep", good.replace("null", &deep), (400, "malformed_token")),
        ("huge number", good.replace("19200", "1e400"), (400, "malformed_token")),
        ("inexact number", good.replace("19200", "9007199254740993"), (400, "malformed_token")),
        ("fraction", good.replace("19200", "19200.0"), (400, "malformed_token")),
        ("many", good.replace(r#"{"name":"Bello"}"#, &many), (422, "invalid_answers")),
        ("twice", good.replace("null", r#"null,"note":null"#), (400, "duplicate_member")),
    ];
    for (name, payload, (status, code)) in cases {
        let token = citizen.sign(&citizen.header().to_string(), &payload);
        let answer = submit(server.address(), &token).await;
        assert_eq!(answer.problem(), (status, code.to_owned()), "{name}");
        assert!(answer.body.len() < 1_000_000, "{name}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_token_that_is_not_exactly_right_is_refused() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    let payload = payload(&world).to_string();
    let with = |member: &str, value: Json| {
        let mut header = citizen.header();
        header[member] = value;
        citizen.sign(&header.to_string(), &payload)
    };
    let jwk = |member: &str, value: &str| {
        let mut header = citizen.header();
        header["jwk"][member] = value.into();
        citizen.sign(&header.to_string(), &payload)
    };
    let other_key = Citizen::new().header()["jwk"].clone();
    let coordinate = URL_SAFE_NO_PAD.encode([1; 32]);
    let good = citizen.sign(&citizen.header().to_string(), &payload);
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let over_others = signed.replace(signed.split_once('.').unwrap().1, &{
        let changed = payload.replace("Bello", "Rollo");
        URL_SAFE_NO_PAD.encode(changed)
    });
    let twice = citizen.header().to_string().replacen('{', r#"{"alg":"none","#, 1);
    let not_utf8 = {
        let header = URL_SAFE_NO_PAD.encode(citizen.header().to_string());
        let payload = payload.replace("Bello", "\u{1}").into_bytes();
        let payload: Vec<u8> =
            payload.into_iter().map(|byte| if byte == 1 { 0xff } else { byte }).collect();
        format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(payload))
    };
    let cases = [
        (
            "none",
            format!("{}.", with("alg", "none".into()).rsplit_once('.').unwrap().0),
            "wrong_algorithm",
        ),
        ("HMAC", with("alg", "HS256".into()), "wrong_algorithm"),
        ("ES384", with("alg", "ES384".into()), "wrong_algorithm"),
        ("RS256", with("alg", "RS256".into()), "wrong_algorithm"),
        ("receipt", with("typ", RECEIPT_TYPE.into()), "wrong_token_type"),
        ("JWT", with("typ", "JWT".into()), "wrong_token_type"),
        ("crit", with("crit", json!(["exp"])), "unknown_critical_header"),
        ("twice", citizen.sign(&twice, &payload), "duplicate_member"),
        ("other curve", jwk("crv", "P-384"), "wrong_key"),
        ("not on the curve", jwk("x", &coordinate), "wrong_key"),
        ("no key", with("jwk", Json::Null), "wrong_key"),
        ("another's key", with("jwk", other_key), "broken_signature"),
        (
            "zero signature",
            format!("{signed}.{}", URL_SAFE_NO_PAD.encode([0; 64])),
            "broken_signature",
        ),
        ("short signature", format!("{signed}.AAAA"), "malformed_token"),
        ("other bytes", format!("{over_others}.{signature}"), "broken_signature"),
        ("not UTF-8 inside", not_utf8, "malformed_token"),
        ("two parts", signed.to_owned(), "malformed_token"),
        ("four parts", format!("{good}.x"), "malformed_token"),
        ("padding", format!("{good}=="), "malformed_token"),
        ("text", "hello".to_owned(), "malformed_token"),
        ("JSON", payload.clone(), "malformed_token"),
    ];
    for (name, token, code) in cases {
        let answer = submit(server.address(), &token).await;
        assert_eq!(answer.problem(), (400, code.to_owned()), "{name}");
    }
    let answer = submit(server.address(), &good).await;
    assert_eq!(answer.status, 201, "the same id was stored before: {}", answer.text());
    server.stop().await;
}

#[tokio::test]
async fn a_request_that_is_not_a_submission_is_refused() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let path = "/api/v1/submissions";
    let token = Citizen::new().submit(&payload(&world));
    let check = |answer: Answer, status: u16, code: &str| {
        assert_eq!(answer.problem(), (status, code.to_owned()));
    };
    for kind in ["application/json", "text/plain", "application/jose+json", ""] {
        let headers = [("content-type", kind)];
        let answer = request(address, "POST", path, &headers, token.as_bytes()).await;
        check(answer, 415, "wrong_content_type");
    }
    let jose = [("content-type", "application/jose")];
    check(request(address, "POST", path, &jose, b"").await, 400, "malformed_token");
    check(request(address, "POST", path, &jose, b"\xff\xfe").await, 400, "malformed_token");
    check(request(address, "PUT", path, &jose, token.as_bytes()).await, 405, "method_not_allowed");
    check(request(address, "GET", path, &[], b"").await, 405, "method_not_allowed");
    let large = vec![b'a'; 300 * 1024];
    check(request(address, "POST", path, &jose, &large).await, 413, "body_too_large");
    let head = "POST /api/v1/submissions HTTP/1.1\r\nhost: x\r\ncontent-type: application/jose\r\n\
                transfer-encoding: chunked\r\nconnection: close\r\n\r\n";
    let chunk = format!("{:x}\r\n{}\r\n", 65_536, "a".repeat(65_536)).repeat(5);
    check(raw(address, format!("{head}{chunk}").as_bytes()).await, 413, "body_too_large");
    let head = head.replace("transfer-encoding: chunked", "content-length: 99999999999");
    check(raw(address, head.as_bytes()).await, 413, "body_too_large");
    server.stop().await;
}

#[tokio::test]
async fn the_same_id_with_other_bytes_is_refused() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    let mut payload = payload(&world);
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 201);
    payload["content"]["answers"]["note"] = "changed".into();
    let answer = submit(server.address(), &citizen.submit(&payload)).await;
    assert_eq!(answer.problem(), (409, "id_conflict".to_owned()));
    server.stop().await;
}
