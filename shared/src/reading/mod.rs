//! Pages to read: static HTML that is complete without scripts, and the first that people see.
//!
//! A service's start page stays until the assistant has something else to show. The municipality's
//! notices and the list of services need no assistant at all. The markup and classes are those of
//! the assistant's own views (`frontend/src/page/`), so that nothing moves when these come.

mod contact;
mod document;
mod frame;
mod list;
mod notice;
mod prose;
mod start;
mod tongue;
pub mod widget;
mod words;

pub use document::{Head, Inlined, Shell, document};
pub use frame::Frame;
pub use list::{Offer, list};
pub use notice::{Notice, notice};
pub use prose::{Block, blocks};
pub use start::{Start, start, told};
pub use tongue::Tongue;
pub use words::Words;

#[cfg(test)]
mod tests;
