//! What the import before wrote: names stay as they were.

use std::collections::BTreeMap;

use fim::Path;

use crate::data_schema::SchemaFile;

/// The names that elements had.
#[derive(Clone, Debug, Default)]
pub struct Previous {
    names: BTreeMap<Path, String>,
}

impl Previous {
    /// From the names by paths of the schema.
    pub fn new(names: BTreeMap<Path, String>) -> Self {
        Self { names }
    }

    /// From `fim.json` of the import before; nothing when it cannot be read.
    pub fn read(kept: &str) -> Option<Self> {
        let file = SchemaFile::read(kept)?;
        let names = file.nodes.iter().filter_map(|node| {
            let name = node.path.as_ref()?.rsplit('.').next()?.to_owned();
            Some((Path(node.ids().map(str::to_owned).collect()), name))
        });
        Some(Self { names: names.collect() })
    }

    /// The name of what stands at a path.
    pub(super) fn name(&self, path: &Path) -> Option<&str> {
        self.names.get(path).map(String::as_str)
    }

    /// Whether something else in the same group has a name.
    pub(super) fn has(&self, path: &Path, name: &str) -> bool {
        let Some((_, group)) = path.0.split_last() else { return false };
        let beside =
            |own: &Path| own != path && own.0.split_last().is_some_and(|(_, own)| own == group);
        self.names.iter().any(|(own, known)| known == name && beside(own))
    }
}
