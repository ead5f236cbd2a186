//! Submissions with attachments: parts in any order of mishaps, and what the office gets.

use std::fs;
use std::net::SocketAddr;

use backend::{BackupOptions, ServeOptions, Server, backup};
use serde_json::{Value as Json, json};
use shared::service::Digest;
use shared::submission::MAX_PART;

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{Answer, get, request, submit};

/// When parts are signed: the noon of the world.
const NOON: u64 = 1_795_431_600_000;

/// A file that begins as its type does.
pub(crate) fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..size).map(|at| u8::try_from(at % 251).unwrap()));
    bytes
}

/// A payload with these files in its one field of files.
pub(crate) fn attached(world: &World, files: &[(&str, &[u8])]) -> Json {
    let mut payload = payload(world);
    let line = |(name, bytes): &(&str, &[u8])| {
        format!("{} {} application/pdf {name}", Digest::of(bytes), bytes.len())
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    payload["content"]["answers"]["proof"] = lines.join("\n").into();
    let entry = |(name, bytes): &(&str, &[u8])| {
        json!({
            "path": "proof", "name": name, "media_type": "application/pdf",
            "size": bytes.len(), "sha256": Digest::of(bytes),
        })
    };
    payload["attachments"] = files.iter().map(entry).collect();
    payload
}

/// Signs parts of one submission.
pub(crate) struct Sender<'a> {
    pub(crate) address: SocketAddr,
    pub(crate) citizen: &'a Citizen,
    pub(crate) id: &'a str,
}

impl Sender<'_> {
    fn claims(&self, file: &[u8], offset: usize, bytes: &[u8]) -> Json {
        json!({
            "aud": crate::world::PUBLIC_URL, "submission": self.id,
            "attachment": Digest::of(file), "offset": offset, "length": bytes.len(),
            "sha256": Digest::of(bytes), "time": NOON,
        })
    }

    pub(crate) async fn part(&self, file: &[u8], offset: usize, end: usize) -> Answer {
        let bytes = &file[offset..end];
        self.send(file, &self.claims(file, offset, bytes), bytes).await
    }

    async fn send(&self, file: &[u8], claims: &Json, bytes: &[u8]) -> Answer {
        let mut header = self.citizen.header();
        header["typ"] = "direktantrag-part+jws".into();
        let token = self.citizen.sign(&header.to_string(), &claims.to_string());
        self.send_with(file, &token, bytes).await
    }

    async fn send_with(&self, file: &[u8], token: &str, bytes: &[u8]) -> Answer {
        let headers = [("content-type", "application/octet-stream"), ("part-token", token)];
        request(self.address, "PATCH", &self.path(file), &headers, bytes).await
    }

    fn path(&self, file: &[u8]) -> String {
        format!("/api/v1/submissions/{}/attachments/{}", self.id, Digest::of(file))
    }

    async fn offset(&self, file: &[u8]) -> Json {
        let answer = get(self.address, &self.path(file), &[]).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let said = answer.json()["offset"].clone();
        assert_eq!(answer.header("upload-offset"), Some(said.to_string().as_str()));
        said
    }
}

fn refused(answer: &Answer) -> (u16, String) {
    answer.problem()
}

fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn files_come_in_parts_and_reach_the_inbox_byte_for_byte() {
    let world = World::new();
    let (large, small) = (pdf(1_500_000), pdf(700));
    let payload = attached(
        &world,
        &[("Plan ../Süd.pdf".replace("../", "").as_str(), &large), ("b.pdf", &small)],
    );
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let token = citizen.submit(&payload);

    let server = world.start().await;
    let answer = submit(server.address(), &token).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let missing = |offset: usize| {
        json!({ "missing": [
            { "sha256": Digest::of(&large), "size": large.len(), "offset": offset },
            { "sha256": Digest::of(&small), "size": small.len(), "offset": 0 },
        ] })
    };
    assert_eq!(answer.json(), missing(0));
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };
    assert_eq!(sender.offset(&large).await, 0);
    let first = sender.part(&large, 0, 600_000).await;
    assert_eq!((first.status, first.header("upload-offset")), (204, Some("600000")));
    server.stop().await;

    // The server stops and starts; the citizen asks with the same bytes how far it is.
    let server = world.start().await;
    let sender = Sender { address: server.address(), ..sender };
    assert_eq!(submit(server.address(), &token).await.json(), missing(600_000));
    assert_eq!(sender.part(&large, 0, 600_000).await.status, 204, "the same part again");
    assert_eq!(sender.part(&large, 100, 5_000).await.status, 204, "what is there, otherwise cut");
    assert_eq!(sender.part(&large, 600_000, 1_500_000).await.status, 204);
    assert!(!world.inbox().join(&id).exists());
    let last = sender.part(&small, 0, 700).await;
    assert_eq!(last.status, 201, "{last:?}");
    let again = submit(server.address(), &token).await;
    assert_eq!((again.status, again.text()), (200, last.text()));

    let folder = world.delivered(&id).await;
    let list: Json =
        serde_json::from_slice(&fs::read(folder.join("attachments.json")).unwrap()).unwrap();
    let short = |bytes: &[u8]| Digest::of(bytes).to_string()[..16].to_owned();
    for (at, (name, bytes)) in [("Plan Süd.pdf", &large), ("b.pdf", &small)].into_iter().enumerate()
    {
        let file = format!("attachment-00{}-{}.pdf", at + 1, short(bytes));
        assert_eq!((&list[at]["file"], &list[at]["name"]), (&json!(file), &json!(name)));
        assert_eq!((&list[at]["path"], &list[at]["size"]), (&json!("proof"), &json!(bytes.len())));
        assert!(fs::read(folder.join(&file)).unwrap() == *bytes, "{file} has other bytes");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 10);
    // What the office has needs no other place.
    for _ in 0..200 {
        if fs::read_dir(world.data().join("uploads")).unwrap().count() == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    assert_eq!(fs::read_dir(world.data().join("uploads")).unwrap().count(), 0);
    assert_eq!(refused(&sender.part(&small, 0, 700).await), is(404, "not_found"));
    assert_eq!(submit(server.address(), &token).await.text(), last.text());
    server.stop().await;
}

