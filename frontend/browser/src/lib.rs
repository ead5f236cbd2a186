//! What the parts of the assistant ask of the browser: storage, requests, time, and the page around
//! them.

mod digest;
pub mod endpoint;
pub mod site;
pub mod store;
mod time;

pub use digest::digest;
pub use time::now;
