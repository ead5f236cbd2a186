//! Files that are handed in with an application.

use shared::kind::{Form, Kind, LARGEST_FILE, MOST_FILES, Media};

use super::number::numbers;
use crate::definition::{KindDefinition, Written};
use crate::finding::{Findings, did_you_mean, or_list};

/// How many bytes a megabyte has (IEC 80000-13).
const MEGABYTE: i64 = 1_000_000;

/// The types, the size of each in megabytes and the number of files.
pub(super) fn compile(
    kind: &KindDefinition,
    name: &Written,
    findings: &mut Findings,
) -> Option<Kind> {
    let known = media_names();
    if kind.types.is_empty() {
        let advice = format!("add `types: [pdf]`; possible are {}", or_list(known));
        findings.error(name.at, "the kind `file` needs the types that are taken", advice);
        return None;
    }
    let mut types = Vec::new();
    for written in &kind.types {
        match Media::ALL.into_iter().find(|media| media.word() == written.text) {
            Some(media) => types.push(media),
            None => {
                let all = format!("possible are {}", or_list(known.iter().copied()));
                let message = format!("there is no type of file `{}`", written.text);
                let advice = did_you_mean(&written.text, known.iter().copied(), all);
                findings.error(written.at, message, advice);
            }
        }
    }
    let (_, max) = numbers(kind, (1, 1), (1, i64::from(MOST_FILES)), findings)?;
    let most = i64::from(LARGEST_FILE) / MEGABYTE;
    let sized = KindDefinition { max: kind.size.clone(), ..KindDefinition::default() };
    let (_, size) = numbers(&sized, (1, 10), (1, most), findings)?;
    let size = u32::try_from(size * MEGABYTE).ok()?;
    (types.len() == kind.types.len()).then_some(Kind::from(Form::File {
        types,
        size,
        max: u32::try_from(max).ok()?,
    }))
}

/// The words for all types of file.
pub(crate) fn media_names() -> Vec<&'static str> {
    Media::ALL.iter().map(|media| media.word()).collect()
}
