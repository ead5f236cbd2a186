//! What has become of a submission: who may ask, and what nobody gets to know.

use std::net::SocketAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use shared::service::Digest;
use shared::submission::{open_receipt, status_signing_input};

use crate::documents::{Sender, attached, pdf};
use crate::world::citizen::{Citizen, new_id, payload};
use crate::world::http::{Answer, get, request, submit};
use crate::world::{ARS, NOON, PUBLIC_URL, World};

const PATH: &str = "/api/v1/status";

async fn ask(address: SocketAddr, token: &str) -> Answer {
    request(address, "POST", PATH, &[("content-type", "application/jose")], token.as_bytes()).await
}

async fn ask_with(address: SocketAddr, link: &Json) -> Answer {
    let headers = [("content-type", "application/json; charset=utf-8")];
    request(address, "POST", PATH, &headers, link.to_string().as_bytes()).await
}

fn question(id: &str, nonce: u8) -> Json {
    let iat = NOON.parse::<Timestamp>().unwrap().as_second();
    let nonce = URL_SAFE_NO_PAD.encode([nonce; 16]);
    json!({ "aud": PUBLIC_URL, "id": id, "iat": iat, "nonce": nonce })
}

fn changed(mut own: Json, member: &str, value: Json) -> Json {
    own[member] = value;
    own
}

