//! What the parts of the assistant ask of the browser: storage, requests, time.

pub mod endpoint;
pub mod store;
mod time;

pub use time::now;
