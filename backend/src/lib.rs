//! The endpoint of Direktantrag: it verifies submissions, stores them durably, acknowledges them
//! with a signed receipt and lays them into the municipality's inbox.

pub mod backup;
pub mod catalogue;
pub mod clock;
pub mod config;
pub mod delivery;
pub mod folder;
pub mod health;
pub mod keys;
pub mod openapi;
pub mod page;
mod priority;
pub mod problem;
pub mod reading;
pub mod server;
pub mod start;
pub mod status;
pub mod store;
pub mod submission;
mod theme;
pub mod upload;

pub use clock::Clock;
pub use config::{BackupOptions, Command, PagesOptions, ServeOptions};
pub use server::Server;
pub use start::StartError;
