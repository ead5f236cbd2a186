//! Doing nothing twice.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::files;
use crate::project::Project;

/// How the steps work is an input of every step, too.
const OWN: [&str; 3] = ["xtask/src/build", "xtask/node", "xtask/npm"];

/// What a step reads and makes. A file under `target/stamps` keeps the digest of what it read
/// the last time it succeeded. Paths start at the workspace.
pub(super) struct Stamp<'a> {
    /// The step's name, which is the file's.
    pub(super) name: &'a str,
    /// Files and folders it reads.
    pub(super) inputs: &'a [&'a str],
    /// Files and folders it makes.
    pub(super) outputs: &'a [&'a str],
}

impl Stamp<'_> {
    /// Does the work, unless the inputs are the same as last time and the outputs are there.
    pub(super) fn unless_fresh(
        &self,
        project: &Project,
        work: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let inputs: Vec<PathBuf> =
            self.inputs.iter().map(|input| project.root.join(input)).collect();
        let own = OWN.map(|folder| project.root.join(folder)).to_vec();
        let digest = files::digest(&[inputs, own].concat(), self.outputs)?;
        let stamp = project.root.join("target/stamps").join(self.name);
        let there = self.outputs.iter().all(|output| project.root.join(output).exists());
        if there && fs::read_to_string(&stamp).is_ok_and(|found| found == digest) {
            println!("-> {}: nothing changed", self.name);
            return Ok(());
        }
        work()?;
        files::write(&stamp, &digest)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::env;

    use super::*;

    #[test]
    fn works_again_only_after_a_change() {
        let root = env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        let project =
            Project { tools: root.join("tools"), target: root.join("target"), root: root.clone() };
        files::write(&root.join("in/a.txt"), "one").unwrap();
        let stamp = Stamp { name: "copy", inputs: &["in"], outputs: &["out.txt"] };
        let times = Cell::new(0);
        let work = || {
            stamp.unless_fresh(&project, || {
                times.set(times.get() + 1);
                files::write(&root.join("out.txt"), "made")
            })
        };
        work().unwrap();
        work().unwrap();
        assert_eq!(times.get(), 1);
        files::write(&root.join("in/a.txt"), "two").unwrap();
        work().unwrap();
        assert_eq!(times.get(), 2);
        fs::remove_file(root.join("out.txt")).unwrap();
        work().unwrap();
        assert_eq!(times.get(), 3);
        fs::remove_dir_all(root).unwrap();
    }
}
