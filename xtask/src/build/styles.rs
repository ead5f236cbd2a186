//! KERN's style sheet, reduced to what the frontend uses.

use super::stamp::Stamp;
use crate::failure::Failure;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// Where `index.html` expects it.
const SHEET: &str = "target/kern/kern.css";

/// Writes the sheet. A class counts as used when its whole name stands in the frontend's source.
pub(super) fn build(project: &Project) -> Result<(), Failure> {
    let stamp = Stamp { name: "styles", inputs: &["frontend", "index.html"], outputs: &[SHEET] };
    stamp.unless_fresh(project, || {
        step("take the used parts out of KERN's styles", || {
            Program::new(project, "node")
                .args(["xtask/node/styles.mjs".as_ref(), project.npm_modules().as_path()])
                .args([SHEET])
                .run()
        })
    })
}
