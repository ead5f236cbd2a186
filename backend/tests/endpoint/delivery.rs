//! Delivery through crashes and obstacles, and what a backup brings back.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use backend::{BackupOptions, ServeOptions, Server, backup};
use rusqlite::Connection;

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{get, submit};

#[tokio::test]
async fn what_a_crash_left_half_written_is_written_anew() {
    let world = World::new();
    let payload = payload(&world);
    let id = payload["id"].as_str().unwrap();
    let half = world.inbox().join(format!(".{id}.part"));
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("submission.jws"), "hal").unwrap();
    let server = world.start().await;
    let token = Citizen::new().submit(&payload);
    assert_eq!(submit(server.address(), &token).await.status, 201);
    let folder = world.delivered(id).await;
    assert_eq!(fs::read_to_string(folder.join("submission.jws")).unwrap(), token);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 7);
    assert!(!half.exists());
    server.stop().await;
}

#[tokio::test]
async fn what_was_delivered_before_a_crash_is_not_delivered_twice() {
    let world = World::new();
    let payload = payload(&world);
    let id = payload["id"].as_str().unwrap();
    let server = world.start().await;
    assert_eq!(submit(server.address(), &Citizen::new().submit(&payload)).await.status, 201);
    let folder = world.delivered(id).await;
    server.stop().await;

    // As if the server had died between the folder and the outbox.
    let again = "INSERT INTO outbox (due, number, attempts) VALUES (0, 1, 0)";
    let outbox = Connection::open(world.data().join("submissions.sqlite")).unwrap();
    outbox.execute(again, []).unwrap();
    fs::write(folder.join("note of the office"), "").unwrap();
    let server = world.start().await;
    empty_outbox(&server).await;
    assert!(folder.join("note of the office").exists());
    server.stop().await;

    // As if it had died before the folder.
    fs::remove_dir_all(&folder).unwrap();
    outbox.execute(again, []).unwrap();
    let server = world.start().await;
    world.delivered(id).await;
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 7);
    server.stop().await;
}

#[tokio::test]
async fn an_inbox_that_cannot_be_written_is_tried_again() {
    let world = World::new();
    fs::create_dir_all(world.inbox().parent().unwrap()).unwrap();
    fs::write(world.inbox(), "in the way").unwrap();
    let server = world.start().await;
    let payload = payload(&world);
    let token = Citizen::new().submit(&payload);
    assert_eq!(submit(server.address(), &token).await.status, 201);
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(get(server.address(), "/readyz", &[]).await.json()["undelivered"], 1);
    fs::remove_file(world.inbox()).unwrap();
    world.set_time("2026-11-23T13:00:00Z");
    world.delivered(payload["id"].as_str().unwrap()).await;
    empty_outbox(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn a_backup_of_a_running_server_restores_everything() {
    let world = World::new();
    let server = world.start().await;
    let citizen = Citizen::new();
    let tokens: Vec<_> = (0..5).map(|_| citizen.submit(&payload(&world))).collect();
    let mut receipts = Vec::new();
    for token in &tokens {
        receipts.push(submit(server.address(), token).await.body);
    }
    let target = world.folder.path().join("backup");
    let options = BackupOptions { target: target.clone(), data: world.data() };
    backup::back_up(&options).unwrap();
    assert!(backup::back_up(&options).unwrap_err().to_string().contains("exists already"));
    for path in ["", "submissions.sqlite", "keys", "keys/endpoint.p8"] {
        let mode = fs::metadata(target.join(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "`{path}` is open to others");
    }
    server.stop().await;

    let options = ServeOptions { data: target, ..world.options() };
    let server = Server::start(&options, world.clock()).await.unwrap();
    for (token, receipt) in tokens.iter().zip(receipts) {
        let again = submit(server.address(), token).await;
        assert_eq!((again.status, again.body), (200, receipt));
    }
    server.stop().await;
}

#[cfg(test)]
async fn empty_outbox(server: &Server) {
    for _ in 0..200 {
        let ready = get(server.address(), "/readyz", &[]).await.json();
        if ready["undelivered"] == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("the outbox did not become empty");
}
