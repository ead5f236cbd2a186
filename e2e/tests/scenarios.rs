//! The scenarios of all services, forwards, in the real pages.

use std::time::Instant;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::scenario::scenarios;
use e2e::server::{Server, free_port};
use e2e::walk::Walk;
use e2e::{Failure, Outcome, clock};

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_show_what_follows_in_every_scenario() -> Outcome {
    let services = scenarios()?;
    let folder = tempfile::tempdir()?;
    let dist = clock::adjustable(folder.path())?;
    let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;
    for engine in Engine::chosen() {
        let person = Person::with(*engine, &server.origin()).await?;
        let mut walk = Walk::new(&person);
        let (mut count, mut failed) = (0, Vec::new());
        for service in &services {
            for scenario in &service.scenarios {
                count += 1;
                let name = format!("{}/{}", service.service, scenario.name);
                let begin = Instant::now();
                let walked = walk.through(&service.service, scenario).await;
                println!("{name}: {:?}", begin.elapsed());
                if let Err(failure) = walked {
                    println!("{failure:?}");
                    failed.push(name);
                }
            }
        }
        println!(
            "{engine:?}: {count} scenarios, {} states of pages, {} controls",
            walk.looked_at(),
            walk.entered()
        );
        match person.wrote_valid_markup() {
            Ok(count) => println!("{engine:?}: {count} valid documents"),
            Err(failure) => {
                println!("{failure:?}");
                failed.push("the markup".to_owned());
            }
        }
        person.browser.close().await?;
        if !failed.is_empty() {
            return Err(Failure::new(format!("{} failed: {}", failed.len(), failed.join(", "))));
        }
    }
    Ok(())
}
