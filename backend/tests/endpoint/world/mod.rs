//! A small municipality with one small service, a server for it, and a citizen.

pub(crate) mod citizen;
pub(crate) mod http;
pub(crate) mod service;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use backend::config::Grace;
use backend::{Clock, ServeOptions, Server};
use jiff::Timestamp;
use shared::service::Digest;
use tempfile::TempDir;

pub(crate) const ARS: &str = "149990000000";
pub(crate) const NOON: &str = "2026-11-23T11:00:00Z";
pub(crate) const PUBLIC_URL: &str = "https://antrag.example";

/// Folders, a clock that can be set, and what was built.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) bundle: Digest,
    pub(crate) settings: Digest,
    now: Arc<AtomicI64>,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        let bundle = service::publish_service(&dist, "1.0.0");
        let settings = service::publish_settings(&dist, 9600);
        let now = Arc::new(AtomicI64::new(NOON.parse::<Timestamp>().unwrap().as_millisecond()));
        Self { folder, bundle, settings, now }
    }

    pub(crate) fn set_time(&self, now: &str) {
        let now: Timestamp = now.parse().unwrap();
        self.now.store(now.as_millisecond(), Ordering::Relaxed);
    }

    pub(crate) fn options(&self) -> ServeOptions {
        ServeOptions {
            listen: "127.0.0.1:0".parse().unwrap(),
            public_url: PUBLIC_URL.parse().unwrap(),
            data: self.data(),
            dist: self.folder.path().join("dist"),
            grace_days: Grace::days(30),
            max_connections: 64,
            max_upload_bytes: 10_000_000,
        }
    }

    pub(crate) fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Clock::from_fn(move || Timestamp::from_millisecond(now.load(Ordering::Relaxed)).unwrap())
    }

    pub(crate) async fn start(&self) -> Server {
        Server::start(&self.options(), self.clock()).await.unwrap()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// The file of the municipality's notices.
    pub(crate) fn notices(&self) -> PathBuf {
        let digest = Digest::of(service::notices().to_string().as_bytes());
        self.dist().join(format!("municipalities/{ARS}/{digest}.json"))
    }

    pub(crate) fn inbox(&self) -> PathBuf {
        self.data().join("inbox").join(ARS)
    }

    /// Waits until a submission is in the inbox.
    pub(crate) async fn delivered(&self, id: &str) -> PathBuf {
        let folder = self.inbox().join(id);
        for _ in 0..400 {
            if folder.exists() {
                return folder;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("`{}` did not come", folder.display());
    }
}

pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
