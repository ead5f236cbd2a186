//! The threads that serve connections: one for each core, each with connections of its own.
//!
//! No connection moves from thread to thread, so that nobody looks for work, and nobody is woken to
//! take over another's.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;
use tokio::time::interval;

use crate::priority;

/// How long a thread sleeps at most. Every timer of a connection is further away: the clock of a
/// runtime is set again, by a call of the system, for each that is nearer than all others.
const SLEEP: Duration = Duration::from_secs(5);

/// All threads that serve connections. When it is dropped, they end with what they have.
#[derive(Debug)]
pub(super) struct Lanes(Vec<Lane>);

#[derive(Debug)]
struct Lane {
    runtime: Handle,
    connections: Arc<AtomicUsize>,
    /// Both are taken when it ends.
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A connection's place on a thread.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) runtime: Handle,
    connections: Arc<AtomicUsize>,
}

impl Lanes {
    /// Starts a thread for each core.
    pub(super) fn start() -> io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        (0..cores).map(|_| Lane::start()).collect::<io::Result<_>>().map(Self)
    }

    /// A place on the thread that has the fewest connections.
    pub(super) fn seat(&self) -> Option<Seat> {
        let connections = |lane: &&Lane| lane.connections.load(Ordering::Relaxed);
        let lane = self.0.iter().min_by_key(connections)?;
        lane.connections.fetch_add(1, Ordering::Relaxed);
        Some(Seat { runtime: lane.runtime.clone(), connections: Arc::clone(&lane.connections) })
    }
}

impl Lane {
    fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (end, mut ended) = oneshot::channel();
        let serve = async move {
            let mut wake = interval(SLEEP);
            loop {
                tokio::select! {
                    _ = wake.tick() => {}
                    _ = &mut ended => return,
                }
            }
        };
        let thread = thread::Builder::new().name("lane".to_owned()).spawn(move || {
            priority::give_way();
            runtime.block_on(serve);
        })?;
        Ok(Self {
            runtime: handle,
            connections: Arc::default(),
            end: Some(end),
            thread: Some(thread),
        })
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        drop(self.end.take());
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("a thread that served connections had failed");
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_shared_out_evenly_and_places_become_free() {
        let lanes = Lanes((0..3).map(|_| Lane::start().unwrap()).collect());
        let counts = || -> Vec<usize> {
            lanes.0.iter().map(|lane| lane.connections.load(Ordering::Relaxed)).collect()
        };
        let mut seats: Vec<Seat> = (0..7).map(|_| lanes.seat().unwrap()).collect();
        assert_eq!(counts(), [3, 2, 2]);
        seats.remove(1);
        assert_eq!(counts(), [3, 1, 2]);
        assert_eq!(seats.push(lanes.seat().unwrap()), ());
        assert_eq!(counts(), [3, 2, 2]);
    }

    #[test]
    fn what_is_served_ends_with_its_thread() {
        let lanes = Lanes(vec![Lane::start().unwrap()]);
        let (sender, mut receiver) = oneshot::channel::<()>();
        lanes.seat().unwrap().runtime.spawn(async move {
            std::future::pending::<()>().await;
            drop(sender);
        });
        assert_eq!(receiver.try_recv(), Err(oneshot::error::TryRecvError::Empty));
        drop(lanes);
        assert_eq!(receiver.try_recv(), Err(oneshot::error::TryRecvError::Closed));
    }
}
