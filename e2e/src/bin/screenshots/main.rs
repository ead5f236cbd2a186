//! Pictures of every page of services, for people to look at: on a phone and on a desktop, light and
//! dark, each page once in every state that scenarios bring it into.

use std::env;
use std::fs;
use std::path::PathBuf;

use e2e::browser::Engine;
use e2e::person::Person;
use e2e::scenario::{Scenarios, scenarios};
use e2e::server::{Server, free_port};
use e2e::walk::Walk;
use e2e::{Failure, Outcome, clock};

/// The screens by name, with their widths in CSS pixels.
const SCREENS: [(&str, u32); 2] = [("phone", 390), ("desktop", 1280)];

/// The first word is the folder to write into, the others are the services; all without any.
#[tokio::main]
async fn main() -> Outcome {
    let mut words = env::args().skip(1);
    let out = words.next().map(PathBuf::from);
    let out = out.ok_or_else(|| Failure::new("name a folder for the pictures"))?;
    let wanted: Vec<String> = words.collect();
    let services = scenarios()?;
    if let Some(other) = wanted.iter().find(|id| !services.iter().any(|own| own.service == **id)) {
        return Err(Failure::new(format!("there is no service `{other}`")));
    }
    let folder = tempfile::tempdir()?;
    let dist = clock::adjustable(folder.path())?;
    let server = Server::start_with(&dist, &folder.path().join("data"), free_port()?)?;
    for service in services.iter().filter(|own| wanted.is_empty() || wanted.contains(&own.service))
    {
        for (screen, width) in SCREENS {
            for dark in [false, true] {
                let colours = if dark { "dark" } else { "light" };
                let album = out.join(&service.service).join(format!("{screen}-{colours}"));
                if album.exists() {
                    fs::remove_dir_all(&album)?;
                }
                fs::create_dir_all(&album)?;
                let person = Person::with(Engine::Chromium, &server.origin()).await?;
                person.browser.narrow_to(width).await?;
                person.browser.darken(dark).await?;
                let mut walk = Walk::new(&person).photographing(&album);
                photograph(&mut walk, service).await?;
                println!("{}: {} pictures", album.display(), walk.looked_at());
                person.browser.close().await?;
            }
        }
    }
    Ok(())
}

async fn photograph(walk: &mut Walk<'_>, service: &Scenarios) -> Outcome {
    for scenario in service.with_new_pages() {
        walk.through(&service.service, scenario)
            .await
            .map_err(|failure| failure.during(&scenario.name))?;
    }
    Ok(())
}
