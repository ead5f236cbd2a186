//! Reading a block, and checking it for itself.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use super::expand::find;
use super::{Block, Blocks, Expanded, IncludedTexts, expand, with_included};
use crate::compile::check_block;
use crate::definition::{self, Content, Member, Tree, read_block, read_block_texts};
use crate::finding::Findings;

impl Blocks {
    /// Reads a block that is there; nothing when it has errors, which are reported once.
    pub(super) fn read(&mut self, name: &str, findings: &mut Findings) -> Option<Rc<Block>> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        self.open.push(name.to_owned());
        let before = findings.errors();
        let block = self.read_new(name, findings).filter(|_| findings.errors() == before);
        self.open.pop();
        let block = block.map(Rc::new);
        self.known.insert(name.to_owned(), block.clone());
        block
    }

    fn read_new(&mut self, name: &str, findings: &mut Findings) -> Option<Block> {
        let folder = self.folder.join(name);
        let tree = definition::open(&folder.join("block.yaml"), findings)?;
        let Expanded { tree, included, texts: inner, failed } = expand(&tree, self, findings);
        let mut definition = read_block(&tree, findings)?;
        if failed {
            return None;
        }
        definition.included = included.clone();
        let mut texts = BTreeMap::new();
        let mut read = Vec::new();
        for language in languages(&folder) {
            let path = folder.join("texts").join(format!("{language}.yaml"));
            let Some(own) = definition::open(&path, findings) else { continue };
            let whole = match inner.get(&language) {
                Some(inner) => with_included(&own, inner),
                None => own,
            };
            read.extend(read_block_texts(&whole, findings).map(|own| (language.clone(), own)));
            let nodes = members(&whole, "nodes").to_vec();
            texts.insert(
                language,
                IncludedTexts { nodes, lists: members(&whole, "lists").to_vec() },
            );
        }
        check_block(name, &definition, &read, findings);
        let Content::Mapping(whole) = &tree.content else { return None };
        let nodes = match find(whole, "nodes").map(|nodes| &nodes.content) {
            Some(Content::Sequence(nodes)) => nodes.clone(),
            _ => Vec::new(),
        };
        Some(Block {
            name: name.to_owned(),
            version: definition.version?.text,
            file: tree.at.file,
            nodes,
            lists: members(&tree, "lists").to_vec(),
            included,
            texts,
        })
    }
}

/// The languages that there are files of texts for, ascending.
fn languages(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("texts")).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut tags: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned)).collect();
    tags.sort();
    tags
}

/// The members of a part of a file.
fn members<'t>(tree: &'t Tree, key: &str) -> &'t [Member] {
    let Content::Mapping(whole) = &tree.content else { return &[] };
    match find(whole, key).map(|part| &part.content) {
        Some(Content::Mapping(members)) => members,
        _ => &[],
    }
}
