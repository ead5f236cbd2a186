//! What is needed to assess answers on the command line.

mod today;

pub use today::{berlin_day, today};
