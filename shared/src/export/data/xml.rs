//! Application data in XML.

use super::DataSchema;
use super::item::{Item, ItemContent, items};
use crate::Session;
use crate::export::markup::Lines;

/// The namespace of all elements.
pub const NAMESPACE: &str = "urn:fim-de:xfall:datenschema:xdf3";

/// The application as an XML file. A file in it is the line that identifies it: SHA-256, size in
/// bytes, media type, name.
pub fn data_xml(schema: &DataSchema, session: &Session) -> String {
    let mut lines = Lines::of_file();
    let namespace = [" xmlns=\"", NAMESPACE, "\""].concat();
    lines.group(&schema.name, &namespace, |lines| write(lines, &items(schema, session)));
    lines.finish()
}

fn write(lines: &mut Lines, items: &[Item<'_>]) {
    for Item { element, content, .. } in items {
        match content {
            ItemContent::Group(members) => {
                lines.group(&element.name, "", |lines| write(lines, members));
            }
            ItemContent::Value(text) => lines.text(&element.name, text),
        }
    }
}