#[tokio::test]
async fn who_has_the_key_or_the_secret_is_told() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let payload = payload(&world);
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let answer = submit(address, &citizen.submit(&payload)).await;
    let receipt = open_receipt(answer.text()).unwrap().receipt;
    world.delivered(&id).await;
    let link = json!({ "id": id, "secret": receipt.status_secret });
    // Laid there, and recorded right after.
    let mut told = ask_with(address, &link).await.json();
    for _ in 0..200 {
        if told["state"] == "delivered" {
            break;
        }
        assert_eq!(told["state"], "received");
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        told = ask_with(address, &link).await.json();
    }
    let expected = json!({
        "state": "delivered", "ars": ARS, "service": "dog-tax",
        "case_number": receipt.case_number, "received": NOON, "delivered": NOON, "missing": [],
    });
    assert_eq!(told, expected);
    let answer = ask(address, &citizen.ask(&question(&id, 1))).await;
    assert_eq!((answer.status, answer.json()), (200, expected.clone()));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    server.stop().await;

    // The secret holds through a restart; what was signed before it may have been asked before.
    world.set_time("2026-11-23T11:00:10Z");
    let server = world.start().await;
    let address = server.address();
    assert_eq!(ask_with(address, &link).await.json(), expected);
    let again = ask(address, &citizen.ask(&question(&id, 2))).await;
    assert_eq!(again.problem(), (422, "wrong_time".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn who_has_neither_is_told_nothing() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let payload = payload(&world);
    let id = payload["id"].as_str().unwrap();
    let citizen = Citizen::new();
    let receipt = submit(address, &citizen.submit(&payload)).await;
    let secret = open_receipt(receipt.text()).unwrap().receipt.status_secret.unwrap();
    let own = |nonce| question(id, nonce);
    let iat = own(0)["iat"].as_i64().unwrap();

    let refused = |code: &str, status: u16| (status, code.to_owned());
    let cases = [
        (Citizen::new().ask(&own(1)), refused("unknown_submission", 404)),
        (citizen.ask(&question(&new_id(), 2)), refused("unknown_submission", 404)),
        (citizen.ask(&changed(own(3), "iat", (iat - 301).into())), refused("wrong_time", 422)),
        (citizen.ask(&changed(own(3), "iat", (iat + 301).into())), refused("wrong_time", 422)),
        (
            citizen.ask(&changed(own(3), "aud", "https://other".into())),
            refused("wrong_audience", 422),
        ),
        (citizen.ask(&changed(own(3), "nonce", "AAAA".into())), refused("malformed_token", 400)),
        (citizen.ask(&changed(own(3), "more", 1.into())), refused("malformed_token", 400)),
        (citizen.ask(&changed(own(3), "iat", 1.5.into())), refused("malformed_token", 400)),
        (citizen.submit(&own(3)), refused("wrong_token_type", 400)),
        (citizen.submit(&payload), refused("wrong_token_type", 400)),
        (receipt.text().to_owned(), refused("wrong_token_type", 400)),
        (String::new(), refused("malformed_token", 400)),
        ("a".repeat(4097), refused("body_too_large", 413)),
    ];
    for (token, expected) in cases {
        assert_eq!(ask(address, &token).await.problem(), expected, "{token}");
    }
    let signed = citizen.ask(&own(4));
    let (text, signature) = signed.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { 'B' } else { 'A' };
    let broken = format!("{text}.{other}{}", &signature[1..]);
    assert_eq!(ask(address, &broken).await.problem(), refused("broken_signature", 400));

    // Nothing of all that has used up a nonce.
    assert_eq!(ask(address, &citizen.ask(&own(3))).await.status, 200);
    assert_eq!(ask(address, &signed).await.status, 200);
    assert_eq!(ask(address, &signed).await.problem(), refused("replayed", 409));

    let link = |id: &str, secret: &str| json!({ "id": id, "secret": secret });
    let wrong = URL_SAFE_NO_PAD.encode([0; 16]);
    let links = [
        (link(id, &wrong), refused("unknown_submission", 404)),
        (link(&new_id(), &secret), refused("unknown_submission", 404)),
        (link(id, ""), refused("malformed_request", 400)),
        (link("../etc", &secret), refused("malformed_request", 400)),
        (changed(link(id, &secret), "more", 1.into()), refused("malformed_request", 400)),
        (json!([]), refused("malformed_request", 400)),
        (link(id, &"a".repeat(4096)), refused("body_too_large", 413)),
    ];
    for (link, expected) in links {
        assert_eq!(ask_with(address, &link).await.problem(), expected, "{link}");
    }
    // An id that is not known and a secret that is wrong cannot be told apart.
    let one = ask_with(address, &link(id, &wrong)).await;
    let other = ask_with(address, &link(&new_id(), &secret)).await;
    assert_eq!((one.status, one.body), (other.status, other.body));

    let plain = [("content-type", "text/plain")];
    let answer = request(address, "POST", PATH, &plain, b"x").await;
    assert_eq!(answer.problem(), refused("wrong_content_type", 415));
    assert_eq!(get(address, PATH, &[]).await.problem(), refused("method_not_allowed", 405));
    server.stop().await;
}

#[tokio::test]
async fn what_waits_says_for_which_files() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let (first, second) = (pdf(700), pdf(800));
    let payload = attached(&world, &[("first.pdf", &first), ("second.pdf", &second)]);
    let id = payload["id"].as_str().unwrap();
    let citizen = Citizen::new();
    assert_eq!(submit(address, &citizen.submit(&payload)).await.status, 202);
    let told = ask(address, &citizen.ask(&question(id, 1))).await.json();
    let missing =
        |files: &[&Vec<u8>]| -> Vec<Digest> { files.iter().map(|file| Digest::of(file)).collect() };
    let waiting = |missing: Vec<Digest>| json!({ "state": "waiting_for_files", "ars": ARS, "service": "dog-tax", "missing": missing });
    assert_eq!(told, waiting(missing(&[&first, &second])));
    let foreign = ask(address, &Citizen::new().ask(&question(id, 2))).await;
    assert_eq!(foreign.problem(), (404, "unknown_submission".to_owned()));
    let sender = Sender { address, citizen: &citizen, id };
    assert_eq!(sender.part(&first, 0, 700).await.status, 204);
    let told = ask(address, &citizen.ask(&question(id, 3))).await.json();
    assert_eq!(told, waiting(missing(&[&second])));
    assert_eq!(sender.part(&second, 0, 800).await.status, 201);
    let told = ask(address, &citizen.ask(&question(id, 4))).await.json();
    assert!(told["state"] != "waiting_for_files" && told["case_number"].is_string(), "{told}");
    server.stop().await;
}

#[tokio::test]
async fn nobody_is_told_too_often() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let payload = payload(&world);
    let id = payload["id"].as_str().unwrap();
    let citizen = Citizen::new();
    submit(address, &citizen.submit(&payload)).await;
    for nonce in 0..60 {
        assert_eq!(ask(address, &citizen.ask(&question(id, nonce))).await.status, 200);
    }
    let more = ask(address, &citizen.ask(&question(id, 60))).await;
    assert_eq!(more.problem(), (503, "too_busy".to_owned()));
    assert!(more.header("retry-after").is_some());
    server.stop().await;
}

/// What the assistant signs is what is taken here.
#[test]
fn the_claims_are_those_of_the_assistant() {
    let own = question(&new_id(), 1);
    let claims = serde_json::from_value(own.clone()).unwrap();
    let key = shared::submission::PublicKey::new(&[7; 32], &[9; 32]);
    let text = status_signing_input(&key, &claims).unwrap();
    let payload = URL_SAFE_NO_PAD.decode(text.split_once('.').unwrap().1).unwrap();
    assert_eq!(serde_json::from_slice::<Json>(&payload).unwrap(), own);
}
