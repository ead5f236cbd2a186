//! What comes in: submissions, checked, stored and acknowledged.

mod accept;
mod attach;
mod check;
mod digests;
mod receipt;
mod receive;

pub(crate) use accept::store_failed;
pub use accept::{Acceptance, Desk};
pub(crate) use attach::blocking;
pub use receive::receive;
pub(crate) use receive::{acknowledge, read};
