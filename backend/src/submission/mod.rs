//! What comes in: submissions, checked, stored and acknowledged.

mod accept;
mod check;
mod digests;
mod receipt;
mod receive;

pub use accept::{Acceptance, Desk};
pub use receive::receive;
