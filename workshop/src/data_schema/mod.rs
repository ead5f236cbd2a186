//! The data schema of FIM that a service was imported from: what of it the service asks for, and
//! the schemas of the applications that it exports.

mod file;
mod json_schema;
mod ordered;
mod outline;
mod part;
mod shape;
mod xsd;

pub use file::{MAX_BYTES, SchemaFile, SchemaNode, element};
pub use json_schema::json_schema;
pub use outline::{Outline, outline};
pub use part::{Content, Facts, Part};
pub use xsd::xsd;
