//! What is written: the files that authors go on with, and what only programs read.

mod kept;
mod plain;
mod rules;
mod service;
mod texts;
mod yaml;

use fim::Schema;
use shared::language::PLAIN;

use super::draft::{Draft, ListCodes};
use super::translate::Translated;
use texts::{ENGLISH, GERMAN};

/// The files of a service by their path in its folder.
pub(super) fn files(
    draft: &Draft,
    schema: &Schema,
    translated: &[Translated],
    version: &str,
) -> Vec<(String, String)> {
    let mut languages = vec!["de"];
    let mut files = vec![
        ("texts/de.yaml".to_owned(), texts::texts(draft, &GERMAN)),
        ("fim.json".to_owned(), kept::kept(draft, schema)),
    ];
    for own in translated {
        if !languages.contains(&own.tag.as_str()) {
            let text = match own.tag.as_str() {
                PLAIN => plain::plain(&own.draft, draft),
                _ => Some(texts::texts(&own.draft, &ENGLISH)),
            };
            let Some(text) = text else { continue };
            languages.push(&own.tag);
            files.push((format!("texts/{}.yaml", own.tag), text));
        }
    }
    let service = service::service(draft, schema, &languages, version);
    files.insert(0, ("service.yaml".to_owned(), service));
    for list in &draft.lists {
        if let ListCodes::File(file) = &list.codes {
            files.push((file.path.clone(), file.text.to_string()));
        }
    }
    files
}
