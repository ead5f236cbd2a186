//! What the first visit costs on an old phone with a bad line: until the start page can be read,
//! until the first field takes an answer, and how many bytes that takes, in Chromium.
//!
//! The last line is JSON with stable keys.

mod report;
mod visit;

use e2e::application::Published;
use e2e::server::{Server, free_port};
use e2e::{Outcome, story};
use report::Report;

/// Visits, each with a new profile; the median counts.
const VISITS: usize = 7;

#[tokio::main]
async fn main() -> Outcome {
    let folder = tempfile::Builder::new().prefix("direktantrag-bench-").tempdir()?;
    let title = Published::read()?.texts.service.title;
    let server = Server::start(&folder.path().join("data"), free_port()?)?;
    let address = format!("{}/{}/{}", server.origin(), story::ARS, story::SERVICE);
    let mut report = Report::default();
    for _ in 0..VISITS {
        report.add(visit::visit(&address, &title).await?)?;
    }
    report.print();
    Ok(())
}
