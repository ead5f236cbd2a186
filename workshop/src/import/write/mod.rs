//! What is written: the files that authors go on with, and what only programs read.

mod kept;
mod rules;
mod service;
mod texts;
mod yaml;

use super::draft::{Draft, ListCodes};
use fim::Schema;

/// The files of a service by their path in its folder.
pub(super) fn files(draft: &Draft, schema: &Schema, version: &str) -> Vec<(String, String)> {
    let mut files = vec![
        ("service.yaml".to_owned(), service::service(draft, schema, version)),
        ("texts/de.yaml".to_owned(), texts::texts(draft)),
        ("fim.json".to_owned(), kept::kept(draft, schema)),
    ];
    for list in &draft.lists {
        if let ListCodes::File(file) = &list.codes {
            files.push((file.path.clone(), file.text.clone()));
        }
    }
    files
}
