//! Durable submissions per second over loopback, beside what the machine can do at most.
//!
//! What is submitted is the most usual application: one person, one dog, payment by transfer.
//! The release server and the load generator share the machine. Limits are measured between the
//! runs, while the server's process is stopped. The last line is JSON with stable keys.

mod answer;
mod limits;
mod load;
mod report;

use e2e::application::Published;
use e2e::server::{Server, free_port};
use e2e::{Outcome, store, story};
use report::Report;

/// Measured runs; the median counts.
const RUNS: usize = 5;

/// Submissions of a run: for about a second, beside which beginning and end do not count.
const PER_RUN: usize = 18_000;

/// Submissions before the first run, which are not counted.
const WARM_UP: usize = 2_000;

fn main() -> Outcome {
    let folder = tempfile::Builder::new().prefix("direktantrag-bench-").tempdir()?;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let answers = story::answers_of(story::short());
    println!("signing {} submissions beforehand …", WARM_UP + RUNS * PER_RUN);
    let load = Published::read()?.signed(&answers, &server.origin(), WARM_UP + RUNS * PER_RUN)?;
    let (warm_up, measured) = load.split_at(WARM_UP);
    let bytes = load.iter().map(|signed| signed.token.len()).sum::<usize>() / load.len();

    load::run(server.port(), warm_up)?;
    let mut report = Report::new(bytes);
    for (number, part) in measured.chunks(PER_RUN).enumerate() {
        let before = server.processor_time()?;
        let run = load::run(server.port(), part)?;
        let server_cost = server.processor_time()?.saturating_sub(before);
        let backlog = store::backlog(server.data())?;
        let (verify_sign, sqlite) = server.at_rest(|| {
            let verify_sign = limits::verify_and_sign(part)?;
            Outcome::Ok((verify_sign, limits::durable_inserts(folder.path(), number, part)?))
        })?;
        report.add(run, server_cost, backlog, verify_sign, sqlite);
    }
    assert_eq!(
        store::receipts(server.data())?.len(),
        load.len(),
        "not all that was answered is stored"
    );
    report.print();
    server.stop()?;
    Ok(())
}
