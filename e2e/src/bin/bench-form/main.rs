//! What filling in a long form feels like: 1,000 fields with 100 conditions, on one page and on
//! 100, in Chromium.
//!
//! The last line is JSON with stable keys. `docs/benchmarks.md` describes form and measure so that
//! others can run the same on their engine.

mod filling;
mod form;
mod report;

use e2e::browser::Browser;
use e2e::server::{Server, free_port};
use e2e::{Outcome, clock, place, workshop};
use form::Division;
use report::Report;

/// A frame is drawn as soon as something changed, not in the beat of a screen: what is measured is
/// what the page costs, not how long the screen takes to come round.
const UNBEATEN: [&str; 2] = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

#[tokio::main]
async fn main() -> Outcome {
    let folder = tempfile::Builder::new().prefix("direktantrag-bench-").tempdir()?;
    let divisions = [Division::Flat, Division::Paged];
    for division in divisions {
        let service = folder.path().join("services").join(division.name());
        form::write(&service, division.name(), division)?;
    }
    workshop::offering(folder.path(), &divisions.map(|division| division.name().to_owned()))?;
    workshop::run(folder.path(), &["build"])?;
    let dist = folder.path().join("dist");
    clock::copy_folder(&place::dist()?.join("app"), &dist.join("app"))?;
    let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;

    let mut report = Report::default();
    for division in divisions {
        let browser = Browser::open_chromium(&UNBEATEN, false).await?;
        let filled = filling::measure(&browser, &server.origin(), division).await;
        report.add(division, filled.map_err(|failure| failure.during(division.name()))?);
        browser.close().await?;
    }
    report.print();
    Ok(())
}