#[tokio::test]
async fn parts_that_are_not_right_change_nothing() {
    let world = World::new();
    let file = pdf(1_200_000);
    let payload = attached(&world, &[("a.pdf", &file)]);
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let server = world.start().await;
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 202);
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };
    assert_eq!(sender.part(&file, 0, 1000).await.status, 204);

    // Other bytes, at the same place and beyond.
    let other = pdf(2000).into_iter().rev().collect::<Vec<u8>>();
    let bytes = &other[..500];
    let claims = sender.claims(&file, 500, bytes);
    assert_eq!(refused(&sender.send(&file, &claims, bytes).await), is(409, "part_conflict"));
    let gap = sender.part(&file, 2000, 3000).await;
    assert_eq!(refused(&gap), is(409, "wrong_offset"));
    assert_eq!(gap.json()["detail"], "1000");
    assert_eq!(refused(&sender.part(&file, 900, 1100).await), is(409, "wrong_offset"));

    // Other than signed, longer than the file, longer than a part may be.
    let claims = sender.claims(&file, 1000, &file[1000..2000]);
    assert_eq!(
        refused(&sender.send(&file, &claims, &file[1001..2001]).await),
        is(422, "wrong_part")
    );
    assert_eq!(
        refused(&sender.send(&file, &claims, &file[1000..1999]).await),
        is(422, "wrong_part")
    );
    let beyond = sender.claims(&file, 1_199_999, b"12");
    assert_eq!(refused(&sender.send(&file, &beyond, b"12").await), is(422, "wrong_part"));
    let long = usize::try_from(MAX_PART).unwrap() + 1;
    let longer = sender.claims(&file, 1000, &file[1000..1000 + long]);
    let answer = sender.send(&file, &longer, &file[1000..1000 + long]).await;
    assert_eq!(refused(&answer), is(400, "malformed_token"));
    let answer = sender.send(&file, &claims, &file[1000..1000 + long]).await;
    assert_eq!(refused(&answer), is(413, "body_too_large"));

    // Another's key, no signature, another kind of token, another address or time or submission.
    let stranger = Citizen::new();
    let foreign = Sender { citizen: &stranger, ..sender };
    assert_eq!(refused(&foreign.part(&file, 1000, 2000).await), is(403, "foreign_key"));
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };
    let mut header = citizen.header();
    header["typ"] = "direktantrag-part+jws".into();
    let forged = stranger.sign(&header.to_string(), &claims.to_string());
    let answer = sender.send_with(&file, &forged, &file[1000..2000]).await;
    assert_eq!(refused(&answer), is(400, "broken_signature"));
    let receipt = citizen.sign(&citizen.header().to_string(), &claims.to_string());
    let answer = sender.send_with(&file, &receipt, &file[1000..2000]).await;
    assert_eq!(refused(&answer), is(400, "wrong_token_type"));
    for (member, value, code) in [
        ("aud", json!("https://other.example"), "wrong_audience"),
        ("time", json!(NOON - 3 * 86_400_000), "wrong_time"),
        ("submission", json!("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), "wrong_part"),
        ("attachment", json!(Digest::of(b"other")), "wrong_part"),
    ] {
        let mut claims = claims.clone();
        claims[member] = value;
        let answer = sender.send(&file, &claims, &file[1000..2000]).await;
        assert_eq!(refused(&answer), is(422, code), "{member}");
    }
    assert_eq!(refused(&sender.part(b"%PDF-none", 0, 9).await), is(404, "not_found"));
    let path = sender.path(&file);
    let answer = request(server.address(), "PATCH", &path, &[("content-type", "x/y")], b"1").await;
    assert_eq!(refused(&answer), is(415, "wrong_content_type"));

    assert_eq!(sender.offset(&file).await, 1000);
    assert_eq!(sender.part(&file, 1000, 1_000_000).await.status, 204);
    assert_eq!(sender.part(&file, 1_000_000, 1_200_000).await.status, 201);
    server.stop().await;
}

#[tokio::test]
async fn what_is_not_the_file_that_was_announced_is_dropped() {
    let world = World::new();
    let (announced, sent) = (pdf(900), pdf(901));
    let payload = attached(&world, &[("a.pdf", &announced)]);
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let server = world.start().await;
    let token = citizen.submit(&payload);
    assert_eq!(submit(server.address(), &token).await.status, 202);
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };

    let picture = [b"\x89PNG\r\n\x1a\n".as_slice(), &announced].concat();
    let claims = sender.claims(&announced, 0, &picture[..100]);
    let answer = sender.send(&announced, &claims, &picture[..100]).await;
    assert_eq!(refused(&answer), is(422, "wrong_content"));

    let other = [&sent[..899], b"x"].concat();
    let claims = sender.claims(&announced, 0, &other);
    let answer = sender.send(&announced, &claims, &other).await;
    assert_eq!(refused(&answer), is(422, "wrong_digest"));
    assert_eq!(sender.offset(&announced).await, 0);
    assert!(!world.inbox().join(&id).exists());
    assert_eq!(sender.part(&announced, 0, 900).await.status, 201);
    server.stop().await;
}

#[tokio::test]
async fn the_list_is_that_of_the_answers() {
    let world = World::new();
    let file = pdf(900);
    let server = world.start().await;
    let changes: [fn(&mut Json); 4] = [
        |payload| payload["attachments"] = json!([]),
        |payload| payload["attachments"][0]["size"] = 901.into(),
        |payload| payload["attachments"][0]["name"] = "b.pdf".into(),
        |payload| {
            let again = payload["attachments"][0].clone();
            payload["attachments"].as_array_mut().unwrap().push(again);
        },
    ];
    for change in changes {
        let mut payload = attached(&world, &[("a.pdf", &file)]);
        change(&mut payload);
        let answer = submit(server.address(), &Citizen::new().submit(&payload)).await;
        assert_eq!(refused(&answer), is(422, "wrong_attachments"), "{payload}");
    }
    let mut payload = attached(&world, &[("a.pdf", &file)]);
    let citizen = Citizen::new();
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 202);
    payload["language"] = "en".into();
    let answer = submit(server.address(), &citizen.submit(&payload)).await;
    assert_eq!(refused(&answer), is(409, "id_conflict"));
    server.stop().await;
}

