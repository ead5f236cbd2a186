use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::Date;
use crate::answers::Answers;
use crate::service::Digest;
use crate::submission::{Content, MunicipalityReference, ServiceReference};

fn submission() -> Submission {
    claiming(Answers::from_json(json!({"name": "Bello"})).unwrap())
}

fn claiming<A>(answers: A) -> Submission<A> {
    Submission {
        aud: "https://antrag.example".to_owned(),
        id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".to_owned(),
        service: ServiceReference {
            id: "dog-tax".to_owned(),
            version: "1.0.0".to_owned(),
            bundle: Digest::of(b"bundle"),
        },
        municipality: MunicipalityReference {
            ars: "149990000000".to_owned(),
            settings: Digest::of(b"settings"),
        },
        day: Date::new(2026, 11, 23).unwrap(),
        language: "de".to_owned(),
        content: Content::Answers(answers),
        attachments: Vec::new(),
    }
}

fn key() -> PublicKey {
    PublicKey::new(&[7; 32], &[9; 32])
}

fn header() -> Json {
    json!({ "typ": SUBMISSION_TYPE, "alg": "ES256", "jwk": key() })
}

fn token(header: &str, payload: &str) -> String {
    let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
    compact(&format!("{header}.{payload}"), &[5; 64])
}

fn refusal(token: &str) -> Option<TokenError> {
    open(token, &mut Vec::new()).err()
}

#[test]
fn what_is_written_is_read_again() {
    let signed = signing_input(&key(), &submission()).unwrap();
    let token = compact(&signed, &[5; 64]);
    let mut space = Vec::new();
    let opened = open(&token, &mut space).unwrap();
    assert_eq!(opened.key, key());
    assert_eq!(opened.point[..2], [4, 7]);
    let Content::Answers(answers) = submission().content;
    assert_eq!(opened.submission, claiming(Members::of(&answers.0)));
    assert_eq!((opened.signed, opened.signature), (signed.as_str(), [5; 64]));
}

