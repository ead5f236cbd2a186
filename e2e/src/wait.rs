//! Waiting for what must come true, never for a fixed time.

use std::future::Future;
use std::time::{Duration, Instant};

use crate::{Failure, Outcome};

/// How long anything may take before it counts as broken. Generous: two cores carry a browser, a
/// driver and the server.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often to look.
const INTERVAL: Duration = Duration::from_millis(25);

/// Looks until there is something, and gives it.
///
/// # Errors
/// When [`PATIENCE`] ends first, naming what was waited for; and the first failure of looking.
pub async fn until<T, F>(what: &str, look: impl FnMut() -> F) -> Outcome<T>
where
    F: Future<Output = Outcome<Option<T>>>,
{
    until_within(PATIENCE, what, look).await
}

/// As [`until`], with a patience of its own.
///
/// # Errors
/// As [`until`].
pub async fn until_within<T, F>(
    patience: Duration,
    what: &str,
    mut look: impl FnMut() -> F,
) -> Outcome<T>
where
    F: Future<Output = Outcome<Option<T>>>,
{
    let start = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if start.elapsed() > patience {
            return Err(Failure::new(format!("waited {patience:?} in vain for {what}")));
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
