//! Who works on an upload: one at a time.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// An upload held by someone, until it is dropped.
#[derive(Debug)]
pub struct Hold {
    held: Arc<Mutex<BTreeSet<String>>>,
    id: String,
}

impl Hold {
    pub(super) fn of(held: &Arc<Mutex<BTreeSet<String>>>, id: &str) -> Option<Self> {
        let fresh = held.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        fresh.then(|| Self { held: Arc::clone(held), id: id.to_owned() })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
