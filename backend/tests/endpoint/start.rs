//! Starting: what goes wrong is said in words that help. And the program itself.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use backend::{ServeOptions, Server};
use serde_json::Value as Json;

use crate::world::citizen::{Citizen, payload};
use crate::world::http::submit;
use crate::world::{World, write};

#[tokio::test]
async fn what_keeps_the_server_from_starting_is_said() {
    type Break = fn(&World);
    let cases: [(Break, &str); 10] = [
        (|w| fs::remove_dir_all(w.dist()).unwrap(), "direktantrag build"),
        (|w| fs::remove_dir_all(w.dist().join("municipalities")).unwrap(), "--municipalities"),
        (|w| write(&w.dist().join("services/dog-tax/current"), "x"), "names no digest"),
        (
            |w| write(&w.dist().join("services/dog-tax/current"), "0".repeat(64)),
            "build the services again",
        ),
        (
            |w| {
                let bundle = format!("services/dog-tax/{}/manifest.json", w.bundle);
                write(&w.dist().join(bundle), "{}");
            },
            "was changed",
        ),
        (|w| write(&w.notices(), "{}"), "was changed"),
        (|w| fs::remove_file(w.notices()).unwrap(), "cannot read"),
        (|w| write(&w.data(), "a file"), "data folder"),
        (
            |w| {
                write(&w.data().join("keys/endpoint.p8"), "no key");
            },
            "restore it from the backup",
        ),
        (|w| write(&w.data().join("submissions.sqlite"), ""), "is missing"),
    ];
    for (break_it, said) in cases {
        let world = World::new();
        break_it(&world);
        let error = Server::start(&world.options(), world.clock()).await.err().unwrap().to_string();
        assert!(error.contains(said), "`{said}` not in `{error}`");
    }
}

#[tokio::test]
async fn two_servers_do_not_share_folder_or_address() {
    let world = World::new();
    let server = world.start().await;
    let error = Server::start(&world.options(), world.clock()).await.err().unwrap();
    assert!(error.to_string().contains("another server"), "{error}");
    let other = World::new();
    let options = ServeOptions { listen: server.address(), ..other.options() };
    let error = Server::start(&options, other.clock()).await.err().unwrap();
    assert!(error.to_string().contains("--listen"), "{error}");
    server.stop().await;
}

#[tokio::test]
async fn the_program_says_when_it_listens_and_stops_when_asked() {
    let world = World::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_direktantrag-server"))
        .args(["serve", "--listen", "127.0.0.1:0", "--public-url", crate::world::PUBLIC_URL])
        .env("DIREKTANTRAG_DATA", world.data())
        .env("DIREKTANTRAG_DIST", world.dist())
        .env("RUST_LOG", "debug")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(program.stdout.take().unwrap());
    let mut log = String::new();
    let listening: Json = loop {
        let mut line = String::new();
        assert!(output.read_line(&mut line).unwrap() > 0, "{log}");
        let entry: Json = serde_json::from_str(&line).unwrap();
        log.push_str(&line);
        if entry["message"] == "listening" {
            break entry;
        }
    };
    assert!(listening["startup_ms"].is_u64(), "{listening}");
    let address = listening["address"].as_str().unwrap().parse().unwrap();

    let mut payload = payload(&world);
    payload["day"] = backend::Clock::system().today().unwrap().to_string().into();
    let answer = submit(address, &Citizen::new().submit(&payload)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());

    let id = program.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert!(program.wait().unwrap().success());
    output.read_to_string(&mut log).unwrap();
    assert!(log.contains("\"message\":\"stopped\""), "{log}");
    for line in log.lines() {
        serde_json::from_str::<Json>(line).unwrap();
    }
    for personal in ["Müller", "Bello"] {
        assert!(!log.contains(personal), "`{personal}` in {log}");
    }
}
