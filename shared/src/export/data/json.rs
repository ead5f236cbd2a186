//! Application data in JSON.

use super::item::{Item, ItemContent, items};
use super::{DataSchema, Holds};
use crate::Session;

/// The application as a JSON object: groups are objects, what can be there more than once is an
/// array, numbers are as exact as the answers. A file is the line that identifies it: SHA-256, size
/// in bytes, media type, name.
pub fn data_json(schema: &DataSchema, session: &Session) -> String {
    let mut json = String::new();
    object(&mut json, &items(schema, session), 0);
    json.push('\n');
    json
}

fn object(json: &mut String, items: &[Item<'_>], depth: usize) {
    // What is there several times stands together.
    let members = items.chunk_by(|one, other| std::ptr::eq(one.element, other.element));
    between(json, ["{", "}"], members, depth, |json, items, depth| {
        let Some(element) = items.first().map(|item| item.element) else { return };
        text(json, &element.name);
        json.push_str(": ");
        match element.several {
            true => between(json, ["[", "]"], items.iter(), depth, value),
            false => items.iter().take(1).for_each(|item| value(json, item, depth)),
        }
    });
}

fn value(json: &mut String, item: &Item<'_>, depth: usize) {
    match (&item.content, item.element.holds) {
        (ItemContent::Group(members), _) => object(json, members, depth),
        (ItemContent::Value(own), Holds::YesNo | Holds::Integer | Holds::Decimal) => {
            json.push_str(own);
        }
        (ItemContent::Value(own), _) => text(json, own),
    }
}

/// Members between brackets, each in a line of its own.
fn between<T>(
    json: &mut String,
    [open, close]: [&str; 2],
    members: impl Iterator<Item = T>,
    depth: usize,
    write: impl Fn(&mut String, T, usize),
) {
    json.push_str(open);
    let mut empty = true;
    for member in members {
        json.push_str(if empty { "\n" } else { ",\n" });
        empty = false;
        json.push_str(&"  ".repeat(depth + 1));
        write(json, member, depth + 1);
    }
    if !empty {
        json.push('\n');
        json.push_str(&"  ".repeat(depth));
    }
    json.push_str(close);
}

fn text(json: &mut String, text: &str) {
    json.push_str(&serde_json::Value::from(text).to_string());
}
