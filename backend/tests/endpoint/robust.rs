//! Clients that are too slow or too many.

use std::time::{Duration, Instant};

use backend::{ServeOptions, Server};
use rusqlite::Connection;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{get, submit};

#[tokio::test]
async fn slow_clients_do_not_keep_others_out() {
    let world = World::new();
    let options = ServeOptions { max_connections: 8, ..world.options() };
    let server = Server::start(&options, world.clock()).await.unwrap();
    let begun = Instant::now();
    let mut slow = Vec::new();
    for at in 0..8 {
        let mut stream = TcpStream::connect(server.address()).await.unwrap();
        if at % 2 == 0 {
            stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx-").await.unwrap();
        }
        slow.push(stream);
    }
    // One byte now and then does not help.
    let mut dripping = slow.remove(0);
    let drip = tokio::spawn(async move {
        while dripping.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    });
    assert_eq!(get(server.address(), "/healthz", &[]).await.status, 200);
    assert!(begun.elapsed() < Duration::from_secs(14), "{:?}", begun.elapsed());
    for mut stream in slow {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
    }
    drip.await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(14), "{:?}", begun.elapsed());
    server.stop().await;
}

#[tokio::test]
async fn who_comes_when_too_much_waits_is_told_to_come_again() {
    let world = World::new();
    let options = ServeOptions { max_connections: 400, ..world.options() };
    let server = Server::start(&options, world.clock()).await.unwrap();
    let address = server.address();
    let citizen = Citizen::new();
    let tokens: Vec<_> = (0..300).map(|_| citizen.submit(&payload(&world))).collect();
    // Nobody can write as long as this transaction is open.
    let lock = Connection::open(world.data().join("submissions.sqlite")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let sent: Vec<_> = tokens
        .iter()
        .cloned()
        .map(|token| tokio::spawn(async move { submit(address, &token).await }))
        .collect();
    let told = || sent.iter().filter(|sent| sent.is_finished()).count();
    while told() < 300 - 256 {
        tokio::task::yield_now().await;
    }
    lock.execute_batch("ROLLBACK").unwrap();
    let mut refused = Vec::new();
    for (token, answer) in tokens.iter().zip(sent) {
        let answer = answer.await.unwrap();
        if answer.status != 201 {
            assert_eq!(answer.problem(), (503, "too_busy".to_owned()));
            assert_eq!(answer.header("retry-after"), Some("2"));
            refused.push(token);
        }
    }
    assert_eq!(refused.len(), 300 - 256);
    for token in refused {
        assert_eq!(submit(address, token).await.status, 201);
    }
    server.stop().await;
}
