//! Building blocks (Bausteine): groups of fields with their texts that services include by
//! reference and adapt, such as a person or an address.
//!
//! A definition is expanded before it is read: what stands in it afterwards is as if its author
//! had written it out, except that every part still knows the file and line that it comes from.

mod adapt;
mod expand;
mod read;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use expand::expand;
pub use texts::{IncludedTexts, with_included};

use crate::definition::{Member, Tree};
use crate::finding::{At, Findings};

/// A building block, with the blocks that it includes itself expanded.
#[derive(Debug)]
pub struct Block {
    /// The folder's name.
    name: String,
    /// Semantic version.
    version: String,
    /// Where it is defined, by the file's place in [`Findings`].
    file: usize,
    nodes: Vec<Tree>,
    /// Code lists that come along.
    lists: Vec<Member>,
    included: Vec<Included>,
    /// By language.
    texts: BTreeMap<String, IncludedTexts>,
}

/// Where a block was included, and as what.
#[derive(Clone, Debug)]
pub struct Included {
    /// The definition path of the group that it became.
    pub path: String,
    /// The block's name.
    pub block: String,
    /// The file in which the block is defined, by its place in [`Findings`].
    pub file: usize,
    /// Where it was included.
    pub at: At,
    /// The languages that it has texts in.
    pub languages: BTreeSet<String>,
}

/// A definition in which every include is written out.
#[derive(Debug)]
pub struct Expanded {
    /// The definition.
    pub tree: Tree,
    /// What was included, also by blocks.
    pub included: Vec<Included>,
    /// The texts that come along, by language.
    pub texts: BTreeMap<String, IncludedTexts>,
    /// Whether something could not be included, which was reported.
    pub failed: bool,
}

/// The blocks of a folder, each read once and when it is first asked for.
#[derive(Debug)]
pub struct Blocks {
    folder: PathBuf,
    /// What was read; nothing for a block with an error in it.
    known: BTreeMap<String, Option<Rc<Block>>>,
    /// The blocks that are being read, each included by the one before.
    open: Vec<String>,
}

impl Blocks {
    /// The blocks beside a folder of services: in `blocks` next to it.
    pub fn beside(services: &Path) -> Self {
        let folder = match (services.file_name(), services.parent()) {
            (Some(_), Some(around)) => around.join("blocks"),
            _ => services.join("../blocks"),
        };
        Self { folder, known: BTreeMap::new(), open: Vec::new() }
    }

    /// Reads all blocks, so that what is wrong in one is found also while nobody includes it.
    pub fn check_all(&mut self, findings: &mut Findings) {
        for name in self.names() {
            self.read(&name, findings);
        }
    }

    /// The names of all blocks, ascending.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().join("block.yaml").is_file());
        let mut names: Vec<String> =
            folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}
