//! The style sheet: what the frontend uses of KERN's, and its own.

use super::stamp::Stamp;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// Where `index.html` expects it.
const SHEET: &str = "target/styles/assistant.css";

/// Writes the sheet. A class counts as used when its whole name stands in the source of the
/// frontend or of the pages to read.
pub(super) fn build(project: &Project) -> Result<(), Failure> {
    let inputs = &["frontend", "shared/src/reading", "index.html"];
    let stamp = Stamp { name: "styles", inputs, outputs: &[SHEET] };
    stamp.unless_fresh(project, || {
        step("join the styles with the used parts of KERN's", || {
            Program::new(project, "node")
                .args(["xtask/node/styles.mjs".as_ref(), project.npm_modules().as_path()])
                .args([SHEET])
                .run()
        })
    })
}
