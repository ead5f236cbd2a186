//! Delivery: what was accepted is laid into the municipality's inbox, until it is there.

mod attached;
mod content;
mod inbox;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::catalogue::Catalogue;
use crate::store::{Parcel, Settled, Store, StoreError};
use crate::upload::Uploads;
use crate::{Clock, StartError, priority};
use content::Contents;
use inbox::Inbox;

/// How many parcels share a look into the outbox while nothing else is to do.
const ROUND: u32 = 64;

/// How many while submissions come in: those come first, but delivery never stands still.
const BUSY_ROUND: u32 = 16;

/// How long to wait between two rounds when submissions come in.
const BUSY_PAUSE: Duration = Duration::from_secs(1);

/// How long to wait when nothing is to do.
const IDLE_PAUSE: Duration = Duration::from_millis(200);

/// The shortest and the longest time after which a failed parcel is tried again.
const RETRY: (i64, i64) = (2_000, 15 * 60 * 1000);

/// How long to wait between two looks for uploads that are over.
const SWEEP: Duration = Duration::from_secs(60);

/// What delivery works with.
pub struct Delivery {
    /// The store with the outbox.
    pub store: Arc<dyn Store>,
    /// The services and settings by which submissions are made readable.
    pub catalogue: Arc<Catalogue>,
    /// The attachments.
    pub uploads: Arc<Uploads>,
    /// The folder with an inbox for each municipality.
    pub inbox: PathBuf,
    /// The time.
    pub clock: Clock,
    /// How many submissions came in since the start.
    pub received: Arc<AtomicU64>,
}

/// The thread that delivers.
#[derive(Debug)]
pub struct Courier {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Courier {
    /// Starts to deliver.
    pub fn start(delivery: Delivery) -> Result<Self, StartError> {
        let (stop, stopped) = channel();
        let run = move || {
            priority::come_last();
            let mut seen = 0;
            let mut pause = Duration::ZERO;
            let mut swept: Option<Instant> = None;
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let received = delivery.received.load(Ordering::Relaxed);
                pause = delivery.round(received != seen);
                seen = received;
                if swept.is_none_or(|swept| swept.elapsed() > SWEEP) {
                    let now = delivery.clock.now().as_millisecond();
                    delivery.uploads.sweep(&*delivery.store, now);
                    swept = Some(Instant::now());
                }
            }
        };
        let thread = thread::Builder::new().name("delivery".to_owned()).spawn(run);
        let thread =
            thread.map_err(|error| StartError::new(format!("cannot start delivery: {error}")))?;
        Ok(Self { stop, thread })
    }

    /// Finishes the round and stops; what is left waits for the next start.
    pub fn stop(self) {
        drop(self.stop);
        if self.thread.join().is_err() {
            tracing::error!("the thread that delivers had failed");
        }
    }
}

impl Delivery {
    /// Delivers some of what is due; returns how long to wait before the next round.
    fn round(&self, busy: bool) -> Duration {
        let now = self.clock.now().as_millisecond();
        let limit = if busy { BUSY_ROUND } else { ROUND };
        match self.store.due(now, limit).and_then(|parcels| {
            let more = !parcels.is_empty();
            self.deliver(&parcels, now).map(|()| more)
        }) {
            Ok(true) if busy => BUSY_PAUSE,
            Ok(true) => Duration::ZERO,
            Ok(false) => IDLE_PAUSE,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be used");
                Duration::from_secs(5)
            }
        }
    }

    /// Lays each parcel into its inbox and records it, once for all.
    fn deliver(&self, parcels: &[Parcel], now: i64) -> Result<(), StoreError> {
        let mut by_inbox: BTreeMap<&str, Vec<&Parcel>> = BTreeMap::new();
        for parcel in parcels {
            by_inbox.entry(&parcel.ars).or_default().push(parcel);
        }
        let mut settled = Vec::with_capacity(parcels.len());
        for (ars, parcels) in by_inbox {
            self.fill(&self.inbox.join(ars), &parcels, now, &mut settled);
        }
        if settled.is_empty() {
            return Ok(());
        }
        let delivered = |number: i64| {
            let own = |one: &Settled| matches!(one, Settled::Delivered { number: own, .. } if *own == number);
            settled.iter().any(own)
        };
        let done: Vec<&Parcel> = parcels.iter().filter(|parcel| delivered(parcel.number)).collect();
        self.store.settle(settled)?;
        for parcel in done {
            if let Err(error) = self.uploads.remove(&parcel.id) {
                tracing::warn!(%error, id = parcel.id, "delivered attachments are removed later");
            }
        }
        Ok(())
    }

    /// Lays parcels into one inbox: all are written, then synced together, then named.
    fn fill(&self, inbox: &Path, parcels: &[&Parcel], now: i64, settled: &mut Vec<Settled>) {
        let opened = Inbox::open(inbox).map_err(|error| error.to_string());
        let mut written = Vec::with_capacity(parcels.len());
        for parcel in parcels {
            let opened = opened.as_ref().map_err(Clone::clone);
            match opened.and_then(|inbox| self.write(inbox, parcel)) {
                Ok(()) => written.push(*parcel),
                Err(reason) => settled.push(postpone(parcel, now, &reason)),
            }
        }
        let ids = written.iter().map(|parcel| parcel.id.as_str());
        let placed = opened.and_then(|inbox| inbox.place(ids).map_err(|error| error.to_string()));
        let at = self.clock.now().as_millisecond();
        settled.extend(written.iter().map(|parcel| match &placed {
            Ok(()) => Settled::Delivered { number: parcel.number, due: parcel.due, at },
            Err(reason) => postpone(parcel, now, reason),
        }));
    }

    /// Writes a parcel beside its place, unless an earlier round has laid it there.
    fn write(&self, inbox: &Inbox, parcel: &Parcel) -> Result<(), String> {
        if inbox.has(&parcel.id) {
            return Ok(());
        }
        let Contents { files, attached } = content::files(&self.catalogue, &self.uploads, parcel)?;
        inbox.write(&parcel.id, &files, &attached).map_err(|error| error.to_string())
    }
}

/// When a parcel that failed is tried again: after twice the time with every attempt.
fn postpone(parcel: &Parcel, now: i64, reason: &str) -> Settled {
    let Parcel { number, due, attempts, .. } = *parcel;
    let (shortest, longest) = RETRY;
    let wait = shortest.saturating_mul(1 << attempts.min(20)).min(longest);
    tracing::warn!(id = parcel.id, attempts, reason, "a submission could not be delivered");
    Settled::Postponed { number, due, until: now.saturating_add(wait) }
}
