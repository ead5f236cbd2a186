//! What a client holds a receipt for is never lost, however the server dies.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use e2e::application::{Published, Signed};
use e2e::server::{Server, free_port};
use e2e::wire::Connection;
use e2e::{Failure, Outcome, inbox, store, story, wait};

/// How often the server is killed.
const KILLS: usize = 20;

/// What is at hand to be sent between two kills: more than can be.
const LOAD: usize = 700;

/// How many clients send at once.
const CLIENTS: usize = 8;

/// The receipts that clients hold, by the submission's id.
type Held = Arc<Mutex<BTreeMap<String, String>>>;

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_moment_loses_nothing() -> Outcome {
    let seed = match std::env::var("DIREKTANTRAG_SEED") {
        Ok(seed) => seed.parse()?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    println!("moments of the kills: repeat them with DIREKTANTRAG_SEED={seed}");
    let mut moments = fastrand::Rng::with_seed(seed);
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let port = free_port()?;
    let mut sent = Vec::new();
    let held = Held::default();

    for round in 1..=KILLS {
        let server = Server::start(&data, port)?;
        let load = Published::read()?.signed(&story::answers(), &server.origin(), LOAD)?;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let own = load.iter().skip(client).step_by(CLIENTS).cloned().collect();
                tokio::spawn(send_until_it_dies(port, own, Arc::clone(&held)))
            })
            .collect();
        let before = count(&held)?;
        wait::until("the first receipt of the round", || async {
            Ok((count(&held)? > before).then_some(()))
        })
        .await?;
        let moment = Duration::from_micros(moments.u64(0..200_000));
        tokio::time::sleep(moment).await;
        server.kill()?;
        for client in clients {
            client.await??;
        }
        let receipts = store::receipts(&data)?;
        every_receipt_is_stored(&held, &receipts)?;
        println!(
            "kill {round}: {moment:?} after the first receipt, {} held, {} stored, {} delivered",
            count(&held)?,
            receipts.len(),
            inbox::delivered(&data)?.len(),
        );
        sent.extend(load);
    }

    let server = Server::start(&data, port)?;
    wait::until_within(Duration::from_secs(300), "an empty backlog", || async {
        Ok((store::backlog(&data)? == 0).then_some(()))
    })
    .await?;
    every_submission_is_delivered(&data, &sent)?;
    every_receipt_comes_again(&server, &sent, &held).await?;
    assert!(server.stop()?, "a graceful stop ends well");
    Ok(())
}

/// Sends one after the other and keeps the receipts, until the connection breaks.
async fn send_until_it_dies(port: u16, load: Vec<Signed>, held: Held) -> Outcome {
    let Ok(mut connection) = Connection::open(port).await else { return Ok(()) };
    for signed in load {
        let Ok(answer) = connection.submit(&signed.token).await else { return Ok(()) };
        assert_eq!(answer.status, 201, "{}", answer.text());
        lock(&held)?.insert(signed.id, answer.text());
    }
    Ok(())
}

fn every_receipt_is_stored(held: &Held, receipts: &BTreeMap<String, String>) -> Outcome {
    for (id, receipt) in lock(held)?.iter() {
        assert_eq!(receipts.get(id), Some(receipt), "the receipt of {id} is not in the store");
    }
    Ok(())
}

fn every_submission_is_delivered(data: &Path, sent: &[Signed]) -> Outcome {
    let receipts = store::receipts(data)?;
    let names: Vec<String> = receipts.keys().cloned().collect();
    assert_eq!(inbox::delivered(data)?, names, "stored and delivered are not the same");
    let tokens: BTreeMap<_, _> = sent.iter().map(|signed| (&signed.id, &signed.token)).collect();
    for (id, receipt) in &receipts {
        let folder = data.join("inbox").join(story::ARS).join(id);
        let delivered = inbox::read(folder)?;
        assert_eq!(Some(&&delivered.submission), tokens.get(id), "other bytes than were sent");
        assert_eq!(&delivered.receipt, receipt, "another receipt than was stored");
        assert!(delivered.page.contains("</html>"), "`application.html` of {id} is cut off");
    }
    Ok(())
}

async fn every_receipt_comes_again(server: &Server, sent: &[Signed], held: &Held) -> Outcome {
    let held = lock(held)?.clone();
    let mut connection = Connection::open(server.port()).await?;
    for signed in sent.iter().filter(|signed| held.contains_key(&signed.id)) {
        let answer = connection.submit(&signed.token).await?;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(Some(&answer.text()), held.get(&signed.id), "another receipt than before");
    }
    Ok(())
}

fn count(held: &Held) -> Outcome<usize> {
    Ok(lock(held)?.len())
}

fn lock(held: &Held) -> Outcome<std::sync::MutexGuard<'_, BTreeMap<String, String>>> {
    held.lock().map_err(|_| Failure::new("a client panicked"))
}
