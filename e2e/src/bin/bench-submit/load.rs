//! The load: 64 clients with a kept connection each, on one thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use e2e::application::Signed;
use e2e::wire::{Connection, submission_request};
use e2e::{Failure, Outcome};
use tokio::task::LocalSet;

/// How many clients send at once.
pub(crate) const CONNECTIONS: usize = 64;

/// What one run gave.
pub(crate) struct Run {
    /// From the first request to the last answer.
    pub(crate) took: Duration,
    /// From each request to its answer, ascending.
    pub(crate) latencies: Vec<Duration>,
}

/// Sends all submissions, each once, and waits for all receipts.
pub(crate) async fn run(port: u16, load: &[Signed]) -> Outcome<Run> {
    let requests: Rc<Vec<Vec<u8>>> =
        Rc::new(load.iter().map(|signed| submission_request(&signed.token)).collect());
    let next = Rc::new(Cell::new(0));
    let latencies = Rc::new(RefCell::new(Vec::with_capacity(load.len())));
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(port).await?);
    }
    let clients = LocalSet::new();
    let begin = Instant::now();
    let tasks: Vec<_> = connections
        .into_iter()
        .map(|connection| {
            let (requests, next) = (Rc::clone(&requests), Rc::clone(&next));
            let latencies = Rc::clone(&latencies);
            clients.spawn_local(send(connection, requests, next, latencies))
        })
        .collect();
    clients.await;
    let took = begin.elapsed();
    for task in tasks {
        task.await??;
    }
    let mut latencies = latencies.take();
    latencies.sort_unstable();
    Ok(Run { took, latencies })
}

async fn send(
    mut connection: Connection,
    requests: Rc<Vec<Vec<u8>>>,
    next: Rc<Cell<usize>>,
    latencies: Rc<RefCell<Vec<Duration>>>,
) -> Outcome {
    while let Some(request) = requests.get(next.replace(next.get() + 1)) {
        let begin = Instant::now();
        let status = connection.status_of(request).await?;
        latencies.borrow_mut().push(begin.elapsed());
        if status != 201 {
            return Err(Failure::new(format!("a submission was answered with {status}")));
        }
    }
    Ok(())
}