#[test]
fn a_header_that_is_not_exactly_right_is_refused() {
    use TokenError::*;
    let with = |member: &str, value: Json| {
        let mut header = header();
        header[member] = value;
        header.to_string()
    };
    let without = |member: &str| {
        let mut header = header();
        header.as_object_mut().unwrap().remove(member);
        header.to_string()
    };
    let jwk = |member: &str, value: &str| {
        let mut header = header();
        header["jwk"][member] = value.into();
        header.to_string()
    };
    let payload = json!(submission()).to_string();
    let cases: BTreeMap<&str, (String, TokenError)> = BTreeMap::from([
        ("no algorithm", (without("alg"), WrongAlgorithm)),
        ("none", (with("alg", "none".into()), WrongAlgorithm)),
        ("HMAC", (with("alg", "HS256".into()), WrongAlgorithm)),
        ("another curve's", (with("alg", "ES384".into()), WrongAlgorithm)),
        ("RSA", (with("alg", "RS256".into()), WrongAlgorithm)),
        ("lower case", (with("alg", "es256".into()), WrongAlgorithm)),
        ("a list", (with("alg", json!(["ES256"])), WrongAlgorithm)),
        ("no type", (without("typ"), WrongType)),
        ("JWT", (with("typ", "JWT".into()), WrongType)),
        ("receipt", (with("typ", RECEIPT_TYPE.into()), WrongType)),
        ("crit", (with("crit", json!(["b64"])), UnknownCriticalHeader)),
        ("empty crit", (with("crit", json!([])), UnknownCriticalHeader)),
        ("no key", (without("jwk"), WrongKey)),
        ("key by name", (with("jwk", "key-1".into()), WrongKey)),
        ("private key", (jwk("d", "secret"), WrongKey)),
        ("curve", (jwk("crv", "P-384"), WrongKey)),
        ("short x", (jwk("x", "AAAA"), WrongKey)),
        ("long y", (jwk("y", &"A".repeat(44)), WrongKey)),
        ("duplicate", (r#"{"alg":"none",ES}"#.replace("ES", r#""alg":"ES256""#), DuplicateMember)),
        ("duplicate in jwk", (r#"{"jwk":{"x":"a","x":"b"}}"#.to_owned(), DuplicateMember)),
        ("no object", ("[]".to_owned(), Malformed)),
        ("no JSON", ("{".to_owned(), Malformed)),
        ("too large", (with("pad", "a".repeat(3000).into()), Malformed)),
        ("too deep", (with("pad", json!([[[1]]])), Malformed)),
    ]);
    for (name, (header, error)) in cases {
        assert_eq!(refusal(&token(&header, &payload)), Some(error), "{name}");
    }
    assert_eq!(refusal(&token(&with("kid", "x".into()), &payload)), None);
    assert_eq!(refusal(&token(&jwk("kid", "x"), &payload)), None);
}

#[test]
fn a_payload_that_is_not_exactly_right_is_refused() {
    use TokenError::*;
    let with = |member: &str, value: Json| {
        let mut payload = json!(submission());
        payload[member] = value;
        payload.to_string()
    };
    let good = json!(submission()).to_string();
    let deep = format!("{}1{}", "[".repeat(60), "]".repeat(60));
    let cases = [
        ("broken id", with("id", "1".into()), Malformed),
        ("no day", with("day", "2026-02-30".into()), Malformed),
        ("language", with("language", "fr".into()), Malformed),
        ("regional key", with("municipality", json!({"ars": "1"})), Malformed),
        ("unknown member", with("extra", 1.into()), Malformed),
        ("unknown content", with("content", json!({"sealed": "x"})), Malformed),
        ("two contents", with("content", json!({"answers": {}, "sealed": "x"})), Malformed),
        ("answers in a list", with("content", json!({"answers": []})), Malformed),
        ("attachment", with("attachments", json!([1])), Malformed),
        ("fraction", good.replace(r#""Bello""#, "1.5"), Malformed),
        ("huge number", good.replace(r#""Bello""#, "1e999"), Malformed),
        ("deep", good.replace(r#""Bello""#, &deep), Malformed),
        ("duplicate", good.replace(r#""Bello""#, r#"1,"name":2"#), DuplicateMember),
        ("duplicate claim", good.replacen('{', r#"{"aud":"x","#, 1), DuplicateMember),
        ("empty", String::new(), Malformed),
    ];
    for (name, payload, error) in cases {
        assert_eq!(refusal(&token(&header().to_string(), &payload)), Some(error), "{name}");
    }
}

#[test]
fn a_token_that_is_not_three_parts_is_refused() {
    let good = token(&header().to_string(), &json!(submission()).to_string());
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let cases = [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        signed.to_owned(),
        format!("{good}."),
        format!("{good}=="),
        format!("{good}A"),
        format!(" {good}"),
        format!("{good}\n"),
        format!("{signed}."),
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode([1; 63])),
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode([1; 72])),
        format!("{signed}=.{signature}"),
        good.replacen('e', "+", 1),
        format!("{{\"payload\":\"{signed}\"}}"),
        "ä.ö.ü".to_owned(),
    ];
    for token in cases {
        assert_eq!(refusal(&token), Some(TokenError::Malformed), "{token}");
    }
    assert_eq!(refusal(&"a".repeat(MAX_TOKEN + 1)), Some(TokenError::TooLarge));
}

#[test]
fn what_the_endpoint_would_refuse_for_its_size_is_not_signed() {
    let mut large = submission();
    let text = "a".repeat(MAX_TOKEN);
    large.content = Content::Answers(Answers::from_json(json!({ "text": text })).unwrap());
    assert_eq!(signing_input(&key(), &large), Err(TokenError::TooLarge));
}

proptest! {
    #[test]
    fn never_panics(token in ".*") {
        let _ = refusal(&token);
    }

    #[test]
    fn changed_bytes_never_panic(at in 0_usize..600, byte in any::<u8>()) {
        let good = token(&header().to_string(), &json!(submission()).to_string());
        let mut bytes = good.into_bytes();
        let place = at % bytes.len();
        bytes[place] = byte & 0x7f;
        let _ = refusal(&String::from_utf8(bytes).unwrap());
    }

    #[test]
    fn hostile_parts_never_panic(header in any::<Vec<u8>>(), payload in any::<Vec<u8>>()) {
        let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
        let _ = refusal(&format!("{header}.{payload}.AAAA"));
    }
}
