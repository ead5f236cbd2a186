//! What was never completed is deleted, and what was delivered before a crash.

use super::Uploads;
use crate::store::Store;

/// How long an upload may take, in milliseconds: 24 hours.
const PATIENCE: i64 = 24 * 60 * 60 * 1000;

/// How long one may take of which no byte has come, in milliseconds: an hour. Whoever only begins
/// uploads keeps others from theirs no longer than that.
const PATIENCE_UNTIL_BYTES: i64 = 60 * 60 * 1000;

impl Uploads {
    /// Removes every upload that began more than 24 hours ago and is not complete, or more than an
    /// hour ago without a byte since, and every complete one that the municipality has.
    pub fn sweep(&self, store: &dyn Store, now: i64) {
        let ids: Vec<String> = self.taken().keys().cloned().collect();
        for id in ids {
            if let Err(reason) = self.look_at(&id, store, now) {
                tracing::error!(id, reason, "an upload could not be looked at");
            }
        }
    }

    fn look_at(&self, id: &str, store: &dyn Store, now: i64) -> Result<(), String> {
        // Nobody is kept waiting by a look.
        if !self.is_over(id, store, now)? {
            return Ok(());
        }
        // Whoever holds it is not done with it, and it may have become complete meanwhile.
        match self.hold(id) {
            Some(_hold) if self.is_over(id, store, now)? => {
                self.remove(id).map_err(|error| error.to_string())
            }
            _ => Ok(()),
        }
    }

    fn is_over(&self, id: &str, store: &dyn Store, now: i64) -> Result<bool, String> {
        let Some(record) = self.find(id).map_err(|error| error.to_string())? else {
            return Ok(false);
        };
        let complete = store.find(id).map_err(|error| error.to_string())?.is_some();
        match complete {
            true => store.waits(id).map(|waits| !waits).map_err(|error| error.to_string()),
            false => {
                let empty = self.taken().get(id) == Some(&0);
                let patience = if empty { PATIENCE_UNTIL_BYTES } else { PATIENCE };
                Ok(now.saturating_sub(record.begun) > patience)
            }
        }
    }
}
