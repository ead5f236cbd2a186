//! What the parts of the assistant ask of the browser: storage, requests, time.

mod digest;
pub mod endpoint;
pub mod store;
mod time;

pub use digest::digest;
pub use time::now;
