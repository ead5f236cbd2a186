//! Real browsers and hostile circumstances against the real server.
//!
//! The tests in `tests/` tell stories; what they need stands here, by what it is: the
//! [`server`], a [`browser`], the [`person`] in front of it, and so on. Everything outside is
//! found by [`place`].

pub mod appearance;
pub mod application;
pub mod axe;
pub mod browser;
pub mod clock;
pub mod entry;
pub mod failure;
pub mod figures;
pub mod gate;
pub mod host;
pub mod inbox;
pub mod keyboard;
pub mod markup;
pub mod person;
pub mod place;
pub mod preview;
pub mod process;
pub mod receipt;
pub mod scenario;
pub mod server;
pub mod setting;
pub mod store;
pub mod story;
pub mod tree;
pub mod wait;
pub mod walk;
pub mod wire;
pub mod workshop;

pub use failure::{Failure, Outcome};
