//! Files of the project that a test writes from the code.

use std::path::Path;

/// Fails when `file`, relative to the project's root, is not `text`; with `DIREKTANTRAG_WRITE=1`
/// the file is written instead.
pub(crate) fn up_to_date(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    if std::env::var("DIREKTANTRAG_WRITE").is_ok_and(|value| value == "1") {
        let written = std::fs::write(&path, text);
        assert!(written.is_ok(), "{file}: {written:?}");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "{file} is stale: run this test with `DIREKTANTRAG_WRITE=1`");
}
