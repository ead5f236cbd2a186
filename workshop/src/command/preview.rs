//! `direktantrag preview`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;
use workshop::preview::{Origin, follow, router};

use super::{complain, say};

pub(super) const EXAMPLE: &str = "\
Example:
  direktantrag preview hundesteuer-anmeldung

Open the address it prints. Whatever is saved in the service or its municipality is compiled and
shown at once, without losing the answers. Nothing can be submitted from a preview.
The assistant itself must have been built before: `cargo xtask build`.";

/// Serves services while they are being written.
#[derive(Debug, Args)]
pub(crate) struct Preview {
    /// The services to show by their ids; all when none is named
    #[arg(value_name = "SERVICE")]
    only: Vec<String>,
    /// The folder with one folder for each service
    #[arg(long, default_value = "services")]
    services: PathBuf,
    /// The folder with one folder for each municipality
    #[arg(long, default_value = "municipalities")]
    municipalities: PathBuf,
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
            complain(&format!(
                "error: there is no assistant in `{app}`: build it with `cargo xtask build`, or \
                 say where it is with `--app`"
            ));
            return ExitCode::FAILURE;
        }
        let served = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .and_then(|runtime| runtime.block_on(self.serve()));
        match served {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain(&format!("error: the preview cannot be served: {error}"));
                ExitCode::FAILURE
            }
        }
    }

    async fn serve(self) -> std::io::Result<()> {
        let listener = TcpListener::bind(self.listen).await?;
        let origin = Origin {
            services: self.services,
            municipalities: self.municipalities,
            only: self.only,
        };
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
