//! Building blocks, each checked for itself: what is in it must make sense wherever it is included.

use super::head::{is_id, is_version};
use super::{cycles, names, nodes, texts};
use crate::definition::{ServiceDefinition, TextsDefinition};
use crate::finding::Findings;

/// Checks a block: its head, its nodes with their expressions, and its texts by language.
pub fn check_block(
    folder: &str,
    definition: &ServiceDefinition,
    texts: &[(String, TextsDefinition)],
    findings: &mut Findings,
) {
    let before = findings.errors();
    if let Some(name) = &definition.id {
        if !is_id(&name.text, b"-") {
            let advice = "use lower-case letters, digits and `-`, beginning with a letter";
            findings.error(name.at, format!("`{}` is no name for a block", name.text), advice);
        } else if name.text != folder {
            let message = format!("the name `{}` is not the folder's name `{folder}`", name.text);
            findings.error(name.at, message, "give both the same name");
        }
    }
    if let Some(version) = &definition.version
        && !is_version(&version.text)
    {
        let message = format!("`{}` is no semantic version", version.text);
        findings.error(version.at, message, "write three numbers, such as `1.0.0`");
    }
    let (names, kinds, _) = names::compile(definition, findings);
    let (_, reads) = nodes::compile(definition, &names, &kinds, findings);
    cycles::check(&names, &reads, findings);
    if findings.errors() > before {
        return;
    }
    if texts.is_empty() {
        let advice = "write `texts/de.yaml` beside it";
        findings.error(definition.at, "the block has no texts", advice);
    }
    for (language, texts) in texts {
        texts::check_block_texts(language, texts, &names, definition, findings);
    }
}
