//! The domain of Direktantrag: what a service asks, what a person answered, and what follows.
//!
//! Everything here is pure: no clock, no randomness, no input or output. The same code runs in
//! the browser, at the endpoint and in the workshop.

pub mod answers;
pub mod assessment;
pub mod by_name;
pub mod date;
pub mod export;
pub mod expression;
pub mod json;
pub mod kind;
pub mod language;
pub mod migration;
pub mod packed;
pub mod reading;
pub mod service;
pub mod session;
pub mod settings;
pub mod submission;
pub mod theme;
pub mod value;

pub use assessment::{Assessment, assess};
pub use date::Date;
pub use session::Session;
pub use value::Value;