#[tokio::test]
async fn what_is_never_completed_is_deleted_after_a_day() {
    let world = World::new();
    let file = pdf(900);
    let payload = attached(&world, &[("a.pdf", &file)]);
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let token = citizen.submit(&payload);
    let server = world.start().await;
    assert_eq!(submit(server.address(), &token).await.status, 202);
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };
    assert_eq!(sender.part(&file, 0, 500).await.status, 204);
    // One without a byte is deleted earlier. It is looked at last: when it is gone, so would the
    // other be.
    let empty = begin_after(&world, &citizen, &server, &id).await;
    server.stop().await;

    world.set_time("2026-11-23T11:59:00Z");
    let server = world.start().await;
    let earlier = begin_after(&world, &citizen, &server, &empty).await;
    server.stop().await;
    world.set_time("2026-11-23T12:01:00Z");
    let server = world.start().await;
    await_gone(&world, &empty).await;
    assert!(world.data().join("uploads").join(&earlier).exists(), "two minutes without a byte");
    server.stop().await;

    world.set_time("2026-11-24T10:59:00Z");
    let server = world.start().await;
    await_gone(&world, &earlier).await;
    let sender = Sender { address: server.address(), ..sender };
    assert_eq!(sender.offset(&file).await, 500, "a minute is left");
    server.stop().await;

    world.set_time("2026-11-24T11:01:00Z");
    let server = world.start().await;
    await_gone(&world, &id).await;
    let sender = Sender { address: server.address(), ..sender };
    assert_eq!(refused(&sender.part(&file, 500, 900).await), is(404, "not_found"));
    // The day is still one that is accepted: all from the start.
    let mut again = submit(server.address(), &token).await;
    while again.status == 503 {
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        again = submit(server.address(), &token).await;
    }
    assert_eq!(again.json()["missing"][0]["offset"], 0, "{again:?}");
    server.stop().await;
}

/// Begins an upload that comes after another in the order of their ids, and gives its id.
async fn begin_after(world: &World, citizen: &Citizen, server: &Server, other: &str) -> String {
    let file = pdf(900);
    let payload = std::iter::repeat_with(|| attached(world, &[("a.pdf", &file)]))
        .find(|payload| payload["id"].as_str() > Some(other))
        .unwrap();
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 202);
    payload["id"].as_str().unwrap().to_owned()
}

/// Waits until an upload is deleted.
async fn await_gone(world: &World, id: &str) {
    let folder = world.data().join("uploads").join(id);
    for _ in 0..400 {
        if !folder.exists() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("the upload `{id}` is still there");
}

#[tokio::test]
async fn uploads_have_no_more_of_the_disk_than_they_may() {
    let world = World::new();
    let file = pdf(900);
    let options = ServeOptions { max_upload_bytes: 1000, ..world.options() };
    let server = Server::start(&options, world.clock()).await.unwrap();
    let citizen = Citizen::new();
    let begin = || attached(&world, &[("a.pdf", &file)]);
    let payloads = [begin(), begin()];
    let mut ends = Vec::new();
    for payload in &payloads {
        assert_eq!(submit(server.address(), &citizen.submit(payload)).await.status, 202);
        let id = payload["id"].as_str().unwrap();
        let sender = Sender { address: server.address(), citizen: &citizen, id };
        ends.push(sender.part(&file, 0, 600).await);
    }
    assert_eq!(ends[0].status, 204);
    assert_eq!(refused(&ends[1]), is(503, "too_busy"));
    assert!(ends[1].header("retry-after").is_some());
    server.stop().await;
}

#[tokio::test]
async fn a_backup_has_the_files_that_the_office_has_not() {
    let world = World::new();
    let file = pdf(900);
    let payload = attached(&world, &[("a.pdf", &file)]);
    let id = payload["id"].as_str().unwrap().to_owned();
    let citizen = Citizen::new();
    let server = world.start().await;
    // Where the inbox should be there is a file: nothing can be delivered.
    fs::create_dir_all(world.data().join("inbox")).unwrap();
    fs::write(world.inbox(), "").unwrap();
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 202);
    let sender = Sender { address: server.address(), citizen: &citizen, id: &id };
    assert_eq!(sender.part(&file, 0, 900).await.status, 201);
    let target = world.folder.path().join("backup");
    let options = BackupOptions { target: target.clone(), data: world.data() };
    backup::back_up(&options).unwrap();
    server.stop().await;

    let restored = ServeOptions { data: target.clone(), ..world.options() };
    let server = Server::start(&restored, world.clock()).await.unwrap();
    let folder = target.join("inbox").join(crate::world::ARS).join(&id);
    for _ in 0..400 {
        if folder.exists() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    let digest = Digest::of(&file).to_string();
    let attached = folder.join(format!("attachment-001-{}.pdf", &digest[..16]));
    assert_eq!(fs::read(attached).unwrap(), file);
    server.stop().await;
}
