//! How quickly the server starts and how much memory it keeps.

use std::time::Duration;

use e2e::application::Published;
use e2e::server::{Server, free_port};
use e2e::wire::{Connection, submission_request};
use e2e::{Outcome, inbox, store, story, wait};

/// The longest that a start may take.
const START: Duration = Duration::from_millis(100);

/// The most memory after ten thousand submissions, in bytes.
const MEMORY: u64 = 40_000_000;

/// How many of them are delivered before it is looked at again.
const DELIVERED: usize = 1_000;

/// How many submissions are sent before the memory is looked at.
const SUBMISSIONS: usize = 10_000;

#[test]
fn it_starts_at_once() -> Outcome {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let port = free_port()?;
    let first = Server::start(&data, port)?;
    println!("the first start, which makes keys and database: {:?}", first.started_after);
    first.stop()?;
    let mut starts = Vec::new();
    for _ in 0..5 {
        let server = Server::start(&data, port)?;
        let own = server.startup_ms.clone().unwrap_or_else(|| "nothing".to_owned());
        println!("listens after {:?}; says {own} ms itself", server.started_after);
        starts.push(server.started_after);
        server.stop()?;
    }
    starts.sort();
    let median = starts[starts.len() / 2];
    println!("median of {} starts: {median:?}, limit {START:?}", starts.len());
    assert!(median < START, "starting takes {median:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_submissions_leave_little_in_memory() -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let before = server.resident_kib()?;
    let load = Published::read()?.signed(&story::answers(), &server.origin(), SUBMISSIONS)?;
    let port = server.port();
    let clients: Vec<_> = load
        .chunks(SUBMISSIONS / 20)
        .map(|own| {
            let own = own.to_vec();
            tokio::spawn(async move {
                let mut connection = Connection::open(port).await?;
                for signed in own {
                    let status = connection.status_of(&submission_request(&signed.token)).await?;
                    assert_eq!(status, 201, "{} was not accepted", signed.id);
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for client in clients {
        client.await??;
    }
    let answered = server.resident_kib()?;
    wait::until_within(Duration::from_secs(120), "delivery at work", || async {
        Ok((inbox::delivered(server.data())?.len() > DELIVERED).then_some(()))
    })
    .await?;
    let delivering = server.resident_kib()?;
    println!(
        "resident: {before} KiB at the start, {answered} KiB after {SUBMISSIONS} submissions, \
         {delivering} KiB while they are delivered; limit {} KiB",
        MEMORY / 1024
    );
    assert_eq!(store::receipts(server.data())?.len(), SUBMISSIONS);
    let most = answered.max(delivering);
    assert!(most * 1024 < MEMORY, "the server keeps {most} KiB");
    assert!(server.stop()?, "a graceful stop ends well");
    Ok(())
}
