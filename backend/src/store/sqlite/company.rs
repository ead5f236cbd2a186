//! Waiting for company: a commit costs as much for one entry as for many, and so do the changes
//! from thread to thread around it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

/// How many entries are enough for a commit.
const ENOUGH: usize = 40;

/// How long a commit waits for them at most.
const PATIENCE: Duration = Duration::from_millis(2);

/// How many entries the writer still wants. Those who bring them wake it only when they are there.
#[derive(Debug)]
pub(super) struct Company(AtomicUsize);

impl Company {
    /// Nobody waits for company.
    pub(super) const fn new() -> Self {
        Self(AtomicUsize::new(usize::MAX))
    }

    /// The writer, which has some entries, waits until with those in the queue there are enough,
    /// but not for long.
    pub(super) fn gather(&self, entries: usize, queued: impl Fn() -> usize) {
        let wanted = ENOUGH.saturating_sub(entries);
        self.0.store(wanted, Ordering::Release);
        let until = Instant::now() + PATIENCE;
        while queued() < wanted {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::park_timeout(left);
        }
        self.0.store(usize::MAX, Ordering::Release);
    }

    /// Another entry has come into the queue.
    pub(super) fn joined(&self, queued: usize, writer: &Thread) {
        if queued >= self.0.load(Ordering::Acquire) {
            writer.unpark();
        }
    }
}
