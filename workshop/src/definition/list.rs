//! Code lists, under `lists` of `service.yaml`.

use std::collections::BTreeMap;

use super::members::{Members, pairs, text, texts};
use super::shape::{LIST, LIST_FILE};
use super::yaml::{Content, Tree, Written};
use crate::finding::Findings;

/// A code list.
#[derive(Debug)]
pub struct ListDefinition {
    /// Its name.
    pub name: Written,
    /// Its codes; those of a file once that was read.
    pub codes: Vec<Written>,
    /// Those of the codes that are outdated.
    pub outdated: Vec<Written>,
    /// By code, what else it can be found by.
    pub terms: Vec<(Written, String)>,
    /// Which version of the list it is.
    pub version: Option<Written>,
    /// The file that has the codes.
    pub file: Option<ListFile>,
    /// The labels that came with the file, by language and code; the empty language is any.
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
}

/// A Genericode file, and which of its columns say what.
#[derive(Debug)]
pub struct ListFile {
    /// The path from the service's folder.
    pub path: Written,
    /// The column with the codes.
    pub key: Option<Written>,
    /// The columns with the labels, by language; the empty language is any.
    pub labels: Vec<(String, Written)>,
    /// The column with what explains the label.
    pub help: Option<Written>,
    /// The columns by which a code can be found.
    pub terms: Vec<Written>,
}

/// Reads lists: `name: [a, b]`, or a mapping with codes or a file.
pub(super) fn read_lists(tree: &Tree, findings: &mut Findings) -> Vec<ListDefinition> {
    let lists = pairs(tree, "`lists`", findings).iter();
    lists.filter_map(|member| read(&member.key, &member.value, findings)).collect()
}

fn read(name: &Written, tree: &Tree, findings: &mut Findings) -> Option<ListDefinition> {
    let mut list = ListDefinition {
        name: name.clone(),
        codes: Vec::new(),
        outdated: Vec::new(),
        terms: Vec::new(),
        version: None,
        file: None,
        labels: BTreeMap::new(),
    };
    if !matches!(tree.content, Content::Mapping(_)) {
        list.codes = texts(super::items(tree, findings), findings);
        return Some(list);
    }
    let filed = match &tree.content {
        Content::Mapping(members) => members.iter().any(|member| member.key.text == "file"),
        _ => false,
    };
    let table = if filed { &LIST_FILE } else { &LIST };
    let mut members = Members::of(tree, table, findings)?;
    list.version = members.text("version", findings);
    list.outdated = texts(members.items("outdated", findings), findings);
    if filed {
        let path = members.need_text("file", findings)?;
        let key = members.text("key", findings);
        let label = members.take("label");
        list.file = Some(ListFile {
            path,
            key,
            labels: label.map_or(Vec::new(), |tree| labels(tree, findings)),
            help: members.text("help", findings),
            terms: texts(members.items("terms", findings), findings),
        });
    } else {
        let codes = members.need("codes", findings);
        list.codes = codes.map_or(Vec::new(), |tree| texts(super::items(tree, findings), findings));
        if let Some(tree) = members.take("terms") {
            for member in pairs(tree, "`terms`", findings) {
                if let Some(terms) = text(&member.value, findings) {
                    list.terms.push((member.key.clone(), terms.text));
                }
            }
        }
    }
    members.finish(findings);
    Some(list)
}

fn labels(tree: &Tree, findings: &mut Findings) -> Vec<(String, Written)> {
    if !matches!(tree.content, Content::Mapping(_)) {
        return text(tree, findings).map(|column| (String::new(), column)).into_iter().collect();
    }
    let labels = pairs(tree, "`label`", findings).iter();
    labels
        .filter_map(|member| Some((member.key.text.clone(), text(&member.value, findings)?)))
        .collect()
}
