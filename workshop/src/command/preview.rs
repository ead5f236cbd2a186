//! `direktantrag preview`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;
use workshop::preview::{Origin, follow, router};

use super::places::{Places, names};
use super::{say, stopped};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag preview hundesteuer-anmeldung

Open the address it prints. Whatever is saved in the service or its municipality is compiled and
shown at once, without losing the answers. Nothing can be submitted from a preview.
The assistant itself must have been built before: `cargo xtask build`.";

/// Serves services while they are being written.
#[derive(Debug, Args)]
pub(crate) struct Preview {
    /// The services to show by their ids or folders; all when none is named
    #[arg(value_name = "SERVICE")]
    only: Vec<String>,
    #[command(flatten)]
    places: Places,
    /// The folder with the assistant as it was built
    #[arg(long, default_value = "dist/app")]
    app: PathBuf,
    /// The address to listen at
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
}

impl Preview {
    pub(super) fn run(self) -> ExitCode {
        if !self.app.join("index.html").is_file() {
            let app = self.app.display();
            return stopped(&format!(
                "there is no assistant in `{app}`: build it with `cargo xtask build`, or say where \
                 it is with `--app`"
            ));
        }
        let origin = match self.origin() {
            Ok(origin) => origin,
            Err(error) => return stopped(&error),
        };
        let served = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .and_then(|runtime| runtime.block_on(self.serve(origin)));
        match served {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => stopped(&format!("the preview cannot be served: {error}")),
        }
    }

    /// Where the services are that are named. They are looked for again whenever something is
    /// saved, so all of them stand in one folder.
    fn origin(&self) -> Result<Origin, String> {
        let folders = match self.only.as_slice() {
            [] => Vec::new(),
            named => self.places.all(named)?,
        };
        let services = match folders.first().and_then(|folder| folder.parent()) {
            Some(services) => services.to_owned(),
            None => self.places.services.clone(),
        };
        if let Some(other) = folders.iter().find(|own| own.parent() != Some(&services)) {
            let (services, other) = (services.display(), other.display());
            return Err(format!("`{other}` is not in `{services}`: show it in another preview"));
        }
        let municipalities = self.places.municipalities(&[services.join("any")]);
        Ok(Origin { services, municipalities, only: names(&folders) })
    }

    async fn serve(self, origin: Origin) -> std::io::Result<()> {
        let listener = TcpListener::bind(self.listen).await?;
        let preview = Arc::new(workshop::preview::Preview::new(origin.clone(), self.app));
        report(&preview, None);
        let watched = Arc::clone(&preview);
        std::thread::spawn(move || {
            // Blocks stand beside the services.
            let blocks = origin.services.with_file_name("blocks");
            follow(&[&origin.services, &origin.municipalities, &blocks], || {
                let took = watched.compile();
                report(&watched, Some(took));
                true
            });
        });
        say(&format!("preview at http://{}", listener.local_addr()?));
        axum::serve(listener, router(preview)).await
    }
}

fn report(preview: &workshop::preview::Preview, took: Option<std::time::Duration>) {
    let site = preview.site();
    let took = took.map_or(String::new(), |took| format!(" in {} ms", took.as_millis()));
    match site.errors() {
        0 => say(&format!("compiled {} services{took}", site.services())),
        errors => say(&format!("{errors} errors{took}: the panel shows them")),
    }
}
