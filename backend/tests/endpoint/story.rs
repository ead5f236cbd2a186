//! A submission from a citizen to the inbox, over a real connection.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{get, submit};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Value as Json, json};
use shared::service::Digest;
use shared::submission::{PublicKey, open_receipt, read_case_number};

#[tokio::test]
async fn a_citizen_submits_and_the_office_has_it() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let payload = payload(&world);
    let token = Citizen::new().submit(&payload);

    let answer = submit(address, &token).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/jose"));
    let receipt = answer.text().to_owned();
    check_receipt(
        &receipt,
        &token,
        &payload,
        &get(address, "/.well-known/jwks.json", &[]).await.json(),
    );

    let again = submit(address, &token).await;
    assert_eq!((again.status, again.text()), (200, receipt.as_str()));

    let folder = world.delivered(payload["id"].as_str().unwrap()).await;
    assert_eq!(fs::read_to_string(folder.join("submission.jws")).unwrap(), token);
    assert_eq!(fs::read_to_string(folder.join("receipt.jws")).unwrap(), receipt);
    let answers: Json =
        serde_json::from_slice(&fs::read(folder.join("answers.json")).unwrap()).unwrap();
    assert!(answers.to_string().contains("Familienname"), "{answers}");
    let page = fs::read_to_string(folder.join("application.html")).unwrap();
    for text in ["Müller-Lüdenscheidt", "Waldi", "192,00"] {
        assert!(page.contains(text), "no {text} in {page}");
    }
    check_formats(&folder);
    for path in ["submissions.sqlite", "keys/endpoint.p8"] {
        let mode = fs::metadata(world.data().join(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{path} is open to others");
    }
    server.stop().await;

    // The receipt stays the same through a restart and after the day has passed.
    world.set_time("2027-03-01T12:00:00Z");
    let server = world.start().await;
    let late = submit(server.address(), &token).await;
    assert_eq!((late.status, late.text()), (200, receipt.as_str()));
    server.stop().await;
}

/// The formats that the municipality asks for.
fn check_formats(folder: &Path) {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let data: Json = serde_json::from_str(&text("fim.json")).unwrap();
    let dogs = json!([{ "F4V1.0": "Bello" }, { "F4V1.0": "Waldi" }]);
    let expected = json!({ "F2V1.0": "Müller-Lüdenscheidt", "G3V1.0": dogs, "F5V1.0": 192.0 });
    assert_eq!(data, expected);
    let xml = text("fim.xml");
    assert!(xml.contains("<G3V1.0>\n    <F4V1.0>Waldi</F4V1.0>\n  </G3V1.0>"), "{xml}");
    let xml = text("amt24.xml");
    for part in [
        "<formId>149990000000:dog-tax:v1.0.0</formId>",
        "<creationDate>2026-11-23T11:00:00Z</creationDate>",
        "<caseNumber>",
        "<instance_1>\n        <name>Waldi</name>",
        "<since>2026-11-01T00:00:00.000+01:00</since>",
        "<tax>192.00</tax>",
    ] {
        assert!(xml.contains(part), "{part}\n{xml}");
    }
}

fn check_receipt(receipt: &str, token: &str, payload: &Json, jwks: &Json) {
    let opened = open_receipt(receipt).unwrap();
    let key = &jwks["keys"][0];
    assert_eq!(key["kid"], opened.kid);
    let key: PublicKey = serde_json::from_value(key.clone()).unwrap();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.point().unwrap())
        .verify(opened.signed.as_bytes(), &opened.signature)
        .unwrap();
    assert_eq!(opened.receipt.id, payload["id"]);
    assert_eq!(opened.receipt.sha256, Digest::of(token.as_bytes()));
    assert_eq!(opened.receipt.received, "2026-11-23T11:00:00Z");
    assert!(read_case_number(&opened.receipt.case_number).is_some());
}

#[tokio::test]
async fn of_many_with_one_id_one_is_stored() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let mut payload = payload(&world);
    let citizen = Citizen::new();
    let same = citizen.submit(&payload);
    payload["content"]["answers"]["note"] = "other".into();
    let other = citizen.submit(&payload);
    let tokens: Vec<_> =
        (0..24).map(|at| if at % 2 == 0 { &same } else { &other }).cloned().collect();
    let sent: Vec<_> = tokens
        .into_iter()
        .map(|token| tokio::spawn(async move { submit(address, &token).await }))
        .collect();
    let mut statuses = Vec::new();
    for answer in sent {
        statuses.push(answer.await.unwrap().status);
    }
    statuses.sort_unstable();
    let expected: Vec<u16> = [vec![200; 11], vec![201], vec![409; 12]].concat();
    assert_eq!(statuses, expected);
    server.stop().await;
}

#[tokio::test]
async fn what_was_begun_is_finished_when_the_server_stops() {
    let world = World::new();
    let server = world.start().await;
    let address = server.address();
    let citizen = Citizen::new();
    let tokens: Vec<_> = (0..40).map(|_| citizen.submit(&payload(&world))).collect();
    let sent: Vec<_> = tokens
        .iter()
        .cloned()
        .map(|token| tokio::spawn(async move { submit(address, &token).await }))
        .collect();
    while !sent.iter().any(|sent| sent.is_finished()) {
        tokio::task::yield_now().await;
    }
    let begun = Instant::now();
    server.stop().await;
    assert!(begun.elapsed() < Duration::from_secs(10));

    // Whoever holds a receipt finds it again; the others may send the same bytes.
    let server = world.start().await;
    for (token, sent) in tokens.iter().zip(sent) {
        let before = sent.await.ok();
        let after = submit(server.address(), token).await;
        match before.filter(|answer| answer.status == 201) {
            Some(before) => assert_eq!((after.status, after.body), (200, before.body)),
            None => assert!(matches!(after.status, 200 | 201)),
        }
    }
    server.stop().await;
}
