//! `direktantrag preview`: the assistant over definitions as they are being written, beside it
//! what follows from the answers and why.
//!
//! The assistant is the one that citizens get. What shows its answers is a page of its own
//! around it, so that the panel costs no citizen anything.

mod explain;
mod file;
mod route;
mod site;
mod start;
mod watch;

pub use route::{Preview, router};
pub use site::{Origin, Site};
pub use watch::follow;
