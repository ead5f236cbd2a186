//! python-stdnum, against which tests hold check digits, in the tools folder.

use std::fs;

use crate::failure::Failure;
use crate::files;
use crate::program::Program;
use crate::project::Project;
use crate::step::step;

/// The version and the digest of its wheel, as pip checks it.
const WANTED: &str = "python-stdnum==2.2 \
    --hash=sha256:bdf98fd117a0ca152e4047aa8ad254bae63853d4e915ddd4e0effb33ba0e9260\n";

/// Installs exactly that wheel, unless it is there.
pub(super) fn ensure(project: &Project) -> Result<(), Failure> {
    let folder = project.stdnum();
    let mark = folder.join("installed");
    if fs::read_to_string(&mark).is_ok_and(|found| found == WANTED) {
        return Ok(());
    }
    step("install python-stdnum 2.2 (check digits, for tests)", || {
        let list = project.tools.join("stdnum.txt");
        files::write(&list, WANTED)?;
        Program::new(project, "python3")
            .args(["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--upgrade"])
            .args(["--disable-pip-version-check", "--only-binary", ":all:", "--root-user-action"])
            .args(["ignore", "--requirement"])
            .args([&list])
            .args(["--target"])
            .args([&folder])
            .run()?;
        files::write(&mark, WANTED)
    })
    .map_err(|failure| Failure::Missing {
        what: "python-stdnum 2.2".to_owned(),
        remedy: format!("{failure}; `apt-get install python3-pip`, and pip needs PyPI"),
    })
}
