//! JSON as the types of the domain, by hand.
//!
//! `serde` reads the same, and the tests hold the two together. What it generates would be a
//! third of what a citizen loads.

mod expression;
mod kind;
mod members;
mod service;
mod settings;
mod texts;

pub(super) use service::{manifest, service};
pub(super) use settings::settings;
pub(super) use texts::texts;

#[cfg(test)]
mod tests;
