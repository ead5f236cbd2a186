//! The running server: put together, started and stopped.

mod connection;
mod lanes;
mod router;

use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;

use crate::catalogue::Catalogue;
use crate::config::ServeOptions;
use crate::delivery::{Courier, Delivery};
use crate::folder::DataFolder;
use crate::keys::{self, EndpointKey};
use crate::page::{Asset, Pages};
use crate::reading::Reading;
use crate::status::Nonces;
use crate::store::{SqliteStore, Store};
use crate::submission::Desk;
use crate::upload::Uploads;
use crate::{Clock, StartError, openapi};
use lanes::Lanes;

/// How many submissions are worked on at once; others are asked to come again.
const PLACES: usize = 256;

/// How many parts of attachments are taken at once: each may have a megabyte in memory.
const PART_PLACES: usize = 64;

/// How many questions after a status are answered at once.
const STATUS_PLACES: usize = 32;

/// What the routes share.
pub struct App {
    /// Where submissions are accepted.
    pub desk: Desk,
    /// The assistant's files.
    pub pages: Pages,
    /// The pages to read, where the assistant is built.
    pub reading: Option<Reading>,
    /// A permit for each submission being worked on.
    pub places: Semaphore,
    /// A permit for each part of an attachment being taken.
    pub part_places: Semaphore,
    /// A permit for each question after a status being answered.
    pub status_places: Semaphore,
    /// Which signed questions after a status were asked lately.
    pub nonces: Nonces,
    /// The endpoint's public keys.
    pub jwks: Asset,
    /// The description of the interface.
    pub openapi: Asset,
}

/// A running server.
pub struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    taking: JoinHandle<Lanes>,
    permits: Arc<Semaphore>,
    max_connections: u32,
    courier: Courier,
    store: Arc<dyn Store>,
    _lock: File,
}

impl Server {
    /// Starts a server; when this returns, it answers.
    pub async fn start(options: &ServeOptions, clock: Clock) -> Result<Self, StartError> {
        let mut catalogue = Catalogue::load(&options.dist)?;
        let pages = Pages::load(&options.dist.join("app"))?;
        if !pages.is_there() {
            tracing::warn!("the assistant is not built: only the interface is served");
        }
        let reading = Reading::load(&pages, options.public_url.as_str())?;
        let data = DataFolder::open(&options.data)?;
        let lock = data.lock()?;
        let (store, key) = open(&data)?;
        let (current, others) = catalogue.bundles();
        let superseded = store.supersede(&current, &others, clock.now().as_millisecond());
        catalogue.supersede(&superseded.map_err(|error| StartError::new(error.to_string()))?);
        let uploads = Uploads::open(&data.uploads(), options.max_upload_bytes);
        let uploads = uploads.map_err(|error| StartError::at("open", &data.uploads(), &error))?;
        let uploads = Arc::new(uploads);
        let (catalogue, store) = (Arc::new(catalogue), Arc::new(store) as Arc<dyn Store>);

        let listener = TcpListener::bind(options.listen).await.map_err(|error| {
            StartError::new(format!("cannot listen on `{}` (--listen): {error}", options.listen))
        })?;
        let address = listener.local_addr().map_err(|error| StartError::new(error.to_string()))?;
        let received = Arc::new(AtomicU64::new(0));
        let courier = Courier::start(Delivery {
            store: Arc::clone(&store),
            catalogue: Arc::clone(&catalogue),
            uploads: Arc::clone(&uploads),
            inbox: data.inbox(),
            clock: clock.clone(),
            received: Arc::clone(&received),
        })?;
        let app = Arc::new(App {
            jwks: Asset::of_json(&keys::jwks(&key)),
            openapi: Asset::of_json(&openapi::document(options.public_url.as_str())),
            pages,
            reading,
            places: Semaphore::new(PLACES),
            part_places: Semaphore::new(PART_PLACES),
            status_places: Semaphore::new(STATUS_PLACES),
            nonces: Nonces::since(clock.now().as_millisecond()),
            desk: Desk {
                catalogue,
                store: Arc::clone(&store),
                uploads,
                key,
                audience: options.public_url.as_str().to_owned(),
                grace: options.grace_days,
                clock,
                received,
            },
        });
        let max_connections = options.max_connections;
        let permits = Arc::new(Semaphore::new(usize::try_from(max_connections).unwrap_or(1)));
        let (stop, stopped) = watch::channel(false);
        let router = router::router(Arc::clone(&app));
        let lanes = Lanes::start()
            .map_err(|error| StartError::new(format!("cannot start threads: {error}")))?;
        let taking = connection::take(listener, app, router, lanes, Arc::clone(&permits), stopped);
        let taking = tokio::spawn(taking);
        Ok(Self { address, stop, taking, permits, max_connections, courier, store, _lock: lock })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, finishes the requests it has, and writes what is waiting.
    pub async fn stop(self) {
        let Self { stop, taking, permits, max_connections, courier, store, .. } = self;
        stop.send_replace(true);
        // Dropping the listener refuses who comes now.
        let lanes = taking.await;
        let all_gone = permits.acquire_many(max_connections);
        if timeout(connection::LEAVE_TIME, all_gone).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
        let closed = spawn_blocking(move || {
            drop(lanes);
            courier.stop();
            store.close();
        });
        if closed.await.is_err() {
            tracing::error!("the store was not closed as it should");
        }
    }
}

/// Opens database and key. Both are made on the first start, and belong together from then on.
fn open(data: &DataFolder) -> Result<(SqliteStore, EndpointKey), StartError> {
    let first = !data.database().exists();
    let key = match keys::load(&data.keys())? {
        Some(key) => key,
        None if first => keys::make(&data.keys())?,
        None => {
            return Err(StartError::new(format!(
                "the key in `{}` is missing, though receipts were signed with it: restore it from \
                 the backup",
                data.keys().display()
            )));
        }
    };
    let path = data.database();
    let store = SqliteStore::open(&path);
    Ok((store.map_err(|error| StartError::at("open the database", &path, &error))?, key))
}
