//! JSON as the types of the domain, by hand.
//!
//! `serde` reads the same, and the tests hold the two together. What it generates would be a
//! third of what a citizen loads.

mod manifest;
mod members;
mod settings;

pub(super) use manifest::manifest;
pub(super) use settings::settings;

#[cfg(test)]
mod tests;
